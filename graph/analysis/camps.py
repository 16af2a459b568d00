"""Bounds to the frustration of a signed graph that stay fast on large ones: a local search, and disjoint cycles."""

from __future__ import annotations

from collections import defaultdict, deque
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx  # type: ignore[import-untyped, unused-ignore]

    SignedEdge = tuple[str, str, int]
    Near = Mapping[str, Sequence[tuple[str, int]]]

WORK = 400_000
"""Ties that all starts of the local search together may look at first: small graphs are searched more often."""

STARTS = 24
"""The most starts of the local search."""

PATHS = 2000
"""The most frustrated ties in no triangle for which a longer cycle is looked for: each may go over the whole graph."""


def best_camps(edges: Sequence[SignedEdge]) -> dict[str, bool]:
    """Divide the nodes into two camps with few frustrated ties.

    A breadth-first tree from one of the best connected nodes gives a first division; then every node that has more
    frustrated than satisfied ties changes its camp until none is left. The best of several such trees counts.

    Args:
        edges: two nodes and the sign of the tie, each pair once.

    Returns:
        For every node whether it is in the second camp; no single change of camp would help.
    """
    near = neighbours(edges)
    starts = sorted(near, key=lambda node: (-len(near[node]), node))
    tried = (_settled(near, tree_sides(near, start)) for start in starts[: max(1, min(STARTS, WORK // len(edges)))])
    return min(tried, key=lambda side: len(frustrated(edges, side)))


def frustrated(edges: Sequence[SignedEdge], side: Mapping[str, bool]) -> list[tuple[str, str]]:
    """The ties that are friendly between the two camps or hostile within one."""
    return [(left, right) for left, right, sign in edges if (side[left] == side[right]) != (sign > 0)]


def disjoint_unbalanced(edges: Sequence[SignedEdge], side: Mapping[str, bool]) -> int:
    """A number of unbalanced cycles that share no tie: at least so many ties are frustrated in any division.

    A frustrated tie and any path of satisfied ties between its ends make an unbalanced cycle. Triangles are taken
    first, as the shortest cycles use up the fewest ties.

    Args:
        edges: two nodes and the sign of the tie, each pair once.
        side: a division, the better the closer the bound.
    """
    import networkx as nx

    opposed = frustrated(edges, side)
    left_out = set(opposed)
    satisfied: nx.Graph[str] = nx.Graph()
    satisfied.add_nodes_from(sorted(side))
    satisfied.add_edges_from((left, right) for left, right, _ in edges if (left, right) not in left_out)
    waiting = [tie for tie in opposed if not _take_triangle(satisfied, *tie)]
    return len(opposed) - len(waiting) + sum(_take_path(satisfied, left, right) for left, right in waiting[:PATHS])


def neighbours(edges: Iterable[SignedEdge]) -> dict[str, list[tuple[str, int]]]:
    """For every node of some ties the others, each with the sign."""
    near: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for left, right, sign in edges:
        near[left].append((right, sign))
        near[right].append((left, sign))
    return dict(near)


def tree_sides(near: Near, start: str) -> dict[str, bool]:
    """The camps of all that ties lead to from a node, for which no tie of a breadth-first tree is frustrated."""
    side = {start: False}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for other, sign in near.get(node, ()):
            if other not in side:
                side[other] = side[node] if sign > 0 else not side[node]
                waiting.append(other)
    return side


def _settled(near: Near, side: dict[str, bool]) -> dict[str, bool]:
    waiting = deque(sorted(near))
    queued = set(waiting)
    while waiting:
        node = waiting.popleft()
        queued.discard(node)
        if sum(sign if side[node] != side[other] else -sign for other, sign in near[node]) > 0:
            side[node] = not side[node]
            fresh = [other for other, _ in near[node] if other not in queued]
            queued.update(fresh)
            waiting.extend(fresh)
    return side


def _take_triangle(graph: nx.Graph[str], left: str, right: str) -> bool:
    small, large = sorted((graph[left], graph[right]), key=len)
    third = next((node for node in small if node in large), None)
    if third is None:
        return False
    graph.remove_edges_from([(left, third), (right, third)])
    return True


def _take_path(graph: nx.Graph[str], left: str, right: str) -> bool:
    import networkx as nx

    try:
        path = nx.bidirectional_shortest_path(graph, left, right)
    except nx.NetworkXNoPath:
        return False
    graph.remove_edges_from(pairwise(path))
    return True
