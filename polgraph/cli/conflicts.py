"""`polgraph conflicts`: with whom an actor is on balance hostile."""

from __future__ import annotations

from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.terminal import TableFormat
from polgraph.cli.ties import Name, print_ties


def conflicts(name: Name, store: StoreOption = None, style: FormatOption = TableFormat.TABLE) -> None:
    """List the actors with whom an actor is on balance in conflict, the most hostile first."""
    from polgraph.graph import network

    print_ties(network.conflicts(open_store(store), name), style)
