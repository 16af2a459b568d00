"""`polgraph dyad`: two actors over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.network import PlotOption, answer, summary
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat
from polgraph.format import count

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection

COLUMNS = ("day", "subject", "relation", "object", "status", "weight", "article", "quote")
MONTHS = ("month", "cooperation", "conflict", "net", "statements", "turn")


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
    from polgraph.graph.analysis import questions

    found = questions.dyad(open_store(store), left, right, selection)
    turns = {turn.month: "friendly" if turn.sign > 0 else "hostile" for turn in found.turns}
    if months:
        rows = ((m.month, m.cooperation, m.conflict, m.net, m.statements, turns.get(m.month)) for m in found.months)
        answer(MONTHS, rows, style)
    else:
        said = ((day, one.statement, one.weight) for day, one in found.timeline)
        answer(
            COLUMNS,
            (
                (
                    day,
                    statement.subject.name,
                    statement.relation,
                    statement.object.name,
                    statement.status.value,
                    round(weight, 6),
                    statement.article,
                    statement.evidence.text,
                )
                for day, statement, weight in said
            ),
            style,
        )
    turned = "; ".join(f"turned {sign} in {month}" for month, sign in turns.items())
    summary(f"Score {found.score:g} from {count(found.sources, 'source')}{'; ' if turned else ''}{turned}.", style)
    if plot is not None:
        from polgraph.graph.plots.dyad import draw_dyad

        draw_dyad(found, plot)
