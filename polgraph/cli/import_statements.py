"""`polgraph import-statements`: ready statements into a store."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.files import RejectedOption, report_refused, seekable
from polgraph.cli.options import DryRunOption, StoreOption, catch_up, clock, store_folder
from polgraph.cli.terminal import emit
from polgraph.format import count, printable

if TYPE_CHECKING:
    from polgraph.graph import Store
    from polgraph.graph.exchange.records import Imported


def import_statements(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="JSONL: articles with their statements, or statements; - for standard input."
        ),
    ],
    rejected: RejectedOption = None,
    store: StoreOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Take statements from elsewhere into a store without extraction; what is not valid is rejected with the reason."""
    from polgraph.graph.exchange.statements import import_statements as take

    folder = store_folder(store)
    with seekable(file) as stream, store_to_write(folder, dry_run=dry_run) as opened:
        done = take(opened, stream, now=clock(), dry_run=dry_run)
    report_refused(file, done.refused, rejected, usable=done.articles > 0)
    emit(f"{_summary(done)}{', nothing changed' if dry_run else ''}, in the store {printable(str(folder))}\n")


@contextmanager
def store_to_write(folder: Path, *, dry_run: bool) -> Iterator[Store]:
    """The store in a folder, made where it is missing; to try things out, an empty one elsewhere takes its place."""
    from polgraph.graph import Store

    if not dry_run or folder.exists():
        opened = Store.open(folder, create=not dry_run)
        yield opened
        if not dry_run:
            catch_up(opened)
        return
    with tempfile.TemporaryDirectory() as temporary:
        yield Store.open(Path(temporary) / "store", create=True)


def _summary(done: Imported) -> str:
    kinds = f"{done.added} added, {done.replaced} replaced, {done.unchanged} unchanged"
    statements = f"{count(done.statements, 'statement')} added, {done.present} there already"
    return f"{count(done.articles, 'article')} ({kinds}), {statements}, {len(done.refused)} rejected"
