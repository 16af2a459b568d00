"""The signed network of actors, and who is tied to one of them in friendship or conflict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.graph.analysis.index import indexed_sums
from polgraph.graph.analysis.rollup import stands_for
from polgraph.graph.analysis.select import EVERYTHING, Level
from polgraph.graph.analysis.sums import Direction as Direction
from polgraph.graph.analysis.sums import Sum, sums
from polgraph.graph.find import find_actor
from polgraph.graph.ledger.outlines import ActorOutline
from polgraph.graph.weights import counts, weight
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import networkx as nx  # type: ignore[import-untyped, unused-ignore]

    from polgraph.graph.analysis.select import Selection
    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.graph.store import Store
    from polgraph.ontology.records import Statement


@dataclass(frozen=True, slots=True)
class TieStatement:
    """One statement of a tie.

    Attributes:
        id: the statement's id.
        weight: its weight from -10 (conflict) to +10 (cooperation).
        told: where the statement itself is looked up.
    """

    id: str
    weight: float
    told: Mapping[str, Statement] = field(repr=False, compare=False)

    @property
    def statement(self) -> Statement:
        """The statement, with its words.

        Raises:
            PolgraphError: ARTICLE_NOT_FOUND where the store no longer has it.
        """
        return self.told[self.id]


class LaterTold(Mapping[str, "Statement"]):
    """Statements of a store that are read, all at once, when the first of them is asked for."""

    def __init__(self, store: Store, ids: Iterable[str]) -> None:
        """Read nothing yet.

        Args:
            store: where they are.
            ids: their ids.
        """
        self._store = store
        self._ids = tuple(ids)

    @cached_property
    def _told(self) -> dict[str, Statement]:
        with self._store.ledger() as ledger:
            return ledger.told(self._ids)

    def __getitem__(self, key: str) -> Statement:
        if key in self._ids and key not in self._told:
            raise PolgraphError(
                ErrorCode.ARTICLE_NOT_FOUND,
                "An article that was asked about has been replaced or retracted meanwhile.",
                "Ask again.",
            )
        return self._told[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)


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
    """The ties of an actor whose score is wanted."""
    with store.ledger() as ledger, ledger.snapshot():
        asked = find_actor(ledger, name)
        found = indexed_sums(store.ties_path, store.wait, ledger, selection, asked.id, wanted)
        if found is None:
            standing = outlines(ledger, selection.level, {asked.id})[asked.id].id
            found = [one for one in sums(ledger, selection, asked.id, standing) if wanted(one.score)]
        found = [one for one in found if one.sources >= selection.min_sources]
        people = outlines(ledger, selection.level, {asked.id, *(one.other for one in found)})
    told = LaterTold(store, [one.strongest for one in found])
    return [_tie(people[asked.id], people[one.other], one, told) for one in found]


def _tie(actor: ActorOutline, other: ActorOutline, found: Sum, told: Mapping[str, Statement]) -> Tie:
    return Tie(
        actor=actor,
        other=other,
        direction=found.direction,
        relations=found.relations,
        friendly=found.friendly,
        hostile=found.hostile,
        sources=found.sources,
        score=found.score,
        strongest=TieStatement(found.strongest, found.weight, told),
    )


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
