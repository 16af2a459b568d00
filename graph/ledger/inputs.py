"""Which inputs have been worked on: those that are done, and those that failed, with the reason."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from polgraph.graph.ledger.access import Access
from polgraph.ontology.identity import text_key
from polgraph.ontology.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FIELDS = tuple(field.name for field in fields(Article))
FAILURE_COLUMNS = "article, kind, reason, failed, processor"


class InputState(StrEnum):
    """What the ledger knows of an article as it was just read, and of a processor."""

    NEW = "new"
    """Nothing, or only of another content or another processor."""
    DONE = "done"
    """It holds what this processor says of it."""
    FAILED = "failed"
    """This processor has failed on it."""


@dataclass(frozen=True, slots=True)
class FailedInput:
    """An article that could not be extracted.

    Attributes:
        article: the article's id.
        kind: `error`, `timeout`, `died` or `refused`.
        reason: why, in one line.
        failed: ISO 8601 time at which it failed last.
        processor: the extractor and the language model that failed.
    """

    article: str
    kind: str
    reason: str
    failed: str
    processor: str


def article_json(article: Article) -> str:
    """All fields of an article as JSON, which `json_article` reads again."""
    published = article.published and article.published.isoformat()
    values = {name: getattr(article, name) for name in FIELDS} | {"published": published}
    if article.author is None:
        # As it was before there were authors: what was noted then still holds.
        del values["author"]
    return json.dumps(values)


def json_article(text: str) -> Article:
    """The article of a text that `article_json` has made."""
    found = json.loads(text)
    return Article(**{**found, "published": found["published"] and date.fromisoformat(found["published"])})


def content_hash(article: Article) -> str:
    """SHA-256 of all fields of an article, in hexadecimal."""
    return hashlib.sha256(article_json(article).encode()).hexdigest()


DoneKey = tuple[str, str, bytes]
"""Of an article its id, `content_hash` and `text_key`."""


def done_keys(articles: Iterable[Article]) -> list[DoneKey]:
    """What articles that have been worked on are known again by."""
    return [(one.id, content_hash(one), text_key(one)) for one in articles]


class InputReader(Access):
    """The part of a ledger that tells what has been worked on."""

    def same_text(self, article: Article, processor: str) -> str | None:
        """The first article of the same text and day of which the ledger holds all that a processor says, or None.

        Args:
            article: an article as it was just read.
            processor: names the extractor and the language model, with their versions.
        """
        sql = """SELECT min(article) FROM inputs WHERE text = ? AND processor = ?
                 AND NOT EXISTS (SELECT 1 FROM rejections WHERE rejections.article = inputs.article)"""
        row = self._row(sql, (text_key(article), processor))
        return None if row is None else row[0]

    def input_state(self, article: Article, processor: str) -> InputState:
        """Whether an article, as it was just read, has been worked on.

        Args:
            article: the article, all of whose fields count.
            processor: names the extractor and the language model, with their versions.
        """
        return self.input_states([article], processor)[0]

    def input_states(self, articles: Sequence[Article], processor: str) -> list[InputState]:
        """Whether articles, as they were just read, have been worked on, in their order.

        Args:
            articles: the articles, all of whose fields count.
            processor: names the extractor and the language model, with their versions.
        """
        ids = json.dumps([article.id for article in articles])
        known: dict[tuple[str, str], InputState] = {}
        for table, state in (("failures", InputState.FAILED), ("inputs", InputState.DONE)):
            sql = f"""SELECT article, content FROM {table}
                      WHERE processor = ? AND article IN (SELECT value FROM json_each(?))"""  # noqa: S608
            known.update(((article, content), state) for article, content in self._rows(sql, (processor, ids)))
        if not known:
            return [InputState.NEW] * len(articles)
        return [known.get((article.id, content_hash(article)), InputState.NEW) for article in articles]

    def failures(self) -> Iterator[FailedInput]:
        """The articles that could not be extracted, by id."""
        sql = f"SELECT {FAILURE_COLUMNS} FROM failures ORDER BY article"  # noqa: S608
        return (FailedInput(*row) for row in self._rows(sql))

    def failed_articles(self) -> Iterator[Article]:
        """The articles that could not be extracted as they were read, by id; the ledger can be written meanwhile."""
        last = ""
        sql = "SELECT article, record FROM failures WHERE article > ? ORDER BY article LIMIT 1"
        while (row := self._row(sql, (last,))) is not None:
            last, record = row
            yield json_article(record)
