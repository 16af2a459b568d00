"""`polgraph export`: a store as files that other programs read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from polgraph.cli.options import StoreOption, store_folder
from polgraph.cli.terminal import note
from polgraph.format import count
from polgraph.graph.export.formats import Format


def export(
    target: Annotated[
        str, typer.Argument(metavar="[FILE]", help="A file, for csv and parquet a folder, or - for standard output.")
    ] = "-",
    style: Annotated[
        Format | None, typer.Option("--format", help="The format; told by the ending of the file by default.")
    ] = None,
    rdf12: Annotated[
        bool, typer.Option("--rdf12", help="Let each statement reify its triple, as RDF 1.2 writes it.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Write all of a store as RDF, as a network, or as tables; the same store gives the same bytes."""
    from polgraph.graph import Store
    from polgraph.graph.export.formats import TABLES, format_of
    from polgraph.graph.export.formats import export as write

    chosen = format_of(target, style)
    opened = Store.open(store_folder(store), project=False)
    done = write(opened, sys.stdout.buffer if target == "-" else Path(target), chosen, rdf12=rdf12)
    tables = chosen in TABLES
    numbers = ", ".join(f"{what}: {n}" if tables else count(n, what) for what, n in done.counts.items())
    note(f"{numbers} written as {chosen.value}" + ("" if target == "-" else f" to {target}"))
    if done.unwritable:
        note(f"warning: {count(done.unwritable, 'character')} that XML cannot hold became U+FFFD")
