"""Rows of a shard file as the ledger writes them, a column at a time: by value it would be slower than the ledger."""

from __future__ import annotations

from datetime import date
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Any, TypeVar

from polgraph.graph.ledger.content import Content
from polgraph.graph.ledger.rows import ARTICLE_COLUMNS, PRECISIONS, STATUSES, TYPES, to_article
from polgraph.graph.shards.schema import Failed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from polgraph.graph.ledger.rows import ActorRow, MentionRow, Row
    from polgraph.ontology.records import Article

Columns = dict[str, Any]
"""Arrow's arrays by the name of their column."""
Item = TypeVar("Item")


def contents(batch: Any) -> Iterator[Content | Failed]:  # noqa: ANN401 - pyarrow has no types
    """The articles of a batch of rows with the columns of `schema`, as the ledger writes them.

    Raises:
        KeyError: a value is none of those that its column can have.
        ValueError: a date is none, or a text is no UTF-8.
    """
    columns = dict(zip(batch.schema.names, batch.columns, strict=True))
    keys = _values(columns["id"])
    parts = zip(
        _articles(columns),
        _cut(columns["actors"], _actors),
        _cut(columns["mentions"], lambda part: _mentions(part, _repeated(keys, columns["mentions"]))),
        _cut(columns["statements"], lambda part: _statements(part, _repeated(keys, columns["statements"]))),
        _cut(columns["warnings"], _values),
        _cut(columns["actors"], _nodes),
        _cut(columns["bands"], _values),
        _values(columns["failure_kind"]),
        _values(columns["failure"]),
        strict=True,
    )
    for article, actors, mentions, statements, warnings, nodes, bands, kind, failure in parts:
        if failure is None:
            yield Content(article, actors, mentions, statements, warnings, dict(nodes), bands)
        else:
            yield Failed(article, kind, failure)


def _articles(columns: Columns) -> Iterator[Article]:
    """The articles themselves."""
    return map(to_article, zip(*(_values(columns[name]) for name in ARTICLE_COLUMNS.split(", ")), strict=True))


def _values(column: Any) -> list[Any]:  # noqa: ANN401
    """An array as a list."""
    # By way of numpy it would be a little faster, but pyarrow then loads pandas, for a second.
    found: list[Any] = column.to_pylist()
    return found


def _columns_of(structs: Any) -> Columns:  # noqa: ANN401
    """The columns of an array of structs; where a struct is missing, so are its values."""
    return dict(zip((field.name for field in structs.type), structs.flatten(), strict=True))


def _cut(lists: Any, made: Callable[[Any], Iterable[Item]]) -> Iterator[tuple[Item, ...]]:  # noqa: ANN401
    """What is made of all elements of an array of lists, list by list."""
    items, lengths = made(lists.flatten()), _values(lists.value_lengths())
    if lengths == [1] * len(lengths):
        return zip(items)
    rest = iter(items)
    return (tuple(islice(rest, length)) for length in lengths)


def _repeated(keys: Iterable[str], lists: Any) -> Iterator[str]:  # noqa: ANN401
    """For each element of an array of lists the key of its list."""
    return chain.from_iterable(map(repeat, keys, _values(lists.value_lengths())))


def _named(structs: Any, names: str) -> list[list[Any]]:  # noqa: ANN401
    """Some columns of an array of structs as lists."""
    columns = _columns_of(structs)
    return [_values(columns[name]) for name in names.split()]


def _known(found: list[Any], known: Collection[str]) -> list[Any]:
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
    return zip(*_named(structs, "id node"), strict=True)


def _actors(structs: Any) -> Iterator[ActorRow]:  # noqa: ANN401
    keys, names, types, countries, sectors = _named(structs, "id name type country sector")
    written = _cut(_columns_of(structs)["names"], lambda part: zip(*_named(part, "text kind script"), strict=True))
    return zip(keys, names, _known(types, TYPES), countries, sectors, written, strict=True)


def _mentions(structs: Any, of: Iterable[str]) -> Iterator[MentionRow]:  # noqa: ANN401
    starts, ends, texts, types, actors = _named(structs, "start end text type actor")
    return zip(zip(starts, ends, texts, _known(types, TYPES), actors, strict=True), of, strict=True)


def _argument(structs: Any) -> list[list[Any]]:  # noqa: ANN401
    found = _named(structs, "actor name text type start end")
    _known(found[3], TYPES)
    return found


def _statements(structs: Any, of: Iterable[str]) -> Iterator[Row]:  # noqa: ANN401
    columns = _columns_of(structs)
    start, end, precision, raw = _named(columns["when"], "start end precision raw")
    return zip(
        _values(columns["id"]),
        of,
        *_argument(columns["subject"]),
        _values(columns["relation"]),
        *_argument(columns["object"]),
        *_named(structs, "predicate mode"),
        _known(_values(columns["status"]), STATUSES),
        *_named(structs, "negated attributed_to"),
        *(_days(start), _days(end), _known(precision, PRECISIONS), raw),
        *_named(structs, "place role confidence"),
        *_named(columns["evidence"], "start end text"),
        _values(columns["extractor"]),
        strict=True,
    )
