"""The RDF projection follows decisions and catalogues, and writes no more than what they touch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from polgraph.graph.rdf import shape
from polgraph.graph.rdf.names import mint
from polgraph.graph.rdf.shape import office_text
from polgraph.graph.resolution.records import Office
from polgraph.graph.resolve import known_node
from tests.graph.graph_samples import NOW, Said, extraction
from tests.graph.resolution.resolution_samples import known

if TYPE_CHECKING:
    from polgraph.graph.ledger import Ledger
    from polgraph.graph.store import Store
    from polgraph.ontology.records import Article

WHO: dict[str, Any] = {"author": "Ana", "reason": "seen", "now": NOW}
ALL = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } FILTER (?g != <https://polgraph.example/graph/meta>) }"


@pytest.fixture
def filled(store: Store) -> Store:
    """A store of four articles about three actors whose names have nothing in common."""
    speakers = {"one": "Ilya Barsk", "two": "Runa Teel", "three": "Oma Grell", "four": "Ilya Barsk"}
    store.ingest([extraction(key, Said(name, "SUPPORT", "Lamp Front")) for key, name in speakers.items()], NOW)
    return store


def lines(store: Store) -> list[str]:
    return sorted(map(repr, store.sparql(ALL).rows))


def ids(store: Store) -> dict[str, str]:
    with store.ledger() as ledger:
        return {actor.name: actor.id for actor in ledger.actors()}


@pytest.fixture
def written(filled: Store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the articles that are written from now on."""
    found: list[str] = []
    original = shape.article_graph

    def spy(article: Article, ledger: Ledger) -> shape.Graph:
        found.append(article.id)
        return original(article, ledger)

    monkeypatch.setattr(shape, "article_graph", spy)
    return found


def test_a_merge_and_its_undoing_write_the_articles_of_the_other_id_only(filled: Store, written: list[str]) -> None:
    before, actors = lines(filled), ids(filled)
    pair = (actors["Runa Teel"], actors["Oma Grell"])
    gone = max(pair)
    article = "two" if gone == actors["Runa Teel"] else "three"
    with filled.writer() as ledger:
        ledger.merge(*pair, **WHO)
    query = "SELECT ?old ?new { ?old dcterms:isReplacedBy ?new }"
    (row,) = filled.sparql(query).rows
    assert list(map(str, row)) == [mint("actor", gone), mint("actor", min(pair))]
    assert str(filled.sparql(f"ASK {{ <{mint('actor', gone)}> skos:prefLabel ?name }}").rows[0][0]) == "false"
    names = filled.sparql(f"SELECT ?n {{ <{mint('actor', min(pair))}> skos:prefLabel|skos:altLabel ?n }}").rows
    assert {str(name) for (name,) in names} == {"Runa Teel", "Oma Grell"}
    with filled.writer() as ledger:
        ledger.undo(**WHO)
    assert lines(filled) == before
    assert written == [article, article]


def test_what_catalogues_know_shows_with_the_actor(filled: Store, written: list[str]) -> None:
    before, teel = lines(filled), ids(filled)["Runa Teel"]
    office = Office("premier", "Velmark", date(2019, 1, 2))
    actor = replace(known("7", "Runa Teel", "Runa of Velmark"), offices=(office,), memberships=("Lamp Front",))
    with filled.writer() as ledger:
        ledger.import_known("list", "CC0", [actor, known("8", "Somebody Else")], now=NOW)
        ledger.merge(teel, known_node("list", "7"), **WHO)
    iri = mint("actor", known_node("list", "7"))
    found = {
        name: sorted(str(value) for (value,) in filled.sparql(f"SELECT ?v {{ <{iri}> {name} ?v }}").rows)
        for name in ("dcterms:identifier", "pg:office", "pg:membership", "skos:altLabel")
    }
    assert found == {
        "dcterms:identifier": ["register:7-1"],
        "pg:office": ["premier of Velmark (from 2019-01-02)"],
        "pg:membership": ["Lamp Front"],
        "skos:altLabel": ["Runa of Velmark"],
    }
    with filled.writer() as ledger:
        ledger.remove_known("list", now=NOW)
    assert lines(filled) == before
    assert set(written) == {"two"}


@pytest.mark.parametrize(
    ("office", "text"),
    [
        (Office("mayor"), "mayor"),
        (
            Office("premier", "Velmark", date(2019, 1, 2), date(2020, 3, 4)),
            "premier of Velmark (2019-01-02 to 2020-03-04)",
        ),
        (Office("premier", "Velmark", None, date(2020, 3, 4)), "premier of Velmark (until 2020-03-04)"),
    ],
)
def test_offices_in_words(office: Office, text: str) -> None:
    assert office_text(office) == text


def test_ingesting_a_folder_twice_leaves_every_byte_as_it_was(filled: Store) -> None:
    with filled.ledger() as ledger:
        articles = [article.id for article in ledger.articles()]
        before = ledger.dump()
    again = {"one": "Ilya Barsk", "two": "Runa Teel", "three": "Oma Grell", "four": "Ilya Barsk"}
    filled.ingest([extraction(key, Said(again[key], "SUPPORT", "Lamp Front")) for key in articles], "2030-01-01")
    with filled.ledger() as ledger:
        assert ledger.dump() == before
