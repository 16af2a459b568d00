"""pyshacl and the compiled checks find the same: each planted breach, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from polgraph.graph.rdf.names import ACTORS_GRAPH, mint
from polgraph.graph.rdf.projection import rebuild
from polgraph.graph.rdf.shape import concept, term, typed
from polgraph.graph.validate import shapes, sparql
from polgraph.graph.validate.constraints import FURTHER, checks
from polgraph.ontology.rdf_model import load_model
from polgraph.ontology.records import ActorType
from tests.graph.graph_samples import NOW, Cast, Said, day, extraction

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.graph.ledger import Ledger
    from polgraph.graph.validate.records import Finding

VISIT = Said("Ilya Barsk", "CONSULT", "Lamp Front", mode="visit", when=day("2020-12-30"))
CAST = Cast(types={"Lamp Front": ActorType.ARMED_GROUP})
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class Data:
    """A dataset of one sound article about two actors, with hands to break it."""

    def __init__(self, ledger: Ledger) -> None:
        given = extraction("one", VISIT, cast=CAST)
        ledger.ingest(given, now=NOW)
        self.store = ox.Store()
        rebuild(ledger, self.store)
        (statement,) = ledger.statements()
        self.article = ox.NamedNode(mint("article", "one"))
        self.statement = ox.NamedNode(mint("statement", statement.id))
        self.evidence = ox.NamedNode(f"{self.statement.value}#evidence")
        self.subject = ox.NamedNode(mint("actor", statement.subject.actor))
        self.object = ox.NamedNode(mint("actor", statement.object.actor))

    def _graph(self, thing: ox.NamedNode) -> ox.NamedNode:
        return ox.NamedNode(ACTORS_GRAPH) if thing in {self.subject, self.object} else self.article

    def add(self, thing: ox.NamedNode, name: str, value: ox.NamedNode | ox.Literal) -> None:
        self.store.add(ox.Quad(thing, TYPE if name == "a" else term(name), value, self._graph(thing)))

    def take(self, thing: ox.NamedNode, name: str) -> None:
        for quad in list(self.store.quads_for_pattern(thing, term(name), None, None)):
            self.store.remove(quad)

    def put(self, thing: ox.NamedNode, name: str, value: ox.NamedNode | ox.Literal) -> None:
        self.take(thing, name)
        self.add(thing, name, value)


def literal(text: str) -> ox.Literal:
    return ox.Literal(text)


def double(text: str) -> ox.Literal:
    return typed(text, "double")


def two_countries(data: Data) -> None:
    for name in ("Ostrania", "Westrania"):
        data.add(data.subject, "pg:country", literal(name))


def typeless(data: Data) -> None:
    data.store.remove(ox.Quad(data.object, TYPE, term("pg:ArmedGroup"), ox.NamedNode(ACTORS_GRAPH)))


def a_place_that_consults(data: Data) -> None:
    typeless(data)
    data.add(data.object, "a", term("pg:Place"))


# Where, which property, which constraint, and the breach.
PLANTED: list[tuple[str, str, Callable[[Data], None]]] = [
    ("pg:fingerprint", "MinCount", lambda d: d.take(d.article, "pg:fingerprint")),
    ("pg:fingerprint", "Pattern", lambda d: d.put(d.article, "pg:fingerprint", literal("f00"))),
    ("dcterms:title", "MaxCount", lambda d: d.add(d.article, "dcterms:title", literal("Other news"))),
    ("dcterms:issued", "Datatype", lambda d: d.put(d.article, "dcterms:issued", literal("2021-01-01"))),
    ("dcterms:issued", "Datatype", lambda d: d.put(d.article, "dcterms:issued", typed("2021-13-45", "date"))),
    ("dcterms:language", "Datatype", lambda d: d.put(d.article, "dcterms:language", ox.Literal("en", language="en"))),
    ("dcterms:publisher", "Datatype", lambda d: d.put(d.article, "dcterms:publisher", d.subject)),
    ("schema:url", "Datatype", lambda d: d.add(d.article, "schema:url", literal("https://news.example/"))),
    ("skos:prefLabel", "MinCount", lambda d: d.take(d.object, "skos:prefLabel")),
    ("skos:prefLabel", "MaxCount", lambda d: d.add(d.object, "skos:prefLabel", literal("The Lamps"))),
    ("skos:prefLabel", "MinLength", lambda d: d.put(d.object, "skos:prefLabel", literal(""))),
    ("skos:altLabel", "MinLength", lambda d: d.add(d.subject, "skos:altLabel", literal(""))),
    ("pg:sector", "In", lambda d: d.add(d.subject, "pg:sector", literal("GOV"))),
    ("pg:country", "MaxCount", two_countries),
    ("rdf:type", "QualifiedMinCount", typeless),
    ("rdf:type", "QualifiedMaxCount", lambda d: d.add(d.object, "a", term("pg:Person"))),
    ("dcterms:isReplacedBy", "Node", lambda d: d.add(d.subject, "dcterms:isReplacedBy", d.article)),
    ("pg:subject", "Node", lambda d: d.put(d.statement, "pg:subject", d.article)),
    ("pg:subject", "Node", lambda d: d.put(d.statement, "pg:subject", literal("Ilya Barsk"))),
    ("pg:object", "Node", lambda d: d.add(d.object, "skos:altLabel", literal(""))),
    ("pg:subject", "MinCount", lambda d: d.take(d.statement, "pg:subject")),
    ("pg:object", "MaxCount", lambda d: d.add(d.statement, "pg:object", d.article)),
    ("pg:subject", "Disjoint", lambda d: d.put(d.statement, "pg:object", d.subject)),
    ("pg:relation", "In", lambda d: d.put(d.statement, "pg:relation", term("pg:LIKE"))),
    ("pg:relation", "MinCount", lambda d: d.take(d.statement, "pg:relation")),
    ("pg:status", "MaxCount", lambda d: d.add(d.statement, "pg:status", concept("statuses", "alleged"))),
    ("pg:status", "In", lambda d: d.put(d.statement, "pg:status", concept("sectors", "GOV"))),
    ("pg:negated", "Datatype", lambda d: d.put(d.statement, "pg:negated", typed("perhaps", "boolean"))),
    ("pg:predicate", "MinLength", lambda d: d.put(d.statement, "pg:predicate", literal(""))),
    ("pg:eventStart", "LessThanOrEquals", lambda d: d.put(d.statement, "pg:eventEnd", typed("2020-12-29", "date"))),
    ("pg:eventStart", "Datatype", lambda d: d.put(d.statement, "pg:eventStart", typed("2020-12-30", "gYear"))),
    ("pg:eventPrecision", "In", lambda d: d.put(d.statement, "pg:eventPrecision", literal("day"))),
    ("pg:confidence", "MaxInclusive", lambda d: d.put(d.statement, "pg:confidence", double("1.5"))),
    ("pg:confidence", "MinInclusive", lambda d: d.put(d.statement, "pg:confidence", double("-0.5"))),
    ("pg:confidence", "MaxInclusive", lambda d: d.put(d.statement, "pg:confidence", literal("high"))),
    ("pg:article", "Class", lambda d: d.put(d.statement, "pg:article", d.subject)),
    ("pg:evidence", "Class", lambda d: d.put(d.statement, "pg:evidence", d.subject)),
    ("pg:evidence", "MinCount", lambda d: d.take(d.statement, "pg:evidence")),
    ("oa:start", "LessThan", lambda d: d.put(d.evidence, "oa:start", typed("900", "integer"))),
    ("oa:start", "MinInclusive", lambda d: d.put(d.evidence, "oa:start", typed("-1", "integer"))),
    ("oa:end", "Datatype", lambda d: d.put(d.evidence, "oa:end", double("29"))),
    ("oa:exact", "MinLength", lambda d: d.put(d.evidence, "oa:exact", literal(""))),
    ("oa:exact", "MinCount", lambda d: d.take(d.evidence, "oa:exact")),
    ("", "Or", a_place_that_consults),
]


def of_shacl(data: Data) -> set[Finding]:
    return set(shapes.check_quads(data.store, data.store))


def of_sparql(data: Data) -> set[Finding]:
    return set(sparql.check(data.store))


@pytest.fixture
def data(ledger: Ledger) -> Data:
    return Data(ledger)


def test_what_is_sound_breaks_nothing(data: Data) -> None:
    assert of_shacl(data) == set()
    assert of_sparql(data) == set()


@pytest.mark.parametrize(
    ("path", "component", "plant"),
    PLANTED,
    ids=[f"{path}-{component}-{n}" for n, (path, component, _) in enumerate(PLANTED)],
)
def test_both_find_what_is_planted(data: Data, path: str, component: str, plant: Callable[[Data], None]) -> None:
    plant(data)
    found = of_sparql(data)
    assert (path, component) in {(one.path, one.constraint) for one in found}
    assert found == of_shacl(data)


def test_both_find_all_that_is_planted_together(data: Data) -> None:
    for _, component, plant in PLANTED:
        if component not in {"MinCount", "Or", "QualifiedMinCount"}:
            plant(data)
    found = of_sparql(data)
    assert len(found) > 15
    assert found == of_shacl(data)


def test_a_breach_is_planted_for_every_kind_of_constraint() -> None:
    assert {component for _, component, _ in PLANTED} == {one.component for one in checks()}


def test_every_constraint_of_the_model_is_compiled() -> None:
    pairs = {(one.path, one.component) for one in checks()}
    for prop in load_model().properties:
        if prop.value:
            assert any((prop.name, kind) in pairs for kind in ("In", "Datatype", "Class", "Node")), prop.name
        assert ((prop.name, "MinCount") in pairs) == bool(prop.least)
        assert ((prop.name, "MaxCount") in pairs) == (prop.most is not None)
        for check in prop.checks.split(" ; ") if prop.checks else ():
            assert (prop.name, FURTHER[check.partition(" ")[0]][0]) in pairs
