"""Rows as steps of a transaction: no more is sent to the engine than it needs, and nothing is looked for in vain."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from polgraph.graph.property import texts
from polgraph.graph.property.target import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from polgraph.graph.property.shape import Row, Rows


def actor_step(rows: Sequence[Row], *, fresh: bool) -> Step:
    """The step that writes actors.

    Args:
        rows: one an actor.
        fresh: whether none of them is in the graph, so that none has to be looked for.
    """
    return _nodes("actors", rows, fresh=fresh)


def article_steps(rows: Rows, *, fresh: bool) -> Iterator[Step]:
    """The steps that write articles with all that they say.

    Args:
        rows: the articles' rows.
        fresh: whether nothing of them is in the graph.
    """
    yield _nodes("articles", rows.articles, fresh=fresh)
    mentioned = ({"article": key, "actors": [row["actor"] for row in found]} for key, found in _by(rows.mentions))
    yield Step(texts.text("mentions"), {"rows": list(mentioned)}, len(rows.mentions))
    # Statements and direct relationships have just been taken out, or never were in: nothing is there to be removed.
    said = ({"article": key, "statements": [_slim(row) for row in found]} for key, found in _by(rows.statements))
    yield Step(texts.nodes("statements", fresh=fresh), {"rows": list(said)}, len(rows.statements))
    yield Step(texts.text("attributions"), {"rows": rows.attributions}, len(rows.attributions))
    for relation, direct in sorted(rows.direct.items()):
        yield Step(texts.direct(relation), {"rows": [_slim(row) for row in direct]}, len(direct))


def _nodes(name: str, rows: Sequence[Row], *, fresh: bool) -> Step:
    sent = [_slim(row) for row in rows] if fresh else rows
    return Step(texts.nodes(name, fresh=fresh), {"rows": sent}, len(rows))


def _by(rows: Iterable[Row]) -> Iterator[tuple[str, Iterator[Row]]]:
    """The rows of each article; those of one article stand together."""
    return groupby(rows, key=lambda row: str(row["article"]))


def _slim(row: Row) -> Row:
    """The row without what its group says, and without properties that it lacks."""
    properties = {name: value for name, value in row["properties"].items() if value is not None}
    return {**{name: value for name, value in row.items() if name != "article"}, "properties": properties}
