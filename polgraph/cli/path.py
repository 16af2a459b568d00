"""`polgraph path`: by whom two actors are connected."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.network import WhyOption, answer, names_of, summary
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection

COLUMNS = ("step", "left", "right", "weight", "sources")
KINDS = ("support", "hostility", "any")


@selecting
def path(
    start: Annotated[str, typer.Argument(metavar="A", help="An actor's name, a part of it, or the actor's id.")],
    end: Annotated[str, typer.Argument(metavar="B", help="The other actor.")],
    *,
    selection: Selection,
    kind: Annotated[str, typer.Option("--by", metavar="|".join(KINDS), help="Which ties the chain may use.")] = KINDS[
        0
    ],
    store: StoreOption = None,
    style: FormatOption = TableFormat.TABLE,
    why: WhyOption = False,
) -> None:
    """Find the shortest chain of support, of hostility, or of any ties from one actor to another."""
    from polgraph.graph.analysis import questions
    from polgraph.graph.analysis.chains import ChainKind

    if kind not in KINDS:
        raise PolgraphError(ErrorCode.OPTION_INVALID, f"There is no chain by {kind!r}.", f"Choose one of {KINDS}.")
    opened = open_store(store)
    graph, found = questions.path(opened, start, end, ChainKind(kind), selection)
    names = names_of(graph)
    steps = list(pairwise(found.actors)) if found is not None else []
    rows = (
        (at, names[left], names[right], graph[left][right]["weight"], graph[left][right]["sources"])
        for at, (left, right) in enumerate(steps, start=1)
    )
    answer(COLUMNS, rows, style, ties=steps if why else None, store=opened, selection=selection)
    if found is not None and found.weights:
        summary(f"The signs multiply to {'friendship' if found.sign > 0 else 'hostility'}.", style)
