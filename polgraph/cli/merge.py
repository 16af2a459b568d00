"""`polgraph merge`: decides that two actors are one."""

from __future__ import annotations

from typing import Annotated

import typer

from polgraph.cli.decisions import print_decision
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


def merge(
    left: Annotated[str, typer.Argument(metavar="A", help="An actor's name, a part of it, or the actor's id.")],
    right: Annotated[str, typer.Argument(metavar="B", help="The other actor, likewise.")],
    reason: ReasonOption = "",
    author: AuthorOption = None,
    store: StoreOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Decide that two actors are one; `undo` takes it back."""
    from polgraph.graph import find_actor

    opened, who = open_store(store), author_name(author)
    with opened.writer() as ledger:
        one, other = (find_actor(ledger, name, unmentioned=True) for name in (left, right))
        decision = ledger.merge(one.id, other.id, author=who, reason=reason, now=clock(), dry_run=dry_run)
    if not dry_run:
        catch_up(opened)
    print_decision("merged", decision, dry_run=dry_run)
