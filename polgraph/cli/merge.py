"""`polgraph merge`: decides that two actors are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.decisions import decide
from polgraph.cli.options import (
    AuthorOption,
    DryRunOption,
    ReasonOption,
    StoreOption,
    author_name,
    clock,
)

if TYPE_CHECKING:
    from polgraph.graph.ledger import Ledger
    from polgraph.graph.resolution.records import Decision


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

    who = author_name(author)

    def taken(ledger: Ledger) -> Decision:
        one, other = (find_actor(ledger, name, unmentioned=True) for name in (left, right))
        return ledger.merge(one.id, other.id, author=who, reason=reason, now=clock(), dry_run=dry_run)

    decide("merged", store, taken, dry_run=dry_run)
