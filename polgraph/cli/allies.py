"""`polgraph allies`: with whom an actor is on balance friendly."""

from __future__ import annotations

from polgraph.cli import terminal
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.ties import Name, tie_rows


def allies(name: Name, store: StoreOption = None, style: FormatOption = terminal.TableFormat.TABLE) -> None:
    """List the actors with whom an actor is on balance friendly, the friendliest first."""
    from polgraph.graph import network

    terminal.print_rows(tie_rows(network.allies(open_store(store), name)), style)
