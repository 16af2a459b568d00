"""What articles and users write stays a value, and what goes wrong at the server is told in one line."""

from __future__ import annotations

import socket
import sys
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.property import mark as marks
from polgraph.graph.property import texts
from polgraph.graph.property.bolt import Account, Neo4jTarget
from polgraph.graph.property.load import load
from polgraph.graph.property.query import cypher
from polgraph.ontology import load_ontology
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import ActorName
from scripts import neo4j_server
from tests.graph.graph_samples import NOW, Cast, Said, extraction
from tests.graph.property.graph_dump import dump
from tests.graph.property.test_property_load import made_anew

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.graph.ledger import Ledger
    from polgraph.graph.property.target import PropertyGraph

NASTY = [
    '"} DETACH DELETE n //',
    "'}) MATCH (n) DETACH DELETE n RETURN ('",
    "O`Brien`:Admin {x: 1}",
    "two\nlines\tand\\backslash \\u0022",
    "\u202eright to left\u202c مقتدى الصدر",
    "$id {braces} %s",
    "https://example.org/an actor?q='x'",
]


@pytest.mark.parametrize("name", NASTY)
def test_names_stay_names(ledger: Ledger, graph: PropertyGraph, name: str) -> None:
    key = f"article {name}"
    cast = Cast(names={name: (ActorName(name), ActorName(f"{name} too", "alias"))})
    one = extraction(key, Said(name, "SUPPORT", "Orla Brandt", predicate=name, attributed_to=name), cast=cast)
    article = replace(one.article, title=name, publisher=name, url=name, published=date(2021, 3, 4))
    ledger.ingest(replace(one, article=article), now=NOW)
    load(ledger, graph)
    question = """MATCH (a:Actor {name: $name})-[r:SUPPORTS]->(:Actor)
        MATCH (s:Statement)-[:FROM]->(c:Article {id: $key})
        WHERE s.id = r.statement RETURN a.name, r.predicate, s.quote, s.attributedTo, c.headline, c.publisher, c.url"""
    quote = f"{name} {name} Orla Brandt."
    assert cypher(graph, question, {"name": name, "key": key}).rows == ((name, name, quote, name, name, name, name),)
    assert dump(graph) == made_anew(ledger)
    ledger.retract(key)
    load(ledger, graph)
    assert dump(graph) == []


def test_types_of_relationships_come_from_the_vocabulary() -> None:
    used = {"SUBJECT", "OBJECT", "FROM", "MENTIONS", "ATTRIBUTED_TO"}
    for relation in load_ontology().relations:
        assert relation.edge_type.replace("_", "").isalpha()
        assert relation.edge_type not in used
        assert f"[r:{relation.edge_type}]" in texts.direct(relation.name)
    with pytest.raises(PolgraphError):
        texts.direct("SUPPORT]->() DETACH DELETE n //")


