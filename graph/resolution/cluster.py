"""Which nodes are one actor: a pure function of nodes, links and judgements, whatever order they come in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from polgraph.graph.resolution.records import Strength

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from polgraph.graph.resolution.records import Link
    from polgraph.ontology.records import Judgement

NEAR = 0.05
"""Two actors whose scores are no further apart fit a node about as well."""


class Clusters:
    """Disjoint sets of nodes, and pairs of sets that may never become one."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._forbidden: defaultdict[str, set[str]] = defaultdict(set)

    def top(self, node: str) -> str:
        """The node that stands for the set that a node is in."""
        above = self._above.get(node, node)
        while (higher := self._above.get(above, above)) != above:
            self._above[node] = higher
            node, above = above, higher
        return above

    def forbid(self, left: str, right: str) -> None:
        """Keep two sets apart from now on; without effect where they are one already."""
        left, right = self.top(left), self.top(right)
        if left != right:
            self._forbidden[left].add(right)
            self._forbidden[right].add(left)

    def allowed(self, left: str, right: str) -> bool:
        """Whether two nodes are in one set or may come to be."""
        return self.top(right) not in self._forbidden[self.top(left)]

    def join(self, left: str, right: str) -> bool:
        """Make the sets of two nodes one, unless that is forbidden; whether they are one now."""
        kept, gone = sorted((self.top(left), self.top(right)))
        if kept == gone:
            return True
        if not self.allowed(kept, gone):
            return False
        self._above[gone] = kept
        for other in self._forbidden.pop(gone, ()):
            self._forbidden[other].discard(gone)
            self._forbidden[other].add(kept)
            self._forbidden[kept].add(other)
        return True


def cluster(nodes: Collection[str], links: Iterable[Link], judgements: Sequence[Judgement]) -> dict[str, str]:
    """The actor of every node.

    In this order: judgements of people, the latest first, of which one that contradicts later ones is skipped; links
    `JOIN` by score, unless they would put together what a judgement or a link `APART` keeps apart; links `IF_ONLY` by
    score, where no other actor fits the left node about as well.

    Args:
        nodes: ids of the nodes. What judgements say of other nodes counts too: two nodes that were each judged to be
            the same as a third stay one when the third goes.
        links: the links between them.
        judgements: the judgements in effect, at most one for two nodes, the oldest first.

    Returns:
        For every node the smallest known node of its cluster, else the smallest node.
    """
    clusters = Clusters()
    for judgement in reversed(judgements):
        if judgement.verdict == "same":
            clusters.join(judgement.left, judgement.right)
        elif judgement.verdict == "different":
            clusters.forbid(judgement.left, judgement.right)
    ordered = sorted(links, key=lambda link: (-link.score, link.left, link.right))
    for link in ordered:
        if link.strength is Strength.APART:
            clusters.forbid(link.left, link.right)
    for link in ordered:
        if link.strength is Strength.JOIN:
            clusters.join(link.left, link.right)
    _join_if_only(clusters, [link for link in ordered if link.strength is Strength.IF_ONLY])
    return dict(_named(nodes, clusters))


def _join_if_only(clusters: Clusters, links: Sequence[Link]) -> None:
    """Join where one actor alone fits; what may not be joined is no rival."""
    of: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        of[link.left].append(link)
    for link in links:
        open_links = [one for one in of[link.left] if clusters.allowed(one.left, one.right)]
        best = max((one.score for one in open_links), default=0.0)
        rivals = {clusters.top(one.right) for one in open_links if round(best - one.score, 9) <= NEAR}
        if rivals == {clusters.top(link.right)}:
            clusters.join(link.left, link.right)


def _named(nodes: Collection[str], clusters: Clusters) -> Iterator[tuple[str, str]]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for node in nodes:
        members[clusters.top(node)].append(node)
    for found in members.values():
        actor = min(found, key=lambda node: (not node.startswith("k-"), node))
        yield from ((node, actor) for node in found)


def clusters_of(actors: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """For each actor its nodes, from the actor of each node."""
    members: defaultdict[str, set[str]] = defaultdict(set)
    for node, actor in actors.items():
        members[actor].add(node)
    return {actor: frozenset(found) for actor, found in members.items()}
