"""The rows of the tables: those of the property graph, article by article, so that few are in memory at a time."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from polgraph.graph.property import mark as marks
from polgraph.graph.property.shape import Rows, actor_row
from polgraph.ontology.load import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.graph.property.shape import Row


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    TEXTS = "texts"
    DAY = "day"
    TRUTH = "truth"
    REAL = "real"
    WHOLE = "whole"


def _columns(text: str, **others: Kind) -> dict[str, Kind]:
    """Columns in order: names of columns of texts, with the kinds of those that are none."""
    return {name: others.get(name, Kind.TEXT) for name in text.split()}


ACTOR = _columns(
    "name names type country sector identifiers offices memberships replaces",
    **dict.fromkeys(("names", "identifiers", "offices", "memberships", "replaces"), Kind.TEXTS),
)
ARTICLE = _columns("headline published publisher author url language fingerprint story", published=Kind.DAY)
STATEMENT = _columns(
    "relation predicate mode status negated attributedTo eventStart eventEnd eventPrecision eventWords place role "
    "confidence quote quoteStart quoteEnd extractor",
    negated=Kind.TRUTH,
    eventStart=Kind.DAY,
    eventEnd=Kind.DAY,
    confidence=Kind.REAL,
    quoteStart=Kind.WHOLE,
    quoteEnd=Kind.WHOLE,
)
DIRECT = _columns(
    "statement article predicate mode status date place role confidence", date=Kind.DAY, confidence=Kind.REAL
)
MARK = _columns("lastChange chain shape stage after", lastChange=Kind.WHOLE, shape=Kind.WHOLE)
"""Columns by table, without keys; the names are those of `graph/property/shape.py`."""


class Writer(Protocol):
    """What takes the rows of one table."""

    def write(self, row: Mapping[str, Any]) -> None:
        """Take one row; what it has beyond the columns of the table is left out."""


def write_tables(ledger: LedgerReader, writers: Mapping[str, Writer]) -> dict[str, int]:
    """Write every row for which there is a table.

    Args:
        ledger: the system of record, in a snapshot.
        writers: the tables by name.

    Returns:
        The number of rows of each table.
    """
    counts = dict.fromkeys(writers, 0)
    for table, row in rows(ledger):
        if table in writers:
            writers[table].write(row)
            counts[table] += 1
    return counts


def rows(ledger: LedgerReader) -> Iterator[tuple[str, Row]]:
    """Every row with the name of its table.

    The same thing stands in several tables: `statements` has all ends of a statement as columns, and the ends are
    relationships of their own in `statement_actors` and `statement_articles`.
    """
    for actor in ledger.actors():
        row = actor_row(actor, ledger)
        yield "actors", {"id": row["id"], **row["properties"]}
    types = {relation.name: relation.edge_type for relation in load_ontology().relations}
    for article in ledger.articles():
        gathered = Rows()
        gathered.add(article, ledger)
        yield "articles", {"id": article.id, **gathered.articles[0]["properties"]}
        yield from (("mentions", {**row, "type": "MENTIONS"}) for row in gathered.mentions)
        speakers = {row["statement"]: row["actor"] for row in gathered.attributions}
        for row in gathered.statements:
            yield from _statement(row, speakers.get(row["id"]))
        for relation, direct in sorted(gathered.direct.items()):
            for row in direct:
                yield "direct", {**row, **row["properties"], "relation": relation, "type": types[relation]}
    mark = asdict(marks.newest(ledger))
    yield "projection", {"id": marks.ID, "lastChange": mark.pop("seq"), **mark}


def _statement(row: Row, speaker: str | None) -> Iterator[tuple[str, Row]]:
    properties = row["properties"]
    ends = {name: row[name] for name in ("article", "subject", "object")}
    yield "statements", {"id": row["id"], **ends, "attributedActor": speaker, **properties}
    for kind, actor in (("SUBJECT", row["subject"]), ("OBJECT", row["object"]), ("ATTRIBUTED_TO", speaker)):
        if actor is not None:
            yield "statement_actors", {"statement": row["id"], "actor": actor, "type": kind}
    yield "statement_articles", {"statement": row["id"], "article": row["article"], "type": "FROM"}
