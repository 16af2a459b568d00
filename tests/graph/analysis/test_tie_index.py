"""The index of ties gives the answers of the ledger, whatever happens to either."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph.graph.analysis import index
from polgraph.graph.analysis.indexed import TieIndex
from polgraph.graph.analysis.select import EVERYTHING, Level, Selection
from polgraph.graph.analysis.ties import Ties
from polgraph.graph.ledger import Ledger
from polgraph.graph.network import ties
from polgraph.ontology.errors import PolgraphError
from polgraph.ontology.records import ActorType, Status
from tests.graph.graph_samples import NOW, Cast, Said, day, extraction, scratch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from polgraph.graph.store import Store

NAMES = ("Runa Teel", "Ilya Barsk", "Lamp Front")
CAST = Cast(types={"Lamp Front": ActorType.ARMED_GROUP})
DAYS = ("2031-02-10", "2031-03-05", "2031-04-01")
KINDS = (("SUPPORT", None), ("CONSULT", "visit"), ("CONSULT", None), ("ASSAULT", None), ("REQUEST", "assist"))
MORE = (("REQUEST", "change"), ("ALLIED_WITH", None), ("MEMBER_OF", None))

SELECTIONS = (
    EVERYTHING,
    Selection(since=date(2031, 3, 1)),
    Selection(until=date(2031, 3, 5)),
    Selection(since=date(2031, 3, 1), until=date(2031, 3, 31), statuses=frozenset({"asserted"})),
    Selection(statuses=frozenset({"reported", "alleged"})),
    Selection(relations=frozenset({"CONSULT", "ASSAULT"})),
    Selection(relations=frozenset({"no such relation"})),
)


@st.composite
def said(draw: st.DrawFn) -> Said:
    """A sentence about two of few actors, so that much is said of every pair."""
    subject, other = draw(st.permutations(NAMES))[:2]
    # Mostly the same few, which many articles of one story then tell.
    relation, mode = draw(st.sampled_from(KINDS[:1] * 6 + KINDS + MORE))
    when = draw(st.none() | st.sampled_from(DAYS))
    return Said(
        subject,
        relation,
        other,
        status=draw(st.sampled_from(Status)),
        negated=draw(st.integers(0, 9)) == 0,
        mode=mode,
        when=day(when) if when else None,
    )


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("one", "two", "three", "four")),
        st.lists(said(), max_size=6),
        st.sampled_from(("", "wire", "wire")),
        st.none() | st.sampled_from([date.fromisoformat(one) for one in DAYS]),
        st.sampled_from(("ingest", "ingest", "ingest", "retract", "merge", "undo")),
    ),
    min_size=1,
    max_size=6,
)


def change(ledger: Ledger, step: tuple[str, list[Said], str, date | None, str]) -> None:
    key, sentences, story, published, what = step
    try:
        if what == "ingest":
            ledger.ingest(extraction(key, *sentences, story=story, published=published, cast=CAST), now=NOW)
        elif what == "retract":
            ledger.retract(key)
        elif what == "merge":
            one, other = (ledger.find_actors(name)[0].id for name in NAMES[:2])
            ledger.merge(one, other, author="me", reason="", now=NOW)
        else:
            ledger.undo(author="me", reason="", now=NOW)
    except (PolgraphError, IndexError):
        """Nothing there to retract, merge or undo."""


HALF_LIVES = (
    Selection(half_life=30),
    Selection(half_life=30, until=date(2031, 3, 5)),
    Selection(level=Level.ORGANIZATION),
    Selection(level=Level.STATE, min_sources=2),
    Selection(level=Level.STATE, half_life=10, since=date(2031, 3, 1)),
    Selection(types=frozenset({"person"})),
    Selection(types=frozenset({"person", "armed_group"}), relations=frozenset({"SUPPORT"})),
)


@contextmanager
def both(ledger: Ledger, path: Path) -> Iterator[tuple[Ties, Ties]]:
    """The ties as the index tells them and as the ledger does."""
    with ledger.snapshot(), closing(sqlite3.connect(path, isolation_level=None)) as opened:
        assert index.follow(opened, ledger)
        yield Ties(ledger, path, TieIndex(opened)), Ties(ledger, path, None)


def agree(quick: Ties, slow: Ties, selection: Selection) -> None:
    """That both tell the same of everybody."""
    assert quick.totals(selection) == slow.totals(selection)
    assert quick.observations(selection) == slow.observations(selection)
    standing = slow.standing(selection.level)
    assert quick.standing(selection.level) == standing
    for actor in sorted({one.id for one in standing.values()}):
        for side in (None, 1, -1):
            assert sorted(quick.sums(selection, actor, side)) == sorted(slow.sums(selection, actor, side))
        assert quick.observations(selection, actor=actor) == slow.observations(selection, actor=actor)
    for pair in combinations(sorted({one.id for one in standing.values()}), 2):
        assert quick.observations(selection, pairs=[pair]) == slow.observations(selection, pairs=[pair])


def found(known: Ties, name: str) -> str:
    """Whom a name finds, or why none."""
    try:
        return known.find(name).id
    except PolgraphError as error:
        return str(error)


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_the_index_tells_what_the_ledger_tells(steps: list[tuple[str, list[Said], str, date | None, str]]) -> None:
    with scratch() as folder, Ledger.open(folder / "ledger.sqlite", create=True) as ledger:
        for step in steps:
            change(ledger, step)
            with both(ledger, folder / "ties.sqlite") as (quick, slow):
                for selection in (*SELECTIONS, *HALF_LIVES):
                    agree(quick, slow, selection)
                for name in (*NAMES, "Teel", "barsk ilya", "Front", "the front", "Nobody"):
                    assert found(quick, name) == found(slow, name)


def filled(store: Store) -> Store:
    said = [Said("Al", "SUPPORT", "Bo"), Said("Bo", "ACCUSE", "Al"), Said("Al", "AID", "Cy")]
    store.ingest([extraction("one", *said), extraction("two", *said, more="And so on.")], NOW)
    return store


def test_few_changes_are_brought_in_one_by_one(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(store)
    right = scores(store)

    def made(*_: object) -> None:
        pytest.fail("made anew")

    monkeypatch.setattr(index, "ANEW", 0)
    monkeypatch.setattr(index, "_make", made)
    store.ingest([extraction("three", Said("Al", "AID", "Di"))], NOW)
    assert scores(store) == {**right, "Di": 10.0}
    with store.writer() as ledger:
        ledger.retract("three")
    assert scores(store) == right


def test_a_store_has_its_index_from_its_ingest_on(store: Store) -> None:
    filled(store)
    with closing(sqlite3.connect(store.ties_path)) as opened, store.ledger() as ledger:
        assert opened.execute("SELECT seq, chain FROM mark").fetchone() == ledger.last_change()


def scores(store: Store) -> dict[str, float]:
    return {tie.other.name: tie.score for tie in ties(store, "Al")}


def test_a_damaged_index_is_made_anew(store: Store) -> None:
    right = scores(filled(store))
    store.ties_path.write_bytes(b"no database at all" * 100)
    assert scores(store) == right
    assert not store.ties_path.exists()
    assert scores(store) == right
    assert store.ties_path.exists()


def test_while_another_process_writes_it_the_ledger_answers(store: Store) -> None:
    right = scores(filled(store))
    store.ingest([extraction("three", Said("Al", "AID", "Di"))], NOW)
    other = sqlite3.connect(store.ties_path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert scores(type(store)(store.path, wait=0.01)) == {**right, "Di": 10.0}
    other.close()


def test_an_index_of_another_ledger_or_version_is_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    right = scores(filled(store))
    with sqlite3.connect(store.ties_path) as other:
        other.execute("UPDATE ties SET weight = 1")
        other.execute("UPDATE mark SET chain = 'of another'")
    assert scores(store) == right
    with sqlite3.connect(store.ties_path) as other:
        other.execute("UPDATE ties SET weight = 1")
    monkeypatch.setattr(index, "SHAPE", index.SHAPE + 1)
    index.version.cache_clear()
    assert scores(store) == right
    index.version.cache_clear()


def test_a_statement_that_is_gone_says_so(store: Store) -> None:
    (tie,) = [tie for tie in ties(filled(store), "Al") if tie.other.name == "Cy"]
    with store.writer() as ledger:
        ledger.retract("one")
        ledger.retract("two")
    with pytest.raises(PolgraphError, match="replaced or retracted"):
        _ = tie.strongest.statement
