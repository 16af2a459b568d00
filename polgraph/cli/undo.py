"""`polgraph undo`: takes a decision back."""

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


def undo(
    number: Annotated[
        int | None,
        typer.Argument(metavar="[NUMBER]", min=1, help="Number of the decision; the last one that stands without it."),
    ] = None,
    reason: ReasonOption = "",
    author: AuthorOption = None,
    store: StoreOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Take a decision back: the store is as if it had never been taken."""
    who = author_name(author)

    def taken(ledger: Ledger) -> Decision:
        return ledger.undo(number, author=who, reason=reason, now=clock(), dry_run=dry_run)

    decide("taken back", store, taken, dry_run=dry_run)
