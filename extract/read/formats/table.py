"""Tables with a header (CSV, TSV): one article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from polgraph.extract.read.blob import Blob, Row, empty
from polgraph.extract.read.fields import columns, row
from polgraph.extract.read.limits import LONGEST_LINE, too_large
from polgraph.extract.read.lines import bounded_lines
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.extract.read.reader import Context, Found, Head

_DELIMITERS = ",\t;|"
_SUFFIXES = {".csv", ".tsv", ".tab"}
_ADVICE = "Name the columns id, date, title, text, or say which they are: --field text=COLUMN."
_MOST_COLUMNS = 500
# Columns that a message names.
_TOLD = 20
# Lines below the header in which a row is looked for.
_ROWS = 20


class TableReader:
    """CSV, TSV and tables with semicolons or bars; the header names the columns."""

    name = "table"

    def sniff(self, head: Head) -> bool:
        """Whether the first line is a header with a column for the text and another that is known, and rows follow."""
        names = _header(head.text)
        if names is None or len(names) > _MOST_COLUMNS:
            return False
        if head.blob.suffix in _SUFFIXES:
            return True
        found = columns(names, head.fields)
        return "text" in found and len(found) > 1 and _row_follows(head.text, names, found.get("date"))

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Found:
        """An article or an error a row."""
        # The module's own limit (131,072) is below a long article; it can only be set for the whole process.
        csv.field_size_limit(LONGEST_LINE)
        problems: list[PolgraphError] = []
        lines = _lines(stream, blob, problems)
        first = next(lines, "")
        names = _header(first) or []
        if not columns(names, context.fields).get("text"):
            there = ", ".join(names[:_TOLD])[:300]
            problem = f"{blob.where}: no column holds the text; there are {there}."
            raise PolgraphError(ErrorCode.INPUT_INVALID, problem, _ADVICE)
        table = csv.reader(lines, delimiter=_delimiter(first))
        number = 1
        while True:
            start = number + 1
            try:
                cells = next(table)
            except StopIteration:
                break
            except csv.Error as error:
                yield too_large(f"{blob.where}, from line {start}", f"cannot be read as a table ({error})")
                break
            number = table.line_num + 1
            yield from problems
            problems.clear()
            if any(cell.strip() for cell in cells):
                yield _record(names, cells, f"{blob.where}, line {start}", context)
        yield from problems
        if number == 1:
            raise empty(blob.where)


def _record(names: list[str], cells: list[str], where: str, context: Context) -> Row | PolgraphError:
    if len(cells) != len(names):
        problem = f"{len(cells)} cells where the header has {len(names)}"
        return PolgraphError(ErrorCode.INPUT_INVALID, f"{where}: {problem}.", _ADVICE)
    try:
        return row(dict(zip(names, cells, strict=True)), where, context.fields, _ADVICE)
    except PolgraphError as error:
        return error


def _lines(stream: BinaryIO, blob: Blob, problems: list[PolgraphError]) -> Iterator[str]:
    """The lines that can be read; what is wrong with others goes to the list."""
    for _, line in bounded_lines(stream, blob.where, blob.charset):
        if isinstance(line, PolgraphError):
            problems.append(line)
        else:
            yield line.removeprefix("\ufeff")


def _delimiter(line: str) -> str:
    """The delimiter that stands most often in the header."""
    return max(_DELIMITERS, key=line.count)


def _is_row(cells: list[str], day: str) -> bool:
    """Whether cells are no sentence with commas: their day has a number, or some of them begin without a space."""
    if day.strip():
        return any(letter.isdigit() for letter in day)
    return any(not cell.startswith(" ") for cell in cells[1:])


def _row_follows(text: str, names: list[str], day: str | None) -> bool:
    """Whether a row is among the first lines below the header, or nothing is: prose has none.

    Args:
        text: the beginning of the input.
        names: the cells of the header.
        day: the column of the day, where there is one; in prose with as many commas no number stands in it.
    """
    first, _, rest = text.partition("\n")
    rows = csv.reader(io.StringIO(rest, newline=""), delimiter=_delimiter(first))
    seen = False
    try:
        for cells in islice(rows, _ROWS):
            if len(cells) == len(names) and _is_row(cells, cells[names.index(day)] if day else ""):
                return True
            seen = seen or any(cell.strip() for cell in cells)
    except csv.Error:
        return True
    return not seen


def _header(text: str) -> list[str] | None:
    """The cells of the first line, or None where it is not one of several cells."""
    line = text.removeprefix("\ufeff").split("\n", 1)[0].rstrip("\r")
    if not line.strip() or "\0" in line or _delimiter(line) not in line:
        return None
    try:
        return next(csv.reader([line], delimiter=_delimiter(line)))
    except csv.Error:
        return None
