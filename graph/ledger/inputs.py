"""Which inputs have been worked on: those that are done, and those that failed, with the reason."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from polgraph.graph.ledger.access import Access
from polgraph.ontology.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    return json.dumps({**asdict(article), "published": article.published and article.published.isoformat()})


def json_article(text: str) -> Article:
    """The article of a text that `article_json` has made."""
    fields = json.loads(text)
    return Article(**{**fields, "published": fields["published"] and date.fromisoformat(fields["published"])})


def content_hash(article: Article) -> str:
    """SHA-256 of all fields of an article, in hexadecimal."""
    return hashlib.sha256(article_json(article).encode()).hexdigest()


class InputReader(Access):
    """The part of a ledger that tells what has been worked on."""

    def input_state(self, article: Article, processor: str) -> InputState:
        """Whether an article, as it was just read, has been worked on.

        Args:
            article: the article, all of whose fields count.
            processor: names the extractor and the language model, with their versions.
        """
        key = (article.id, content_hash(article), processor)
        for table, state in (("inputs", InputState.DONE), ("failures", InputState.FAILED)):
            sql = f"SELECT 1 FROM {table} WHERE article = ? AND content = ? AND processor = ?"  # noqa: S608
            if self._row(sql, key) is not None:
                return state
        return InputState.NEW

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

    def failure_count(self) -> int:
        """How many articles could not be extracted."""
        return int((self._row("SELECT count(*) FROM failures") or (0,))[0])
