"""Engines that the tests of the property graph share: each server is started once a session, when first asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.property.bolt import Account, Neo4jTarget
from polgraph.graph.property.embedded import KgliteTarget
from polgraph.graph.property.target import Step
from scripts import neo4j_server
from tests.graph.property import arcade

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from polgraph.graph.property.target import PropertyGraph

ENGINES = ["kglite", pytest.param("neo4j", marks=pytest.mark.neo4j), pytest.param("arcadedb", marks=pytest.mark.slow)]


@pytest.fixture(scope="session")
def neo4j_server_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[neo4j_server.Server]:
    """A Neo4j server; without one the test is skipped, or fails where CI is true."""
    try:
        server = neo4j_server.obtain(tmp_path_factory.mktemp("neo4j"))
    except neo4j_server.NoServerError as error:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(f"no Neo4j server: {error}")
        pytest.skip(f"no Neo4j server: {error}")
    yield server
    neo4j_server.end(server)


@pytest.fixture(scope="session")
def neo4j_account(neo4j_server_of_tests: neo4j_server.Server) -> Account:
    """Where the Neo4j server is, and its password."""
    server = neo4j_server_of_tests
    return Account(server.uri, server.user, server.password)


@pytest.fixture(scope="session")
def arcade_account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Account]:
    """Where an ArcadeDB server is, and its password."""
    folder, port = tmp_path_factory.mktemp("arcade"), neo4j_server.free_port()
    command = (sys.executable, str(arcade.__file__), str(folder), str(port))
    with (
        (folder / "console").open("wb") as log,
        subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log) as process,
    ):
        assert process.stdout is not None
        while (line := process.stdout.readline()) and arcade.READY.encode() not in line:
            pass
        assert line, (folder / "console").read_text(encoding="utf-8")
        yield Account(f"bolt://{neo4j_server.HOST}:{port}", "root", arcade.PASSWORD, arcade.DATABASE)
        process.kill()


def emptied(account: Account, batch: int = 50) -> Neo4jTarget:
    """A server's graph with nothing in it, and batches small enough that there are several."""
    graph = Neo4jTarget.open(account, batch=batch)
    graph.write([Step("MATCH (n) DETACH DELETE n", {})])
    return graph


@pytest.fixture
def neo4j_graph(neo4j_account: Account) -> Iterator[Neo4jTarget]:
    """An empty graph in Neo4j."""
    with emptied(neo4j_account) as graph:
        yield graph


@pytest.fixture
def kglite_graph(tmp_path: Path) -> KgliteTarget:
    """An empty graph in this process."""
    return KgliteTarget.open(tmp_path / "graph.kgl")


@pytest.fixture(params=ENGINES)
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PropertyGraph]:
    """An empty graph in each of the engines."""
    if request.param == "kglite":
        yield KgliteTarget.open(tmp_path / "graph.kgl")
        return
    account = request.getfixturevalue(f"{request.param.removesuffix('db')}_account")
    with emptied(account) as opened:
        yield opened
