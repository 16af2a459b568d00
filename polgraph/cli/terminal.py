"""Printing: tables that fit the screen, errors in one line; nothing of an article reaches the terminal raw."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from polgraph.format import Cell, Rows, as_csv, as_json, printable

if TYPE_CHECKING:
    from rich.console import Console

    from polgraph.ontology.records import Statement

# A pipe or a log has no width of its own.
_PIPE_WIDTH = 120


class TableFormat(StrEnum):
    """How a table of results is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def console(*, stderr: bool = False) -> Console:
    """A console on standard output or standard error, as wide as the terminal, COLUMNS, or else 120 characters."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else _PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def emit(text: str) -> None:
    """Write finished text to standard output as it is."""
    sys.stdout.write(text)


def note(text: str) -> None:
    """Write one line for the person at the terminal to standard error."""
    sys.stderr.write(printable(text) + "\n")


def _cell(value: Cell) -> str:
    return "" if value is None else printable(str(value))


def print_table(table: Rows, *, merged: str | None = None) -> None:
    """Print a table.

    Args:
        table: what to print.
        merged: name of a column whose repeated values are printed once for a run of rows.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    view = Table(box=box.ROUNDED)
    for column in table.columns:
        view.add_column(Text(column), overflow="fold", ratio=3 if column == merged else None)
    at = table.columns.index(merged) if merged else -1
    for number, row in enumerate(table.rows):
        following = table.rows[number + 1] if number + 1 < len(table.rows) else None
        cells = [_cell(value) for value in row]
        if merged and number and table.rows[number - 1][at] == row[at]:
            cells[at] = ""
        ends = bool(merged) and (following is None or following[at] != row[at])
        view.add_row(*map(Text, cells), end_section=ends)
    console().print(view)


def print_rows(table: Rows, style: TableFormat) -> None:
    """Print a table of results in one of the formats."""
    if style is TableFormat.CSV:
        emit(as_csv(table))
    elif style is TableFormat.JSON:
        emit(as_json(table))
    elif table.rows:
        print_table(table)
    else:
        note("No results.")


def print_statements(statements: Sequence[Statement], *, ids: bool = False) -> None:
    """Print statements as a table in the order of the text, each sentence once.

    Args:
        statements: what to print.
        ids: begin each row with the statement's id, as `polgraph show` takes it.
    """
    from polgraph.format import STATEMENT_COLUMNS, statement_row, text_order

    ordered = text_order(statements)
    if not ordered:
        note("No statements.")
        return
    columns = ("id", *STATEMENT_COLUMNS) if ids else STATEMENT_COLUMNS
    rows = tuple((s.id, *statement_row(s)) if ids else statement_row(s) for s in ordered)
    print_table(Rows(columns, rows), merged="quote")
