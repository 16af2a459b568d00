"""The ledger remembers which inputs are done and which failed, and forgets it when it is no longer true."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.ledger import IngestOutcome, Ledger
from polgraph.graph.ledger import database as db
from polgraph.graph.ledger.inputs import InputState, article_json, content_hash, json_article
from polgraph.ontology.records import Article
from tests.graph.graph_samples import NOW, Said, extraction

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = extraction("one", Said("Ada Brun", "SUPPORT", "Bo Carr"))
ARTICLE = GIVEN.article
PROCESSOR = "polgraph 0/data model 1"


def done(ledger: Ledger) -> None:
    ledger.ingest(GIVEN, now=NOW)
    ledger.note_done(ARTICLE, PROCESSOR)


def failed(ledger: Ledger, article: Article = ARTICLE, reason: str = "too long") -> None:
    ledger.note_failed(article, PROCESSOR, kind="timeout", reason=reason, now=NOW)


def test_an_article_that_was_noted_is_done(ledger: Ledger) -> None:
    assert ledger.input_state(ARTICLE, PROCESSOR) is InputState.NEW
    done(ledger)
    assert ledger.input_state(ARTICLE, PROCESSOR) is InputState.DONE


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Other words."},
        {"published": date(2022, 1, 1)},
        {"url": "https://a.example/"},
        {"publisher": "B"},
        {"author": "C"},
    ],
)
def test_an_article_that_was_changed_is_new(ledger: Ledger, change: dict[str, object]) -> None:
    done(ledger)
    assert ledger.input_state(replace(ARTICLE, **change), PROCESSOR) is InputState.NEW  # type: ignore[arg-type]


def test_to_another_processor_every_article_is_new(ledger: Ledger) -> None:
    done(ledger)
    assert ledger.input_state(ARTICLE, "polgraph 0/more data model 1") is InputState.NEW


def test_an_article_that_was_retracted_is_new(ledger: Ledger) -> None:
    done(ledger)
    ledger.retract(ARTICLE.id)
    assert ledger.input_state(ARTICLE, PROCESSOR) is InputState.NEW


def test_an_article_whose_content_was_replaced_from_elsewhere_is_new(ledger: Ledger) -> None:
    done(ledger)
    other = extraction("one", Said("Ada Brun", "SUPPORT", "Bo Carr"), extractor="by hand 2")
    assert ledger.ingest(other, now=NOW).outcome is IngestOutcome.REPLACED
    assert ledger.input_state(ARTICLE, PROCESSOR) is InputState.NEW


def test_what_other_articles_bring_leaves_an_article_done(ledger: Ledger) -> None:
    done(ledger)
    ledger.ingest(extraction("two", Said("Ada Brun", "ASSAULT", "Bo Carr")), now=NOW)
    ledger.ingest(GIVEN, now=NOW)
    assert ledger.input_state(ARTICLE, PROCESSOR) is InputState.DONE


def test_a_failure_is_told_with_its_reason(ledger: Ledger) -> None:
    failed(ledger)
    assert ledger.input_state(ARTICLE, PROCESSOR) is InputState.FAILED
    (told,) = ledger.failures()
    assert (told.article, told.kind, told.reason, told.failed, told.processor) == (
        "one", "timeout", "too long", NOW, PROCESSOR,
    )  # fmt: skip
    failed(ledger, reason="much too long")
    assert [one.reason for one in ledger.failures()] == ["much too long"]


def test_failed_articles_can_be_tried_again_while_the_ledger_is_written(ledger: Ledger) -> None:
    articles = [replace(ARTICLE, id=key, title=None if key == "b" else key) for key in "bca"]
    for article in articles:
        failed(ledger, article)
    tried = []
    for article in ledger.failed_articles():
        tried.append(article)
        failed(ledger, article, "again")
    assert tried == sorted(articles, key=lambda one: one.id)


@pytest.mark.parametrize("way", ["ingest", "replace", "note"])
def test_a_success_by_whichever_way_ends_a_failure(ledger: Ledger, way: str) -> None:
    if way != "ingest":
        ledger.ingest(GIVEN, now=NOW)
    failed(ledger)
    if way == "note":
        ledger.note_done(ARTICLE, PROCESSOR)
    else:
        ledger.ingest(GIVEN, now=NOW, anew=way == "replace")
    assert not list(ledger.failures())


def test_what_was_worked_on_is_no_part_of_what_the_ledger_says(ledger: Ledger) -> None:
    ledger.ingest(GIVEN, now=NOW)
    before = ledger.dump()
    done(ledger)
    failed(ledger, replace(ARTICLE, id="two"))
    assert ledger.dump() == before


@pytest.mark.parametrize("published", [date(2021, 3, 7), None])
def test_an_article_comes_back_whole(published: date | None) -> None:
    article = Article("naïve\n", "“Text” \U0001f600", "T", published, "P", "https://a.example/", "fr", "ff", "s")
    assert json_article(article_json(article)) == article
    assert content_hash(article) == content_hash(replace(article))


def test_a_ledger_of_version_3_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    connection = sqlite3.connect(path)
    for script in db.packaged_migrations()[:3]:
        for statement in db.split_script(script):
            connection.execute(statement)
    columns = "id, text, title, published, language, fingerprint, story, extractor, ingested"
    values = ("one", ARTICLE.text, ARTICLE.title, "2021-01-01", "en", "f", "one", "hand 1", NOW)
    connection.execute(f"INSERT INTO articles ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)  # noqa: S608
    connection.execute(f"PRAGMA application_id = {db.APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 3")
    connection.commit()
    connection.close()
    with Ledger.open(path, create=False) as ledger:
        assert ledger.article("one").text == ARTICLE.text
        assert ledger.input_state(ARTICLE, PROCESSOR) is InputState.NEW
        assert not list(ledger.failures())
        done(ledger)
        assert ledger.input_state(ARTICLE, PROCESSOR) is InputState.DONE
