"""Ledger, RDF and every property graph hold the same, counted and listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.graph.property.load import load
from tests.graph import kill_victim
from tests.graph.graph_samples import NOW
from tests.graph.property.run_both import run_both
from tests.graph.property.test_property_load import FIRST, SECOND

if TYPE_CHECKING:
    from polgraph.graph.property.target import PropertyGraph
    from polgraph.graph.store import Store

PAIRS = {
    "articles": (
        "SELECT (COUNT(?x) AS ?n) { ?x a pg:Article }",
        "MATCH (x:Article) RETURN count(x) AS n",
    ),
    "actors": (
        "SELECT (COUNT(?x) AS ?n) { ?x a pg:Actor }",
        "MATCH (x:Actor) RETURN count(x) AS n",
    ),
    "statements by relation, status and negation": (
        """SELECT ?r ?t ?no (COUNT(?s) AS ?n) { ?s pg:relation ?r ; pg:status ?t ; pg:negated ?no }
           GROUP BY ?r ?t ?no ORDER BY ?r ?t ?no""",
        """MATCH (s:Statement) RETURN s.relation AS r, s.status AS t, s.negated AS no, count(s) AS n
           ORDER BY r, t, no""",
    ),
    "direct ties": (
        """SELECT DISTINCT ?a ?b { ?x pg:supports ?y . ?x skos:prefLabel ?a . ?y skos:prefLabel ?b } ORDER BY ?a ?b""",
        """MATCH (x:Actor)-[:SUPPORTS]->(y:Actor) RETURN DISTINCT x.name AS a, y.name AS b ORDER BY a, b""",
    ),
    "who is mentioned where": (
        "SELECT ?a ?x { ?a schema:mentions ?x } ORDER BY ?a ?x",
        "MATCH (a:Article)-[:MENTIONS]->(x:Actor) RETURN a.id AS a, x.id AS x ORDER BY a, x",
    ),
    "evidence": (
        """SELECT ?s ?q ?from ?to ?d { ?s pg:evidence ?e . ?e oa:exact ?q ; oa:start ?from ; oa:end ?to
           OPTIONAL { ?s pg:eventStart ?d } } ORDER BY ?s""",
        """MATCH (s:Statement) RETURN s.id AS s, s.quote AS q, s.quoteStart AS from, s.quoteEnd AS to,
           s.eventStart AS d ORDER BY s""",
    ),
    "on whose word": (
        "SELECT ?s ?x { ?s prov:wasAttributedTo ?x } ORDER BY ?s",
        "MATCH (s:Statement)-[:ATTRIBUTED_TO]->(x:Actor) RETURN s.id AS s, x.id AS x ORDER BY s",
    ),
}


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with statements of many kinds."""
    store.ingest([FIRST, SECOND, *kill_victim.corpus()[:12]], NOW)
    return store


def test_rdf_and_property_graph_give_the_same_answers(filled: Store, graph: PropertyGraph) -> None:
    with filled.ledger() as ledger:
        load(ledger, graph)
        counts = ledger.counts()
    for title, (sparql, query) in PAIRS.items():
        left, right = run_both(filled, graph, sparql, query)
        assert left, title
        assert left == right, title
        if title in counts:
            assert left == [(counts[title],)]
