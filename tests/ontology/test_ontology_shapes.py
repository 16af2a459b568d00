"""The SHACL shapes: a valid graph conforms, and each planted fault is found, and only it."""

from __future__ import annotations

import pytest
from rdflib import RDF, SH, Graph, Namespace, URIRef

from polgraph.ontology import load_ontology
from polgraph.ontology.namespace import NAMESPACE
from polgraph.ontology.rdf_model import load_model
from polgraph.ontology.shacl import shapes_turtle

PG = Namespace(NAMESPACE)
OA = Namespace("http://www.w3.org/ns/oa#")

VALID = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix pg: <https://polgraph.example/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <urn:test:> .

:article a pg:Article ; dcterms:title "Talks" ; dcterms:issued "2020-02-02"^^xsd:date ; dcterms:language "en" ;
  pg:fingerprint "FINGERPRINT" ; pg:story "s1" .
:orlo a pg:Person ; skos:prefLabel "Tamsin Orlo" ; skos:altLabel "Orlo" ; pg:sector pg:sector-GOV .
:vost a pg:Person ; skos:prefLabel "Hadley Vost" .
:party a pg:Party ; skos:prefLabel "Lantern Party" .
:town a pg:Place ; skos:prefLabel "Port Sele" .
:statement a pg:Statement ; pg:subject :orlo ; pg:relation pg:SUPPORT ; pg:object :party ; pg:predicate "praises" ;
  pg:status pg:status-asserted ; pg:negated false ; pg:confidence 0.9 ; pg:article :article ; pg:evidence :evidence ;
  pg:eventStart "2020-02-01"^^xsd:date ; pg:eventEnd "2020-02-02"^^xsd:date ; pg:eventPrecision pg:precision-day .
:evidence a pg:Evidence ; oa:start 0 ; oa:end 12 ; oa:exact "Orlo praised" .
""".replace("FINGERPRINT", "0" * 64)

FAULTS = [
    pytest.param("pg:subject :orlo ;", "", PG.subject, id="no subject"),
    pytest.param("pg:subject :orlo", "pg:subject :orlo , :vost", PG.subject, id="two subjects"),
    pytest.param("pg:object :party", "pg:object :orlo", PG.subject, id="subject is object"),
    pytest.param("pg:object :party", "pg:object :article", PG.object, id="object no actor"),
    pytest.param("pg:relation pg:SUPPORT", "pg:relation pg:ADORE", PG.relation, id="relation unknown"),
    pytest.param("pg:relation pg:SUPPORT", "pg:relation pg:SUPPORT , pg:AID", PG.relation, id="two relations"),
    pytest.param("pg:status pg:status-asserted", "pg:status pg:status-sure", PG.status, id="status unknown"),
    pytest.param("pg:status pg:status-asserted ;", "", PG.status, id="no status"),
    pytest.param("pg:negated false", "pg:negated 0", PG.negated, id="negated no boolean"),
    pytest.param("pg:confidence 0.9", "pg:confidence 1.1", PG.confidence, id="confidence above one"),
    pytest.param("pg:confidence 0.9", "pg:confidence -0.1", PG.confidence, id="confidence below zero"),
    pytest.param('pg:predicate "praises"', 'pg:predicate ""', PG.predicate, id="predicate empty"),
    pytest.param("pg:article :article ;", "", PG.article, id="no article"),
    pytest.param("pg:evidence :evidence ;", "", PG.evidence, id="no evidence"),
    pytest.param('"2020-02-01"', '"2020-02-03"', PG.eventStart, id="event ends before it starts"),
    pytest.param("pg:precision-day", "pg:precision-hour", PG.eventPrecision, id="precision unknown"),
    pytest.param("oa:start 0", "oa:start 12", OA.start, id="evidence empty"),
    pytest.param("oa:start 0", "oa:start -1", OA.start, id="evidence before the text"),
    pytest.param('oa:exact "Orlo praised"', 'oa:exact ""', OA.exact, id="quote empty"),
    pytest.param("0" * 64, "0" * 63, PG.fingerprint, id="fingerprint cut"),
    pytest.param('skos:prefLabel "Port Sele"', 'skos:altLabel "Port Sele"', None, id="actor without name"),
    pytest.param(":town a pg:Place", ":town a pg:Place , pg:Actor , pg:Party", RDF.type, id="actor of two types"),
    pytest.param("pg:sector-GOV", "pg:sector-XYZ", PG.sector, id="sector unknown"),
]


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(data=shapes_turtle(load_ontology(), load_model()), format="turtle")


def results(shapes: Graph, data: str) -> list[tuple[URIRef | None, URIRef | None]]:
    """Severity and path of every result of a validation."""
    from pyshacl import validate

    _, report, _ = validate(Graph().parse(data=data, format="turtle"), shacl_graph=shapes)
    assert isinstance(report, Graph)
    found = report.subjects(RDF.type, SH.ValidationResult)
    return [(report.value(node, SH.resultSeverity), report.value(node, SH.resultPath)) for node in found]  # type: ignore[misc]


@pytest.mark.slow
def test_shapes_are_shacl(shapes: Graph) -> None:
    from pyshacl import validate

    conforms, _, text = validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def test_a_valid_graph_conforms(shapes: Graph) -> None:
    assert results(shapes, VALID) == []


@pytest.mark.parametrize(("old", "new", "path"), FAULTS)
def test_a_planted_fault_is_found(shapes: Graph, old: str, new: str, path: URIRef | None) -> None:
    assert old in VALID
    found = results(shapes, VALID.replace(old, new))
    assert {severity for severity, _ in found} == {SH.Violation}
    assert path is None or path in {place for _, place in found}


@pytest.mark.parametrize(
    ("subject", "relation", "obj"),
    [("town", "SUPPORT", "party"), ("orlo", "SUPPORT", "town"), ("orlo", "KIN_OF", "party")],
)
def test_an_unusual_type_of_actor_is_a_warning(shapes: Graph, subject: str, relation: str, obj: str) -> None:
    data = VALID.replace("pg:SUPPORT", f"pg:{relation}").replace(":subject :orlo", f":subject :{subject}")
    found = results(shapes, data.replace(":object :party", f":object :{obj}"))
    assert {severity for severity, _ in found} == {SH.Warning}


@pytest.mark.parametrize("relation", ["ASSAULT", "COERCE", "MOBILIZE", "RETREAT"])
def test_a_place_may_be_attacked_seized_threatened_or_left(shapes: Graph, relation: str) -> None:
    data = VALID.replace("pg:SUPPORT", f"pg:{relation}").replace(":object :party", ":object :town")
    assert results(shapes, data) == []
