"""A store's ledger, opened to see what it holds of articles that come in."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from polgraph.graph.ledger.database import connect
from polgraph.graph.ledger.reader import LedgerReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.graph.store import Store


class HeldArticles(LedgerReader):
    """A ledger's reader that also finds the article of a statement. Open it with `held_articles`."""

    def article_of(self, statement: str) -> str | None:
        """Id of the article that has a statement of this id, or None."""
        row = self._row("SELECT article FROM statements WHERE id = ?", (statement,))
        return None if row is None else str(row[0])


@contextmanager
def held_articles(store: Store) -> Iterator[HeldArticles]:
    """The store's ledger, opened for reading extractions.

    Raises:
        PolgraphError: STORE_NOT_FOUND, STORE_LOCKED, STORE_NEWER or STORE_BROKEN.
    """
    # Opening it the usual way upgrades an older schema.
    store.ledger().close()
    with HeldArticles(store.ledger_path, connect(store.ledger_path, read_only=True, wait=store.wait)) as opened:
        yield opened
