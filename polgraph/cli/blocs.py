"""`polgraph blocs`: who stands together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.network import PlotOption, WhyOption, show_answer
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection


@selecting
def blocs(
    *,
    selection: Selection,
    resolution: Annotated[
        float, typer.Option("--resolution", metavar="FACTOR", min=0.01, help="Above 1 for more and smaller blocs.")
    ] = 1.0,
    store: StoreOption = None,
    style: FormatOption = TableFormat.TABLE,
    why: WhyOption = False,
    plot: PlotOption = None,
) -> None:
    """Divide all actors into blocs: friends together, enemies apart."""
    from polgraph import answers

    found = answers.blocs(open_store(store), selection, resolution=resolution)
    show_answer(found, style, why=why, plot=plot)
