"""`polgraph browser-kit`: colours, questions and a guide for Neo4j Browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from polgraph.cli.terminal import note
from polgraph.format import count

HTTP = "http://localhost:7474"


def browser_kit(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write the files.")],
    base: Annotated[
        str, typer.Option("--url", metavar="URL", help="Where the server shows its Browser, for the links.")
    ] = HTTP,
) -> None:
    """Write colours, all questions and a guide with links for people who look at the graph in Neo4j Browser."""
    from polgraph.graph.browser.kit import write_kit

    made = write_kit(folder, base.rstrip("/"))
    note(f"{count(made, 'file')} in {folder}; begin with README.md.")
