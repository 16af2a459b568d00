"""Loading into a real SPARQL server: it always holds what the store's own projection holds."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from polgraph.cli.app import run
from polgraph.graph.endpoint.serve import free_port
from polgraph.graph.rdf import remote
from polgraph.graph.rdf.names import META_GRAPH, PROJECTION
from polgraph.graph.rdf.remote import load, read_mark
from polgraph.graph.rdf.server import SparqlServer
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.graph.endpoint.conftest import running
from tests.graph.export.export_samples import fill
from tests.graph.graph_samples import NOW, Said, extraction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from polgraph.graph.follow import Loaded
    from polgraph.graph.store import Store

ALL = f"SELECT ?g ?s ?p ?o {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (?g != <{META_GRAPH}>) }}"
MARK = f"GRAPH <{META_GRAPH}> {{ <{PROJECTION}> NAME }}"


def renamed(name: str, value: str) -> str:
    """An update that gives the mark another value."""
    held, other = MARK.replace("NAME", f"pg:{name} ?old"), MARK.replace("NAME", f"pg:{name} {value}")
    return f"DELETE {{ {held} }} INSERT {{ {other} }} WHERE {{ {held} }}"


@pytest.fixture
def filled(store: Store) -> Store:
    return fill(store)


def there(server: SparqlServer) -> list[tuple[str, ...]]:
    return sorted(tuple(row[name] for name in "gspo") for row in server.select(ALL))


def here(store: Store) -> list[tuple[str, ...]]:
    return sorted(tuple(map(str, row)) for row in store.sparql(ALL).rows)


def loading(store: Store, server: SparqlServer, *, rebuild: bool = False, size: int = remote.SIZE) -> Loaded:
    with store.ledger() as ledger:
        return load(ledger, server, rebuild=rebuild, size=size)


def change_a_lot(store: Store) -> Iterator[None]:
    """Replaced, retracted, merged, split and undone, one after the other."""
    visit = Said("Ilya Barsk", "SUPPORT", "Runa Teel", predicate="backs")
    store.ingest([extraction("one", visit)], NOW)
    yield
    with store.writer() as ledger:
        ledger.retract("three")
    yield
    with store.writer() as ledger:
        ids = {actor.name: actor.id for actor in ledger.actors()}
        ledger.merge(ids["Ilya Barsk"], ids["Runa Teel"], author="a", reason="", now=NOW)
    yield
    with store.writer() as ledger:
        ledger.undo(author="a", reason="", now=NOW)
    yield
    store.ingest([extraction("four", Said("Lamp Front", "AID", "Sela Orm")), extraction("five", visit)], NOW)
    with store.writer() as ledger:
        ledger.retract("five")
    yield


def test_a_server_gets_everything(filled: Store, server: SparqlServer) -> None:
    loaded = loading(filled, server)
    assert there(server) == here(filled)
    assert (loaded.rebuilt, loaded.articles, loaded.statements, loaded.actors) == (True, 3, 11, 10)


def test_a_second_load_writes_nothing(filled: Store, server: SparqlServer, monkeypatch: pytest.MonkeyPatch) -> None:
    first = loading(filled, server)
    monkeypatch.setattr(SparqlServer, "update", lambda *_: pytest.fail("written"))
    again = loading(filled, server)
    assert (again.rebuilt, again.articles, again.seq) == (False, 0, first.seq)


@pytest.mark.parametrize("size", [1, 100, remote.SIZE])
def test_changes_follow(filled: Store, server: SparqlServer, size: int) -> None:
    loading(filled, server, size=size)
    for _ in change_a_lot(filled):
        assert not loading(filled, server, size=size).rebuilt
        assert there(server) == here(filled)


def test_many_changes_at_once_follow(filled: Store, server: SparqlServer) -> None:
    loading(filled, server)
    for _ in change_a_lot(filled):
        pass
    assert loading(filled, server).articles == 5
    assert there(server) == here(filled)


def test_only_what_has_changed_is_written(filled: Store, server: SparqlServer) -> None:
    loading(filled, server)
    filled.ingest([extraction("four", Said("Sela Orm", "AID", "Bo Tarn"))], NOW)
    loaded = loading(filled, server)
    assert (loaded.articles, loaded.statements, loaded.actors) == (1, 1, 2)


@dataclass(frozen=True, slots=True)
class Failing(SparqlServer):
    """A server whose connection breaks at some update, before or after it has carried that out."""

    left: list[int] = field(default_factory=list)
    after: bool = False

    def update(self, text: str) -> None:
        self.left[0] -= 1
        if self.left[0] or self.after:
            SparqlServer.update(self, text)
        if not self.left[0]:
            raise PolgraphError(ErrorCode.STORE_NOT_FOUND, "The line is dead.", "")


@pytest.mark.parametrize("after", [False, True], ids=["lost", "done"])
@pytest.mark.parametrize("at", [1, 3, 5])
def test_a_broken_load_goes_on_where_it_stopped(filled: Store, server: SparqlServer, at: int, after: bool) -> None:
    failing = Failing(server.queries, server.updates, None, "", [at], after)
    with pytest.raises(PolgraphError, match="dead"):
        loading(filled, failing, size=60)
    loading(filled, server, size=60)
    assert there(server) == here(filled)
    for _ in change_a_lot(filled):
        failing = Failing(server.queries, server.updates, None, "", [1], after)
        with pytest.raises(PolgraphError, match="dead"):
            loading(filled, failing)
        loading(filled, server)
        assert there(server) == here(filled)


def test_a_load_goes_on_and_does_not_begin_again(filled: Store, server: SparqlServer) -> None:
    with pytest.raises(PolgraphError):
        loading(filled, Failing(server.queries, server.updates, None, "", [8]), size=1)
    mark = read_mark(server)
    assert mark is not None
    assert mark.stage == "actors"
    assert mark.after
    assert 0 < loading(filled, server, size=1).actors < 10


def test_a_changed_store_begins_a_half_made_load_again(filled: Store, server: SparqlServer) -> None:
    with pytest.raises(PolgraphError):
        loading(filled, Failing(server.queries, server.updates, None, "", [14]), size=1)
    for _ in change_a_lot(filled):
        pass
    assert loading(filled, server).rebuilt
    assert there(server) == here(filled)


@contextmanager
def meddling(server: SparqlServer, monkeypatch: pytest.MonkeyPatch, text: str) -> Iterator[None]:
    """Somebody else updates the server before the next update."""
    original = SparqlServer.update

    def both(self: SparqlServer, ours: str) -> None:
        original(self, text)
        original(self, ours)

    with monkeypatch.context() as patched:
        patched.setattr(SparqlServer, "update", both)
        yield


def test_of_two_loads_at_once_one_stops(filled: Store, server: SparqlServer, monkeypatch: pytest.MonkeyPatch) -> None:
    loading(filled, server)
    before = there(server)
    filled.ingest([extraction("one", Said("Ilya Barsk", "AID", "Runa Teel"))], NOW)
    moved = renamed("lastChange", "77")
    with meddling(server, monkeypatch, moved), pytest.raises(PolgraphError) as caught:
        loading(filled, server)
    assert caught.value.code is ErrorCode.STORE_LOCKED
    assert there(server) == before


def test_graphs_of_others_are_left_alone(filled: Store, server: SparqlServer) -> None:
    server.update("INSERT DATA { GRAPH <urn:mine> { <urn:a> <urn:b> <urn:c> } }")
    loading(filled, server)
    loading(filled, server, rebuild=True)
    assert [row for row in there(server) if row[0] == "urn:mine"] == [("urn:mine", "urn:a", "urn:b", "urn:c")]
    assert [row for row in there(server) if row[0] != "urn:mine"] == here(filled)


def test_articles_that_no_load_has_put_there_are_kept(filled: Store, server: SparqlServer) -> None:
    server.update("INSERT DATA { GRAPH <urn:one> { <urn:one> a pg:Article } }")
    with pytest.raises(PolgraphError, match="--rebuild") as caught:
        loading(filled, server)
    assert caught.value.code is ErrorCode.OPTION_INVALID
    assert len(there(server)) == 1
    loading(filled, server, rebuild=True)
    assert there(server) == here(filled)


@pytest.mark.parametrize(
    "damage",
    [
        f"DELETE WHERE {{ {MARK.replace('NAME', 'pg:chain ?old')} }}",
        f"INSERT DATA {{ {MARK.replace('NAME', 'pg:shape 9')} }}",
        renamed("chain", "'other'"),
        renamed("lastChange", "'many'"),
    ],
)
def test_a_mark_that_does_not_fit_means_all_anew(filled: Store, server: SparqlServer, damage: str) -> None:
    loading(filled, server)
    server.update(damage)
    assert loading(filled, server).rebuilt
    assert there(server) == here(filled)
    assert loading(filled, server).articles == 0


def test_a_server_that_was_killed_and_started_again(filled: Store, tmp_path: Path) -> None:
    port = free_port()
    server = SparqlServer.at(f"http://127.0.0.1:{port}/query")
    with running(tmp_path, port) as process, filled.ledger() as ledger:
        with pytest.raises(PolgraphError) as caught:
            load(ledger, server, size=100, report=lambda portion: process.kill() if portion.articles else None)
        assert caught.value.code is ErrorCode.STORE_NOT_FOUND
        assert "goes on where this one stopped" in caught.value.hint
    with running(tmp_path, port):
        assert loading(filled, server).articles < 3
        assert there(server) == here(filled)


def test_the_command(filled: Store, server: SparqlServer, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    arguments = ["load", "--sparql", server.queries, "--store", str(filled.path)]
    assert run(arguments) == 0
    assert run(arguments) == 0
    change = f"in {server.updates}, change 3\n"
    told = f"3 articles, 11 statements, 10 actors written, all anew, {change}nothing new, {change}"
    assert capsys.readouterr().out == told
    assert there(server) == here(filled)


@pytest.mark.parametrize(
    "options",
    [[], ["--sparql", "http://localhost/query", "--neo4j", "bolt://localhost"], ["--sparql", "file:///etc/passwd"]],
)
def test_a_load_needs_one_address(filled: Store, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["load", *options, "--store", str(filled.path)]) == 2
    assert capsys.readouterr().err.startswith("polgraph: [P401]")


def test_a_missing_password_file_is_told(filled: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--sparql", "http://localhost/query", "--user", "orla", "--password-file", str(tmp_path / "none")]
    assert run(["load", *options, "--store", str(filled.path)]) == 2
    assert capsys.readouterr().err.startswith("polgraph: [P001]")
