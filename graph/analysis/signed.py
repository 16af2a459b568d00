"""Signed graphs as the measures of this package take them: one weighted tie between two actors, no loops."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx  # type: ignore[import-untyped, unused-ignore]


def signed_graph(ties: Iterable[tuple[str, str, float]]) -> nx.Graph[str]:
    """A signed graph of ties; the weights of several ties between the same two actors are added up.

    Args:
        ties: two actors and a weight, friendly above 0 and hostile below; loops and sums of 0 are left out.

    Returns:
        An undirected graph with the edge attribute `weight`, nodes and edges in sorted order.
    """
    import networkx as nx

    sums: dict[tuple[str, str], float] = {}
    nodes: set[str] = set()
    for left, right, weight in ties:
        nodes.update((left, right))
        if left != right:
            pair = (left, right) if left < right else (right, left)
            sums[pair] = sums.get(pair, 0.0) + weight
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_weighted_edges_from((left, right, weight) for (left, right), weight in sorted(sums.items()) if weight)
    return graph


def sign_of(weight: float) -> int:
    """1 for a friendly weight, -1 for a hostile one, 0 for neither."""
    return (weight > 0) - (weight < 0)


def edge_signs(graph: nx.Graph[str]) -> list[tuple[str, str, int]]:
    """All edges with their signs, each with its smaller node first, sorted."""
    return sorted(
        (*sorted((left, right)), sign_of(weight)) for left, right, weight in graph.edges(data="weight") if weight
    )
