"""Answers about the network as rows, and the statements behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.terminal import TableFormat, note, print_rows
from polgraph.format import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import networkx as nx  # type: ignore[import-untyped, unused-ignore]

    from polgraph.format import Cell
    from polgraph.graph import Store
    from polgraph.graph.analysis.select import Selection

WhyOption = Annotated[bool, typer.Option("--why", help="Show every statement behind the numbers, with its quote.")]
PlotOption = Annotated[
    str | None, typer.Option("--plot", metavar="FILE", help="Draw the answer into this file (.svg or .png) as well.")
]

_BRIEF = ("subject", "relation", "object", "weight", "article", "quote")
REASONS = ("subject", "relation", "object", "status", "day", "weight", "article", "publisher", "quote")


def names_of(graph: nx.Graph[str]) -> dict[str, str]:
    """The names of the actors of a network by id."""
    return dict(graph.nodes(data="name"))


def answer(
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    style: TableFormat,
    *,
    ties: Iterable[tuple[str, str]] | None = None,
    store: Store | None = None,
    selection: Selection | None = None,
) -> None:
    """Print the rows of an answer, or, where ties are given, the statements behind these ties instead.

    Args:
        columns: names of the columns.
        rows: the answer.
        style: how to print.
        ties: pairs of ids whose statements are asked for.
        store: where these are.
        selection: which of them count.
    """
    if ties is None or store is None or selection is None:
        print_rows(Rows(tuple(columns), tuple(map(tuple, rows))), style)
        return
    if style is TableFormat.TABLE:
        print_rows(Rows(tuple(columns), tuple(map(tuple, rows))), style)
    behind = reasons(store, ties, selection)
    print_rows(behind.only(_BRIEF) if style is TableFormat.TABLE else behind, style)


def reasons(store: Store, ties: Iterable[tuple[str, str]], selection: Selection) -> Rows:
    """The statements behind some ties as rows."""
    from polgraph.graph.analysis.why import why

    found = why(store, ties, selection)
    return Rows(
        REASONS,
        tuple(
            (
                one.statement.subject.name,
                one.statement.relation,
                one.statement.object.name,
                one.statement.status.value,
                one.day,
                one.weight,
                one.article.id,
                one.article.publisher,
                one.statement.evidence.text,
            )
            for one in found
        ),
    )


def summary(text: str, style: TableFormat) -> None:
    """A line about the whole answer, for people only."""
    if style is TableFormat.TABLE:
        note(text)
