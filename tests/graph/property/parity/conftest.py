"""The corpus of the parity tests in all engines, made once a session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.property.embedded import project
from polgraph.graph.property.load import load
from polgraph.graph.store import Store
from tests.graph.graph_samples import NOW
from tests.graph.property.conftest import emptied
from tests.graph.property.parity.parity_corpus import annotated, invented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.graph.property.bolt import Account
    from polgraph.graph.property.target import PropertyGraph


@dataclass(frozen=True)
class Filled:
    """A store and a property graph that hold the same.

    Attributes:
        store: the store.
        graph: the property graph.
        heads: whether the graph names the columns of an answer without rows; ArcadeDB does not over Bolt.
    """

    store: Store
    graph: PropertyGraph
    heads: bool = True


@pytest.fixture(scope="session")
def parity_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with the corpus."""
    store = Store.open(tmp_path_factory.mktemp("parity") / "store", create=True, catalogue=False)
    store.ingest([*invented(), *annotated()], NOW)
    return store


@pytest.fixture(scope="session")
def parity_embedded(parity_store: Store) -> PropertyGraph:
    """The corpus in the embedded engine."""
    with parity_store.ledger() as ledger:
        return project(ledger, parity_store.property_path, 5.0)


@pytest.fixture(scope="module")
def parity_server(parity_store: Store, neo4j_account: Account) -> Iterator[PropertyGraph]:
    """The corpus in Neo4j."""
    with emptied(neo4j_account, batch=2000) as graph, parity_store.ledger() as ledger:
        load(ledger, graph)
        yield graph


@pytest.fixture(scope="module")
def parity_arcade(parity_store: Store, arcade_account: Account) -> Iterator[PropertyGraph]:
    """The corpus in ArcadeDB."""
    with emptied(arcade_account, batch=2000) as graph, parity_store.ledger() as ledger:
        load(ledger, graph)
        yield graph


@pytest.fixture(
    params=[
        "embedded",
        pytest.param("server", marks=pytest.mark.neo4j),
        pytest.param("arcade", marks=pytest.mark.slow),
    ]
)
def filled(request: pytest.FixtureRequest, parity_store: Store) -> Filled:
    """The corpus in RDF, and in each of the property graphs."""
    return Filled(parity_store, request.getfixturevalue(f"parity_{request.param}"), request.param != "arcade")
