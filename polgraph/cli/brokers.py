"""`polgraph brokers`: who is on good terms with both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.cli.network import PlotOption, WhyOption, show_answer
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection


@selecting
def brokers(
    *,
    selection: Selection,
    store: StoreOption = None,
    style: FormatOption = TableFormat.TABLE,
    why: WhyOption = False,
    plot: PlotOption = None,
) -> None:
    """List the actors with friends in two blocs that are opposed, the best placed first."""
    from polgraph import answers

    found = answers.brokers(open_store(store), selection)
    show_answer(found, style, why=why, plot=plot)
