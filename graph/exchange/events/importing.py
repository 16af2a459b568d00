"""Taking in event rows: each becomes an article, and goes the way of all statements from elsewhere."""

from __future__ import annotations

import json
import tempfile
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, cast

from polgraph.graph.exchange.events.articles import article
from polgraph.graph.exchange.events.rows import EventTable, open_table
from polgraph.graph.exchange.fields import Fault
from polgraph.graph.exchange.records import Imported, Refused
from polgraph.graph.exchange.statements import import_statements

if TYPE_CHECKING:
    from polgraph.graph.exchange.events.formats import EventFormat
    from polgraph.graph.store import Store


@dataclass(frozen=True, slots=True)
class EventImport:
    """What became of a table of events.

    Attributes:
        format: the table's format.
        rows: number of its rows, without the header.
        done: what was taken in, and what was refused, by line of the table.
    """

    format: EventFormat
    rows: int
    done: Imported


def import_events(
    store: Store,
    stream: BinaryIO,
    *,
    now: str,
    style: EventFormat | None = None,
    confidence: float | None = None,
    dry_run: bool = False,
) -> EventImport:
    """Take in the rows of a table of events that others coded.

    Each row becomes an article named by the format and the event's id, whose text is the row as one line: it is the
    evidence of its statements. Rows of one page or story have one `story`, and so count as one source.

    Args:
        store: where to.
        stream: the table, GDELT 2.0, ICEWS, POLECAT or ACLED.
        now: ISO 8601 time of ingestion.
        style: its format; told by its first line by default.
        confidence: of every statement; by default that of the format.
        dry_run: whether only to tell what would become of it.

    Raises:
        PolgraphError: INPUT_EMPTY or INPUT_INVALID for the table as a whole; those of `import_statements`.
    """
    table = open_table(stream, style)
    refused: list[Refused] = []
    numbers = array("Q")
    with tempfile.TemporaryFile() as lines:
        for number, line in _written(table, confidence, refused):
            lines.write(line)
            numbers.append(number)
        lines.seek(0)
        done = import_statements(store, cast("BinaryIO", lines), now=now, dry_run=dry_run)
    found = [replace(one, line=numbers[one.line - 1]) if one.line else one for one in done.refused]
    # A row that states both directions is refused once.
    told = {(one.line, one.reason): one for one in (*refused, *found)}
    done.refused = sorted(told.values(), key=lambda one: one.line)
    return EventImport(table.layout.format, len(numbers) + len(refused), done)


def _written(table: EventTable, confidence: float | None, refused: list[Refused]) -> Iterator[tuple[int, bytes]]:
    """The rows as lines of JSON, with their numbers; what cannot be used goes to the list."""
    sure = table.layout.confidence if confidence is None else confidence
    for row in table.rows:
        if isinstance(row, Refused):
            refused.append(row)
            continue
        number, values = row
        try:
            entry = article(table.layout, values, sure)
        except Fault as fault:
            wanted = {column: values[column] for column in table.layout.columns.values() if values.get(column)}
            refused.append(Refused(number, str(fault), wanted))
        else:
            yield number, json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
