"""`polgraph dyad`: two actors over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.network import PlotOption, show_answer
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection


@selecting
def dyad(
    left: Annotated[str, typer.Argument(metavar="A", help="An actor's name, a part of it, or the actor's id.")],
    right: Annotated[str, typer.Argument(metavar="B", help="The other actor.")],
    *,
    selection: Selection,
    months: Annotated[bool, typer.Option("--months", help="The sums of each month instead of the statements.")] = False,
    store: StoreOption = None,
    style: FormatOption = TableFormat.TABLE,
    plot: PlotOption = None,
) -> None:
    """Show all that was said of two actors by day, the sums by month, and when the balance turned."""
    from polgraph import answers

    found = answers.dyad(open_store(store), left, right, selection, months=months)
    show_answer(found, style, plot=plot)
