"""Printing: tables that fit the screen, errors in one line; nothing of an article reaches the terminal raw."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from polgraph.format import Cell, Rows, as_csv, as_json, printable

if TYPE_CHECKING:
    from rich.console import Console

    from polgraph.ontology.records import Statement

# A pipe or a log has no width of its own.
_PIPE_WIDTH = 120
# Columns up to this width are never wrapped.
_SHORT = 12
_GAP = 2


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


def _widest(cells: Iterable[Cell]) -> int:
    return max((len(_cell(cell)) for cell in cells), default=0)


def print_table(table: Rows) -> None:
    """Print a table with a frame; short columns are never wrapped."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    view = Table(box=box.ROUNDED)
    for number, column in enumerate(table.columns):
        short = _widest([column, *(row[number] for row in table.rows)]) <= _SHORT
        view.add_column(Text(column), overflow="fold", no_wrap=short)
    for row in table.rows:
        view.add_row(*(Text(_cell(value)) for value in row))
    console().print(view)


def print_fields(fields: Mapping[str, object]) -> None:
    """Print what is known of one thing, a line a field, without those that are empty."""
    width = max(map(len, fields))
    for name, value in fields.items():
        if value not in (None, ""):
            emit(f"{name:<{width}}  {printable(str(value))}\n")


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


def _shares(widest: Sequence[int], room: int) -> list[int]:
    """Widths of columns that fit into some room: every column what it needs, but the widest give way."""
    limit = max(widest, default=0)
    while sum(min(width, limit) for width in widest) > room and limit > _SHORT:
        limit -= 1
    return [min(width, limit) for width in widest]


def print_statements(statements: Sequence[Statement]) -> None:
    """Print statements as a numbered table in the order given, each sentence once, below what it states."""
    from itertools import groupby

    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from polgraph.format import STATEMENT_COLUMNS, statement_row

    if not statements:
        note("No statements.")
        return
    *columns, _ = STATEMENT_COLUMNS
    rows = [(number, *statement_row(statement)) for number, statement in enumerate(statements, start=1)]
    screen = console()
    number_width = len(str(len(rows)))
    gaps = _GAP * len(columns) + number_width
    needed = [_widest([name, *(row[at] for row in rows)]) for at, name in enumerate(columns, start=1)]
    widths = [number_width, *_shares(needed, screen.width - gaps)]

    def lines(cells: Iterable[Sequence[Cell]], style: str = "") -> Table:
        grid = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
        for width in widths:
            grid.add_column(width=width, overflow="fold", style=style)
        for row in cells:
            grid.add_row(*(Text(_cell(cell)) for cell in row))
        return grid

    screen.print(lines([("", *columns)], "bold"))
    for quote, stated in groupby(rows, key=lambda row: row[-1]):
        screen.print(lines([row[:-1] for row in stated]))
        screen.print(Padding(Text(f"“{_cell(quote)}”", style="italic"), (0, 0, 1, number_width + _GAP)))
