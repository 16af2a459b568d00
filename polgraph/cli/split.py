"""`polgraph split`: takes names or articles out of an actor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.decisions import decide
from polgraph.cli.network import Name
from polgraph.cli.options import (
    AuthorOption,
    DryRunOption,
    ReasonOption,
    StoreOption,
    author_name,
    clock,
)
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.graph.ledger import Ledger
    from polgraph.graph.resolution.records import Decision


def split(
    name: Name,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="A name that is another actor's; can be repeated."),
    ] = None,
    articles: Annotated[
        list[str] | None,
        typer.Option("--article", metavar="ID", help="An article that means another actor; can be repeated."),
    ] = None,
    reason: ReasonOption = "",
    author: AuthorOption = None,
    store: StoreOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Decide that some of an actor's names or articles are another actor; `undo` takes it back."""
    from polgraph.graph import find_actor

    if not names and not articles:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, "Nothing is named to take out.", "Give --name or --article, or several of them."
        )
    who = author_name(author)

    def taken(ledger: Ledger) -> Decision:
        actor = find_actor(ledger, name, unmentioned=True)
        decision = ledger.split(
            actor.id,
            names=tuple(names or ()),
            articles=tuple(articles or ()),
            author=who,
            reason=reason,
            now=clock(),
            dry_run=dry_run,
        )
        if actor.id in {one.id for one in decision.before}:
            return decision
        # It has lost articles and no name, so that it is what it was.
        return replace(decision, before=(actor, *decision.before), after=(actor, *decision.after))

    decide("split", store, taken, dry_run=dry_run)
