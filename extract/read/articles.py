"""Inputs as a user names them (files, folders, `-`) to a stream of clean articles."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from polgraph.extract.clean import clean
from polgraph.extract.read.dates import date_in_name
from polgraph.extract.read.decoding import decode
from polgraph.extract.read.jsonl import Row, is_jsonl, rows
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Article

JSONL = frozenset({".jsonl", ".ndjson"})
READABLE = JSONL | {".txt", ".md"}
STDIN = "-"


@dataclass(frozen=True, slots=True)
class _Source:
    """One readable input: its name for messages, the stem that names an article, its suffix."""

    where: str
    stem: str | None
    suffix: str
    path: Path | None


def _files(folder: Path) -> Iterator[Path]:
    """The readable files below a folder, in the order of their paths; hidden ones are left out."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in READABLE and not hidden and path.is_file():
            yield path


def _sources(inputs: Sequence[str]) -> Iterator[_Source]:
    for name in inputs:
        path = Path(name)
        if name == STDIN:
            yield _Source("standard input", None, "", None)
        elif path.is_dir():
            found = [_Source(str(file), file.stem, file.suffix.lower(), file) for file in _files(path)]
            if not found:
                raise PolgraphError(
                    ErrorCode.INPUT_EMPTY,
                    f"The folder {name} holds nothing to read.",
                    f"Put articles into it as {', '.join(sorted(READABLE))} files.",
                )
            yield from found
        elif path.exists():
            yield _Source(name, path.stem, path.suffix.lower(), path)
        else:
            raise PolgraphError(
                ErrorCode.INPUT_NOT_FOUND, f"{name} does not exist.", "Check the path; `-` reads standard input."
            )


def _bytes(source: _Source, stdin: BinaryIO | None) -> bytes:
    if source.path is None:
        return (sys.stdin.buffer if stdin is None else stdin).read()
    try:
        return source.path.read_bytes()
    except OSError as error:
        raise PolgraphError(
            ErrorCode.INPUT_NOT_FOUND,
            f"{source.where} cannot be read: {error.strerror or error}.",
            "Check the file and its permissions.",
        ) from error


def fingerprint(title: str | None, published: date | None, text: str) -> str:
    """SHA-256 of title, date and text in hexadecimal, a null character between them."""
    parts = (title or "", published.isoformat() if published else "", text)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _article(row: Row, where: str, published: date | None, *, verbatim: bool) -> Article:
    cleaned = clean(row.text, title=row.title, verbatim=verbatim)
    if not cleaned.body:
        raise PolgraphError(
            ErrorCode.INPUT_EMPTY, f"{where} holds no article, only page furniture.", "Give the article's own text."
        )
    mark = fingerprint(cleaned.title, published, cleaned.text)
    name = row.id or f"text-{mark[:12]}"
    return Article(
        id=name,
        text=cleaned.text,
        title=cleaned.title,
        published=published,
        publisher=row.publisher,
        url=row.url,
        language=row.language,
        fingerprint=mark,
        story=name,
    )


def _read(source: _Source, given: date | None, stdin: BinaryIO | None) -> Iterator[Article]:
    text = decode(_bytes(source, stdin), source.where)
    fallback = given or (date_in_name(source.stem) if source.stem else None)
    if source.suffix in JSONL or (source.stem is None and is_jsonl(text)):
        for row in rows(text, source.where):
            yield _article(row, f"{source.where}, article {row.id}", row.published or fallback, verbatim=True)
        return
    row = Row(source.stem or "", text, None, None, None, None, "en")
    yield _article(row, source.where, fallback, verbatim=False)


def read_articles(
    inputs: Sequence[str], *, date: date | None = None, stdin: BinaryIO | None = None, unique: bool = True
) -> Iterator[Article]:
    """Read and clean the articles of some inputs, in their order.

    An article is named by the `id` of its JSONL line, by its file's name without the suffix, or, from standard input,
    by its content. It is dated by the `date` of its line, else by `date`, else by an ISO date in its file's name, else
    not at all. The same article twice is read once.

    Args:
        inputs: text files, JSONL files, folders (their .txt, .md and .jsonl files, sorted by path) or `-`.
        date: day of publication of every article that does not give its own.
        stdin: what `-` reads; the process's standard input by default.
        unique: whether two different articles of one name are an error; else both are read.

    Raises:
        PolgraphError: if an input cannot be found, decoded or understood, or, if `unique`, two articles share a name.
    """
    seen: dict[str, str] = {}
    for source in _sources(inputs):
        for article in _read(source, date, stdin):
            known = seen.get(article.id)
            if known is None or (not unique and known != article.fingerprint):
                seen[article.id] = article.fingerprint
                yield article
            elif known != article.fingerprint:
                raise PolgraphError(
                    ErrorCode.INPUT_INVALID,
                    f"{source.where}: a different article is already named {article.id!r}.",
                    "Rename one of the two, or give them in two runs if one replaces the other.",
                )
