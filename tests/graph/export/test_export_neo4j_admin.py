"""The tables in the hands of the real neo4j-admin: a load makes the same graph, and goes on from an imported one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.export.formats import Format, export
from polgraph.graph.property.bolt import Account, Neo4jTarget
from polgraph.graph.property.load import load
from scripts import neo4j_server
from tests.graph.export.export_samples import fill
from tests.graph.graph_samples import NOW, Said, extraction
from tests.graph.property.graph_dump import dump

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from polgraph.graph.store import Store


@pytest.fixture
def imported(store: Store, tmp_path: Path) -> Iterator[Neo4jTarget]:
    """A server whose database was imported from an export."""
    home = tmp_path / "server"
    export(fill(store), tmp_path / "tables", Format.CSV)
    try:
        neo4j_server.libraries(neo4j_server.LIBRARIES)
    except neo4j_server.NoServerError as error:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(f"no neo4j-admin: {error}")
        pytest.skip(f"no neo4j-admin: {error}")
    neo4j_server.import_tables(home, tmp_path / "tables")
    server = neo4j_server.start(home)
    with Neo4jTarget.open(Account(server.uri, server.user, server.password)) as graph:
        yield graph
    neo4j_server.end(server)


def spaced(lines: list[str]) -> list[str]:
    """Without U+001F, which an import cannot bring into lists."""
    return sorted(line.replace("\\\\u001f", " ") for line in lines)


@pytest.mark.neo4j
@pytest.mark.slow
def test_the_imported_graph_is_that_of_a_load(store: Store, imported: Neo4jTarget) -> None:
    found = dump(imported)
    with store.ledger() as ledger:
        again = load(ledger, imported)
    assert (again.rebuilt, again.articles) == (False, 0)
    # In words of its own, or another article would be a reprint of it.
    four = extraction("four", Said("Ilya Barsk", "AID", "Runa Teel"), more="No other article has these words.")
    store.ingest([four], NOW)
    with store.ledger() as ledger:
        assert load(ledger, imported).articles == 1
    with store.writer() as ledger:
        ledger.retract("four")
    with store.ledger() as ledger:
        load(ledger, imported)
        assert dump(imported) == found
        assert load(ledger, imported, rebuild=True).rebuilt
    assert spaced(dump(imported)) == spaced(found)
    assert found
