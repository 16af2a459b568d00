"""`polgraph load`: a store into a Neo4j or SPARQL server."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli import terminal
from polgraph.cli.options import StoreOption, store_folder
from polgraph.cli.servers import DatabaseOption, PasswordFileOption, account, sparql_server
from polgraph.format import count, printable
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.graph import Store
    from polgraph.graph.follow import Loaded, Portion
    from polgraph.graph.property.bolt import Account
    from polgraph.graph.rdf.server import SparqlServer

NEO4J_USER = "neo4j"


@contextmanager
def _progress() -> Iterator[Callable[[Portion], None]]:
    """Counts on standard error while a terminal shows them; yields what adds a portion to them."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    written = {"actor": 0, "article": 0, "statement": 0}
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=terminal.console(stderr=True), transient=True) as bar:
        task = bar.add_task("load", total=None)

        def add(portion: Portion) -> None:
            for noun in written:
                written[noun] += getattr(portion, f"{noun}s")
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


def _into_neo4j(store: Store, who: Account, *, rebuild: bool) -> tuple[Loaded, str]:
    from polgraph.graph.property.bolt import Neo4jTarget
    from polgraph.graph.property.load import load as load_graph

    with store.ledger() as ledger, Neo4jTarget.open(who) as graph, _progress() as add:
        return load_graph(ledger, graph, rebuild=rebuild, report=add), graph.name


def _into_sparql(store: Store, server: SparqlServer, *, rebuild: bool) -> tuple[Loaded, str]:
    from polgraph.graph.rdf.remote import load as load_graphs

    with store.ledger() as ledger, _progress() as add:
        return load_graphs(ledger, server, rebuild=rebuild, report=add), server.name


def load(
    neo4j: Annotated[
        str | None, typer.Option("--neo4j", metavar="URI", help="A Neo4j server, such as bolt://localhost:7687.")
    ] = None,
    sparql: Annotated[
        str | None,
        typer.Option("--sparql", metavar="URL", help="A SPARQL 1.1 server, such as http://localhost:7878/query."),
    ] = None,
    sparql_update: Annotated[
        str | None,
        typer.Option(
            "--sparql-update", metavar="URL", help="Where it takes updates; by default /update for /query, or the same."
        ),
    ] = None,
    user: Annotated[
        str | None, typer.Option("--user", metavar="NAME", help="The user at the server; neo4j for Neo4j.")
    ] = None,
    password_file: PasswordFileOption = None,
    database: DatabaseOption = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the graph anew: delete its actors, articles and statements first.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Load a store into a server, or what has changed since the last load; the same again changes nothing."""
    from polgraph.graph import Store

    opened = Store.open(store_folder(store), project=False)
    if neo4j is not None and sparql is None and sparql_update is None:
        loaded, name = _into_neo4j(opened, account(neo4j, user or NEO4J_USER, password_file, database), rebuild=rebuild)
    elif sparql is not None and neo4j is None and database is None:
        server = sparql_server(sparql, sparql_update, user, password_file)
        loaded, name = _into_sparql(opened, server, rebuild=rebuild)
    else:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            "A load goes into one server.",
            "Give --neo4j, with --database if need be, or --sparql, with --sparql-update if need be.",
        )
    terminal.emit(f"{_summary(loaded)}, in {printable(name)}, change {loaded.seq}\n")
