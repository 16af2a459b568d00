"""Inputs that are read twice: once to find every error before anything is done, once to do it."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from polgraph.ontology.records import Article


@dataclass(frozen=True, slots=True)
class Contents:
    """What some inputs hold.

    Attributes:
        articles: number of articles.
        undated: ids of those without a date of publication.
        shared: names that different articles have.
    """

    articles: int
    undated: tuple[str, ...]
    shared: tuple[str, ...] = ()


class Intake:
    """The articles of some inputs; can be iterated again and again, and keeps none of them.

    Args:
        inputs: as `read_articles` takes them.
        day: day of publication of articles that do not give their own.
        stdin: what `-` reads, kept in memory; the process's standard input by default.
        unique: whether two different articles of one name are an error.
    """

    def __init__(
        self, inputs: Sequence[str], day: date | None = None, stdin: BinaryIO | None = None, *, unique: bool = True
    ) -> None:
        self._unique = unique
        self._inputs = tuple(inputs)
        self._day = day
        self._piped = (stdin or sys.stdin.buffer).read() if "-" in self._inputs else b""

    def __iter__(self) -> Iterator[Article]:
        """Read the articles, one after the other."""
        from polgraph.extract.read import read_articles

        return read_articles(self._inputs, date=self._day, stdin=io.BytesIO(self._piped), unique=self._unique)

    def check(self, *, dated: bool = False) -> Contents:
        """Read everything once.

        Args:
            dated: whether an article without a date is an error.

        Returns:
            What there is to work on.

        Raises:
            PolgraphError: the first error of any input; DATE_MISSING for an article without a date, if `dated`.
        """
        articles = 0
        undated = []
        names: set[str] = set()
        shared: set[str] = set()
        for article in self:
            articles += 1
            (shared if article.id in names else names).add(article.id)
            if article.published is None:
                undated.append(article.id)
                if dated:
                    raise PolgraphError(
                        ErrorCode.DATE_MISSING,
                        f"{article.id} has no date of publication.",
                        "Give one with --date YYYY-MM-DD, in the file's name, or as the date field of its JSONL line.",
                    )
        return Contents(articles, tuple(undated), tuple(sorted(shared)))
