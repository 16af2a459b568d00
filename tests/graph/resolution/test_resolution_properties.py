"""What holds of any sequence of ingests, retractions, imports and decisions."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph.graph.ledger import Ledger
from polgraph.graph.rdf import names
from polgraph.graph.rdf.projection import follow, rebuild
from polgraph.ontology.records import ActorType, Extraction
from tests.graph.graph_samples import NOW, Cast, Said, extraction, scratch
from tests.graph.resolution.resolution_samples import Decide, Import, Split, Step, ToyLinker, Undo, apply, known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.graph.resolution.records import Linker

NAMES = ("Ilya Barsk", "Barsk", "Runa Barsk", "Barsk Ilya", "Runa Teel", "Teel", "Oma Teel", "Supreme Court")
TYPES = {"Supreme Court": ActorType.GOVERNMENT_BODY}
KEYS = ("one", "two", "three")
said = st.builds(
    Said,
    subject=st.sampled_from(NAMES),
    relation=st.sampled_from(["SUPPORT", "ASSAULT"]),
    object=st.sampled_from(NAMES),
)
countries = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["Ostrania", "Velmark"]), max_size=2)
articles = st.builds(
    lambda key, all_said, places: extraction(key, *all_said, cast=Cast(TYPES, places)),
    st.sampled_from(KEYS),
    st.lists(said, min_size=1, max_size=3),
    countries,
)
KNOWN = (
    known("1", "Ilya Barsk", "Barsk Ilya"),
    known("2", "Runa Teel", "Teel", country="Velmark"),
    known("3", "Ilya Osk Barsk", country="Ostrania"),
)
imports = st.builds(
    Import, st.sampled_from(["list", "other"]), st.lists(st.sampled_from(KNOWN), unique=True, max_size=3).map(tuple)
)
place = st.integers(0, 9)
decisions = st.one_of(
    st.builds(Decide, place, place, st.sampled_from(["same", "same", "different", "unsure"])),
    st.builds(Split, place, place, st.booleans()),
    st.builds(Undo),
)
steps = st.lists(st.one_of(articles, articles, st.sampled_from(KEYS), imports, decisions, decisions), max_size=10)
LINKERS = pytest.mark.parametrize("linker", [ToyLinker(), None], ids=["toy", "default"])


@contextmanager
def fresh(linker: Linker | None) -> Iterator[Ledger]:
    with (
        scratch() as folder,
        Ledger.open(folder / "l.sqlite", create=True, linker=linker) as ledger,
    ):
        yield ledger


def quads(store: ox.Store) -> list[str]:
    """The projection's N-Quads, but for how far it has seen."""
    return sorted(f"{quad} ." for quad in store if quad.graph_name != ox.NamedNode(names.META_GRAPH))


def projected(ledger: Ledger) -> list[str]:
    store = ox.Store()
    rebuild(ledger, store)
    return quads(store)


def state(ledger: Ledger) -> tuple[bytes, list[str]]:
    return ledger.dump(changes=False, log=False), projected(ledger)


@LINKERS
@settings(max_examples=80, deadline=None)
@given(todo=steps)
def test_following_changes_equals_deriving_everything_anew(linker: Linker | None, todo: list[Step]) -> None:
    with fresh(linker) as ledger:
        for step in todo:
            apply(ledger, step)
        dump = ledger.dump()
        assert ledger.rebuild_resolution() == ()
        assert ledger.dump() == dump
        assert ledger.suggestion_count() == len(list(ledger.suggestions()))
        assert ledger.judgement_count() == sum(not entry.withdrawn for entry in ledger.judgements())


@LINKERS
@settings(max_examples=40, deadline=None)
@given(todo=steps)
def test_a_projection_that_follows_equals_one_made_anew(linker: Linker | None, todo: list[Step]) -> None:
    store = ox.Store()
    with fresh(linker) as ledger:
        for step in todo:
            apply(ledger, step)
            with ledger.snapshot():
                follow(ledger, store)
        assert quads(store) == projected(ledger)


@LINKERS
@settings(max_examples=60, deadline=None)
@given(before=steps, then=steps)
def test_whatever_was_done_and_undone_leaves_no_trace(
    linker: Linker | None, before: list[Step], then: list[Step]
) -> None:
    with fresh(linker) as ledger:
        held: dict[str, Extraction] = {}
        lists: dict[str, Import] = {}
        for step in before:
            apply(ledger, step)
            if isinstance(step, Extraction):
                held[step.article.id] = step
            elif isinstance(step, str):
                held.pop(step, None)
            elif isinstance(step, Import):
                lists[step.source] = step
        start, batches = state(ledger), {entry.batch for entry in ledger.judgements()}
        for step in then:
            # What stood before stays: taking it back has no inverse but to decide again.
            if not isinstance(step, Undo):
                apply(ledger, step)
        for batch in sorted({entry.batch for entry in ledger.judgements()} - batches, reverse=True):
            ledger.undo(batch, author="Ana", reason="all back", now="2022-01-01T00:00:00Z")
        for key in KEYS:
            apply(ledger, held.get(key, key))
        for source in ("list", "other"):
            apply(ledger, lists.get(source, Import(source, ())))
        assert state(ledger) == start


@LINKERS
@settings(max_examples=40, deadline=None)
@given(todo=st.lists(articles, max_size=6))
def test_comparing_at_the_end_of_a_bulk_is_comparing_at_once(linker: Linker | None, todo: list[Extraction]) -> None:
    with fresh(linker) as one, fresh(linker) as other:
        with one.bulk():
            for step in todo:
                apply(one, step)
        for step in todo:
            apply(other, step)
        assert one.dump(changes=False) == other.dump(changes=False)


@LINKERS
@settings(max_examples=60, deadline=None)
@given(before=steps, todo=st.lists(articles, min_size=1, max_size=8), at_once=st.integers(2, 4))
def test_articles_together_are_articles_one_by_one(
    linker: Linker | None, before: list[Step], todo: list[Extraction], at_once: int
) -> None:
    with fresh(linker) as one, fresh(linker) as other:
        store = ox.Store()
        for ledger in (one, other):
            for step in before:
                apply(ledger, step)
        follow(other, store)
        alone = [one.ingest(article, now=NOW, anew=True) for article in todo]
        with other.bulk():
            together = []
            for result in other.ingest_all(todo, now=NOW, anew=True, at_once=at_once):
                together.append(result)
                follow(other, store)
        follow(other, store)
        assert together == alone
        assert one.dump(changes=False) == other.dump(changes=False)
        assert quads(store) == projected(other)
