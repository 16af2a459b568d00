"""`polgraph blocs`: who stands together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.network import PlotOption, WhyOption, answer, names_of, summary
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat
from polgraph.format import count

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection

COLUMNS = ("bloc", "actors", "friendly", "hostile", "against", "members")


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
    from polgraph.graph.analysis import questions

    opened = open_store(store)
    graph, division = questions.blocs(opened, selection, resolution=resolution)
    names = names_of(graph)
    against: dict[int, list[int]] = {}
    for pair in division.between:
        if pair.opposed:
            against.setdefault(pair.left, []).append(pair.right)
            against.setdefault(pair.right, []).append(pair.left)
    rows = (
        (
            bloc.number,
            len(bloc.members),
            bloc.friendly,
            bloc.hostile,
            ", ".join(map(str, sorted(against.get(bloc.number, ())))),
            ", ".join(names[member] for member in bloc.members),
        )
        for bloc in division.blocs
    )
    answer(COLUMNS, rows, style, ties=sorted(graph.edges()) if why else None, store=opened, selection=selection)
    summary(f"{count(len(division.alone), 'actor')} in no bloc. Signed modularity {division.modularity:.2f}.", style)
    if plot is not None:
        from polgraph.graph.plots.network import draw_blocs

        draw_blocs(graph, division, plot)
