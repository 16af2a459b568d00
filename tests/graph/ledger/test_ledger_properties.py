"""What holds of any sequence of ingests and retractions."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph.graph.ledger import IngestOutcome, Ledger
from polgraph.graph.rdf.projection import project
from polgraph.graph.store import Store
from polgraph.ontology.records import Extraction, Status
from tests.graph.graph_samples import NOW, Said, extraction, scratch

NAMES = ("Ilya Barsk", "Runa Teel", "Lamp Front", 'O"Mara\n', "Teel \u202bRuna", "Łam—p  Fr'ont", "al-Teel")
said = st.builds(
    Said,
    subject=st.sampled_from(NAMES),
    relation=st.sampled_from(["SUPPORT", "ASSAULT", "CONSULT", "ALLIED_WITH", "ADMIRE"]),
    object=st.sampled_from(NAMES),
    status=st.sampled_from(list(Status)),
    negated=st.booleans(),
)
articles = st.builds(
    lambda key, all_said, more: extraction(key, *all_said, more=more),
    st.sampled_from(["one", "two", "three/..", "four\u200f <x>"]),
    st.lists(said, max_size=4),
    st.text(st.characters(codec="utf-8"), max_size=5),
)
steps = st.lists(st.one_of(articles, st.sampled_from(["one", "two", "three/.."])), max_size=8)


def apply(ledger: Ledger, step: Extraction | str) -> None:
    if isinstance(step, Extraction):
        ledger.ingest(step, now=NOW)
    elif ledger.has_article(step):
        ledger.retract(step)


def quads(store: Store) -> list[str]:
    """The projection's content, but for how far it has seen."""
    found = store.sparql("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }")
    return sorted(repr(row) for row in found.rows if "graph/meta" not in str(row[0]))


@settings(max_examples=60, deadline=None)
@given(steps, articles)
def test_ingesting_twice_is_ingesting_once(before: list[Extraction | str], article: Extraction) -> None:
    with scratch() as folder, Ledger.open(folder / "l.sqlite", create=True) as ledger:
        for step in before:
            apply(ledger, step)
        ledger.ingest(article, now=NOW)
        dump = ledger.dump()
        assert ledger.ingest(article, now="2030").outcome is IngestOutcome.UNCHANGED
        assert ledger.dump() == dump


@settings(max_examples=60, deadline=None)
@given(steps, articles)
def test_retracting_undoes_ingesting(before: list[Extraction | str], article: Extraction) -> None:
    fresh = replace(article, article=replace(article.article, id="fresh"), mentions=(), statements=())
    with scratch() as folder, Ledger.open(folder / "l.sqlite", create=True) as ledger:
        for step in before:
            apply(ledger, step)
        dump = ledger.dump(changes=False)
        ledger.ingest(fresh, now=NOW)
        ledger.retract("fresh")
        assert ledger.dump(changes=False) == dump
        assert len([change for change in ledger.changes() if change.key == "fresh"]) == 2


@settings(max_examples=60, deadline=None)
@given(steps)
def test_the_order_of_articles_does_not_matter(all_steps: list[Extraction | str]) -> None:
    last = {step.article.id: step for step in all_steps if isinstance(step, Extraction)}
    dumps = []
    for order in (last.values(), reversed(last.values())):
        with scratch() as folder, Ledger.open(folder / "l.sqlite", create=True) as ledger:
            for step in order:
                apply(ledger, step)
            dumps.append(ledger.dump(changes=False))
    assert dumps[0] == dumps[1]


@settings(max_examples=10, deadline=None)
@given(steps, steps)
def test_a_projection_that_follows_equals_one_made_anew(
    first: list[Extraction | str], then: list[Extraction | str]
) -> None:
    with scratch() as folder:
        store = Store.open(folder, create=True)
        for part in (first, then):
            with store.writer() as ledger:
                for step in part:
                    apply(ledger, step)
            followed = quads(store)
        with store.ledger() as ledger:
            project(ledger, store.path / "anew", wait=1)
        store.rdf_path.rename(store.path / "old")
        (store.path / "anew").rename(store.rdf_path)
        assert quads(store) == followed
