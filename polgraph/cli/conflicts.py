"""`polgraph conflicts`: with whom an actor is on balance in conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.cli.network import WhyOption
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat
from polgraph.cli.ties import Name, print_ties

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection


@selecting
def conflicts(
    name: Name,
    *,
    selection: Selection,
    store: StoreOption = None,
    style: FormatOption = TableFormat.TABLE,
    why: WhyOption = False,
) -> None:
    """List the actors with whom an actor is on balance in conflict, the most hostile first."""
    from polgraph.graph import network

    opened = open_store(store)
    print_ties(network.conflicts(opened, name, selection), style, why=opened if why else None, selection=selection)
