"""`polgraph undo`: takes a decision back."""

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
    opened, who = open_store(store), author_name(author)
    with opened.writer() as ledger:
        decision = ledger.undo(number, author=who, reason=reason, now=clock(), dry_run=dry_run)
    if not dry_run:
        catch_up(opened)
    print_decision("taken back", decision, dry_run=dry_run)
