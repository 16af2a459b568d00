"""Servers that the tests of the property graph share: each is started once a session, when first asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from scripts import neo4j_server

if TYPE_CHECKING:
    from collections.abc import Iterator


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
