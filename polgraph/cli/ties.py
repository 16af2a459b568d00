"""Ties between actors as rows, for the commands `allies` and `conflicts`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.terminal import TableFormat, print_rows
from polgraph.format import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.graph.network import Tie

Name = Annotated[str, typer.Argument(metavar="NAME", help="An actor's name, a part of it, or the actor's id.")]

_DIRECTIONS = {"out": "→", "in": "←", "both": "↔"}


_BRIEF = ("actor", "direction", "relations", "score", "sources", "quote")


def print_ties(ties: Iterable[Tie], style: TableFormat) -> None:
    """Print ties; a table for the screen leaves out what the other formats have beside it."""
    print_rows(brief_ties(ties) if style is TableFormat.TABLE else tie_rows(ties), style)


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
