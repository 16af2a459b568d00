"""Rows of a shard file as records, a column at a time: a value at a time would be slower than the ledger."""

from __future__ import annotations

from datetime import date
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Any, TypeVar

from polgraph.graph.shards.schema import Failed
from polgraph.ontology.records import (
    Actor,
    ActorName,
    ActorType,
    Argument,
    Article,
    DatePrecision,
    EventDate,
    Evidence,
    Extraction,
    Mention,
    Statement,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Columns = dict[str, Any]
"""Arrow's arrays by the name of their column."""
Item = TypeVar("Item")

_TYPES = {kind.value: kind for kind in ActorType}
_STATUSES = {status.value: status for status in Status}
_PRECISIONS = {precision.value: precision for precision in DatePrecision}


def outcomes(batch: Any) -> Iterator[Extraction | Failed]:  # noqa: ANN401 - pyarrow has no types
    """The articles of a batch of rows with the columns of `schema`.

    Raises:
        KeyError: a value is none of those that its column can have.
        ValueError: a date is none, or a text is no UTF-8.
    """
    columns = dict(zip(batch.schema.names, batch.columns, strict=True))
    names = ("id", "text", "title", "published", "publisher", "url", "language", "fingerprint", "story")
    texts = [_values(columns[name]) for name in names]
    texts[3] = [None if day is None else date.fromisoformat(day) for day in texts[3]]
    keys = texts[0]
    parts = zip(
        map(Article, *texts),
        _cut(columns["actors"], _actors),
        _cut(columns["mentions"], lambda part: _mentions(part, _repeated(keys, columns["mentions"]))),
        _cut(columns["statements"], lambda part: _statements(part, _repeated(keys, columns["statements"]))),
        _cut(columns["warnings"], _values),
        _values(columns["failure_kind"]),
        _values(columns["failure"]),
        strict=True,
    )
    for *whole, kind, failure in parts:
        yield Extraction(*whole) if failure is None else Failed(whole[0], kind, failure)


def _values(column: Any) -> list[Any]:  # noqa: ANN401
    values: list[Any] = column.to_numpy(zero_copy_only=False).tolist()
    return values


def _columns(structs: Any) -> Columns:  # noqa: ANN401
    """The columns of an array of structs; where a struct is missing, so are its values."""
    return dict(zip((field.name for field in structs.type), structs.flatten(), strict=True))


def _cut(lists: Any, made: Callable[[Any], Iterable[Item]]) -> Iterator[tuple[Item, ...]]:  # noqa: ANN401
    """What is made of all elements of an array of lists, list by list."""
    items = iter(made(lists.flatten()))
    return (tuple(islice(items, length)) for length in _values(lists.value_lengths()))


def _repeated(keys: Iterable[str], lists: Any) -> Iterator[str]:  # noqa: ANN401
    """For each element of an array of lists the key of its list."""
    return chain.from_iterable(map(repeat, keys, _values(lists.value_lengths())))


def _named(structs: Any, names: str) -> list[list[Any]]:  # noqa: ANN401
    columns = _columns(structs)
    return [_values(columns[name]) for name in names.split()]


def _kinds(values: Iterable[str]) -> list[ActorType]:
    return [_TYPES[value] for value in values]


def _actors(structs: Any) -> Iterator[Actor]:  # noqa: ANN401
    keys, names, types, countries, sectors = _named(structs, "id name type country sector")
    written = _cut(_columns(structs)["names"], lambda part: map(ActorName, *_named(part, "text kind script")))
    return map(Actor, keys, names, _kinds(types), written, countries, sectors)


def _mentions(structs: Any, articles: Iterable[str]) -> Iterator[Mention]:  # noqa: ANN401
    starts, ends, texts, types, actors = _named(structs, "start end text type actor")
    return map(Mention, articles, starts, ends, texts, _kinds(types), actors)


def _arguments(structs: Any) -> Iterator[Argument]:  # noqa: ANN401
    actors, names, texts, types, starts, ends = _named(structs, "actor name text type start end")
    return map(Argument, actors, names, texts, _kinds(types), starts, ends)


def _dates(structs: Any) -> Iterator[EventDate | None]:  # noqa: ANN401
    for start, end, precision, raw in zip(*_named(structs, "start end precision raw"), strict=True):
        if start is None:
            yield None
        else:
            yield EventDate(date.fromisoformat(start), date.fromisoformat(end), _PRECISIONS[precision], raw)


def _statements(structs: Any, articles: Iterable[str]) -> Iterator[Statement]:  # noqa: ANN401
    columns = _columns(structs)
    return map(
        Statement,
        _values(columns["id"]),
        articles,
        _arguments(columns["subject"]),
        _values(columns["relation"]),
        _arguments(columns["object"]),
        *_named(structs, "predicate mode"),
        [_STATUSES[value] for value in _values(columns["status"])],
        *_named(structs, "negated attributed_to"),
        _dates(columns["when"]),
        *_named(structs, "place role confidence"),
        map(Evidence, *_named(columns["evidence"], "start end text")),
        _values(columns["extractor"]),
    )
