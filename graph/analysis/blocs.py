"""Blocs: groups of actors that stand together, how they stand to each other, and who is welcome in opposed ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.graph.analysis.modularity import communities, modularity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx  # type: ignore[import-untyped, unused-ignore]


@dataclass(frozen=True, slots=True)
class Bloc:
    """A group of actors.

    Attributes:
        number: its place, from 1 for the largest.
        members: ids of its actors, the one with the most friendly weight within the bloc first.
        friendly: sum of the friendly weights within it.
        hostile: sum of the hostile weights within it, 0 or less.
    """

    number: int
    members: tuple[str, ...]
    friendly: float
    hostile: float


@dataclass(frozen=True, slots=True)
class Relationship:
    """How two blocs stand to each other.

    Attributes:
        left: number of one bloc.
        right: number of the other.
        friendly: sum of the friendly weights between them.
        hostile: sum of the hostile weights between them, 0 or less.
    """

    left: int
    right: int
    friendly: float
    hostile: float

    @property
    def opposed(self) -> bool:
        """Whether hostility outweighs friendship between them."""
        return self.friendly + self.hostile < 0


@dataclass(frozen=True, slots=True)
class Division:
    """The blocs of a network.

    Attributes:
        blocs: of two members or more, the largest first.
        between: pairs of these blocs that have any tie, sorted.
        alone: ids of actors in no bloc, sorted.
        modularity: signed modularity of the division, from -1 to 1.
    """

    blocs: tuple[Bloc, ...]
    between: tuple[Relationship, ...]
    alone: tuple[str, ...]
    modularity: float


@dataclass(frozen=True, slots=True)
class Broker:
    """An actor with friends in two blocs that are opposed.

    Attributes:
        actor: its id.
        left: number of one bloc.
        right: number of the other.
        to_left: net weight of its ties into the first bloc, above 0.
        to_right: net weight of its ties into the second, above 0.
    """

    actor: str
    left: int
    right: int
    to_left: float
    to_right: float

    @property
    def score(self) -> float:
        """The smaller of the two weights: a broker is worth what the side that likes it less gives."""
        return min(self.to_left, self.to_right)


def divide(graph: nx.Graph[str], *, resolution: float = 1.0) -> Division:
    """Divide a signed graph into blocs.

    Args:
        graph: as `questions.signed_network` makes it.
        resolution: above 1 for more and smaller blocs.
    """
    groups = communities(graph, resolution=resolution)
    home = {name: at for at, members in enumerate(groups, start=1) for name in members}
    within: defaultdict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    across: defaultdict[tuple[int, int], list[float]] = defaultdict(lambda: [0.0, 0.0])
    support: defaultdict[str, float] = defaultdict(float)
    for left, right, weight in graph.edges(data="weight"):
        pair = sorted((home[left], home[right]))
        sums = within[pair[0]] if pair[0] == pair[1] else across[pair[0], pair[1]]
        sums[weight < 0] += weight
        if pair[0] == pair[1] and weight > 0:
            support[left] += weight
            support[right] += weight
    blocs = tuple(
        Bloc(at, tuple(sorted(members, key=lambda name: (-support[name], name))), *_rounded(within[at]))
        for at, members in enumerate(groups, start=1)
        if len(members) > 1
    )
    between = [Relationship(*pair, *_rounded(sums)) for pair, sums in sorted(across.items()) if pair[1] <= len(blocs)]
    alone = sorted(members[0] for members in groups[len(blocs) :])
    return Division(blocs, tuple(between), tuple(alone), round(modularity(graph, groups, resolution=resolution), 6))


def brokers(graph: nx.Graph[str], division: Division) -> list[Broker]:
    """The actors on good terms with two opposed blocs, the best placed first.

    Args:
        graph: the graph that was divided.
        division: its blocs.
    """
    home = {name: bloc.number for bloc in division.blocs for name in bloc.members}
    opposed = [(pair.left, pair.right) for pair in division.between if pair.opposed]
    found = [broker for name in sorted(graph) for broker in _brokered(name, _into(graph, name, home), opposed)]
    return sorted(found, key=lambda one: (-one.score, -(one.to_left + one.to_right), one.actor, one.left, one.right))


def _into(graph: nx.Graph[str], name: str, home: Mapping[str, int]) -> dict[int, float]:
    """The net weight of an actor's ties into each bloc."""
    sums: defaultdict[int, float] = defaultdict(float)
    for other, tie in sorted(graph[name].items()):
        if other in home:
            sums[home[other]] += tie["weight"]
    return sums


def _brokered(name: str, into: Mapping[int, float], opposed: Sequence[tuple[int, int]]) -> list[Broker]:
    return [
        Broker(name, left, right, round(into[left], 6), round(into[right], 6))
        for left, right in opposed
        if into.get(left, 0.0) > 0 and into.get(right, 0.0) > 0
    ]


def _rounded(sums: Sequence[float]) -> tuple[float, float]:
    return round(sums[0], 6), round(sums[1], 6)
