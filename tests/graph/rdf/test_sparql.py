"""Questions in SPARQL, right and wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.graph.rdf.query import saved_query, sparql
from polgraph.graph.rdf.table import Term, TermKind
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import ActorName, Status
from tests.graph.graph_samples import NOW, Cast, Said, extraction

if TYPE_CHECKING:
    from polgraph.graph.store import Store

CAST = Cast(names={"Runa Teel": (ActorName("Runa Teel"), ActorName("Teel", "short"))})


@pytest.fixture
def full(store: Store) -> Store:
    """A store in which somebody is for and somebody against Runa Teel."""
    first = [
        Said("Ilya Barsk", "SUPPORT", "Runa Teel"),
        Said("Lamp Front", "ALLIED_WITH", "Runa Teel", status=Status.REPORTED),
        Said("Omar Dask", "SUPPORT", "Runa Teel", negated=True),
        Said("Nadi Orm", "SUPPORT", "Runa Teel", status=Status.INTENDED),
        Said("Runa Teel", "ASSAULT", "Omar Dask"),
    ]
    second = [Said("Runa Teel", "CONSULT", "Ilya Barsk"), Said("Nadi Orm", "ACCUSE", "Runa Teel")]
    store.ingest([extraction("one", *first, cast=CAST), extraction("two", *second)], NOW)
    return store


def rows(store: Store, query: str, **bindings: str) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in store.sparql(saved_query(query), bindings).rows]


@pytest.mark.parametrize("name", ["Teel", "teel", "RUNA TEEL"])
def test_who_supports(full: Store, name: str) -> None:
    assert rows(full, "who-supports", name=name) == [
        ("Ilya Barsk", "SUPPORT", "asserted", "Ilya Barsk acts on Runa Teel.", "one"),
        ("Lamp Front", "ALLIED_WITH", "reported", "Lamp Front acts on Runa Teel.", "one"),
    ]


@given(text=st.text(max_size=8) | st.text("ΑΣσςİIıßẞÅŁДЙعة ", max_size=8))
def test_lower_case_is_the_same_here_and_in_the_engine(text: str) -> None:
    (row,) = sparql(ox.Store(), "SELECT ?text (LCASE(?text) AS ?lower) {}", {"text": text}).rows
    assert str(row[0]) == text.lower()


def test_allies_and_conflicts(full: Store) -> None:
    assert rows(full, "allies", name="Teel") == [
        ("Ilya Barsk", "CONSULT", "1", "1"),
        ("Ilya Barsk", "SUPPORT", "1", "1"),
        ("Lamp Front", "ALLIED_WITH", "1", "1"),
    ]
    assert rows(full, "conflicts", name="Teel") == [
        ("Nadi Orm", "ACCUSE", "1", "1"),
        ("Omar Dask", "ASSAULT", "1", "1"),
    ]


@pytest.mark.parametrize("name", ['"} DELETE WHERE {?s ?p ?o}', "Teel' || true", "\\u0022", "a\nb"])
def test_a_bound_value_is_never_read_as_sparql(full: Store, name: str) -> None:
    before = len(full.sparql("SELECT * { ?s ?p ?o }").rows)
    assert rows(full, "who-supports", name=name) == []
    assert len(full.sparql("SELECT * { ?s ?p ?o }").rows) == before


@pytest.mark.parametrize(
    "term",
    [
        Term("Teel", TermKind.LITERAL),
        Term("https://polgraph.example/ns#Actor", TermKind.IRI),
        Term("Teel", TermKind.LITERAL, language="en"),
        Term("1", TermKind.LITERAL, datatype="http://www.w3.org/2001/XMLSchema#integer"),
    ],
)
def test_any_term_can_be_bound(full: Store, term: Term) -> None:
    (row,) = full.sparql("SELECT ?given (STR(?given) AS ?value) {}", {"given": term}).rows
    assert str(row[0]) == term.value


def test_kinds_of_answers(full: Store) -> None:
    assert [str(row[0]) for row in full.sparql("ASK { ?a a pg:Article }").rows] == ["true"]
    assert [str(row[0]) for row in full.sparql("ASK { ?a a pg:Nothing }").rows] == ["false"]
    graph = full.sparql("CONSTRUCT { ?a pg:is ?id } WHERE { ?a dcterms:identifier ?id }")
    assert graph.columns == ("subject", "predicate", "object")
    assert sorted(str(row[2]) for row in graph.rows) == ["one", "two"]
    assert full.sparql("SELECT ?a ?b { VALUES ?a { 1 } }").rows == (
        (Term("1", TermKind.LITERAL, "http://www.w3.org/2001/XMLSchema#integer"), None),
    )
    ((term,),) = full.sparql("SELECT ?a { VALUES ?a { 'x'@en } }").rows
    assert term is not None
    assert term.language == "en"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT ?a {\n  ?a a }", "line 2 '?a a }', at or before column 9"),
        ("SELECT ?a { ?a", "line 1 'SELECT ?a { ?a', at or before column 15"),
        ("", "line 1, at or before column 1"),
        ("SELECT * {\n\n\n", "line 4, at or before column 1"),
        ("SELECT * { " + "?a a ?b . " * 20, "…"),
        ("SELECT * { ?s no:such ?o }", "'SELECT * { ?s no:such ?o }'"),
        ("nonsense", "line 1 'nonsense'"),
        ("INSERT DATA { <a:a> <a:b> 1 }", "This is an update"),
        ("# a comment\nPREFIX x: <x:>\nDELETE WHERE { ?s ?p ?o }", "This is an update"),
        ("DROP ALL", "This is an update"),
        ("SELECT * { BIND(1 AS ?a) BIND(2 AS ?a) }", "line 1"),
    ],
)
def test_a_wrong_query_says_where(full: Store, query: str, says: str) -> None:
    with pytest.raises(PolgraphError) as caught:
        full.sparql(query)
    assert caught.value.code is ErrorCode.QUERY_INVALID
    assert says in caught.value.message
    assert "\n" not in str(caught.value)
    assert len(full.sparql("SELECT ?a { ?a a pg:Article }").rows) == 2


@pytest.mark.parametrize(
    "query", ["SELECT ?a { ?a a pg:Actor }", "ASK { ?a pg:x ?name }", "CONSTRUCT { ?a a ?name } WHERE { ?a a ?name }"]
)
def test_a_value_for_a_variable_that_is_not_selected_is_refused(full: Store, query: str) -> None:
    with pytest.raises(PolgraphError, match="does not select"):
        full.sparql(query, {"name": "Teel"})


@pytest.mark.parametrize("name", ["no name", "", "a?b"])
def test_a_variable_name_that_is_none_is_refused(full: Store, name: str) -> None:
    with pytest.raises(PolgraphError) as caught:
        full.sparql("SELECT ?a { ?a a pg:Actor }", {name: "Teel"})
    assert caught.value.code is ErrorCode.QUERY_INVALID


def test_an_unknown_saved_query_lists_those_there_are() -> None:
    with pytest.raises(PolgraphError, match="who-supports"):
        saved_query("who-knows")
