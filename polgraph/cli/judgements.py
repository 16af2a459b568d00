"""`polgraph judgements`: the log of decisions about actors, as a list, to a file and from a file."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.files import RejectedOption, report_refused, seekable
from polgraph.cli.options import DryRunOption, FormatOption, StoreOption, catch_up, clock, open_store
from polgraph.cli.terminal import TableFormat, emit, print_rows
from polgraph.format import Rows, count, json_line
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.graph import Store

COLUMNS = (
    "decision",
    "verdict",
    "left_name",
    "right_name",
    "author",
    "reason",
    "decided",
    "withdrawn",
    "left",
    "right",
)


class Task(StrEnum):
    """What to do with the log."""

    LIST = "list"
    EXPORT = "export"
    IMPORT = "import"


def judgements(
    task: Annotated[
        Task, typer.Argument(metavar="[list|export|import]", help="What to do; list without it.")
    ] = Task.LIST,
    file: Annotated[
        str, typer.Argument(metavar="[FILE]", help="JSONL to write or to read; - for standard output or input.")
    ] = "-",
    rejected: RejectedOption = None,
    store: StoreOption = None,
    style: FormatOption = TableFormat.TABLE,
    dry_run: DryRunOption = False,
) -> None:
    """List the decisions about actors, also those taken back, write them as JSON lines, or take in such lines."""
    opened = open_store(store)
    if task is Task.IMPORT:
        _take(opened, file, rejected, dry_run=dry_run)
    elif task is Task.EXPORT:
        _export(opened, file, dry_run=dry_run)
    else:
        _list(opened, style)


def _list(store: Store, style: TableFormat) -> None:
    from polgraph.graph.exchange.judgements import judgement_records

    with store.ledger() as ledger:
        rows = Rows(COLUMNS, tuple(tuple(one[key] for key in COLUMNS) for one in judgement_records(ledger)))
    print_rows(rows.only(COLUMNS[:-2]) if style is TableFormat.TABLE else rows, style)


def _export(store: Store, file: str, *, dry_run: bool) -> None:
    from polgraph.graph.exchange.judgements import judgement_records

    with store.ledger() as ledger:
        lines = [json_line(one) + "\n" for one in judgement_records(ledger)]
    if file == "-" and not dry_run:
        emit("".join(lines))
        return
    if not dry_run:
        _write(file, lines)
    emit(f"{count(len(lines), 'judgement')}{' would be' if dry_run else ''} written\n")


def _write(file: str, lines: list[str]) -> None:
    from pathlib import Path

    try:
        Path(file).write_text("".join(lines), encoding="utf-8", newline="\n")
    except OSError as error:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, f"{file} cannot be written: {error.strerror}.", "Name another file."
        ) from error


def _take(store: Store, file: str, rejected: Path | None, *, dry_run: bool) -> None:
    from polgraph.graph.exchange.judgements import import_judgements

    with seekable(file) as stream:
        done = import_judgements(store, stream, now=clock(), dry_run=dry_run)
        if not dry_run:
            catch_up(store)
    report_refused(file, done.refused, rejected, usable=done.added + done.unchanged + done.withdrawn > 0)
    added = f"{count(done.added, 'judgement')} {'would be ' if dry_run else ''}added"
    left_out = f", {done.withdrawn} taken back before" if done.withdrawn else ""
    emit(f"{added}, {done.unchanged} there already{left_out}, {len(done.refused)} rejected\n")
