"""`polgraph retract`: takes articles and all that they say out of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.options import DryRunOption, StoreOption, catch_up, open_store
from polgraph.cli.terminal import emit
from polgraph.format import count, printable

if TYPE_CHECKING:
    from polgraph.graph.overview import ArticleSummary


def retract(
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE", help="Ids of articles, as `articles` lists them.")
    ],
    store: StoreOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Take articles and all that they say out of a store; if one of them is not there, none is taken out."""
    from polgraph.graph.overview import overview

    opened = open_store(store)
    wanted = tuple(dict.fromkeys(articles))
    with overview(opened) as ledger:
        for article in wanted:
            ledger.article(article)
        found = [one for article in wanted for one in ledger.article_summaries(article)]
    if not dry_run:
        with opened.writer() as writer:
            for article in wanted:
                writer.retract(article)
        catch_up(opened)
    for one in found:
        emit(_line(one, "would retract" if dry_run else "retracted"))


def _line(article: ArticleSummary, done: str) -> str:
    title = f": {article.title}" if article.title else ""
    return printable(f"{done} {article.id} ({count(article.statements, 'statement')}){title}") + "\n"
