"""`polgraph balance`: are friends of friends friends?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.cli.network import PlotOption, WhyOption, show_answer
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection


@selecting
def balance(
    *,
    selection: Selection,
    store: StoreOption = None,
    style: FormatOption = TableFormat.TABLE,
    why: WhyOption = False,
    plot: PlotOption = None,
) -> None:
    """Count balanced triads, and list the ties that stand against a division of all actors into two camps."""
    from polgraph import answers

    found = answers.balance(open_store(store), selection)
    show_answer(found, style, why=why, plot=plot)
