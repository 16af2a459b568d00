"""`polgraph split`: takes names or articles out of an actor."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from polgraph.cli.decisions import print_decision
from polgraph.cli.network import Name
from polgraph.cli.options import (
    AuthorOption,
    DryRunOption,
    ReasonOption,
    StoreOption,
    author_name,
    catch_up,
    clock,
    open_store,
)
from polgraph.ontology.errors import ErrorCode, PolgraphError


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
    opened, who = open_store(store), author_name(author)
    with opened.writer() as ledger:
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
    if actor.id not in {one.id for one in decision.before}:
        # It has lost articles and no name, so that it is what it was.
        decision = replace(decision, before=(actor, *decision.before), after=(actor, *decision.after))
    if not dry_run:
        catch_up(opened)
    print_decision("split", decision, dry_run=dry_run)
