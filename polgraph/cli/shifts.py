"""`polgraph shifts`: ties that changed their sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.network import WhyOption, answer
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection

COLUMNS = ("left", "right", "before", "after")


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
    from polgraph.extract.read import parse_date
    from polgraph.graph.analysis import questions

    day = parse_date(at, "DATE")
    before, after = replace(selection, until=day - timedelta(days=1)), replace(selection, since=day)
    opened = open_store(store)
    names, found = questions.changed(opened, before, after)
    rows = ((names[one.left], names[one.right], one.before, one.after) for one in found)
    ties = [(one.left, one.right) for one in found]
    answer(COLUMNS, rows, style, ties=ties if why else None, store=opened, selection=selection)
