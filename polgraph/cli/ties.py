"""Ties between actors as rows, for the commands `allies` and `conflicts`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.network import answer
from polgraph.cli.terminal import TableFormat
from polgraph.format import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from polgraph.graph import Store
    from polgraph.graph.analysis.select import Selection
    from polgraph.graph.network import Tie

Name = Annotated[str, typer.Argument(metavar="NAME", help="An actor's name, a part of it, or the actor's id.")]

_DIRECTIONS = {"out": "→", "in": "←", "both": "↔"}


_BRIEF = ("actor", "direction", "relations", "score", "sources", "quote")


def print_ties(ties: Sequence[Tie], style: TableFormat, *, why: Store | None, selection: Selection) -> None:
    """Print ties, and where a store is given the statements behind them; the screen shows fewer columns of a tie."""
    shown = brief_ties(ties) if style is TableFormat.TABLE else tie_rows(ties)
    pairs = [(tie.actor.id, tie.other.id) for tie in ties]
    answer(shown.columns, shown.rows, style, ties=pairs if why else None, store=why, selection=selection)


def brief_ties(ties: Iterable[Tie]) -> Rows:
    """Ties as rows with the columns that fit a screen."""
    return tie_rows(ties).only(_BRIEF)


def tie_rows(ties: Iterable[Tie]) -> Rows:
    """Ties as rows: the other actor, who acts upon whom, the relations, the figures and the weightiest quote."""
    return Rows(
        ("actor", "type", "direction", "relations", "score", "friendly", "hostile", "sources", "quote"),
        tuple(
            (
                tie.other.name,
                tie.other.type,
                _DIRECTIONS[tie.direction.value],
                ", ".join(tie.relations),
                tie.score,
                tie.friendly,
                tie.hostile,
                tie.sources,
                tie.strongest.statement.evidence.text,
            )
            for tie in ties
        ),
    )
