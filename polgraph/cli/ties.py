"""Ties between actors as rows, for the commands `allies` and `conflicts`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.format import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.graph.network import Tie

Name = Annotated[str, typer.Argument(metavar="NAME", help="An actor's name, a part of it, or the actor's id.")]

_DIRECTIONS = {"out": "→", "in": "←", "both": "↔"}


def tie_rows(ties: Iterable[Tie]) -> Rows:
    """Ties as rows: the other actor, who acts upon whom, the relations, the figures and the weightiest quote."""
    return Rows(
        ("actor", "type", "direction", "relations", "score", "friendly", "hostile", "sources", "quote"),
        tuple(
            (
                tie.other.name,
                tie.other.type.value,
                _DIRECTIONS[tie.direction.value],
                ", ".join(tie.relations),
                tie.score,
                len(tie.positive),
                len(tie.negative),
                tie.sources,
                tie.strongest.statement.evidence.text,
            )
            for tie in ties
        ),
    )
