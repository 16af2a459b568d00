"""`polgraph allies`: with whom an actor is on balance friendly."""

from __future__ import annotations

from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.terminal import TableFormat
from polgraph.cli.ties import Name, print_ties


def allies(name: Name, store: StoreOption = None, style: FormatOption = TableFormat.TABLE) -> None:
    """List the actors with whom an actor is on balance friendly, the friendliest first."""
    from polgraph.graph import network

    print_ties(network.allies(open_store(store), name), style)
