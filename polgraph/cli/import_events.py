"""`polgraph import-events`: rows of event data sets into a store."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from polgraph.cli.files import RejectedOption, reasons, report_refused, seekable
from polgraph.cli.import_statements import store_to_write
from polgraph.cli.options import DryRunOption, StoreOption, clock, store_folder
from polgraph.cli.terminal import emit, note
from polgraph.format import count, printable


class EventFileFormat(StrEnum):
    """Formats of event tables; as `EventFormat` of the graph, which is read only when it is needed."""

    AUTO = "auto"
    GDELT = "gdelt"
    ICEWS = "icews"
    POLECAT = "polecat"
    ACLED = "acled"


def import_events(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A table of GDELT 2.0 events, ICEWS, POLECAT or ACLED; - for standard input."
        ),
    ],
    style: Annotated[
        EventFileFormat, typer.Option("--format", help="Format of the table; found by its first line by default.")
    ] = EventFileFormat.AUTO,
    confidence: Annotated[
        float | None,
        typer.Option(
            "--confidence",
            min=0.0,
            max=1.0,
            help="Of every statement; by default 1 if people coded them, 0.5 if machines.",
        ),
    ] = None,
    rejected: RejectedOption = None,
    store: StoreOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Take events that others coded into a store, their codes as relations; what has none is rejected."""
    from polgraph.graph.exchange.events import import_events as take
    from polgraph.graph.exchange.events.formats import EventFormat

    folder = store_folder(store)
    wanted = None if style is EventFileFormat.AUTO else EventFormat(style.value)
    with seekable(file) as stream, store_to_write(folder, dry_run=dry_run) as opened:
        found = take(opened, stream, now=clock(), style=wanted, confidence=confidence, dry_run=dry_run)
    done = found.done
    report_refused(file, done.refused, rejected, usable=done.articles > 0)
    for line in reasons(done.refused):
        note(line)
    kinds = f"{done.added} added, {done.replaced} replaced, {done.unchanged} unchanged"
    said = f"{count(found.rows, 'row')} of {found.format.value} ({kinds}), {count(done.statements, 'statement')} added"
    tried = ", nothing changed" if dry_run else ""
    emit(f"{said}, {len(done.refused)} rejected{tried}, in the store {printable(str(folder))}\n")
