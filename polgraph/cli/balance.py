"""`polgraph balance`: are friends of friends friends?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.cli.network import PlotOption, WhyOption, answer, names_of, summary
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection

COLUMNS = ("left", "right", "weight", "sources")


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
    from polgraph.graph.analysis import questions

    opened = open_store(store)
    graph, found = questions.balance(opened, selection)
    names = names_of(graph)
    ties = found.frustration.ties
    edges = [(left, right, graph[left][right]) for left, right in ties]
    rows = ((names[left], names[right], edge["weight"], edge["sources"]) for left, right, edge in edges)
    answer(COLUMNS, rows, style, ties=ties if why else None, store=opened, selection=selection)
    share = "" if found.triads.share is None else f" ({found.triads.share:.0%})"
    least = found.frustration
    index = f"{least.upper}" if least.exact else f"between {least.lower} and {least.upper}"
    summary(
        f"{found.triads.balanced} of {found.triads.triads} triads are balanced{share}. "
        f"Frustration index {index} of {found.ties} ties.",
        style,
    )
    if plot is not None:
        from polgraph.graph.analysis.blocs import divide
        from polgraph.graph.plots.network import draw_network

        draw_network(graph, divide(graph), plot)
