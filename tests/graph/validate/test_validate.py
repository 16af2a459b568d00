"""Validating a store: what an ingest lets in is sound, and what somebody does to the files is found."""

from __future__ import annotations

import json
import sqlite3
import sys
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from polgraph.cli.app import run
from polgraph.graph.rdf.names import mint
from polgraph.graph.rdf.shape import term
from polgraph.graph.validate.records import Severity
from polgraph.graph.validate.validate import sample, validate
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import ActorType
from tests.graph.export.export_samples import fill
from tests.graph.graph_samples import NOW, Cast, Said, extraction

if TYPE_CHECKING:
    from polgraph.graph.store import Store

Capture = pytest.CaptureFixture[str]
SCOPES = [None, ["one", "three", 'two "x" <y>\n']]


@pytest.fixture
def filled(store: Store) -> Store:
    return fill(store)


def tamper(store: Store, sql: str) -> None:
    connection = sqlite3.connect(store.ledger_path)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("scope", SCOPES, ids=["all", "articles"])
def test_what_was_ingested_is_sound(filled: Store, scope: list[str] | None) -> None:
    assert validate(filled, scope) == []


@pytest.mark.parametrize("scope", SCOPES, ids=["all", "articles"])
def test_a_quote_that_is_not_in_the_text_is_found(filled: Store, scope: list[str] | None) -> None:
    tamper(filled, "UPDATE statements SET evidence_text = 'words' WHERE article = 'one' AND position = 0")
    (found,) = (one for one in validate(filled, scope) if one.constraint == "Ledger")
    assert (found.severity, found.article) == (Severity.VIOLATION, "one")
    assert found.message == "its quote is not what the article says there"


def test_a_text_that_was_changed_under_its_statements_is_found(filled: Store) -> None:
    tamper(filled, "UPDATE articles SET text = 'x' || text WHERE id = 'one'")
    assert {one.thing.split()[0] for one in validate(filled)} == {"statement", "mention"}


def test_a_held_back_statement_is_checked_for_its_quote_only(filled: Store) -> None:
    with filled.writer() as ledger:
        ids = {actor.name: actor.id for actor in ledger.actors()}
        ledger.merge(ids["Ilya Barsk"], ids["Runa Teel"], author="a", reason="", now=NOW)
        assert list(ledger.looped())
    assert validate(filled) == validate(filled, ["one"]) == []
    tamper(filled, "UPDATE statements SET evidence_text = 'words' WHERE article = 'one' AND position = 0")
    assert [one.constraint for one in validate(filled)] == ["Ledger"]


def test_a_projection_that_was_tampered_with_is_found(filled: Store) -> None:
    article = ox.NamedNode(mint("article", "one"))
    rdf = ox.Store(str(filled.rdf_path))
    rdf.add(ox.Quad(article, term("dcterms:title"), ox.Literal("Another"), article))
    rdf.flush()
    del rdf
    for scope in SCOPES:
        (found,) = validate(filled, scope)
        assert (found.article, found.path, found.constraint) == ("one", "dcterms:title", "MaxCount")
    assert validate(filled, ["three"]) == []


def test_unusual_actors_are_warnings(store: Store) -> None:
    cast = Cast(types={"Port Ell": ActorType.PLACE})
    store.ingest([extraction("one", Said("Port Ell", "CONSULT", "Runa Teel"), cast=cast)], NOW)
    assert {one.severity for one in validate(store)} == {Severity.WARNING}
    assert validate(store) == validate(store, ["one"])


def test_a_sample_is_always_the_same(filled: Store) -> None:
    assert sample(filled, 2) == sample(filled, 2)
    assert len(sample(filled, 2)) == 2
    assert sample(filled, 9) == ["one", "three", 'two "x" <y>\n']
    assert set(sample(filled, 1)) < set(sample(filled, 2))


def test_an_unknown_article(filled: Store) -> None:
    with pytest.raises(PolgraphError) as caught:
        validate(filled, ["none"])
    assert caught.value.code is ErrorCode.ARTICLE_NOT_FOUND


def test_without_pyshacl_the_hint_says_what_works(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(PolgraphError, match="--all"):
        validate(filled, ["one"])
    assert validate(filled) == []


@pytest.mark.parametrize("scope", [[], ["--all"], ["--sample", "1"], ["--article", "one"]])
def test_the_command_on_a_sound_store(filled: Store, scope: list[str], capsys: Capture) -> None:
    assert run(["validate", *scope, "--store", str(filled.path)]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "0 violations, 0 warnings\n")


def test_the_command_lists_violations_and_ends_with_1(filled: Store, capsys: Capture) -> None:
    tamper(filled, "UPDATE statements SET evidence_text = 'words' WHERE article = 'three'")
    assert run(["validate", "--store", str(filled.path), "--format", "json", "--limit", "3"]) == 1
    captured = capsys.readouterr()
    rows = json.loads(captured.out)
    assert len(rows) == 3
    assert rows[0]["constraint"] == "Ledger"
    assert captured.err == "7 violations, 0 warnings\n"


def test_warnings_are_listed_on_request_and_are_no_failure(store: Store, capsys: Capture) -> None:
    cast = Cast(types={"Port Ell": ActorType.PLACE})
    store.ingest([extraction("one", Said("Port Ell", "CONSULT", "Runa Teel"), cast=cast)], NOW)
    assert run(["validate", "--store", str(store.path), "--format", "csv"]) == 0
    assert capsys.readouterr().out.count("\n") == 1
    assert run(["validate", "--warnings", "--store", str(store.path), "--format", "csv"]) == 0
    assert "CONSULT usually has as subject" in capsys.readouterr().out


def test_two_scopes_are_refused(filled: Store, capsys: Capture) -> None:
    assert run(["validate", "--all", "--sample", "2", "--store", str(filled.path)]) == 2
    assert "[P401]" in capsys.readouterr().err
