"""`polgraph actors`: which actors a store knows."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

import typer

from polgraph.cli.options import FormatOption, LimitOption, StoreOption, open_store
from polgraph.cli.terminal import TableFormat, print_rows
from polgraph.format import Rows
from polgraph.ontology.records import ActorType

COLUMNS = ("actor", "type", "country", "statements", "articles", "id")


def actors(
    search: Annotated[
        str,
        typer.Argument(
            metavar="[SEARCH]", help="Words of a name or their beginnings, or an actor's id; all actors without it."
        ),
    ] = "",
    kind: Annotated[ActorType | None, typer.Option("--type", help="Only actors of this type.")] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="NAME", help="Only actors of this country.")
    ] = None,
    limit: LimitOption = None,
    store: StoreOption = None,
    style: FormatOption = TableFormat.TABLE,
) -> None:
    """List the actors of a store, those with the most statements first."""
    from polgraph.graph.overview import ActorFilter, overview

    with overview(open_store(store)) as ledger:
        found = tuple(islice(ledger.actor_summaries(ActorFilter(search, kind, country)), limit))
    rows = Rows(
        COLUMNS,
        tuple(
            (one.actor.name, one.actor.type.value, one.actor.country, one.statements, one.articles, one.actor.id)
            for one in found
        ),
    )
    print_rows(rows, style)
