"""Commands that put one question to the network and print the answer; they differ in the question alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph import answers
from polgraph.cli.network import Name, PlotOption, WhyOption, show_answer
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.answers import Answer
    from polgraph.graph import Store
    from polgraph.graph.analysis.select import Selection


def _about_an_actor(ask: Callable[[Store, str, Selection], Answer], said: str) -> Callable[..., None]:
    def command(
        name: Name,
        *,
        selection: Selection,
        store: StoreOption = None,
        style: FormatOption = TableFormat.TABLE,
        why: WhyOption = False,
    ) -> None:
        show_answer(ask(open_store(store), name, selection), style, why=why)

    command.__doc__ = said
    return selecting(command)


def _about_all(ask: Callable[[Store, Selection], Answer], said: str) -> Callable[..., None]:
    def command(
        *,
        selection: Selection,
        store: StoreOption = None,
        style: FormatOption = TableFormat.TABLE,
        why: WhyOption = False,
        plot: PlotOption = None,
    ) -> None:
        show_answer(ask(open_store(store), selection), style, why=why, plot=plot)

    command.__doc__ = said
    return selecting(command)


allies = _about_an_actor(
    answers.allies, "List the actors with whom an actor is on balance friendly, the friendliest first."
)
conflicts = _about_an_actor(
    answers.conflicts, "List the actors with whom an actor is on balance in conflict, the most hostile first."
)
enemies_of_enemies = _about_an_actor(
    answers.enemies_of_enemies,
    "List the actors who are hostile to an actor's enemies, with how they stand to the actor itself.",
)
balance = _about_all(
    answers.balance,
    "Count balanced triads, and list the ties that stand against a division of all actors into two camps.",
)
brokers = _about_all(
    answers.brokers, "List the actors with friends in two blocs that are opposed, the best placed first."
)
