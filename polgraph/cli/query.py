"""`polgraph query`: a SPARQL question to a store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli import terminal
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.format import Cell, Rows
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.graph.rdf.table import Table, Term

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {_XSD + "integer": int, _XSD + "decimal": float, _XSD + "double": float, _XSD + "float": float}


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


def _read(file: Path) -> str:
    if not file.is_file():
        raise PolgraphError(ErrorCode.INPUT_NOT_FOUND, f"{file} does not exist.", "Check the path given to --file.")
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PolgraphError(ErrorCode.INPUT_ENCODING, f"{file} is not in UTF-8.", "Save it as UTF-8.") from error


def _question(text: str | None, file: Path | None) -> str:
    if file is not None and text is None:
        return _read(file)
    if text is not None and file is None:
        return sys.stdin.read() if text == "-" else text
    raise PolgraphError(ErrorCode.OPTION_INVALID, "A query is one question.", "Give either its text, - or --file.")


def query(
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help="A SPARQL query, or - for standard input.")
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="A file that holds the query.")] = None,
    store: StoreOption = None,
    style: FormatOption = terminal.TableFormat.TABLE,
) -> None:
    """Ask a store in SPARQL; the prefix pg: and the usual ones need no declaration."""
    question = _question(text, file)
    terminal.print_rows(as_rows(open_store(store).sparql(question)), style)
