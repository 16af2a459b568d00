"""Noting which inputs have been worked on, so that nothing is extracted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.ledger.inputs import article_json, content_hash, done_keys
from polgraph.graph.ledger.known import KnownWriter
from polgraph.graph.ledger.types import IngestOutcome, IngestResult

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.graph.ledger.inputs import DoneKey
    from polgraph.ontology.records import Article

UPSERT_FAILURE = """INSERT INTO failures (article, content, processor, kind, reason, failed, record)
VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article) DO UPDATE SET
content = excluded.content, processor = excluded.processor, kind = excluded.kind, reason = excluded.reason,
failed = excluded.failed, record = excluded.record"""


class InputWriter(KnownWriter):
    """The part of a ledger that notes what has been worked on."""

    def held(self, article_id: str) -> IngestResult:
        """What `ingest` would answer of an article that it holds and that is taken in again."""
        count = self._row("SELECT count(*) FROM statements WHERE article = ?", (article_id,)) or (0,)
        return IngestResult(article_id, IngestOutcome.UNCHANGED, int(count[0]), self.rejections(article_id))

    def note_done(self, article: Article, processor: str) -> None:
        """Note that the ledger holds all that a processor says of an article; call it after `ingest`.

        Args:
            article: the article as it was read.
            processor: names the extractor and the language model, with their versions.
        """
        with self._transaction():
            self._note_all_done(done_keys([article]), processor)

    def _note_all_done(self, keys: Sequence[DoneKey], processor: str) -> None:
        """Within a transaction, note that the ledger holds all that a processor says of some articles."""
        values = [(article, content, processor, text) for article, content, text in keys]
        self._connection.executemany("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?)", values)
        self._connection.executemany("DELETE FROM failures WHERE article = ?", [(article,) for article, *_ in keys])

    def note_failed(self, article: Article, processor: str, *, kind: str, reason: str, now: str) -> None:
        """Note that nothing could be extracted from an article, or that what was extracted cannot be stored.

        What the ledger holds of an article of this id stays.

        Args:
            article: the article as it was read.
            processor: names the extractor and the language model, with their versions.
            kind: how it failed.
            reason: why, in one line.
            now: ISO 8601 time.
        """
        with self._transaction() as connection:
            values = (article.id, content_hash(article), processor, kind, reason, now, article_json(article))
            connection.execute(UPSERT_FAILURE, values)
