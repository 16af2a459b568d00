"""`polgraph conflicts`: with whom an actor is on balance in conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.cli.network import Name, WhyOption, show_answer
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat

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
    from polgraph import answers
    from polgraph.graph import network

    opened = open_store(store)
    found = answers.ties(opened, network.conflicts(opened, name, selection), selection)
    show_answer(found, style, why=why)
