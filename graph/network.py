"""The signed network of actors, and who is tied to one of them in friendship or conflict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from polgraph.graph.analysis.select import EVERYTHING, Level
from polgraph.graph.analysis.ties import ties_of
from polgraph.graph.weights import counts, weight
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx as nx  # type: ignore[import-untyped, unused-ignore]

    from polgraph.graph.analysis.select import Selection
    from polgraph.graph.analysis.sums import Direction, Sum
    from polgraph.graph.ledger.outlines import ActorOutline
    from polgraph.graph.store import Store
    from polgraph.ontology.records import Statement

T = TypeVar("T")


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

    @property
    def quote(self) -> str:
        """The words of its evidence; much quicker to come by than the statement.

        Raises:
            PolgraphError: ARTICLE_NOT_FOUND where the store no longer has it.
        """
        return self.told.quote(self.id) if isinstance(self.told, LaterTold) else self.statement.evidence.text


class LaterTold(Mapping[str, "Statement"]):
    """Statements of a store that are read, all at once, when the first of them is asked for."""

    def __init__(self, store: Store, ids: Iterable[str]) -> None:
        """Read nothing yet.

        Args:
            store: where they are.
            ids: their ids.
        """
        self._store = store
        self._wanted = frozenset(ids)

    @cached_property
    def _told(self) -> dict[str, Statement]:
        with self._store.ledger() as ledger:
            return ledger.told(self._wanted)

    @cached_property
    def _quotes(self) -> dict[str, str]:
        with self._store.ledger() as ledger:
            return ledger.quotes(self._wanted)

    def quote(self, key: str) -> str:
        """The words of a statement's evidence.

        Raises:
            PolgraphError: ARTICLE_NOT_FOUND where the store no longer has it.
        """
        return self._there(self._quotes, key)

    def __getitem__(self, key: str) -> Statement:
        return self._there(self._told, key)

    def _there(self, found: Mapping[str, T], key: str) -> T:
        if key not in found and key in self._wanted:
            raise PolgraphError(
                ErrorCode.ARTICLE_NOT_FOUND,
                "An article that was asked about has been replaced or retracted meanwhile.",
                "Ask again.",
            )
        return found[key]

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
    friendly = _ties(store, name, selection, 1)
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
    hostile = _ties(store, name, selection, -1)
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
    return sorted(_ties(store, name, selection), key=lambda tie: tie.other.id)


def _ties(store: Store, name: str, selection: Selection, side: int | None = None) -> list[Tie]:
    """The ties of an actor: friendly ones (1), hostile ones (-1), or all."""
    with ties_of(store) as known:
        asked = known.find(name)
        if selection.level is Level.PERSON:
            standing = asked.id
        else:
            standing = known.outlines(selection.level, {asked.id})[asked.id].id
        found = known.sums(selection, standing, side)
        people = known.outlines(selection.level, {standing, *(one.other for one in found)})
    told = LaterTold(store, [one.strongest for one in found])
    return [_tie(people[standing], people[one.other], one, told) for one in found]


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
