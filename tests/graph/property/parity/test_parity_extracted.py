"""The saved questions have the same answers in SPARQL and Cypher also on what the extractor finds in real articles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from polgraph.engine import load_engine
from polgraph.extract.read import read_articles
from polgraph.graph.property.embedded import project
from polgraph.graph.property.load import load
from polgraph.graph.questions import question
from polgraph.graph.store import Store
from tests.conftest import DATA
from tests.graph.graph_samples import NOW
from tests.graph.property.conftest import emptied
from tests.graph.property.parity.conftest import Filled
from tests.graph.property.parity.test_parity import NAMES, answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.graph.property.bolt import Account
    from polgraph.graph.property.target import PropertyGraph

pytestmark = pytest.mark.model

GIVEN = {
    "voa": {"name": "Kadhimi", "partner": "Sadr", "publisher": "Voice of America", "country": "Iraq"},
    "sample": {"name": "Veskaria", "partner": "Ostrenia", "publisher": "Straits Press Agency", "country": "Veskaria"},
}
ARTICLE = {"voa": "voa-2020-12-26", "sample": "sample-01"}
ANSWERED = {"voa": 15, "sample": 32}
"""How many of the questions have an answer at least, for one without compares nothing."""


@pytest.fixture(scope="module", params=["voa", "sample"])
def extracted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Store]:
    """A store with what the extractor finds, and the corpus's name."""
    files = {"voa": DATA / "voa-2020-12-26.txt", "sample": DATA / "sample" / "articles.jsonl"}
    articles = read_articles([str(files[request.param])], date=date(2020, 12, 26) if request.param == "voa" else None)
    store = Store.open(tmp_path_factory.mktemp("extracted") / "store", create=True, catalogue=False)
    store.ingest(load_engine().pipe(articles), NOW)
    return request.param, store


@pytest.fixture(scope="module")
def extracted_embedded(extracted: tuple[str, Store]) -> PropertyGraph:
    """The same in the embedded engine."""
    _, store = extracted
    with store.ledger() as ledger:
        return project(ledger, store.property_path, 5.0)


@pytest.fixture(scope="module")
def extracted_server(extracted: tuple[str, Store], neo4j_account: Account) -> Iterator[PropertyGraph]:
    """The same in Neo4j."""
    _, store = extracted
    with emptied(neo4j_account, batch=2000) as graph, store.ledger() as ledger:
        load(ledger, graph)
        yield graph


@pytest.mark.parametrize("engine", ["embedded", pytest.param("server", marks=pytest.mark.neo4j)])
def test_same_answers(extracted: tuple[str, Store], engine: str, request: pytest.FixtureRequest) -> None:
    corpus, store = extracted
    filled = Filled(store, request.getfixturevalue(f"extracted_{engine}"))
    given = {**GIVEN[corpus], "article": ARTICLE[corpus]}
    answered = 0
    for name in NAMES:
        wanted = {one.name: given[one.name] for one in question(name).parameters if one.name in given}
        left, right = answers(filled, name, wanted)
        assert left == right, name
        answered += bool(left[1])
    assert answered >= ANSWERED[corpus]
