"""The ties of a store, asked of the index of ties where it can be used, else of the ledger, with the same answers."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from polgraph.graph.analysis.index import follow, version
from polgraph.graph.analysis.indexed import TieIndex
from polgraph.graph.analysis.observe import by_pair, faded, observe, rolled, score, sources
from polgraph.graph.analysis.rollup import belongings, rolled_up
from polgraph.graph.analysis.select import EVERYTHING, Level
from polgraph.graph.analysis.sums import Sum, Total, sum_of
from polgraph.graph.find import find_actor
from polgraph.graph.ledger.outlines import ActorOutline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from polgraph.graph.analysis.observe import Observation
    from polgraph.graph.analysis.select import Selection
    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.graph.store import Store
    from polgraph.ontology.records import Actor

Found = TypeVar("Found")


class Ties:
    """The ties of a ledger in a snapshot."""

    def __init__(self, ledger: LedgerReader, path: Path, index: TieIndex | None) -> None:
        """Ask a ledger and its index.

        Args:
            ledger: the ledger.
            path: the index's file.
            index: the index, or None where there is none that can be used.
        """
        self.ledger = ledger
        self._path = path
        self._index = index
        self._standing: dict[Level, dict[str, ActorOutline]] = {}

    def find(self, name: str) -> Actor:
        """The actor of this name or id; see `find.find_actor`.

        Raises:
            PolgraphError: ACTOR_AMBIGUOUS or ACTOR_NOT_FOUND.
        """
        return self._asked(
            lambda index: find_actor(self.ledger, name, called=index), lambda: find_actor(self.ledger, name)
        )

    def standing(self, level: Level) -> Mapping[str, ActorOutline]:
        """For every actor the one that it stands for; see `rollup.rolled_up`."""
        if level not in self._standing:
            said = (
                self._asked(lambda index: list(index.belongings()), lambda: list(belongings(self.ledger)))
                if level is not Level.PERSON
                else []
            )
            self._standing[level] = rolled_up(self.ledger.actor_outlines(), said, level)
        return self._standing[level]

    def outlines(self, level: Level, ids: Iterable[str]) -> Mapping[str, ActorOutline]:
        """The actors of these ids, and at another level than their own also whom they stand for."""
        if level is not Level.PERSON:
            standing = self.standing(level)
            return {**{one.id: one for one in standing.values()}, **standing}
        wanted = set(ids)
        found = {one.id: one for one in self.ledger.actor_outlines(wanted)}
        # Of some catalogue's actors no article speaks, and a node's id stands for its actor.
        rest = ((key, self.ledger.actor(key)) for key in sorted(wanted - found.keys()))
        others = {
            key: ActorOutline(one.id, one.name, one.type.value, one.country, one.sector) for key, one in rest if one
        }
        return {**found, **others}

    def sums(self, selection: Selection, actor: str, side: int | None = None) -> list[Sum]:
        """What stands between an actor and each other one, in no particular order.

        Args:
            selection: which statements count.
            actor: id of the actor, or of whom it stands for.
            side: 1 for pairs with a score above 0, -1 for those below 0, None for all.
        """
        if selection.level is Level.PERSON and selection.half_life is None:
            quick = self._asked(lambda index: index.sums(selection, actor, side), lambda: None)
            if quick is not None:
                return self._typed(quick, selection, actor)
        pairs = by_pair(self._observed(selection, actor, None))
        found = (sum_of(actor, left if right == actor else right, said) for (left, right), said in pairs.items())
        return [one for one in found if one.sources >= selection.min_sources and (side is None or one.score * side > 0)]

    def totals(self, selection: Selection) -> list[Total]:
        """Every pair of actors of which anything counts, sorted."""
        if selection.level is Level.PERSON and selection.half_life is None:
            quick = self._asked(lambda index: list(index.totals(selection)), lambda: None)
            if quick is not None:
                kinds = selection.types
                people = self.standing(Level.PERSON) if kinds else {}
                return sorted(
                    one for one in quick if not kinds or {people[one.left].type, people[one.right].type} <= kinds
                )
        pairs = by_pair(self._observed(selection, None, None))
        found = (Total(*pair, score(said), sources(said), len(said)) for pair, said in pairs.items())
        return sorted(one for one in found if one.sources >= selection.min_sources)

    def observations(
        self, selection: Selection, *, actor: str | None = None, pairs: Iterable[tuple[str, str]] | None = None
    ) -> list[Observation]:
        """All statements that count, in the order of the two actors, the day and the statement's id.

        Args:
            selection: which statements count; `min_sources` is for whoever adds them up.
            actor: only what concerns the actor of this id, or whom it stands for.
            pairs: only what stands between these two.
        """
        wanted = None if pairs is None else {(min(pair), max(pair)) for pair in pairs}
        found = self._observed(selection, actor, wanted)
        return sorted(found, key=lambda one: (one.pair, one.day or "", one.statement))

    def _observed(
        self, selection: Selection, actor: str | None, pairs: set[tuple[str, str]] | None
    ) -> Iterable[Observation]:
        """As `observations`, in no particular order."""
        if actor is None and pairs:
            # All of one actor's ties are often asked about together.
            actor = min(set.intersection(*map(set, pairs)), default=None)
        if selection.level is Level.PERSON and not selection.types:
            found: Iterable[Observation] = self._single(selection, actor, pairs)
        else:
            found = self._rolled(selection, actor)
        if selection.half_life is not None:
            found = faded(found, selection.until or self._latest(), selection.half_life)
        return found if pairs is None else (one for one in found if one.pair in pairs)

    def _single(self, selection: Selection, actor: str | None, pairs: set[tuple[str, str]] | None) -> list[Observation]:
        actors = None if actor is None else [actor]
        return self._asked(
            lambda index: list(index.observations(selection, actors=actors, pairs=pairs)),
            lambda: list(observe(self.ledger, selection, actor=actor)),
        )

    def _rolled(self, selection: Selection, actor: str | None) -> Iterator[Observation]:
        standing = self.standing(selection.level)
        members = None if actor is None else [key for key, one in standing.items() if one.id == actor]
        found = self._asked(
            lambda index: list(index.observations(selection, actors=members)),
            lambda: list(observe(self.ledger, selection)),
        )
        for one in rolled(found, standing, selection.types):
            if actor is None or actor in {one.subject, one.object}:
                yield one

    def _latest(self) -> date:
        """The latest day of any statement that counts: from there age counts back, whoever is asked about."""
        day = self._asked(
            lambda index: index.latest(),
            lambda: max((one.day or "" for one in observe(self.ledger, EVERYTHING)), default=""),
        )
        return date.fromisoformat(day) if day else date.min

    def _typed(self, found: list[Sum], selection: Selection, actor: str) -> list[Sum]:
        if not selection.types:
            return found
        people = self.outlines(Level.PERSON, {actor, *(one.other for one in found)})
        return [one for one in found if {people[actor].type, people[one.other].type} <= selection.types]

    def _asked(self, quick: Callable[[TieIndex], Found], slow: Callable[[], Found]) -> Found:
        """What the index says, else the ledger."""
        if self._index is not None:
            try:
                return quick(self._index)
            except sqlite3.DatabaseError:
                self._index = None
                self._path.unlink(missing_ok=True)
        return slow()


@contextmanager
def ties_of(store: Store) -> Iterator[Ties]:
    """The ties of a store, all of one state of it.

    Raises:
        PolgraphError: STORE_NOT_FOUND, STORE_LOCKED or STORE_BROKEN.
    """
    with store.ledger() as ledger, ledger.snapshot(), _opened(store, ledger) as index:
        yield Ties(ledger, store.ties_path, index)


@contextmanager
def _opened(store: Store, ledger: LedgerReader) -> Iterator[TieIndex | None]:
    """The index, brought up to date; None where that cannot be."""
    if version() is None:
        yield None
        return
    try:
        index = sqlite3.connect(store.ties_path, timeout=store.wait, isolation_level=None)
    except sqlite3.OperationalError:
        yield None
        return
    with closing(index):
        yield TieIndex(index) if _followed(index, store, ledger) else None


def _followed(index: sqlite3.Connection, store: Store, ledger: LedgerReader) -> bool:
    try:
        return follow(index, ledger)
    except sqlite3.OperationalError:
        # Another process writes it, or nobody can write here.
        return False
    except sqlite3.DatabaseError:
        store.ties_path.unlink(missing_ok=True)
        return False
