"""Inputs that are read twice: once to find every error before anything is done, once to do it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.identity import text_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from polgraph.extract.read import ReadOptions
    from polgraph.extract.read.blob import Blob
    from polgraph.ontology.records import Article


@dataclass(frozen=True, slots=True)
class Contents:
    """What some inputs hold.

    Attributes:
        articles: number of articles.
        undated: ids of those without a date of publication.
        shared: names that different articles have.
        skipped: number of articles and inputs that cannot be read.
        characters: of all texts together.
        repeated: keys of texts that several articles have.
    """

    articles: int
    undated: tuple[str, ...]
    shared: tuple[str, ...] = ()
    skipped: int = 0
    characters: int = 0
    repeated: frozenset[bytes] = frozenset()


class Intake:
    """The articles of some inputs; can be iterated again and again, and keeps none of them.

    Args:
        inputs: as `read_articles` takes them.
        day: day of publication of articles that do not give their own.
        stdin: what `-` reads, kept on disk; the process's standard input by default.
        unique: whether two different articles of one name are an error.
        options: how to read.
        skip: is told once, by `check`, of every article that cannot be read, which is then left out; by default it is
            raised.
    """

    def __init__(
        self,
        inputs: Sequence[str],
        day: date | None = None,
        stdin: BinaryIO | None = None,
        *,
        unique: bool = True,
        options: ReadOptions | None = None,
        skip: Callable[[PolgraphError], None] | None = None,
    ) -> None:
        self._unique = unique
        self._inputs = tuple(inputs)
        self._day = day
        self._options = options
        self._skip = skip
        self._dated = False
        self._pages: dict[str, Blob | PolgraphError] = {}
        self._fetcher: Callable[[str], Blob] | None = None
        self._piped = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the intake
        if "-" in self._inputs:
            shutil.copyfileobj(stdin or sys.stdin.buffer, self._piped)
            self._piped.flush()

    def __iter__(self) -> Iterator[Article]:
        """Read the articles, one after the other."""
        return self._read(None if self._skip is None else lambda _: None)

    def _read(self, skip: Callable[[PolgraphError], None] | None) -> Iterator[Article]:
        from polgraph.extract.read import read_articles

        self._piped.seek(0)
        articles = read_articles(
            self._inputs,
            date=self._day,
            stdin=open(os.dup(self._piped.fileno()), "rb"),  # noqa: SIM115, PTH123 - the reader closes it
            unique=self._unique,
            options=self._options,
            skip=skip,
            fetch=self._fetch,
        )
        for article in articles:
            if not self._dated or article.published is not None:
                yield article
            elif skip is None:
                raise no_date(article)
            else:
                skip(no_date(article))

    def _fetch(self, url: str) -> Blob:
        """A page as it was when it was first asked for: it is read twice, and fetched once."""
        if url not in self._pages:
            if self._fetcher is None:
                from polgraph.extract.read.web import Fetcher

                self._fetcher = Fetcher(allow_private=self._options is not None and self._options.allow_private)
            try:
                self._pages[url] = self._fetcher(url)
            except PolgraphError as error:
                self._pages[url] = error
        page = self._pages[url]
        if isinstance(page, PolgraphError):
            raise page
        return page

    def check(self, *, dated: bool = False) -> Contents:
        """Read everything once.

        Args:
            dated: whether articles without a date cannot be read; they are left out from now on.

        Returns:
            What there is to work on.

        Raises:
            PolgraphError: without `skip` the first error of any input, DATE_MISSING for an article without a date
                among them; with it, a path that does not exist, or that there is no article at all.
        """
        self._dated = dated
        articles = 0
        undated = []
        names: set[str] = set()
        shared: set[str] = set()
        characters = 0
        texts: set[bytes] = set()
        repeated: set[bytes] = set()
        problems = _Problems(self._skip)
        for article in self._read(None if self._skip is None else problems):
            articles += 1
            characters += len(article.text)
            (shared if article.id in names else names).add(article.id)
            key = text_key(article)
            (repeated if key in texts else texts).add(key)
            if article.published is None:
                undated.append(article.id)
        problems.end(articles)
        names_of_several = tuple(sorted(shared))
        return Contents(articles, tuple(undated), names_of_several, problems.count, characters, frozenset(repeated))


class _Problems:
    """Passes problems on; the first waits, because if it is the only one and there is nothing else, it is the error."""

    def __init__(self, tell: Callable[[PolgraphError], None] | None) -> None:
        self._tell = tell
        self._first: PolgraphError | None = None
        self.count = 0

    def __call__(self, problem: PolgraphError) -> None:
        self.count += 1
        if self.count == 1:
            self._first = problem.with_traceback(None)
            return
        self._release()
        if self._tell is not None:
            self._tell(problem)

    def _release(self) -> None:
        if self._first is not None and self._tell is not None:
            self._tell(self._first)
        self._first = None

    def end(self, articles: int) -> None:
        if self._first is not None and not articles:
            raise self._first
        self._release()
        if self.count and not articles:
            raise PolgraphError(
                ErrorCode.INPUT_INVALID, f"None of {self.count} inputs can be read.", "Each is named above."
            )


def no_date(article: Article) -> PolgraphError:
    """The error for an article whose day of publication nobody gives."""
    return PolgraphError(
        ErrorCode.DATE_MISSING,
        f"{article.id} has no date of publication.",
        "Give one with --date YYYY-MM-DD, in the file's name, or as the date field of its JSONL line.",
    )
