"""`polgraph load`: a store into a Neo4j server."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli import terminal
from polgraph.cli.options import StoreOption, store_folder
from polgraph.cli.servers import DatabaseOption, PasswordFileOption, UserOption, account
from polgraph.format import count, printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.graph.property.load import Batch, Loaded


@contextmanager
def _progress() -> Iterator[Callable[[Batch], None]]:
    """Counts on standard error while a terminal shows them; yields what adds a batch to them."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    written = {"actor": 0, "article": 0, "statement": 0}
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=terminal.console(stderr=True), transient=True) as bar:
        task = bar.add_task("load", total=None)

        def add(batch: Batch) -> None:
            for noun in written:
                written[noun] += getattr(batch, f"{noun}s")
            bar.update(task, description=", ".join(count(number, noun) for noun, number in written.items()))

        yield add


def _summary(loaded: Loaded) -> str:
    if not loaded.rebuilt and not loaded.articles:
        return "nothing new"
    numbers = (
        count(loaded.articles, "article"),
        count(loaded.statements, "statement"),
        count(loaded.actors, "actor"),
    )
    return f"{', '.join(numbers)} written{', all anew' if loaded.rebuilt else ''}"


def load(
    neo4j: Annotated[str, typer.Option("--neo4j", metavar="URI", help="The server, such as bolt://localhost:7687.")],
    user: UserOption = "neo4j",
    password_file: PasswordFileOption = None,
    database: DatabaseOption = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the graph anew: delete its actors, articles and statements first.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Load a store into Neo4j, or what has changed since the last load; the same again changes nothing."""
    from polgraph.graph import Store
    from polgraph.graph.property.bolt import Neo4jTarget
    from polgraph.graph.property.load import load as load_graph

    opened = Store.open(store_folder(store), project=False)
    who = account(neo4j, user, password_file, database)
    with opened.ledger() as ledger, Neo4jTarget.open(who) as graph, _progress() as add:
        loaded = load_graph(ledger, graph, rebuild=rebuild, report=add)
    terminal.emit(f"{_summary(loaded)}, in {printable(graph.name)}, change {loaded.seq}\n")
