"""Printing answers about the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.terminal import TableFormat, note, print_rows

if TYPE_CHECKING:
    from polgraph.answers import Answer

Name = Annotated[str, typer.Argument(metavar="NAME", help="An actor's name, a part of it, or the actor's id.")]
WhyOption = Annotated[bool, typer.Option("--why", help="Show every statement behind the numbers, with its quote.")]
PlotOption = Annotated[
    str | None, typer.Option("--plot", metavar="FILE", help="Draw the answer into this file (.svg or .png) as well.")
]


def show_answer(answer: Answer, style: TableFormat, *, why: bool = False, plot: str | None = None) -> None:
    """Print an answer.

    Args:
        answer: what to print.
        style: how; for programs, `why` takes the place of the answer, for people it stands below.
        why: whether to print the statements behind it.
        plot: file to draw it into, or None.
    """
    if plot is not None:
        answer.plot(plot)
    if style is not TableFormat.TABLE:
        print_rows(answer.why().rows if why else answer.rows, style)
        return
    for one in (answer, answer.why()) if why else (answer,):
        print_rows(one.rows.only(one.brief) if one.brief else one.rows, style)
    if answer.note:
        note(answer.note)
