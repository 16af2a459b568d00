"""Chains of ties from one actor to another, and the enemies of enemies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped, unused-ignore]


class ChainKind(StrEnum):
    """Which ties a chain may use."""

    SUPPORT = "support"
    HOSTILITY = "hostility"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of ties.

    Attributes:
        actors: ids of the actors, from the one asked about to the other.
        weights: weights of the ties between them, one fewer.
    """

    actors: tuple[str, ...]
    weights: tuple[float, ...]

    @property
    def sign(self) -> int:
        """Product of the signs: what balance theory expects between the two ends."""
        return -1 if sum(weight < 0 for weight in self.weights) % 2 else 1


@dataclass(frozen=True, slots=True)
class SharedEnemy:
    """An actor who is hostile to somebody's enemies.

    Attributes:
        actor: its id.
        enemies: ids of the enemies they share, the most hostile to both first.
        score: sum over these of the lesser of the two hostilities, above 0.
        tie: weight of the tie between the two themselves, 0 for none.
    """

    actor: str
    enemies: tuple[str, ...]
    score: float
    tie: float


def chain(graph: nx.Graph[str], start: str, end: str, kind: ChainKind = ChainKind.SUPPORT) -> Chain | None:
    """The chain of fewest ties between two actors; among these the one with the strongest ties.

    Args:
        graph: as `questions.signed_network` makes it.
        start: id of one actor.
        end: id of the other.
        kind: which ties it may use.

    Returns:
        The chain, or None where there is none.
    """
    import networkx as nx

    # The strength of the ties may never outweigh one tie more.
    scale = 1.0 / (len(graph) + 1)

    def length(_left: str, _right: str, tie: dict[str, float]) -> float | None:
        weight = tie["weight"]
        if (kind is ChainKind.SUPPORT and weight < 0) or (kind is ChainKind.HOSTILITY and weight > 0):
            return None
        return 1.0 + scale / (1.0 + abs(weight))

    if start not in graph or end not in graph:
        return None
    try:
        path = nx.dijkstra_path(graph, start, end, weight=length)
    except nx.NetworkXNoPath:
        return None
    weights = (graph[left][right]["weight"] for left, right in pairwise(path))
    return Chain(tuple(path), tuple(weights))


def enemies_of_enemies(graph: nx.Graph[str], actor: str) -> list[SharedEnemy]:
    """The actors who share an actor's enemies, those with the most hostility in common first.

    Args:
        graph: as `questions.signed_network` makes it.
        actor: id of the actor.
    """
    if actor not in graph:
        return []
    shared: dict[str, dict[str, float]] = {}
    enemies = {other: -tie["weight"] for other, tie in graph[actor].items() if tie["weight"] < 0}
    for enemy, hostility in enemies.items():
        for other, tie in graph[enemy].items():
            if other != actor and tie["weight"] < 0:
                shared.setdefault(other, {})[enemy] = min(hostility, -tie["weight"])
    found = [
        SharedEnemy(
            other,
            tuple(sorted(by, key=lambda enemy: (-by[enemy], enemy))),
            round(sum(by[enemy] for enemy in sorted(by)), 6),
            graph[actor][other]["weight"] if graph.has_edge(actor, other) else 0.0,
        )
        for other, by in shared.items()
    ]
    return sorted(found, key=lambda one: (-one.score, one.actor))
