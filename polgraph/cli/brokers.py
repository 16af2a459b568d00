"""`polgraph brokers`: who is on good terms with both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.cli.network import PlotOption, WhyOption, answer, names_of
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection

COLUMNS = ("actor", "score", "bloc", "with", "led by", "opposed bloc", "with it", "led by whom")


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
    from polgraph.graph.analysis import questions

    opened = open_store(store)
    graph, division, found = questions.brokers(opened, selection)
    names = names_of(graph)
    first = {bloc.number: names[bloc.members[0]] for bloc in division.blocs}
    rows = (
        (
            names[one.actor],
            one.score,
            one.left,
            one.to_left,
            first[one.left],
            one.right,
            one.to_right,
            first[one.right],
        )
        for one in found
    )
    people = {one.actor for one in found}
    ties = [pair for pair in sorted(graph.edges()) if people & set(pair)]
    answer(COLUMNS, rows, style, ties=ties if why else None, store=opened, selection=selection)
    if plot is not None:
        from polgraph.graph.plots.network import draw_network

        draw_network(graph, division, plot)
