"""`polgraph enemies-of-enemies`: who shares an actor's enemies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.cli.network import WhyOption, answer, names_of
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat
from polgraph.cli.ties import Name

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection

COLUMNS = ("actor", "score", "own tie", "shared enemies")


@selecting
def enemies_of_enemies(
    name: Name,
    *,
    selection: Selection,
    store: StoreOption = None,
    style: FormatOption = TableFormat.TABLE,
    why: WhyOption = False,
) -> None:
    """List the actors who are hostile to an actor's enemies, with how they stand to the actor itself."""
    from polgraph.graph.analysis import questions

    opened = open_store(store)
    graph, found = questions.enemies_of_enemies(opened, name, selection)
    names = names_of(graph)
    rows = ((names[one.actor], one.score, one.tie, ", ".join(names[enemy] for enemy in one.enemies)) for one in found)
    ties = [(one.actor, enemy) for one in found for enemy in one.enemies]
    answer(COLUMNS, rows, style, ties=ties if why else None, store=opened, selection=selection)
