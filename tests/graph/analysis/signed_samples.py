"""Signed graphs made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx  # type: ignore[import-untyped, unused-ignore]

if TYPE_CHECKING:
    from collections.abc import Iterable


def signed_graph(ties: Iterable[tuple[str, str, float]]) -> nx.Graph[str]:
    """A signed graph of ties; the weights of several ties between the same two actors are added up.

    Args:
        ties: two actors and a weight, friendly above 0 and hostile below; loops and sums of 0 are left out.

    Returns:
        An undirected graph with the edge attribute `weight`, nodes and edges in sorted order.
    """
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
