"""Reprints become one story in the ledger, in whatever order they come and go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph.graph.ledger import IngestOutcome, Ledger
from polgraph.graph.network import allies
from tests.graph.graph_samples import NOW, Said, extraction

if TYPE_CHECKING:
    import pytest

    from polgraph.graph.store import Store
    from polgraph.ontology.records import Extraction

DAY = date(2031, 5, 1)
FILLER = " ".join(f"word{number}" for number in range(60))
OTHER = " ".join(f"other{number}" for number in range(60))
SAID = Said("Ada Brun", "SUPPORT", "Bo Carr")


def paper(key: str, more: str = FILLER, days: int = 0, story: str = "") -> Extraction:
    made = extraction(key, SAID, more=more, published=DAY + timedelta(days))
    return replace(made, article=replace(made.article, story=story))


def told(ledger: Ledger) -> dict[str, str]:
    return dict(ledger.stories())


def test_reprints_are_one_story_named_after_the_first(ledger: Ledger) -> None:
    for one in (paper("b", days=1), paper("a", days=2), paper("c", more=FILLER[: len(FILLER) // 2]), paper("d", OTHER)):
        ledger.ingest(one, now=NOW)
    assert told(ledger) == {"a": "c", "b": "c", "c": "c", "d": "d"}


def test_a_reprint_taken_in_again_changes_nothing(ledger: Ledger) -> None:
    ledger.ingest(paper("a"), now=NOW)
    ledger.ingest(paper("b", days=1), now=NOW)
    before = ledger.dump()
    assert ledger.ingest(paper("b", days=1), now=NOW).outcome is IngestOutcome.UNCHANGED
    assert ledger.dump() == before


def test_when_the_first_goes_the_others_are_told_anew(ledger: Ledger) -> None:
    for key in ("a", "b", "c"):
        ledger.ingest(paper(key), now=NOW)
    ledger.retract("a")
    assert told(ledger) == {"b": "b", "c": "b"}
    assert [change.key for change in ledger.changes()][-2:] == ["b", "c"]


def test_the_same_words_long_after_are_another_story(ledger: Ledger) -> None:
    ledger.ingest(paper("a"), now=NOW)
    ledger.ingest(paper("b", days=300), now=NOW)
    assert told(ledger) == {"a": "a", "b": "b"}


def test_a_declared_story_stands(ledger: Ledger) -> None:
    ledger.ingest(paper("a", story="wire 7"), now=NOW)
    ledger.ingest(paper("b"), now=NOW)
    assert told(ledger) == {"a": "wire 7", "b": "b"}
    assert ledger.ingest(paper("a", story="wire 7"), now=NOW).outcome is IngestOutcome.UNCHANGED


def test_a_report_in_two_papers_is_one_source(store: Store) -> None:
    store.ingest([paper("a"), paper("b", days=1), paper("c", OTHER)], NOW)
    (tie,) = allies(store, "Ada Brun")
    assert (tie.sources, tie.score) == (2, 10.0)
    rows = store.sparql("SELECT ?id ?story { ?a dcterms:identifier ?id ; pg:story ?story } ORDER BY ?id").rows
    assert [tuple(str(cell.value) for cell in row if cell) for row in rows] == [("a", "a"), ("b", "a"), ("c", "c")]


PAPERS = {
    "a": paper("a"),
    "b": paper("b", days=1),
    "c": paper("c", more=f"{FILLER} {OTHER}"),
    "d": paper("d", more=OTHER, days=3),
    "e": paper("e", more=OTHER, days=30),
}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(PAPERS)), st.booleans()), max_size=10))
def test_the_stories_depend_on_the_articles_alone(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, bool]]
) -> None:
    files = [tmp_path_factory.mktemp("stories") / "ledger.sqlite" for _ in range(2)]
    with Ledger.open(files[0], create=True) as one, Ledger.open(files[1], create=True) as two:
        for key, comes in steps:
            if comes:
                one.ingest(PAPERS[key], now=NOW)
            elif one.has_article(key):
                one.retract(key)
        for article in one.articles():
            two.ingest(PAPERS[article.id], now=NOW)
        assert told(one) == told(two)
        assert one.dump(changes=False) == two.dump(changes=False)
