"""Rows of an event table, one by one, whatever the encoding and the delimiter; broken ones are told and passed over."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from polgraph.graph.exchange.events.formats import EventFormat, Layout, layout, told
from polgraph.graph.exchange.records import Refused
from polgraph.ontology.errors import ErrorCode, PolgraphError

_DELIMITERS = "\t,;"
_LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class EventTable:
    """An event table, open for reading.

    Attributes:
        layout: its format.
        rows: number of the line and the values by column, or the line that cannot be read.
    """

    layout: Layout
    rows: Iterator[tuple[int, Mapping[str, str]] | Refused]


def open_table(stream: BinaryIO, style: EventFormat | None = None) -> EventTable:
    """Open an event table.

    Args:
        stream: its bytes.
        style: its format; told by its first line by default.

    Raises:
        PolgraphError: INPUT_EMPTY if there is nothing in it, INPUT_INVALID if it is of no known format.
    """
    lines = _lines(stream)
    first = next(lines, "")
    if not first.strip():
        raise PolgraphError(ErrorCode.INPUT_EMPTY, "The file is empty.", "Give a table of events.")
    delimiter = max(_DELIMITERS, key=first.count)
    cells = _header(first, delimiter)
    known = layout(style or told(cells, delimiter))
    if known.known_by <= {cell.strip() for cell in cells}:
        return EventTable(known, _rows(lines, [cell.strip() for cell in cells], delimiter, 1))
    if known.header and len(cells) == len(known.header):
        return EventTable(known, _rows(chain([first], lines), list(known.header), delimiter, 0))
    missing = ", ".join(sorted(known.known_by - set(cells)))
    raise PolgraphError(
        ErrorCode.INPUT_INVALID, f"The file is no table of {known.title}: it has no {missing}.", "Check --format."
    )


def _header(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except csv.Error as error:
        problem = f"The first line of the file is no row of a table: {error}."
        raise PolgraphError(ErrorCode.INPUT_INVALID, problem, "Check that it is a table of events.") from error


def _lines(stream: BinaryIO) -> Iterator[str]:
    """The lines; a longer one than any row is cut, and then does not fit its header."""
    text = io.TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="")
    while line := text.readline(_LONGEST):
        yield line.replace("\0", "")
        while len(line) == _LONGEST and not line.endswith("\n"):
            line = text.readline(_LONGEST)
    text.detach()


def _rows(
    lines: Iterator[str], names: list[str], delimiter: str, before: int
) -> Iterator[tuple[int, Mapping[str, str]] | Refused]:
    # Tab-separated files of these projects quote nothing, and their texts have quotation marks of their own.
    plain = delimiter == "\t"
    table = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE if plain else csv.QUOTE_MINIMAL)
    while True:
        number = before + table.line_num + 1
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            yield Refused(number, f"it is no row of a table: {error}", "")
            continue
        while len(cells) > len(names) and not cells[-1].strip():
            cells.pop()
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            yield Refused(number, f"it has {len(cells)} cells, and the header {len(names)}", cells[: len(names)])
        else:
            yield number, dict(zip(names, (cell.strip() for cell in cells), strict=True))
