"""`polgraph load`, and `polgraph query` in Cypher."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polgraph.cli.app import run
from polgraph.graph.store import Store
from tests.graph.graph_samples import NOW, Said, extraction

if TYPE_CHECKING:
    from polgraph.graph.property.bolt import Account, Neo4jTarget

Capture = pytest.CaptureFixture[str]
WHO = "MATCH (a:Actor)-[r:SUPPORTS]->(b:Actor) WHERE b.name = $whom RETURN a.name AS who, r.confidence AS sure, a.names"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with one article."""
    store = Store.open(tmp_path / "store", create=True)
    store.ingest([extraction("a 1", Said("Orla Brandt", "SUPPORT", "Tomas Reke"))], NOW)
    return store.path


@pytest.fixture
def server(neo4j_graph: Neo4jTarget, neo4j_account: Account, tmp_path: Path) -> tuple[str, ...]:
    """The options that name an empty server."""
    file = tmp_path / "password"
    file.write_text(f"{neo4j_account.password}\n", encoding="utf-8")
    return ("--neo4j", neo4j_account.uri, "--user", neo4j_account.user, "--password-file", str(file))


def ask(folder: Path, *arguments: str) -> int:
    return run(["query", *arguments, "--store", str(folder)])


def test_query_in_cypher(folder: Path, capsys: Capture) -> None:
    assert ask(folder, WHO, "--lang", "cypher", "--bind", "whom=Tomas Reke", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == [
        {"who": "Orla Brandt", "sure": 0.9, "a.names": '["Orla Brandt"]'},
    ]


def test_query_in_cypher_sees_what_is_new(folder: Path, capsys: Capture) -> None:
    question = ("MATCH (a:Article) RETURN a.id ORDER BY a.id", "--lang", "cypher", "--format", "csv")
    assert ask(folder, *question) == 0
    Store.open(folder).ingest([extraction("a 2")], NOW)
    assert ask(folder, *question) == 0
    assert capsys.readouterr().out.split() == ["a.id", "a", "1", "a.id", "a", "1", "a", "2"]


def test_a_writing_query_is_refused(folder: Path, capsys: Capture) -> None:
    assert ask(folder, "MATCH (n) DETACH DELETE n", "--lang", "cypher") == 2
    assert capsys.readouterr().err.startswith("polgraph: [P303] This query writes")
    assert ask(folder, "MATCH (n:Actor) RETURN count(n)", "--lang", "cypher", "--format", "csv") == 0
    assert capsys.readouterr().out.split() == ["count(n)", "2"]


def test_unknown_saved_query(folder: Path, capsys: Capture) -> None:
    assert ask(folder, "--saved", "no such", "--lang", "cypher") == 2
    assert "[P401]" in capsys.readouterr().err


def test_neo4j_is_not_asked_in_sparql(folder: Path, capsys: Capture) -> None:
    assert ask(folder, "ASK {}", "--lang", "sparql", "--neo4j", "bolt://127.0.0.1:1") == 2
    assert "[P401]" in capsys.readouterr().err


def test_missing_password_file(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    options = ("--neo4j", "bolt://127.0.0.1:1", "--password-file", str(tmp_path / "none"))
    assert run(["load", *options, "--store", str(folder)]) == 2
    assert "[P001]" in capsys.readouterr().err


def test_no_store(tmp_path: Path, capsys: Capture) -> None:
    assert run(["load", "--neo4j", "bolt://127.0.0.1:1", "--store", str(tmp_path / "none")]) == 2
    assert "[P201]" in capsys.readouterr().err


@pytest.mark.neo4j
def test_load_and_ask(folder: Path, server: tuple[str, ...], capsys: Capture) -> None:
    assert run(["load", *server, "--store", str(folder)]) == 0
    assert capsys.readouterr().out == f"1 article, 1 statement, 2 actors written, all anew, in {server[1]}, change 1\n"
    assert run(["load", *server, "--store", str(folder)]) == 0
    assert capsys.readouterr().out == f"nothing new, in {server[1]}, change 1\n"
    assert run(["query", WHO, *server, "--bind", "whom=Tomas Reke", "--format", "json"]) == 0
    there = capsys.readouterr().out
    assert ask(folder, WHO, "--lang", "cypher", "--bind", "whom=Tomas Reke", "--format", "json") == 0
    assert capsys.readouterr().out == there
    assert run(["load", *server, "--store", str(folder), "--rebuild"]) == 0
    assert "all anew" in capsys.readouterr().out
    assert run(["query", "CREATE (:X)", *server]) == 2
    assert "[P303]" in capsys.readouterr().err


@pytest.mark.neo4j
def test_password_of_the_environment(
    folder: Path, server: tuple[str, ...], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = server[:4]
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong")
    assert run(["load", *options, "--store", str(folder)]) == 2
    error = capsys.readouterr().err
    assert "[P401]" in error
    assert "wrong" not in error
    monkeypatch.setenv("NEO4J_PASSWORD", Path(server[-1]).read_text(encoding="utf-8").strip())
    assert run(["load", *options, "--store", str(folder)]) == 0
