"""The signed network of actors, and who is tied to one of them in friendship or conflict."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from typing import TYPE_CHECKING

from polgraph.graph.find import find_actor
from polgraph.graph.weights import counts, weight
from polgraph.ontology.load import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx  # type: ignore[import-untyped, unused-ignore]

    from polgraph.graph.store import Store
    from polgraph.ontology.records import Actor, Statement


class Direction(StrEnum):
    """Who acts upon whom in a tie, seen from the actor that was asked about."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class TieStatement:
    """One statement of a tie with its weight from -10 (conflict) to +10 (cooperation)."""

    statement: Statement
    weight: float


@dataclass(frozen=True, slots=True)
class Tie:
    """All that counts between two actors.

    Attributes:
        actor: the one that was asked about.
        other: the other one.
        direction: who acts upon whom; both also where a relation is symmetric.
        relations: names of the relations between them, sorted.
        positive: its friendly statements, the weightiest first.
        negative: its hostile statements, the weightiest first.
        sources: number of independent stories that state any of them.
        score: sum of the weights, a story that many articles print counted once: friendly above 0, hostile below.
    """

    actor: Actor
    other: Actor
    direction: Direction
    relations: tuple[str, ...]
    positive: tuple[TieStatement, ...]
    negative: tuple[TieStatement, ...]
    sources: int
    score: float

    @property
    def statements(self) -> int:
        """Number of statements, friendly and hostile."""
        return len(self.positive) + len(self.negative)

    @property
    def strongest(self) -> TieStatement:
        """The weightiest statement on the side that the score is on."""
        sides = (self.positive, self.negative) if self.score >= 0 else (self.negative, self.positive)
        return next(side[0] for side in sides if side)

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that state it, sorted."""
        return tuple(sorted({one.statement.article for one in (*self.positive, *self.negative)}))


def allies(store: Store, name: str) -> list[Tie]:
    """The actors with whom an actor is on balance friendly, the friendliest first.

    Args:
        store: where to look.
        name: the actor's name, part of a name, or id.

    Raises:
        PolgraphError: ACTOR_NOT_FOUND or ACTOR_AMBIGUOUS.
    """
    friendly = [tie for tie in ties(store, name) if tie.score > 0]
    return sorted(friendly, key=lambda tie: (-tie.score, tie.other.name, tie.other.id))


def conflicts(store: Store, name: str) -> list[Tie]:
    """The actors with whom an actor is on balance in conflict, the most hostile first.

    Args:
        store: where to look.
        name: the actor's name, part of a name, or id.

    Raises:
        PolgraphError: ACTOR_NOT_FOUND or ACTOR_AMBIGUOUS.
    """
    hostile = [tie for tie in ties(store, name) if tie.score < 0]
    return sorted(hostile, key=lambda tie: (tie.score, tie.other.name, tie.other.id))


def ties(store: Store, name: str) -> list[Tie]:
    """Every tie of an actor that has at least one statement with a weight, by the other actor's id.

    Args:
        store: where to look.
        name: the actor's name, part of a name, or id.

    Raises:
        PolgraphError: ACTOR_NOT_FOUND or ACTOR_AMBIGUOUS.
    """
    with store.ledger() as ledger, ledger.snapshot():
        actor = find_actor(ledger, name)
        between: defaultdict[str, list[TieStatement]] = defaultdict(list)
        for statement in ledger.statements(actor=actor.id):
            value = weight(statement)
            if value:
                away = statement.subject.actor == actor.id
                between[statement.object.actor if away else statement.subject.actor].append(
                    TieStatement(statement, value)
                )
        stories = ledger.stories()
        others = {key: ledger.actor(key) for key in sorted(between)}
    return [_tie(actor, other, between[key], stories) for key, other in others.items() if other is not None]


def _tie(actor: Actor, other: Actor, weighted: list[TieStatement], stories: Mapping[str, str]) -> Tie:
    ordered = sorted(weighted, key=lambda one: -abs(one.weight))
    return Tie(
        actor=actor,
        other=other,
        direction=_direction(actor.id, (one.statement for one in weighted)),
        relations=tuple(sorted({one.statement.relation for one in weighted})),
        positive=tuple(one for one in ordered if one.weight > 0),
        negative=tuple(one for one in ordered if one.weight < 0),
        sources=len({stories[one.statement.article] for one in weighted}),
        score=_score(weighted, stories),
    )


def _direction(actor: str, statements: Iterable[Statement]) -> Direction:
    seen = {
        Direction.BOTH
        if load_ontology().relation(statement.relation).symmetric
        else Direction.OUT
        if statement.subject.actor == actor
        else Direction.IN
        for statement in statements
    }
    return seen.pop() if len(seen) == 1 else Direction.BOTH


def _score(weighted: list[TieStatement], stories: Mapping[str, str]) -> float:
    """Sum of the weights in which, of the articles of one story, only the one that says most of a relation counts."""
    told: defaultdict[tuple[str, str, str], defaultdict[str, list[float]]]
    told = defaultdict(lambda: defaultdict(list))
    for one in weighted:
        said = one.statement
        told[stories[said.article], said.subject.actor, said.relation][said.article].append(one.weight)
    return round(fsum(max((fsum(values) for values in by.values()), key=abs) for by in told.values()), 6)


def network(store: Store) -> nx.MultiDiGraph[str]:
    """The signed network of a store: actors by id, and an edge for every statement that counts, keyed by its id.

    Nodes have `name`, `type` and `country`; edges have `relation`, `mode`, `status`, `weight`, `article`, `story`,
    `start` and `quote`. Negated, intended and hypothetical statements are not in it.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    with store.ledger() as ledger, ledger.snapshot():
        for actor in ledger.actors():
            graph.add_node(actor.id, name=actor.name, type=actor.type.value, country=actor.country)
        stories = ledger.stories()
        for statement in _counting(ledger.statements()):
            graph.add_edge(
                statement.subject.actor,
                statement.object.actor,
                key=statement.id,
                relation=statement.relation,
                mode=statement.mode,
                status=statement.status.value,
                weight=weight(statement),
                article=statement.article,
                story=stories[statement.article],
                start=statement.when.start.isoformat() if statement.when else None,
                quote=statement.evidence.text,
            )
    return graph


def _counting(statements: Iterable[Statement]) -> Iterator[Statement]:
    return (statement for statement in statements if counts(statement))
