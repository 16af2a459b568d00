"""Articles taken in together leave what they leave one by one."""

from __future__ import annotations

import sqlite3
from contextlib import closing, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph.graph.ledger import IngestOutcome, IngestResult, Ledger
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.graph.graph_samples import NOW, Said, extraction, scratch
from tests.graph.ledger.test_ledger_properties import articles
from tests.graph.resolution.resolution_samples import ToyLinker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from polgraph.ontology.records import Extraction

PLAIN = [extraction(key, Said("Ilya Barsk", "SUPPORT", "Runa Teel")) for key in ("one", "two", "three")]


def stolen(one: Extraction, other: Extraction) -> Extraction:
    """An article whose first statement has the id of another article's."""
    first, *rest = one.statements
    return replace(one, statements=(replace(first, id=other.statements[0].id), *rest))


@settings(max_examples=60, deadline=None)
@given(st.lists(articles, max_size=8), st.lists(articles, max_size=4), st.integers(1, 5), st.booleans())
def test_together_or_one_by_one(first: list[Extraction], then: list[Extraction], at_once: int, bulk: bool) -> None:
    with scratch() as folder:
        (folder / "b").mkdir()
        rules = ToyLinker()
        with (
            Ledger.open(folder / "a.sqlite", create=True, linker=rules) as one,
            Ledger.open(folder / "b" / "b.sqlite", create=True, linker=rules) as other,
        ):
            for given_articles in (first, then):
                alone = [one.ingest(article, now=NOW) for article in given_articles]
                with other.bulk() if bulk else nullcontext():
                    together = list(other.ingest_all(given_articles, now=NOW, at_once=at_once))
                assert together == alone
                assert one.dump(changes=False) == other.dump(changes=False)
        with closing(sqlite3.connect(folder / "b" / "b.sqlite")) as connection:
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_statement_id_is_given_once(ledger: Ledger) -> None:
    _, two = results = list(ledger.ingest_all([PLAIN[0], stolen(PLAIN[1], PLAIN[0])], now=NOW))
    assert [one.statements for one in results] == [1, 0]
    assert two.rejected[0].reason == "its id is used by article 'one'"


def test_what_comes_before_a_fault_stays(ledger: Ledger) -> None:
    nameless = replace(PLAIN[2], actors=(replace(PLAIN[2].actors[0], name=" "),))
    taken: list[IngestResult] = []
    with pytest.raises(PolgraphError) as caught:
        taken.extend(ledger.ingest_all([*PLAIN[:2], nameless], now=NOW))
    assert caught.value.code is ErrorCode.INPUT_INVALID
    assert [article.id for article in ledger.articles()] == ["one", "two"]


def test_what_comes_before_half_a_character_stays(ledger: Ledger) -> None:
    broken = replace(PLAIN[1], warnings=("\ud800",))
    with pytest.raises(PolgraphError, match="'two' holds half a surrogate pair"):
        list(ledger.ingest_all([PLAIN[0], broken, PLAIN[2]], now=NOW))
    assert [article.id for article in ledger.articles()] == ["one"]


def test_what_is_told_is_safe(ledger: Ledger, tmp_path: Path) -> None:
    def coming() -> Iterator[Extraction]:
        yield from PLAIN[:2]
        with closing(sqlite3.connect(ledger.path)) as connection:
            assert connection.execute("SELECT count(*) FROM articles").fetchone() == (2,)
        yield PLAIN[2]

    outcomes = [one.outcome for one in ledger.ingest_all(coming(), now=NOW, at_once=2)]
    assert outcomes == [IngestOutcome.ADDED] * 3
