"""`polgraph view`: the network as a page for any browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.options import StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import note
from polgraph.format import count

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection


@selecting
def view(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write the page, such as graph.html.")],
    *,
    selection: Selection,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="Title of the page.")] = "Who stands with whom",
    store: StoreOption = None,
) -> None:
    """Write the network as one HTML page: search, filter, and a click for the quotes; it needs no network."""
    from polgraph.graph.view.collect import collect
    from polgraph.graph.view.page import render

    found = collect(open_store(store), selection, title=title)
    file.write_text(render(found), encoding="utf-8")
    note(f"{count(len(found.actors), 'actor')} and {count(len(found.statements), 'statement')} in {file}.")
