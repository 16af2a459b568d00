"""`polgraph conflicts`: with whom an actor is on balance hostile."""

from __future__ import annotations

from polgraph.cli import terminal
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.ties import Name, tie_rows


def conflicts(name: Name, store: StoreOption = None, style: FormatOption = terminal.TableFormat.TABLE) -> None:
    """List the actors with whom an actor is on balance in conflict, the most hostile first."""
    from polgraph.graph import network

    terminal.print_rows(tie_rows(network.conflicts(open_store(store), name)), style)
