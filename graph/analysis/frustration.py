"""The frustration index: how many ties stand against a division of all actors into two camps.

A tie is frustrated if it is friendly between the camps or hostile within one. The index (Abelson and Rosenberg 1958;
line index of balance, Harary 1959) is the least number of frustrated ties over all divisions; it is 0 if, and only if,
the network is balanced.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.graph.analysis.camps import best_camps, disjoint_unbalanced, frustrated, neighbours, tree_sides
from polgraph.graph.analysis.signed import edge_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx as nx  # type: ignore[import-untyped, unused-ignore]

    SignedEdge = tuple[str, str, int]

EXACT_TIES = 400
"""A part of the network with more ties than this is bounded, not solved: exact search may take exponential time."""

SEARCH_NODES = 2000
"""Nodes of the branch-and-bound tree that exact search may open; a limit in seconds would not be deterministic."""


@dataclass(frozen=True, slots=True)
class Frustration:
    """The frustration index, or bounds to it.

    Attributes:
        lower: no division has fewer frustrated ties.
        upper: number of frustrated ties of the division found.
        camps: the two camps of that division, each sorted; the one with the smallest id first.
        ties: the frustrated ties of that division, each with its smaller id first, sorted.
    """

    lower: int
    upper: int
    camps: tuple[tuple[str, ...], tuple[str, ...]]
    ties: tuple[tuple[str, str], ...]

    @property
    def exact(self) -> bool:
        """Whether the bounds meet, so that `upper` is the index."""
        return self.lower == self.upper


def frustration(graph: nx.Graph[str], *, exact_ties: int = EXACT_TIES) -> Frustration:
    """The frustration index of a signed graph, or bounds to it.

    The network is taken apart at its cut vertices, for no cycle passes through one twice. Parts of up to `exact_ties`
    ties are solved by integer programming (the AND model of Aref, Mason and Wilson 2020, with the triangle cuts given
    there); for larger ones a local search gives the upper bound and edge-disjoint unbalanced cycles the lower one.

    Args:
        graph: as `questions.signed_network` makes it; weights count by their sign only.
        exact_ties: largest number of ties of a part that is solved exactly.

    Returns:
        Bounds, camps and frustrated ties; the same every time.
    """
    edges = edge_signs(graph)
    lower = 0
    opposed: set[tuple[str, str]] = set()
    for part in _parts(edges):
        least, found = _solve(part) if len(part) <= exact_ties else _bound(part)
        lower += least
        opposed.update(found)
    side = _sides(graph, edges, opposed)
    camps = (tuple(n for n in sorted(graph) if not side[n]), tuple(n for n in sorted(graph) if side[n]))
    return Frustration(lower, len(opposed), camps, tuple(sorted(opposed)))


def _parts(edges: Iterable[SignedEdge]) -> Iterator[list[SignedEdge]]:
    """The biconnected parts that can be frustrated at all: with a cycle and a hostile tie."""
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph()
    signs = {(left, right): sign for left, right, sign in edges}
    plain.add_edges_from(signs)
    for component in nx.biconnected_component_edges(plain):
        pairs = sorted((min(pair), max(pair)) for pair in component)
        part = [(left, right, signs[left, right]) for left, right in pairs]
        if len(part) > 1 and any(sign < 0 for _, _, sign in part):
            yield part


def _bound(part: list[SignedEdge]) -> tuple[int, list[tuple[str, str]]]:
    side = best_camps(part)
    return disjoint_unbalanced(part, side), frustrated(part, side)


def _solve(part: list[SignedEdge]) -> tuple[int, list[tuple[str, str]]]:
    """Solve a part exactly; where the search is cut off, its bounds."""
    least, found = _bound(part)
    if least == len(found):
        return least, found
    from polgraph.graph.analysis.exact import solve

    proven, better = solve(part, nodes=SEARCH_NODES)
    return max(least, proven), better if len(better) < len(found) else found


def _sides(graph: nx.Graph[str], edges: Iterable[SignedEdge], opposed: set[tuple[str, str]]) -> dict[str, bool]:
    """The camp of every actor, from the ties that are not frustrated; the first of each component is in the first."""
    near = neighbours(edge for edge in edges if edge[:2] not in opposed)
    side: dict[str, bool] = {}
    for start in sorted(graph):
        if start not in side:
            side |= tree_sides(near, start)
    return side
