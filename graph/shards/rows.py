"""Rows of a shard file as the ledger writes them, a column at a time and without records between."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from polgraph.graph.ledger.content import Content
from polgraph.graph.shards.decode import (
    PRECISIONS,
    STATUSES,
    TYPES,
    articles,
    columns_of,
    cut,
    named,
    repeated,
    values,
)
from polgraph.graph.shards.schema import Failed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.graph.ledger.rows import ActorRow, MentionRow, Row

ARGUMENT = "actor name text type start end"


def contents(batch: Any) -> Iterator[Content | Failed]:  # noqa: ANN401 - pyarrow has no types
    """The articles of a batch of rows with the columns of `schema`, as the ledger writes them.

    Raises:
        KeyError: a value is none of those that its column can have.
        ValueError: a date is none, or a text is no UTF-8.
    """
    columns = dict(zip(batch.schema.names, batch.columns, strict=True))
    keys = values(columns["id"])
    parts = zip(
        articles(columns),
        cut(columns["actors"], _actors),
        cut(columns["mentions"], lambda part: _mentions(part, repeated(keys, columns["mentions"]))),
        cut(columns["statements"], lambda part: _statements(part, repeated(keys, columns["statements"]))),
        cut(columns["warnings"], values),
        cut(columns["actors"], _nodes),
        cut(columns["bands"], values),
        values(columns["failure_kind"]),
        values(columns["failure"]),
        strict=True,
    )
    for article, actors, mentions, statements, warnings, nodes, bands, kind, failure in parts:
        if failure is None:
            yield Content(article, actors, mentions, statements, warnings, dict(nodes), bands)
        else:
            yield Failed(article, kind, failure)


def _known(found: list[Any], known: Iterable[str]) -> list[Any]:
    """The same values; each is one of the known ones, or none."""
    strange = set(found).difference(known, (None,))
    if strange:
        raise KeyError(min(strange))
    return found


def _days(found: list[Any]) -> list[Any]:
    """The same days in ISO form; each is one."""
    for day in set(found).difference((None,)):
        date.fromisoformat(day)
    return found


def _nodes(structs: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    return zip(*named(structs, "id node"), strict=True)


def _actors(structs: Any) -> Iterator[ActorRow]:  # noqa: ANN401
    keys, names, types, countries, sectors = named(structs, "id name type country sector")
    written = cut(columns_of(structs)["names"], lambda part: zip(*named(part, "text kind script"), strict=True))
    return zip(keys, names, _known(types, TYPES), countries, sectors, written, strict=True)


def _mentions(structs: Any, of: Iterable[str]) -> Iterator[MentionRow]:  # noqa: ANN401
    starts, ends, texts, types, actors = named(structs, "start end text type actor")
    return zip(zip(starts, ends, texts, _known(types, TYPES), actors, strict=True), of, strict=True)


def _argument(structs: Any) -> list[list[Any]]:  # noqa: ANN401
    found = named(structs, ARGUMENT)
    _known(found[3], TYPES)
    return found


def _statements(structs: Any, of: Iterable[str]) -> Iterator[Row]:  # noqa: ANN401
    columns = columns_of(structs)
    start, end, precision, raw = named(columns["when"], "start end precision raw")
    return zip(
        values(columns["id"]),
        of,
        *_argument(columns["subject"]),
        values(columns["relation"]),
        *_argument(columns["object"]),
        *named(structs, "predicate mode"),
        _known(values(columns["status"]), STATUSES),
        *named(structs, "negated attributed_to"),
        *(_days(start), _days(end), _known(precision, PRECISIONS), raw),
        *named(structs, "place role confidence"),
        *named(columns["evidence"], "start end text"),
        values(columns["extractor"]),
        strict=True,
    )
