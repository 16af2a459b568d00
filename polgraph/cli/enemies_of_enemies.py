"""`polgraph enemies-of-enemies`: who shares an actor's enemies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.cli.network import Name, WhyOption, show_answer
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection


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
    from polgraph import answers

    found = answers.enemies_of_enemies(open_store(store), name, selection)
    show_answer(found, style, why=why)
