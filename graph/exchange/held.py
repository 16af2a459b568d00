"""What the ledger holds of one article, as it came: with the article's own ids of its actors."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from polgraph.graph.ledger import rows
from polgraph.graph.ledger.database import connect
from polgraph.graph.ledger.reader import LedgerReader
from polgraph.ontology.records import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.graph.store import Store
    from polgraph.ontology.records import Actor

STATEMENTS = """SELECT id, article, subject_local, subject_name, subject_text, subject_type, subject_start, subject_end,
relation, object_local, object_name, object_text, object_type, object_start, object_end, predicate, mode, status,
negated, attributed_to, when_start, when_end, when_precision, when_raw, place, role, confidence, evidence_start,
evidence_end, evidence_text, extractor FROM statements WHERE article = ? ORDER BY position"""


class HeldArticles(LedgerReader):
    """A ledger's reader that gives back extractions. Open it with `held_articles`."""

    def extraction(self, article: str) -> Extraction:
        """All that the ledger holds of an article: what was taken in, without what validation refused.

        Raises:
            PolgraphError: ARTICLE_NOT_FOUND.
        """
        warnings = "SELECT text FROM warnings WHERE article = ? ORDER BY position"
        return Extraction(
            article=self.article(article),
            actors=tuple(self._actors(article)),
            mentions=tuple(self._mentions(article)),
            statements=tuple(map(rows.to_statement, self._rows(STATEMENTS, (article,)))),
            warnings=tuple(text for (text,) in self._rows(warnings, (article,))),
        )

    def _actors(self, article: str) -> Iterator[Actor]:
        sql = "SELECT local, name, type, country, sector, names FROM article_actors WHERE article = ? ORDER BY position"
        return (rows.to_actor(rows.read_actor(row)) for row in self._rows(sql, (article,)))

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
