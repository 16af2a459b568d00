"""Asking a property graph in Cypher: reading only, values bound, and the same form of answer from every engine."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.graph.property.target import Parameters, PropertyGraph

Value = str | int | float | bool | None

_QUOTED = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
_LOADS = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a Cypher query.

    Attributes:
        columns: names of the columns.
        rows: one value a column. A date is ISO 8601; a list, map, node, relationship or path is JSON with sorted keys,
            a node with its `labels` and `properties`, a relationship with its `type` and `properties`, a path with its
            `nodes` and `relationships`.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def cypher(graph: PropertyGraph, query: str, parameters: Parameters | None = None) -> Answer:
    """The answer to a query.

    Args:
        graph: whom to ask.
        query: a query that only reads.
        parameters: values of the query's parameters, by name without the dollar sign.

    Raises:
        PolgraphError: QUERY_INVALID for a faulty query and one that writes or reads files; whatever the engine raises.
    """
    if _LOADS.search(_QUOTED.sub(" ", query)):
        raise PolgraphError(
            ErrorCode.QUERY_INVALID, "This query reads a file, and queries read the graph only.", "Leave out LOAD CSV."
        )
    columns, records = graph.ask(query, parameters or {})
    return Answer(columns, tuple(tuple(_value(record[column]) for column in columns) for record in records))


def _value(value: Any) -> Value:  # noqa: ANN401 - whatever the engine's types are
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (list, dict, tuple)):
        return json.dumps(value, default=_value, ensure_ascii=False, sort_keys=True)
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    return str(value)


def saved_queries() -> tuple[str, ...]:
    """Names of the Cypher queries that come with the package."""
    folder = files("polgraph.graph").joinpath("data/queries")
    ending = ".cypher"
    return tuple(sorted(entry.name.removesuffix(ending) for entry in folder.iterdir() if entry.name.endswith(ending)))


def saved_query(name: str) -> str:
    """The text of a Cypher query that comes with the package.

    Raises:
        PolgraphError: OPTION_INVALID where there is none of this name.
    """
    if name not in saved_queries():
        known = ", ".join(saved_queries()) or "none yet"
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, f"There is no saved Cypher query {name!r}.", f"There are: {known}."
        )
    return files("polgraph.graph").joinpath(f"data/queries/{name}.cypher").read_text(encoding="utf-8")
