"""`polgraph articles`: which articles a store holds."""

from __future__ import annotations

from polgraph.cli.options import FormatOption, StoreOption, open_store
from polgraph.cli.terminal import TableFormat, print_rows
from polgraph.format import Rows, as_iso

COLUMNS = ("id", "date", "publisher", "title", "statements", "story", "extractor")


def articles(store: StoreOption = None, style: FormatOption = TableFormat.TABLE) -> None:
    """List the articles of a store by date, with their numbers of statements."""
    from polgraph.graph.overview import overview

    with overview(open_store(store)) as ledger:
        found = sorted(ledger.article_summaries(), key=lambda one: (as_iso(one.published) or "", one.id))
    rows = Rows(
        COLUMNS,
        tuple(
            (one.id, as_iso(one.published), one.publisher, one.title, one.statements, one.story, one.extractor)
            for one in found
        ),
    )
    print_rows(rows, style)
