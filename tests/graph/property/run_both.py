"""The same question to the RDF projection and to a property graph, with answers that can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from polgraph.format import as_rows
from polgraph.graph.property.query import cypher
from polgraph.graph.rdf import names
from polgraph.graph.rdf.table import Table, Term, TermKind
from polgraph.ontology.namespace import NAMESPACE, SCHEMES

if TYPE_CHECKING:
    from polgraph.format import Cell
    from polgraph.graph.property.target import PropertyGraph
    from polgraph.graph.store import Store

Row = tuple["Cell", ...]


def run_both(
    store: Store, graph: PropertyGraph, sparql: str, query: str, values: Mapping[str, str] | None = None
) -> tuple[list[Row], list[Row]]:
    """The rows of both answers, in the order in which they came.

    Args:
        store: asked in SPARQL.
        graph: asked in Cypher.
        sparql: a question whose columns are those of `query`.
        query: the same question in Cypher.
        values: for variables of the one and parameters of the other of the same names.
    """
    found = store.sparql(sparql, dict(values or {}))
    plain = Table(found.columns, tuple(tuple(map(_plain, row)) for row in found.rows))
    return list(map(_rounded, as_rows(plain).rows)), list(map(_rounded, cypher(graph, query, values).rows))


def _plain(term: Term | None) -> Term | None:
    """A term whose IRI is replaced by what a property graph has in its place: an id, or the name of a concept."""
    if term is None or term.kind is not TermKind.IRI:
        return term
    if term.value.startswith(NAMESPACE):
        local = term.value.removeprefix(NAMESPACE)
        prefix = next((prefix for prefix in SCHEMES.values() if prefix and local.startswith(prefix)), "")
        return Term(local.removeprefix(prefix), TermKind.LITERAL)
    return Term(names.key_of(term.value), TermKind.LITERAL)


def _rounded(row: tuple[Cell, ...]) -> Row:
    """Engines sum decimal fractions in different orders."""
    return tuple(round(value, 9) if isinstance(value, float) else value for value in row)
