"""The index of ties gives the answers of the ledger, whatever happens to either."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph.graph.analysis import index
from polgraph.graph.analysis.index import indexed_sums
from polgraph.graph.analysis.select import EVERYTHING, Level, Selection
from polgraph.graph.analysis.sums import sums
from polgraph.graph.ledger import Ledger
from polgraph.graph.network import allies, ties
from polgraph.ontology.errors import PolgraphError
from polgraph.ontology.records import ActorType, Status
from tests.graph.graph_samples import NOW, Cast, Said, day, extraction, scratch

if TYPE_CHECKING:
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


def both(ledger: Ledger, path: Path, selection: Selection, actor: str) -> None:
    """That the index tells what the ledger tells."""
    with ledger.snapshot():
        quick = indexed_sums(path, 1.0, ledger, selection, actor, lambda _: True)
        slow = sums(ledger, selection, actor, actor)
    assert quick is not None
    assert sorted(quick) == sorted(slow)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_the_index_tells_what_the_ledger_tells(steps: list[tuple[str, list[Said], str, date | None, str]]) -> None:
    with scratch() as folder, Ledger.open(folder / "ledger.sqlite", create=True) as ledger:
        for step in steps:
            change(ledger, step)
            for actor in ledger.actors():
                for selection in SELECTIONS:
                    both(ledger, folder / "ties.sqlite", selection, actor.id)


def filled(store: Store) -> Store:
    said = [Said("Al", "SUPPORT", "Bo"), Said("Bo", "ACCUSE", "Al"), Said("Al", "AID", "Cy")]
    store.ingest([extraction("one", *said), extraction("two", *said, more="And so on.")], NOW)
    return store


def test_only_what_is_wanted_is_told(store: Store) -> None:
    with filled(store).ledger() as ledger, ledger.snapshot():
        (actor,) = ledger.find_actors("Al")
        found = indexed_sums(store.ties_path, 1.0, ledger, EVERYTHING, actor.id, lambda score: score > 10)
    assert found is not None
    assert [one.score for one in found] == [20.0]


@pytest.mark.parametrize(
    "selection",
    [Selection(half_life=30), Selection(level=Level.STATE), Selection(types=frozenset({"person"}))],
    ids=["half-life", "level", "type"],
)
def test_some_questions_are_for_the_ledger(store: Store, selection: Selection) -> None:
    with filled(store).ledger() as ledger, ledger.snapshot():
        assert indexed_sums(store.ties_path, 1.0, ledger, selection, "x", lambda _: True) is None
    assert {tie.other.name for tie in allies(store, "Al", selection)} == {"Bo", "Cy"}


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
