"""The Turtle file: it parses, is closed in itself, and says what the vocabulary says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from polgraph.ontology import Relation, load_ontology
from polgraph.ontology.namespace import NAMESPACE, PREFIXES, mode_name, predicate_name, term_iri
from polgraph.ontology.rdf_model import load_model
from polgraph.ontology.syntax import block, document, english, literal
from polgraph.ontology.turtle import scheme_terms, vocabulary_turtle

if TYPE_CHECKING:
    from rdflib.term import Node

ONTOLOGY = load_ontology()
PG = Namespace(NAMESPACE)
CHECKED_PREFIXES = ("dcterms", "foaf", "org", "owl", "prov", "rdf", "rdfs", "schema", "skos")

each_relation = pytest.mark.parametrize("relation", ONTOLOGY.relations, ids=lambda relation: relation.name)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=vocabulary_turtle(ONTOLOGY, load_model()), format="turtle")


def test_the_namespace_is_under_a_name_that_nobody_can_register() -> None:
    assert NAMESPACE.split("/")[2].endswith(".example")


def test_own_terms_that_are_used_are_defined(graph: Graph) -> None:
    nodes: set[Node] = {node for triple in graph for node in triple}
    datatypes = {node.datatype for node in nodes if isinstance(node, Literal) and node.datatype is not None}
    used = {node for node in nodes | datatypes if isinstance(node, URIRef) and node.startswith(NAMESPACE)}
    assert used <= set(graph.subjects())


def test_every_own_term_has_a_label(graph: Graph) -> None:
    own = {node for node in graph.subjects() if isinstance(node, URIRef) and node.startswith(NAMESPACE)}
    assert not [node for node in own if not graph.value(node, RDFS.label) and not graph.value(node, SKOS.prefLabel)]


def test_terms_of_other_vocabularies_exist(graph: Graph) -> None:
    nodes = {str(node) for triple in graph for node in triple if isinstance(node, URIRef)}
    for prefix in CHECKED_PREFIXES:
        namespace = getattr(rdflib, {"schema": "SDO"}.get(prefix, prefix.upper()))
        names = {iri.removeprefix(PREFIXES[prefix]) for iri in nodes if iri.startswith(PREFIXES[prefix])}
        assert not [name for name in names if name and name not in namespace], prefix


@each_relation
def test_a_relation_is_a_concept_with_codes_and_score(graph: Graph, relation: Relation) -> None:
    concept = PG[relation.name]
    codes = {str(code) for code in graph.objects(concept, SKOS.notation) if code.datatype == PG.cameo}  # type: ignore[attr-defined]
    score = graph.value(concept, PG.score)
    assert (concept, RDF.type, SKOS.Concept) in graph
    assert codes == set(relation.cameo_roots)
    assert (None if score is None else float(score)) == relation.score  # type: ignore[arg-type]
    assert len(list(graph.objects(concept, SKOS.example))) == 2


@each_relation
def test_a_direct_property_is_symmetric_or_has_an_inverse(graph: Graph, relation: Relation) -> None:
    direct = PG[relation.property_name]
    assert (PG[relation.name], PG.directProperty, direct) in graph
    assert ((direct, RDF.type, OWL.SymmetricProperty) in graph) == relation.symmetric
    assert graph.value(direct, OWL.inverseOf) == (None if relation.symmetric else PG[relation.inverse])


@each_relation
def test_domain_and_range_are_unions_of_actor_classes(graph: Graph, relation: Relation) -> None:
    for end, types in ((RDFS.domain, relation.domain), (RDFS.range, relation.range)):
        union = graph.value(graph.value(PG[relation.property_name], end), OWL.unionOf)
        assert union is not None
        assert list(graph.items(union)) == [PG[ONTOLOGY.actor_type(name).class_name] for name in types]


def test_modes_and_predicates_are_below_their_relation(graph: Graph) -> None:
    for relation in ONTOLOGY.relations:
        below = set(graph.transitive_subjects(SKOS.broader, PG[relation.name]))
        modes = {PG[mode_name(mode)] for mode in relation.modes}
        predicates = {PG[predicate_name(predicate)] for predicate in relation.predicates}
        assert below == {PG[relation.name]} | modes | predicates


def test_every_term_of_a_scheme_is_in_it(graph: Graph) -> None:
    for scheme, terms in scheme_terms(ONTOLOGY).items():
        expected = {URIRef(term_iri(scheme, term.name)) for term in terms}
        assert set(graph.subjects(SKOS.inScheme, PG[scheme])) == expected


def test_no_two_things_share_a_name() -> None:
    names = [
        *(known.name for known in load_model().classes),
        *(prop.name.removeprefix("pg:") for prop in load_model().properties if prop.label),
        *(term.class_name for term in ONTOLOGY.actor_types),
        *(relation.name for relation in ONTOLOGY.relations),
        *(relation.property_name for relation in ONTOLOGY.relations),
        *(relation.inverse for relation in ONTOLOGY.relations if not relation.symmetric),
        *scheme_terms(ONTOLOGY),
        "relations",
    ]
    assert len(names) == len(set(names))


@given(st.text())
def test_a_literal_keeps_its_text(text: str) -> None:
    written = document("x", [block("pg:a", [("rdfs:label", literal(text))])])
    value = Graph().parse(data=written, format="turtle").value(PG.a, RDFS.label)
    assert str(value) == text


def test_a_literal_may_look_like_a_prefix_or_a_mark() -> None:
    written = document("x", [block("pg:a", [("rdfs:label", english('foo:bar "x:y" \\ prov:z'))])])
    assert "@prefix pg:" in written
    assert "@prefix prov:" not in written


def test_an_unknown_prefix_is_an_error() -> None:
    with pytest.raises(KeyError, match="nope"):
        document("x", [block("nope:a", [("a", "owl:Class")])])
