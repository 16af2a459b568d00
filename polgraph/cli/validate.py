"""`polgraph validate`: whether a store keeps to the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.options import FormatOption, LimitOption, StoreOption, open_store
from polgraph.cli.terminal import TableFormat, note, print_rows
from polgraph.format import Rows, count
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.graph import Store

COLUMNS = ("severity", "article", "thing", "property", "constraint", "value", "what")


def _chosen(store: Store, article: str | None, number: int | None, everything: bool) -> list[str] | None:
    if sum((article is not None, number is not None, everything)) > 1:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            "What is to be checked is one of an article, a sample, and everything.",
            "Give only one of --article, --sample and --all.",
        )
    if article is not None:
        return [article]
    if number is None:
        return None
    from polgraph.graph.validate.validate import sample

    return sample(store, number)


def validate(
    article: Annotated[str | None, typer.Option("--article", metavar="ID", help="Check this article by SHACL.")] = None,
    number: Annotated[
        int | None, typer.Option("--sample", metavar="NUMBER", min=1, help="Check so many articles by SHACL.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Check everything by the same constraints as SPARQL; so it is by default.")
    ] = False,
    warnings: Annotated[
        bool, typer.Option("--warnings", help="List also what is unusual, such as a place that supports somebody.")
    ] = False,
    limit: LimitOption = None,
    store: StoreOption = None,
    style: FormatOption = TableFormat.TABLE,
) -> None:
    """Check that a store keeps to the model and that every quote is what its article says; exit code 1 if not."""
    from polgraph.graph.validate.records import Severity
    from polgraph.graph.validate.validate import validate as check

    opened = open_store(store)
    found = check(opened, _chosen(opened, article, number, everything))
    broken = sum(one.severity is Severity.VIOLATION for one in found)
    shown = found if warnings else found[:broken]
    rows = tuple(
        (one.severity.value, one.article, one.thing, one.path, one.constraint, one.value, one.message)
        for one in shown[:limit]
    )
    if rows or style is not TableFormat.TABLE:
        print_rows(Rows(COLUMNS, rows), style)
    note(f"{count(broken, 'violation')}, {count(len(found) - broken, 'warning')}")
    if broken:
        raise typer.Exit(1)
