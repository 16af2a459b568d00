"""Records as plain dictionaries and rows: what the command line prints and other programs read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from polgraph.graph.rdf.table import Table, Term
    from polgraph.ontology.records import Judgement, Statement

Cell = str | int | float | bool | None
# Everything that a terminal may act upon or that turns text around: C0 and C1 controls, DEL, direction overrides.
_ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {_XSD + "integer": int, _XSD + "decimal": float, _XSD + "double": float, _XSD + "float": float}
# What a spreadsheet takes for a formula, and may compute, fetch or start (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@")
_ACTIVE_IN_JSON = re.compile("[\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of results.

    Attributes:
        columns: the names of the columns.
        rows: one tuple a row, as long as `columns`.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def only(self, columns: Sequence[str]) -> Rows:
        """The same rows with these columns only, in this order."""
        places = [self.columns.index(column) for column in columns]
        return Rows(tuple(columns), tuple(tuple(row[place] for place in places) for row in self.rows))

    def filled(self) -> Rows:
        """The same rows without the columns in which no row has anything."""
        return self.only(
            [name for at, name in enumerate(self.columns) if any(row[at] not in {None, ""} for row in self.rows)]
        )


def printable(text: str) -> str:
    """A text as one line that no terminal acts upon: line ends and tabs become spaces, the rest hexadecimal."""
    return _ACTIVE.sub(lambda found: " " if found[0] in "\n\r\t" else f"\\x{ord(found[0]):02x}", text)


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 article`, `2 articles`."""
    return f"{number} {noun}{'s' if number != 1 else ''}"


def as_iso(day: date | None) -> str | None:
    """A day in ISO 8601, or None."""
    return None if day is None else day.isoformat()


def json_line(value: object) -> str:
    """A value as JSON in one line, in UTF-8, without raw control characters."""
    text = json.dumps(value, ensure_ascii=False)
    return _ACTIVE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def statement_record(statement: Statement) -> dict[str, Any]:
    """A statement as the dictionary that `polgraph extract --format jsonl` prints, in a fixed order of fields.

    It is that of an article's own record, without the article's ids of actors and with the date in short.
    """
    from polgraph.graph.exchange.write import statement_entry

    record = statement_entry(statement)
    for end in ("subject", "object"):
        del record[end]["actor"]
    record["when"] = statement.when.iso() if statement.when else None
    return record


def judgement_record(judgement: Judgement) -> dict[str, Any]:
    """A judgement as a dictionary in a fixed order of fields."""
    return {
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "author": judgement.author,
        "reason": judgement.reason,
        "decided": judgement.decided,
    }


STATEMENT_COLUMNS = ("subject", "relation", "object", "status", "who says so", "when", "quote")


def statement_row(statement: Statement) -> tuple[Cell, ...]:
    """A statement as a row under `STATEMENT_COLUMNS`: the relation with its role, the status with the negation."""
    role = f" ({statement.role})" if statement.role else ""
    return (
        statement.subject.name,
        statement.relation + role,
        statement.object.name,
        f"{statement.status.value}, negated" if statement.negated else statement.status.value,
        statement.attributed_to,
        statement.when.iso() if statement.when else None,
        statement.evidence.text,
    )


def text_order(statements: Sequence[Statement]) -> list[Statement]:
    """Statements in the order of the text."""
    return sorted(statements, key=lambda s: (s.article, s.evidence.start, s.subject.start, s.object.start, s.id))


def as_csv(table: Rows) -> str:
    """A table as CSV (RFC 4180, a header, line feeds), without control characters in its cells.

    A text that a spreadsheet would take for a formula has an apostrophe before it, which says there that it is text.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow(_csv_cell(cell) for cell in row)
    return out.getvalue()


def _csv_cell(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return "" if cell is None else cell
    shown = printable(cell)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown


def as_json(table: Rows) -> str:
    """A table as a JSON array, one object a row, one row a line."""
    lines = [json_line(dict(zip(table.columns, row, strict=True))) for row in table.rows]
    return "[" + ",\n ".join(lines) + "]\n"


def html_table(rows: Rows) -> str:
    """A table as HTML in which every text is escaped."""
    from html import escape

    def line(cells: Iterable[Cell], tag: str) -> str:
        return "".join(f"<{tag}>{'' if cell is None else escape(printable(str(cell)))}</{tag}>" for cell in cells)

    body = "".join(f"<tr>{line(row, 'td')}</tr>" for row in rows.rows)
    return f"<table><thead><tr>{line(rows.columns, 'th')}</tr></thead><tbody>{body}</tbody></table>"


def _cell(term: Term | None) -> Cell:
    """A term as a plain value: numbers and truth values as such, everything else as its text."""
    if term is None:
        return None
    if term.datatype == _XSD + "boolean":
        return term.value in {"true", "1"}
    number = _NUMBERS.get(term.datatype or "")
    return number(term.value) if number else term.value


def as_rows(table: Table) -> Rows:
    """The answer to a query as rows of plain values."""
    return Rows(table.columns, tuple(tuple(map(_cell, row)) for row in table.rows))
