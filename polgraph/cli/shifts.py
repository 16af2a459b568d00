"""`polgraph shifts`: ties that changed their sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.network import WhyOption, show_answer
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection


@selecting
def shifts(
    at: Annotated[str, typer.Argument(metavar="DATE", help="First day of the second period (YYYY-MM-DD).")],
    *,
    selection: Selection,
    store: StoreOption = None,
    style: FormatOption = TableFormat.TABLE,
    why: WhyOption = False,
) -> None:
    """List the ties that were friendly before a day and hostile from it on, or the other way."""
    from polgraph import answers
    from polgraph.extract.read import parse_date

    found = answers.shifts(open_store(store), parse_date(at, "DATE"), selection)
    show_answer(found, style, why=why)