def test_texts_have_no_place_for_values() -> None:
    folder = Path(texts.__file__).parents[1] / "data" / "cypher"
    names = sorted(path.stem for path in folder.glob("*.cypher"))
    assert names
    for name in names:
        content = texts.text(name)
        assert "'" not in content, name
        assert '"' not in content, name
        assert "%" not in content, name
        assert (texts.PLACEHOLDER in content) == (name == "direct")


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (:Actor {id: 'x'})",
        "MATCH (n) DETACH DELETE n",
        "MERGE (n:Actor {id: 'x'})",
        "MATCH (n:Actor) SET n.name = 'x'",
        "MATCH (n:Actor) REMOVE n.name",
        "CREATE INDEX x FOR (n:Actor) ON (n.x)",
    ],
)
@pytest.mark.parametrize("engine", ["kglite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def test_queries_do_not_write(ledger: Ledger, engine: str, query: str, request: pytest.FixtureRequest) -> None:
    graph = request.getfixturevalue(f"{engine}_graph")
    ledger.ingest(extraction("a", Said("Orla Brandt", "SUPPORT", "Tomas Reke")), now=NOW)
    load(ledger, graph)
    before = dump(graph)
    with pytest.raises(PolgraphError) as raised:
        cypher(graph, query)
    assert raised.value.code is ErrorCode.QUERY_INVALID
    assert "writes" in raised.value.message
    assert dump(graph) == before


@pytest.mark.parametrize(
    "query", ["LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "load\n csv from $x as l return l"]
)
def test_queries_do_not_read_files(graph: PropertyGraph, query: str) -> None:
    with pytest.raises(PolgraphError) as raised:
        cypher(graph, query)
    assert raised.value.code is ErrorCode.QUERY_INVALID
    assert "LOAD CSV" in raised.value.hint


def test_a_text_may_speak_of_files(graph: PropertyGraph) -> None:
    assert cypher(graph, "RETURN 'LOAD CSV' AS x // LOAD CSV").rows == (("LOAD CSV",),)


@pytest.mark.parametrize("query", ["MATCH (n", "RETURN $missing AS x", "RETURN nothing(1) AS x"])
def test_a_faulty_query_is_told_as_such(graph: PropertyGraph, query: str) -> None:
    with pytest.raises(PolgraphError) as raised:
        cypher(graph, query)
    assert raised.value.code is ErrorCode.QUERY_INVALID
    assert "\n" not in str(raised.value)


def test_an_address_that_is_none() -> None:
    with pytest.raises(PolgraphError) as raised:
        Neo4jTarget.open(Account("http://127.0.0.1:7474"))
    assert raised.value.code is ErrorCode.OPTION_INVALID


def test_nobody_answers() -> None:
    with pytest.raises(PolgraphError) as raised:
        Neo4jTarget.open(Account(f"bolt://127.0.0.1:{neo4j_server.free_port()}"))
    assert raised.value.code is ErrorCode.STORE_NOT_FOUND
    assert "\n" not in str(raised.value)


def test_an_account_never_shows_its_password() -> None:
    assert "secret" not in repr(Account("bolt://127.0.0.1", "user", "secret"))


@pytest.mark.neo4j
def test_wrong_password(neo4j_account: Account) -> None:
    with pytest.raises(PolgraphError) as raised:
        Neo4jTarget.open(replace(neo4j_account, password="not the password"))  # noqa: S106
    assert raised.value.code is ErrorCode.OPTION_INVALID
    assert "--password-file" in raised.value.hint
    assert "not the password" not in str(raised.value)


@pytest.mark.neo4j
def test_no_such_database(neo4j_account: Account) -> None:
    graph = Neo4jTarget.open(replace(neo4j_account, database="nowhere"))
    with graph, pytest.raises(PolgraphError) as raised:
        marks.read(graph)
    assert raised.value.code is ErrorCode.OPTION_INVALID
    assert "--database" in raised.value.hint


class Cable:
    """A connection to a server that can be cut."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._server = socket.create_server((neo4j_server.HOST, 0))
        self.port = int(self._server.getsockname()[1])
        self._ends: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._server.accept()
            except OSError:
                return
            far = socket.create_connection((neo4j_server.HOST, self._target))
            self._ends += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._copy, args=(one, other), daemon=True).start()

    def _copy(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                target.sendall(data)
        except OSError:
            return

    def cut(self) -> None:
        """End all connections and take no more."""
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        for end in self._ends:
            end.shutdown(socket.SHUT_RDWR)
            end.close()


@pytest.fixture
def many(ledger: Ledger) -> Ledger:
    """A ledger that takes several batches to load."""
    for number in range(40):
        ledger.ingest(extraction(f"m {number}", Said("P", "SUPPORT", f"Q{number}")), now=NOW)
    return ledger


@pytest.mark.neo4j
def test_a_lost_connection_leaves_whole_batches_and_the_next_load_goes_on(
    many: Ledger, neo4j_graph: Neo4jTarget, neo4j_account: Account
) -> None:
    before = many.digest(changes=True)
    cable = Cable(int(neo4j_account.uri.rpartition(":")[2]))
    batches = 0

    def cut(_: object) -> None:
        nonlocal batches
        batches += 1
        if batches == 4:
            cable.cut()

    broken_account = replace(neo4j_account, uri=f"bolt://{neo4j_server.HOST}:{cable.port}")
    with Neo4jTarget.open(broken_account, batch=20) as graph, pytest.raises(PolgraphError) as raised:
        load(many, graph, report=cut)
    assert raised.value.code is ErrorCode.STORE_NOT_FOUND
    assert many.digest(changes=True) == before
    ((there,),) = cypher(neo4j_graph, "MATCH (a:Article) RETURN count(a)").rows
    assert isinstance(there, int)
    assert load(many, neo4j_graph).articles == 40 - there
    assert dump(neo4j_graph) == made_anew(many)


@pytest.fixture
def read_only_account(neo4j_account: Account, tmp_path: Path) -> Iterator[Account]:
    """A server whose database cannot be written to any more: one that never could be does not come up."""
    try:
        neo4j_server.start(tmp_path, java_options=neo4j_server.BRIEF)
        neo4j_server.stop_recorded(tmp_path)
        server = neo4j_server.start(tmp_path, read_only=True, java_options=neo4j_server.BRIEF)
    except neo4j_server.NoServerError as error:
        pytest.skip(f"no server of its own: {error}")
    yield Account(server.uri, server.user, server.password)
    neo4j_server.end(server)


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_read_only_database(many: Ledger, read_only_account: Account) -> None:
    before = many.digest(changes=True)
    with Neo4jTarget.open(read_only_account) as graph, pytest.raises(PolgraphError) as raised:
        load(many, graph)
    assert raised.value.code is ErrorCode.STORE_BROKEN
    assert "cannot be written to" in raised.value.message
    assert many.digest(changes=True) == before


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the files of another process")
def test_a_full_disk_of_the_server(many: Ledger, tmp_path: Path) -> None:
    """The disk is a limit on the size of files, set when some batches are in; started anew, the server goes on."""
    import resource

    before = many.digest(changes=True)
    batches = 0
    server = _own_server(tmp_path)

    def fill(_: object) -> None:
        nonlocal batches
        batches += 1
        if batches == 8:
            assert server.process is not None
            resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (1, 1))

    with Neo4jTarget.open(_account(server), batch=20) as graph, pytest.raises(PolgraphError) as raised:
        load(many, graph, report=fill)
    neo4j_server.end(server)
    assert raised.value.code in {ErrorCode.STORE_BROKEN, ErrorCode.STORE_NOT_FOUND}
    assert "goes on where this one stopped" in raised.value.hint
    assert many.digest(changes=True) == before
    server = _own_server(tmp_path)
    with Neo4jTarget.open(_account(server)) as graph:
        ((there,),) = cypher(graph, "MATCH (a:Article) RETURN count(a)").rows
        assert isinstance(there, int)
        assert 0 < there < 40
        assert load(many, graph).articles == 40 - there
        assert dump(graph) == made_anew(many)
    neo4j_server.end(server)


def _own_server(home: Path) -> neo4j_server.Server:
    try:
        return neo4j_server.start(home, java_options=neo4j_server.BRIEF)
    except neo4j_server.NoServerError as error:
        pytest.skip(f"no server of its own: {error}")


def _account(server: neo4j_server.Server) -> Account:
    return Account(server.uri, server.user, server.password)
