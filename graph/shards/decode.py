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

TYPES = {kind.value: kind for kind in ActorType}
STATUSES = {status.value: status for status in Status}
PRECISIONS = {precision.value: precision for precision in DatePrecision}


def outcomes(batch: Any) -> Iterator[Extraction | Failed]:  # noqa: ANN401 - pyarrow has no types
    """The articles of a batch of rows with the columns of `schema`.

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
        values(columns["failure_kind"]),
        values(columns["failure"]),
        strict=True,
    )
    for *whole, kind, failure in parts:
        yield Extraction(*whole) if failure is None else Failed(whole[0], kind, failure)


def articles(columns: Columns) -> Iterator[Article]:
    """The articles themselves."""
    names = ("id", "text", "title", "published", "publisher", "url", "language", "fingerprint", "story", "author")
    texts = [values(columns[name]) for name in names]
    texts[3] = [None if day is None else date.fromisoformat(day) for day in texts[3]]
    return map(Article, *texts)


def values(column: Any) -> list[Any]:  # noqa: ANN401
    """An array as a list."""
    # By way of numpy it would be a little faster, but pyarrow then loads pandas, for a second.
    found: list[Any] = column.to_pylist()
    return found


def columns_of(structs: Any) -> Columns:  # noqa: ANN401
    """The columns of an array of structs; where a struct is missing, so are its values."""
    return dict(zip((field.name for field in structs.type), structs.flatten(), strict=True))


def cut(lists: Any, made: Callable[[Any], Iterable[Item]]) -> Iterator[tuple[Item, ...]]:  # noqa: ANN401
    """What is made of all elements of an array of lists, list by list."""
    items, lengths = made(lists.flatten()), values(lists.value_lengths())
    if lengths == [1] * len(lengths):
        return zip(items)
    rest = iter(items)
    return (tuple(islice(rest, length)) for length in lengths)


def repeated(keys: Iterable[str], lists: Any) -> Iterator[str]:  # noqa: ANN401
    """For each element of an array of lists the key of its list."""
    return chain.from_iterable(map(repeat, keys, values(lists.value_lengths())))


def named(structs: Any, names: str) -> list[list[Any]]:  # noqa: ANN401
    """Some columns of an array of structs as lists."""
    columns = columns_of(structs)
    return [values(columns[name]) for name in names.split()]


def _kinds(values: Iterable[str]) -> list[ActorType]:
    return [TYPES[value] for value in values]


def _actors(structs: Any) -> Iterator[Actor]:  # noqa: ANN401
    keys, names, types, countries, sectors = named(structs, "id name type country sector")
    written = cut(columns_of(structs)["names"], lambda part: map(ActorName, *named(part, "text kind script")))
    return map(Actor, keys, names, _kinds(types), written, countries, sectors)


def _mentions(structs: Any, articles: Iterable[str]) -> Iterator[Mention]:  # noqa: ANN401
    starts, ends, texts, types, actors = named(structs, "start end text type actor")
    return map(Mention, articles, starts, ends, texts, _kinds(types), actors)


def _arguments(structs: Any) -> Iterator[Argument]:  # noqa: ANN401
    actors, names, texts, types, starts, ends = named(structs, "actor name text type start end")
    return map(Argument, actors, names, texts, _kinds(types), starts, ends)


def _dates(structs: Any) -> Iterator[EventDate | None]:  # noqa: ANN401
    for start, end, precision, raw in zip(*named(structs, "start end precision raw"), strict=True):
        if start is None:
            yield None
        else:
            yield EventDate(date.fromisoformat(start), date.fromisoformat(end), PRECISIONS[precision], raw)


def _statements(structs: Any, articles: Iterable[str]) -> Iterator[Statement]:  # noqa: ANN401
    columns = columns_of(structs)
    return map(
        Statement,
        values(columns["id"]),
        articles,
        _arguments(columns["subject"]),
        values(columns["relation"]),
        _arguments(columns["object"]),
        *named(structs, "predicate mode"),
        [STATUSES[value] for value in values(columns["status"])],
        *named(structs, "negated attributed_to"),
        _dates(columns["when"]),
        *named(structs, "place role confidence"),
        map(Evidence, *named(columns["evidence"], "start end text")),
        values(columns["extractor"]),
    )
