"""The signed network of actors, and who is tied to one of them in friendship or conflict."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from polgraph.graph.analysis.observe import observe_pairs, score, sources
from polgraph.graph.analysis.rollup import stands_for
from polgraph.graph.analysis.select import EVERYTHING, Level
from polgraph.graph.find import find_actor
from polgraph.graph.ledger.outlines import ActorOutline
from polgraph.graph.weights import counts, weight
from polgraph.ontology.load import load_ontology

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import networkx as nx  # type: ignore[import-untyped, unused-ignore]

    from polgraph.graph.analysis.observe import Observation
    from polgraph.graph.analysis.select import Selection
    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.graph.store import Store
    from polgraph.ontology.records import Statement


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
        friendly: number of friendly statements.
        hostile: number of hostile statements.
        sources: number of independent stories that state any of them.
        score: sum of the weights, a story that many articles print counted once: friendly above 0, hostile below.
        strongest: the weightiest statement on the side that the score is on.
    """

    actor: ActorOutline
    other: ActorOutline
    direction: Direction
    relations: tuple[str, ...]
    friendly: int
    hostile: int
    sources: int
    score: float
    strongest: TieStatement

    @property
    def statements(self) -> int:
        """Number of statements, friendly and hostile."""
        return self.friendly + self.hostile


def allies(store: Store, name: str, selection: Selection = EVERYTHING) -> list[Tie]:
    """The actors with whom an actor is on balance friendly, the friendliest first.

    Args:
        store: where to look.
        name: the actor's name, part of a name, or id.
        selection: which statements count.

    Raises:
        PolgraphError: ACTOR_NOT_FOUND or ACTOR_AMBIGUOUS.
    """
    friendly = _ties(store, name, selection, lambda total: total > 0)
    return sorted(friendly, key=lambda tie: (-tie.score, tie.other.name, tie.other.id))


def conflicts(store: Store, name: str, selection: Selection = EVERYTHING) -> list[Tie]:
    """The actors with whom an actor is on balance in conflict, the most hostile first.

    Args:
        store: where to look.
        name: the actor's name, part of a name, or id.
        selection: which statements count.

    Raises:
        PolgraphError: ACTOR_NOT_FOUND or ACTOR_AMBIGUOUS.
    """
    hostile = _ties(store, name, selection, lambda total: total < 0)
    return sorted(hostile, key=lambda tie: (tie.score, tie.other.name, tie.other.id))


def ties(store: Store, name: str, selection: Selection = EVERYTHING) -> list[Tie]:
    """Every tie of an actor that has at least one statement with a weight, by the other actor's id.

    Args:
        store: where to look.
        name: the actor's name, part of a name, or id.
        selection: which statements count.

    Raises:
        PolgraphError: ACTOR_NOT_FOUND or ACTOR_AMBIGUOUS.
    """
    return sorted(_ties(store, name, selection, lambda _: True), key=lambda tie: tie.other.id)


def _ties(store: Store, name: str, selection: Selection, wanted: Callable[[float], bool]) -> list[Tie]:
    """The ties of an actor whose score is wanted; of no other one is anything more read."""
    with store.ledger() as ledger, ledger.snapshot():
        asked = find_actor(ledger, name)
        pairs = observe_pairs(ledger, selection, actor=asked.id)
        totals = {
            pair: total
            for pair, found in pairs.items()
            if sources(found) >= selection.min_sources and wanted(total := score(found))
        }
        people = outlines(ledger, selection.level, {key for pair in totals for key in pair} | {asked.id})
        strongest = {pair: _strongest(pairs[pair], total) for pair, total in totals.items()}
        told = ledger.told(one.statement for one in strongest.values())
    me, found = people[asked.id], []
    for pair, total in totals.items():
        other = people[pair[0] if pair[1] == me.id else pair[1]]
        best = strongest[pair]
        found.append(_tie((me, other), pairs[pair], total, TieStatement(told[best.statement], best.weight)))
    return found


def outlines(ledger: LedgerReader, level: Level, ids: Iterable[str]) -> Mapping[str, ActorOutline]:
    """The actors of these ids, and at another level than their own also whom they stand for."""
    if level is Level.PERSON:
        wanted = set(ids)
        found = {one.id: one for one in ledger.actor_outlines(wanted)}
        # Of some catalogue's actors no article speaks, and a node's id stands for its actor.
        rest = ((key, ledger.actor(key)) for key in sorted(wanted - found.keys()))
        others = {
            key: ActorOutline(one.id, one.name, one.type.value, one.country, one.sector) for key, one in rest if one
        }
        return {**found, **others}
    standing = stands_for(ledger, level)
    return {**{one.id: one for one in standing.values()}, **standing}


def _strongest(found: Sequence[Observation], total: float) -> Observation:
    """The weightiest observation on the side that the sum is on, the earliest of several."""
    side = [one for one in found if (one.weight < 0) == (total < 0)] or found
    return min(side, key=lambda one: (-abs(one.weight), one.day or "", one.statement))


def _tie(
    ends: tuple[ActorOutline, ActorOutline], found: Sequence[Observation], total: float, strongest: TieStatement
) -> Tie:
    return Tie(
        actor=ends[0],
        other=ends[1],
        direction=_direction(ends[0].id, found),
        relations=tuple(sorted({one.relation for one in found})),
        friendly=sum(one.weight > 0 for one in found),
        hostile=sum(one.weight < 0 for one in found),
        sources=sources(found),
        score=total,
        strongest=strongest,
    )


def _direction(actor: str, observations: Iterable[Observation]) -> Direction:
    seen = {
        Direction.BOTH
        if load_ontology().relation(relation).symmetric
        else Direction.OUT
        if subject == actor
        else Direction.IN
        for relation, subject in {(one.relation, one.subject) for one in observations}
    }
    return seen.pop() if len(seen) == 1 else Direction.BOTH


def network(store: Store) -> nx.MultiDiGraph[str]:
    """The signed network of a store: actors by id, and an edge for every statement that counts, keyed by its id.

    Nodes have `name`, `type` and `country`; edges have `relation`, `mode`, `status`, `weight`, `article`, `story`,
    `start` and `quote`. Negated, intended and hypothetical statements are not in it.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    with store.ledger() as ledger, ledger.snapshot():
        for actor in ledger.actor_outlines():
            graph.add_node(actor.id, name=actor.name, type=actor.type, country=actor.country)
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
