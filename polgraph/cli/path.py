"""`polgraph path`: by whom two actors are connected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.network import WhyOption, show_answer
from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.selection import selecting
from polgraph.cli.terminal import TableFormat

if TYPE_CHECKING:
    from polgraph.graph.analysis.select import Selection

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
    from polgraph import answers
    from polgraph.graph.analysis.chains import ChainKind
    from polgraph.ontology.errors import ErrorCode, PolgraphError

    if kind not in KINDS:
        choice = f"Choose one of {', '.join(KINDS)}."
        raise PolgraphError(ErrorCode.OPTION_INVALID, f"There is no chain by {kind!r}.", choice)
    found = answers.path(open_store(store), start, end, ChainKind(kind), selection)
    show_answer(found, style, why=why)
