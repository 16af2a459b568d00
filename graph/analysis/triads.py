"""Balanced and unbalanced triads: is the friend of a friend a friend, the enemy of an enemy a friend?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.graph.analysis.signed import sign_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx  # type: ignore[import-untyped, unused-ignore]


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors, each tied to the others.

    Attributes:
        actors: their ids, sorted.
        hostile: how many of the three ties are hostile, 0 to 3.
    """

    actors: tuple[str, str, str]
    hostile: int

    @property
    def balanced(self) -> bool:
        """Whether the product of the three signs is positive (Cartwright and Harary 1956)."""
        return self.hostile % 2 == 0


@dataclass(frozen=True, slots=True)
class TriadCensus:
    """How many triads there are of each kind, by their number of hostile ties.

    Attributes:
        counts: number of triads with 0, 1, 2 and 3 hostile ties.
    """

    counts: tuple[int, int, int, int]

    @property
    def triads(self) -> int:
        """Number of all triads."""
        return sum(self.counts)

    @property
    def balanced(self) -> int:
        """Number of balanced ones: without a hostile tie, or with two."""
        return self.counts[0] + self.counts[2]

    @property
    def share(self) -> float | None:
        """Share of balanced triads, the triangle index; None where there is no triad."""
        return self.balanced / self.triads if self.triads else None


def triads(graph: nx.Graph[str]) -> Iterator[Triad]:
    """Every triad once, in sorted order.

    Each edge is looked at from its end of smaller degree, which keeps the work near the number of edges times the
    square root of it (Schank and Wagner 2005).
    """
    rank = {node: at for at, node in enumerate(sorted(graph, key=lambda node: (graph.degree(node), node)))}
    later = {node: sorted((other for other in graph[node] if rank[other] > rank[node]), key=str) for node in graph}
    sets = {node: set(others) for node, others in later.items()}
    for node in sorted(graph):
        for at, first in enumerate(later[node]):
            for second in later[node][at + 1 :]:
                if second in sets[first] or first in sets[second]:
                    yield _triad(graph, node, first, second)


def _triad(graph: nx.Graph[str], *nodes: str) -> Triad:
    first, second, third = sorted(nodes)
    pairs = ((first, second), (first, third), (second, third))
    hostile = sum(sign_of(graph[left][right]["weight"]) < 0 for left, right in pairs)
    return Triad((first, second, third), hostile)


def census(graph: nx.Graph[str]) -> TriadCensus:
    """Count the triads of a signed graph by their number of hostile ties: those of `triads`, without naming them."""
    rank = {node: at for at, node in enumerate(sorted(graph, key=lambda node: (graph.degree(node), node)))}
    later: dict[str, tuple[set[str], set[str]]] = {node: (set(), set()) for node in graph}
    for left, right, weight in graph.edges(data="weight"):
        first, second = (left, right) if rank[left] < rank[right] else (right, left)
        later[first][sign_of(weight) < 0].add(second)
    counts = [0, 0, 0, 0]
    for ours in later.values():
        for between, others in enumerate(ours):
            for theirs in map(later.__getitem__, others):
                for left_sign, right_sign in ((0, 0), (0, 1), (1, 0), (1, 1)):
                    counts[between + left_sign + right_sign] += len(ours[left_sign] & theirs[right_sign])
    return TriadCensus((counts[0], counts[1], counts[2], counts[3]))
