"""The property graph follows the ledger, in every engine: the same texts give the same graph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from polgraph.graph.follow import Loaded, Mark
from polgraph.graph.property import mark as marks
from polgraph.graph.property.embedded import KgliteTarget
from polgraph.graph.property.load import load
from polgraph.graph.property.query import cypher
from polgraph.graph.property.target import Step
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import ActorType, Status
from tests.graph.graph_samples import NOW, Cast, Said, day, extraction
from tests.graph.property.graph_dump import dump

if TYPE_CHECKING:
    from polgraph.graph.follow import Portion
    from polgraph.graph.ledger import Ledger
    from polgraph.graph.property.target import PropertyGraph

CAST = Cast(types={"Harbour Union": ActorType.PARTY}, countries={"Orla Brandt": "Ostrania"})
FIRST = extraction(
    "a 1",
    Said("Orla Brandt", "SUPPORT", "Harbour Union", when=day("2021-03-04"), attributed_to="Harbour Union"),
    Said("Orla Brandt", "ASSAULT", "Tomas Reke", negated=True),
    Said("Tomas Reke", "ASSAULT", "Orla Brandt", status=Status.INTENDED),
    Said("Tomas Reke", "ASSAULT", "Harbour Union", status=Status.HYPOTHETICAL),
    Said("Tomas Reke", "ASSAULT", "Harbour Union", status=Status.ALLEGED),
    cast=CAST,
)
SECOND = extraction("a 2", Said("Vera Lund", "SUPPORT", "Orla Brandt"), Said("Vera Lund", "SUPPORT", "Orla Brandt"))


def made_anew(ledger: Ledger) -> list[str]:
    """What the embedded engine holds when it starts from nothing."""
    graph = KgliteTarget.open(Path("nowhere.kgl"))
    load(ledger, graph)
    return dump(graph)


def rows(graph: PropertyGraph, query: str, **parameters: Any) -> list[tuple[object, ...]]:
    return list(cypher(graph, query, parameters).rows)


def test_shape(ledger: Ledger, graph: PropertyGraph) -> None:
    ledger.ingest(FIRST, now=NOW)
    assert load(ledger, graph) == Loaded(1, rebuilt=True, articles=1, statements=5, actors=3)
    assert rows(graph, "MATCH (a:Actor) RETURN a.name, a.type, a.country, a.names ORDER BY a.name") == [
        ("Harbour Union", "party", None, '["Harbour Union"]'),
        ("Orla Brandt", "person", "Ostrania", '["Orla Brandt"]'),
        ("Tomas Reke", "person", None, '["Tomas Reke"]'),
    ]
    question = """MATCH (s:Statement {relation: 'SUPPORT'})-[:SUBJECT]->(a) MATCH (s)-[:OBJECT]->(b)
        MATCH (s)-[:FROM]->(c:Article) MATCH (s)-[:ATTRIBUTED_TO]->(d)
        RETURN a.name, b.name, c.id, c.headline, c.published, d.name, s.status, s.negated, s.eventStart, s.quote"""
    quote = "Orla Brandt acts on Harbour Union."
    told = ("a 1", "News a 1", "2021-01-01", "Harbour Union", "asserted", False, "2021-03-04", quote)
    assert rows(graph, question) == [("Orla Brandt", "Harbour Union", *told)]
    assert rows(graph, "MATCH (:Article)-[:MENTIONS]->(a) RETURN count(a)") == [(3,)]


def test_only_what_is_affirmed_is_a_direct_relationship(ledger: Ledger, graph: PropertyGraph) -> None:
    ledger.ingest(FIRST, now=NOW)
    load(ledger, graph)
    question = """MATCH (a:Actor)-[r]->(b:Actor) MATCH (s:Statement) WHERE s.id = r.statement
        RETURN a.name, type(r), b.name, r.status, r.date, r.article, s.relation"""
    told = ("asserted", "2021-03-04", "a 1", "SUPPORT")
    assert rows(graph, question) == [("Orla Brandt", "SUPPORTS", "Harbour Union", *told)]
    assert rows(graph, "MATCH (s:Statement) RETURN count(s)") == [(5,)]


def test_every_statement_has_its_own_direct_relationship(ledger: Ledger, graph: PropertyGraph) -> None:
    ledger.ingest(SECOND, now=NOW)
    load(ledger, graph)
    assert rows(graph, "MATCH (:Actor)-[r:SUPPORTS]->(:Actor) RETURN count(r), count(DISTINCT r.statement)") == [(2, 2)]


def test_second_load_does_nothing(ledger: Ledger, graph: PropertyGraph) -> None:
    ledger.ingest(FIRST, now=NOW)
    load(ledger, graph)
    held = dump(graph)
    assert load(ledger, graph) == Loaded(1)
    assert dump(graph) == held


def test_an_empty_ledger_and_its_first_article(ledger: Ledger, graph: PropertyGraph) -> None:
    assert load(ledger, graph) == Loaded(0, rebuilt=True)
    assert dump(graph) == []
    ledger.ingest(FIRST, now=NOW)
    assert load(ledger, graph) == Loaded(1, articles=1, statements=5, actors=3)
    assert dump(graph) == made_anew(ledger)


def test_added_replaced_and_retracted_articles_follow(ledger: Ledger, graph: PropertyGraph) -> None:
    ledger.ingest(FIRST, now=NOW)
    load(ledger, graph)
    ledger.ingest(SECOND, now=NOW)
    assert load(ledger, graph) == Loaded(2, articles=1, statements=2, actors=2)
    assert dump(graph) == made_anew(ledger)
    ledger.ingest(extraction("a 1", Said("Mira Holt", "SUPPORT", "Orla Brandt")), now=NOW)
    load(ledger, graph)
    assert dump(graph) == made_anew(ledger)
    assert rows(graph, "MATCH (a:Actor) RETURN a.name ORDER BY a.name") == [
        ("Mira Holt",),
        ("Orla Brandt",),
        ("Vera Lund",),
    ]
    # The country stood in the replaced article only.
    assert rows(graph, "MATCH (a:Actor {name: 'Orla Brandt'}) RETURN a.country") == [(None,)]
    ledger.retract("a 2")
    assert load(ledger, graph) == Loaded(ledger.last_change()[0], articles=1, actors=1)
    assert dump(graph) == made_anew(ledger)
    ledger.retract("a 1")
    load(ledger, graph)
    assert dump(graph) == []


def test_merged_and_split_actors_follow(ledger: Ledger, graph: PropertyGraph) -> None:
    ledger.ingest(FIRST, now=NOW)
    ledger.ingest(SECOND, now=NOW)
    load(ledger, graph)
    before = dump(graph)
    vera, orla = (
        str(key) for (key,) in rows(graph, "MATCH (a:Actor) WHERE a.name IN ['Vera Lund', 'Tomas Reke'] RETURN a.id")
    )
    ledger.merge(vera, orla, author="tester", reason="", now=NOW)
    load(ledger, graph)
    assert dump(graph) == made_anew(ledger)
    (found,) = rows(graph, "MATCH (a:Actor) WHERE a.id IN $keys RETURN a.id, a.replaces", keys=[vera, orla])
    assert {found[0], *json.loads(str(found[1]))} == {vera, orla}
    ledger.undo(author="tester", reason="", now=NOW)
    load(ledger, graph)
    assert dump(graph) == before


def test_many_changes_in_many_batches(ledger: Ledger, graph: PropertyGraph) -> None:
    for number in range(40):
        ledger.ingest(extraction(f"m {number}", Said(f"P{number % 7}", "SUPPORT", f"P{number % 5 + 7}")), now=NOW)
    # The last article prints the words of the fifth: one change more.
    assert load(ledger, graph) == Loaded(41, rebuilt=True, articles=40, statements=40, actors=12)
    assert dump(graph) == made_anew(ledger)
    for number in range(0, 40, 2):
        ledger.ingest(extraction(f"m {number}", Said(f"P{number % 3}", "ASSAULT", f"Q{number % 5}")), now=NOW)
        ledger.retract(f"m {number + 1}")
    assert load(ledger, graph).rebuilt is False
    assert dump(graph) == made_anew(ledger)


def test_another_ledger_makes_the_graph_anew(ledger: Ledger, graph: PropertyGraph) -> None:
    graph.prepare(["CREATE CONSTRAINT polgraph_projection IF NOT EXISTS FOR (p:Projection) REQUIRE p.id IS UNIQUE"])
    graph.write([marks.begin(Mark(1, "the chain of another ledger", marks.SHAPE))])
    graph.write([Step("CREATE (:Actor {id: 'old'})", {})])
    ledger.ingest(FIRST, now=NOW)
    assert load(ledger, graph).rebuilt
    assert dump(graph) == made_anew(ledger)


def test_another_shape_makes_the_graph_anew(ledger: Ledger, graph: PropertyGraph) -> None:
    ledger.ingest(FIRST, now=NOW)
    load(ledger, graph)
    graph.write([Step("MATCH (p:Projection) SET p.shape = -1", {}), Step("MATCH (s:Statement) SET s.old = 1", {})])
    assert load(ledger, graph).rebuilt
    assert dump(graph) == made_anew(ledger)


def test_nodes_of_others_are_not_deleted_unasked(ledger: Ledger, graph: PropertyGraph) -> None:
    graph.write([Step("CREATE (:Article {id: 'mine'})", {})])
    ledger.ingest(FIRST, now=NOW)
    with pytest.raises(PolgraphError) as raised:
        load(ledger, graph)
    assert raised.value.code is ErrorCode.OPTION_INVALID
    assert rows(graph, "MATCH (n) RETURN n.id") == [("mine",)]
    load(ledger, graph, rebuild=True)
    assert dump(graph) == made_anew(ledger)


def test_other_labels_stay_untouched(ledger: Ledger, graph: PropertyGraph) -> None:
    graph.write([Step("CREATE (:Note {id: 'mine'})", {})])
    ledger.ingest(FIRST, now=NOW)
    load(ledger, graph)
    load(ledger, graph, rebuild=True)
    ledger.retract("a 1")
    load(ledger, graph)
    assert rows(graph, "MATCH (n:Note) RETURN n.id") == [("mine",)]


def test_a_mark_that_another_process_has_moved_stops_the_load(ledger: Ledger, graph: PropertyGraph) -> None:
    for number in range(40):
        ledger.ingest(extraction(f"m {number}", Said("P", "SUPPORT", f"Q{number}")), now=NOW)

    def interfere(_: object) -> None:
        graph.write([marks.begin(Mark(3, "theirs", marks.SHAPE))])

    with pytest.raises(PolgraphError) as raised:
        load(ledger, graph, report=interfere)
    assert raised.value.code is ErrorCode.STORE_LOCKED


@pytest.mark.neo4j
def test_a_missing_node_is_noticed(ledger: Ledger, neo4j_graph: PropertyGraph) -> None:
    ledger.ingest(FIRST, now=NOW)
    load(ledger, neo4j_graph)
    before = dump(neo4j_graph)
    step = Step(
        "UNWIND $rows AS row MATCH (a:Actor {id: row}) SET a.name = 'x' RETURN count(*) AS written", {"rows": [1]}, 1
    )
    with pytest.raises(ValueError, match="0 of 1"):
        neo4j_graph.write([Step("MATCH (a:Actor) SET a.name = 'changed'", {}), step])
    assert dump(neo4j_graph) == before


class Interrupted(Exception):  # noqa: N818 - what a signal would do
    """Ends a load in the middle."""


def after_the_actors(portion: Portion) -> None:
    if portion.actors:
        raise Interrupted


def test_a_load_goes_on_where_it_was_interrupted(ledger: Ledger, kglite_graph: KgliteTarget) -> None:
    ledger.ingest(FIRST, now=NOW)
    with pytest.raises(Interrupted):
        load(ledger, kglite_graph, report=after_the_actors)
    assert load(ledger, kglite_graph) == Loaded(1, rebuilt=True, articles=1, statements=5)
    assert dump(kglite_graph) == made_anew(ledger)


def test_a_half_made_graph_of_an_older_state_is_made_anew(ledger: Ledger, kglite_graph: KgliteTarget) -> None:
    ledger.ingest(FIRST, now=NOW)
    ledger.ingest(SECOND, now=NOW)
    with pytest.raises(Interrupted):
        load(ledger, kglite_graph, report=after_the_actors)
    ledger.retract("a 2")
    load(ledger, kglite_graph)
    assert dump(kglite_graph) == made_anew(ledger)
