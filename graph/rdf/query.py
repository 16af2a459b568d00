"""Asking the RDF projection in SPARQL: reading only, with values bound and never written into the query's text."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pyoxigraph as ox

from polgraph.graph.rdf.table import Table, Term, TermKind
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.namespace import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

POSITION = re.compile(r"error at (\d+):(\d+)")
UPDATE = re.compile(
    r"(?:\s|#[^\n]*\n|(?:PREFIX\s+\S*\s*|BASE\s*)<[^>]*>)*(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
CONTEXT = 60
"""How many characters of a faulty query an error shows."""


def sparql(store: ox.Store, query: str, bindings: Mapping[str, str | Term] | None = None) -> Table:
    """The answer to a query over all named graphs together.

    Args:
        store: the projection.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of the vocabulary need no declaration.
        bindings: values for variables of the query, by name without the question mark; a string is a plain literal.
            Such a variable must stand in the SELECT clause (the engine demands it) and is left out of the answer.

    Raises:
        PolgraphError: QUERY_INVALID with the place of the fault; also for updates and for SERVICE.
    """
    values: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
    try:
        values = {ox.Variable(name): _bound(value) for name, value in (bindings or {}).items()}
        found = store.query(query, prefixes=dict(PREFIXES), use_default_graph_as_union=True, substitutions=values)
        if values and not isinstance(found, ox.QuerySolutions):
            raise _unbindable()
        return _table(found, set(bindings or {}))
    except SyntaxError as error:
        raise _invalid(query, str(error)) from error
    except (RuntimeError, OSError, ValueError) as error:
        if "in its SELECT projection" in str(error):
            raise _unbindable() from error
        raise PolgraphError(
            ErrorCode.QUERY_INVALID, f"The query cannot be answered: {error}.", "Change the query and ask again."
        ) from error


def _unbindable() -> PolgraphError:
    return PolgraphError(
        ErrorCode.QUERY_INVALID,
        "A value was given for a variable that the query does not select.",
        "Name the variable in the SELECT clause.",
    )


def _table(found: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean, bound: set[str]) -> Table:
    if isinstance(found, ox.QueryBoolean):
        answer = "true" if bool(found) else "false"
        return Table(("answer",), ((Term(answer, TermKind.LITERAL, PREFIXES["xsd"] + "boolean"),),))
    if isinstance(found, ox.QueryTriples):
        triples = (tuple(map(_term, (triple.subject, triple.predicate, triple.object))) for triple in found)
        return Table(("subject", "predicate", "object"), tuple(triples))
    columns = tuple(variable.value for variable in found.variables if variable.value not in bound)
    return Table(columns, tuple(tuple(_term(solution[column]) for column in columns) for solution in found))


def _term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Term | None:
    if value is None:
        return None
    if isinstance(value, ox.Literal):
        return Term(value.value, TermKind.LITERAL, value.datatype.value, value.language)
    if isinstance(value, ox.Triple):
        return Term(str(value), TermKind.LITERAL)
    return Term(value.value, TermKind.IRI if isinstance(value, ox.NamedNode) else TermKind.BLANK)


def _bound(value: str | Term) -> ox.NamedNode | ox.Literal:
    if isinstance(value, str):
        return ox.Literal(value)
    if value.kind is TermKind.IRI:
        return ox.NamedNode(value.value)
    if value.language:
        return ox.Literal(value.value, language=value.language)
    return ox.Literal(value.value, datatype=ox.NamedNode(value.datatype) if value.datatype else None)


def _invalid(query: str, message: str) -> PolgraphError:
    """The error for a query that is no SPARQL, with the line and column where it stops making sense."""
    if UPDATE.match(query):
        return PolgraphError(
            ErrorCode.QUERY_INVALID,
            "This is an update, and a store is only read by queries.",
            "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE.",
        )
    place = POSITION.search(message)
    if place is None:
        return PolgraphError(ErrorCode.QUERY_INVALID, f"The query is wrong: {message}.", "Mend it and ask again.")
    line, column = int(place[1]), int(place[2])
    faulty = dict(enumerate(query.split("\n"), start=1)).get(line, "").strip()
    shown = f" {faulty if len(faulty) <= CONTEXT else faulty[:CONTEXT] + '…'!r}" if faulty else ""
    return PolgraphError(
        ErrorCode.QUERY_INVALID,
        f"The query is wrong in line {line}{shown}, at or before column {column}.",
        f"Mend it there; the prefixes {', '.join(sorted(PREFIXES))} need no declaration, others do.",
    )


def saved_queries() -> tuple[str, ...]:
    """Names of the queries that come with the package."""
    folder = files("polgraph.graph").joinpath("data/queries")
    return tuple(sorted(entry.name.removesuffix(".rq") for entry in folder.iterdir() if entry.name.endswith(".rq")))


def saved_query(name: str) -> str:
    """The text of a query that comes with the package, such as `who-supports`.

    Raises:
        PolgraphError: OPTION_INVALID where there is none of this name.
    """
    if name not in saved_queries():
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, f"There is no saved query {name!r}.", f"There are: {', '.join(saved_queries())}."
        )
    return files("polgraph.graph").joinpath(f"data/queries/{name}.rq").read_text(encoding="utf-8")
