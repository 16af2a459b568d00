"""Signed graphs as the measures of this package take them: one weighted tie between two actors, no loops."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped, unused-ignore]


def sign_of(weight: float) -> int:
    """1 for a friendly weight, -1 for a hostile one, 0 for neither."""
    return (weight > 0) - (weight < 0)


def edge_signs(graph: nx.Graph[str]) -> list[tuple[str, str, int]]:
    """All edges with their signs, each with its smaller node first, sorted."""
    return sorted(
        (*sorted((left, right)), sign_of(weight)) for left, right, weight in graph.edges(data="weight") if weight
    )
