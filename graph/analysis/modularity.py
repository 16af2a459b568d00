"""Communities of a signed graph: friends together, enemies apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx  # type: ignore[import-untyped, unused-ignore]

LEAST_GAIN = 1e-9
"""A smaller gain of modularity is rounding."""


@dataclass(slots=True)
class _Level:
    """A graph whose nodes are numbered, as one round of the search sees it.

    Attributes:
        near: for each node the weight of its ties to others.
        friendly: for each node the sum of its friendly weights, those within it included.
        hostile: for each node the sum of its hostile weights, as positive numbers.
    """

    near: list[dict[int, float]]
    friendly: list[float]
    hostile: list[float]


def communities(graph: nx.Graph[str], *, resolution: float = 1.0) -> tuple[tuple[str, ...], ...]:
    """Divide a signed graph into communities of high signed modularity.

    Signed modularity (Gómez, Jensen and Arenas 2009, doi:10.1103/PhysRevE.80.016114) counts friendly weight within and
    hostile weight between communities beyond what the strengths of the actors let expect. It is raised by the moves of
    Blondel et al. (2008, doi:10.1088/1742-5468/2008/10/P10008), node by node in sorted order, so that the same graph
    always gives the same communities.

    Args:
        graph: as `questions.signed_network` makes it.
        resolution: above 1 for more and smaller communities.

    Returns:
        The communities, the largest first, their members sorted; actors without ties stand alone.
    """
    names = sorted(graph)
    level = _first_level(graph, names)
    member = list(range(len(names)))
    while True:
        home = _moved(level, resolution)
        numbers = {old: new for new, old in enumerate(dict.fromkeys(home))}
        home = [numbers[community] for community in home]
        member = [home[node] for node in member]
        if len(numbers) == len(level.near):
            break
        level = _merged(level, home, len(numbers))
    found: defaultdict[int, list[str]] = defaultdict(list)
    for node, community in enumerate(member):
        found[community].append(names[node])
    return tuple(sorted(map(tuple, found.values()), key=lambda members: (-len(members), members)))


def modularity(graph: nx.Graph[str], groups: Sequence[Sequence[str]], *, resolution: float = 1.0) -> float:
    """Signed modularity of a division, from -1 to 1; 0 for a graph without ties.

    Args:
        graph: as `questions.signed_network` makes it.
        groups: every node in exactly one group.
        resolution: factor of what is expected.
    """
    names = sorted(graph)
    level = _first_level(graph, names)
    home = {name: number for number, group in enumerate(groups) for name in group}
    totals = _totals(level)
    if not sum(totals):
        return 0.0
    inside = sum(float(weight) for left, right, weight in graph.edges(data="weight") if home[left] == home[right])
    friendly: defaultdict[int, float] = defaultdict(float)
    hostile: defaultdict[int, float] = defaultdict(float)
    for node, name in enumerate(names):
        friendly[home[name]] += level.friendly[node]
        hostile[home[name]] += level.hostile[node]
    pairs = ((strength, hostile[group]) for group, strength in friendly.items())
    expected = sum(_expected(pair, pair, totals) for pair in pairs)
    return (2 * inside - resolution * expected) / sum(totals)


def _first_level(graph: nx.Graph[str], names: Sequence[str]) -> _Level:
    number = {name: at for at, name in enumerate(names)}
    near = [{number[other]: float(tie["weight"]) for other, tie in sorted(graph[name].items())} for name in names]
    return _Level(
        near,
        [sum(weight for weight in ties.values() if weight > 0) for ties in near],
        [-sum(weight for weight in ties.values() if weight < 0) for ties in near],
    )


def _totals(level: _Level) -> tuple[float, float]:
    return sum(level.friendly), sum(level.hostile)


def _expected(own: tuple[float, float], others: tuple[float, float], totals: tuple[float, float]) -> float:
    """The weight to expect between two sets of nodes, from their friendly and hostile strengths and those of all."""
    friendly = own[0] * others[0] / totals[0] if totals[0] else 0.0
    return friendly - (own[1] * others[1] / totals[1] if totals[1] else 0.0)


def _moved(level: _Level, resolution: float) -> list[int]:
    """The community of each node when no single node can gain by moving to a neighbour's community."""
    home = list(range(len(level.near)))
    friendly, hostile = list(level.friendly), list(level.hostile)
    totals = _totals(level)
    changed = True
    while changed:
        changed = False
        for node, ties in enumerate(level.near):
            old = home[node]
            friendly[old] -= level.friendly[node]
            hostile[old] -= level.hostile[node]
            toward = _toward(ties, home)
            own = (level.friendly[node], level.hostile[node])

            def gain(community: int, toward: Mapping[int, float] = toward, own: tuple[float, float] = own) -> float:
                pair = (friendly[community], hostile[community])
                return toward.get(community, 0.0) - resolution * _expected(own, pair, totals)

            best, most = old, gain(old)
            for community in toward:
                value = gain(community)
                if value > most + LEAST_GAIN:
                    best, most = community, value
            friendly[best] += level.friendly[node]
            hostile[best] += level.hostile[node]
            if best != old:
                home[node] = best
                changed = True
    return home


def _toward(ties: Mapping[int, float], home: Sequence[int]) -> dict[int, float]:
    """The weight of a node's ties to each community."""
    toward: dict[int, float] = {}
    for other, weight in ties.items():
        toward[home[other]] = toward.get(home[other], 0.0) + weight
    return toward


def _merged(level: _Level, home: Sequence[int], size: int) -> _Level:
    """The graph whose nodes are the communities."""
    near: list[dict[int, float]] = [{} for _ in range(size)]
    friendly, hostile = [0.0] * size, [0.0] * size
    for node, ties in enumerate(level.near):
        mine = home[node]
        friendly[mine] += level.friendly[node]
        hostile[mine] += level.hostile[node]
        for other, weight in ties.items():
            if home[other] != mine:
                near[mine][home[other]] = near[mine].get(home[other], 0.0) + weight
    return _Level(near, friendly, hostile)
