"""Inputs as a user names them to a stream of clean articles."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import BinaryIO

from polgraph.extract.read.article import to_article
from polgraph.extract.read.blob import Blob, Row
from polgraph.extract.read.dates import date_in_name
from polgraph.extract.read.inputs import blobs
from polgraph.extract.read.names import web_name
from polgraph.extract.read.registry import read_blob
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Article

Skip = Callable[[PolgraphError], None]
"""Is told of every article that cannot be read, and why."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    Attributes:
        fields: columns of tables and JSONL by field of an article, where they have names of their own.
        any_language: whether to take articles that are not in English.
        allow_private: whether to fetch from private and loopback addresses.
    """

    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    any_language: bool = False
    allow_private: bool = False


def read_articles(
    inputs: Sequence[str],
    *,
    date: date | None = None,
    stdin: BinaryIO | None = None,
    unique: bool = True,
    options: ReadOptions | None = None,
    skip: Skip | None = None,
    fetch: Callable[[str], Blob] | None = None,
) -> Iterator[Article]:
    """Read and clean the articles of some inputs, in their order.

    What an input is, is told by its content: text, Markdown, HTML, PDF, JSONL, CSV and TSV, Parquet, RSS and Atom,
    WARC, EML and mbox, and any of these in gzip or ZIP. An article is named by its `id` where the format has one, by
    its file's name without the suffix, by its address, or else by its content. It is dated by its source, else by
    `date`, else by an ISO date in its file's name, else not at all. The same article twice is read once.

    Args:
        inputs: files, folders (all their files, sorted by path), web addresses, or `-`.
        date: day of publication of every article that does not give its own.
        stdin: what `-` reads; the process's standard input by default.
        unique: whether two different articles of one name are an error; else both are read.
        options: how to read.
        skip: is told of every article that cannot be read, which is then left out; by default it is raised.
        fetch: fetches a web page; by default `polgraph.extract.read.web.Fetcher`.

    Raises:
        PolgraphError: if an input cannot be found; and, without `skip`, if one cannot be decoded or understood, is not
            in English, or, if `unique`, shares its name with a different one.
    """
    settings = options or ReadOptions()
    seen: dict[str, str] = {}
    captured: dict[str, dict[str, str]] = {}
    for source in blobs(inputs, lambda: _piped(stdin), fetch or _fetcher(settings)):
        foreign = isinstance(source, Blob) and source.found
        for found, later in _read(source, date, settings):
            article = _apart(found, later, seen, captured) if later and isinstance(found, Article) else found
            error = article if isinstance(article, PolgraphError) else _clash(article, seen, source, unique=unique)
            if error is not None and skip is not None:
                skip(error)
            elif error is not None and not (foreign and error.code is ErrorCode.INPUT_BINARY):
                raise error
            elif isinstance(article, Article) and seen.get(article.id) != article.fingerprint:
                seen[article.id] = article.fingerprint
                yield article


def _piped(stdin: BinaryIO | None) -> BinaryIO:
    """Standard input as bytes that can be read again."""
    if stdin is not None and stdin.seekable():
        return stdin
    return io.BytesIO((sys.stdin.buffer if stdin is None else stdin).read())


def _fetcher(options: ReadOptions) -> Callable[[str], Blob]:
    from polgraph.extract.read.web import Fetcher

    return Fetcher(allow_private=options.allow_private)


def _read(
    source: Blob | PolgraphError, given: date | None, options: ReadOptions
) -> Iterator[tuple[Article | PolgraphError, str | None]]:
    """The articles of an input, each with the name that it has where another has its first."""
    if isinstance(source, PolgraphError):
        yield source, None
        return
    for found in read_blob(source, options.fields):
        if isinstance(found, Row):
            # The id of a row in a table is its corpus's own, the id of a file in an archive is its name.
            names = (source.stem,) if found.verbatim else (found.id, source.stem)
            fallback = given or next(filter(None, (date_in_name(name) for name in names if name)), None)
            named = replace(found, id=web_name(source.url)) if source.url and not found.id else found
            try:
                yield to_article(named, fallback, any_language=options.any_language), found.later
            except PolgraphError as error:
                yield error, None
        else:
            yield found, None


def _apart(article: Article, later: str, seen: Mapping[str, str], captured: dict[str, dict[str, str]]) -> Article:
    """A capture of a page, under its later name where its first is that of another text.

    Args:
        article: under its first name.
        later: its later name.
        seen: fingerprints by name, of all that was read before.
        captured: for each first name the names of its captures by fingerprint; this one is added.
    """
    names = captured.setdefault(article.id, {})
    free = not names and seen.get(article.id, article.fingerprint) == article.fingerprint
    name = names.setdefault(article.fingerprint, article.id if free else later)
    return replace(article, id=name, story=name)


def _clash(
    article: Article, seen: Mapping[str, str], source: Blob | PolgraphError, *, unique: bool
) -> PolgraphError | None:
    """The error where a different article has the same name already."""
    known = seen.get(article.id)
    if not unique or known is None or known == article.fingerprint:
        return None
    where = source.where if isinstance(source, Blob) else "an input"
    return PolgraphError(
        ErrorCode.INPUT_INVALID,
        f"{where}: a different article is already named {article.id!r}.",
        "Rename one of the two, or give them in two runs if one replaces the other.",
    )
