"""JSONL: one article a line, with `id`, `date`, `title` and `text`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from polgraph.extract.read.dates import parse_date
from polgraph.ontology.errors import ErrorCode, PolgraphError

_OPTIONAL = ("title", "date", "publisher", "url", "language")


@dataclass(frozen=True, slots=True)
class Row:
    """One article as a line of JSON gives it; nothing is cleaned yet."""

    id: str
    text: str
    title: str | None
    published: date | None
    publisher: str | None
    url: str | None
    language: str


def _invalid(where: str, problem: str) -> PolgraphError:
    return PolgraphError(
        ErrorCode.INPUT_INVALID,
        f"{where}: {problem}.",
        'Write one JSON object a line: {"id": "a1", "date": "2020-12-26", "title": "…", "text": "…"}.',
    )


def _row(line: str, where: str) -> Row:
    try:
        entry: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise _invalid(where, f"not valid JSON ({error.msg}, column {error.colno})") from error
    if not isinstance(entry, dict):
        raise _invalid(where, "not a JSON object")
    name = entry.get("id")
    if isinstance(name, bool) or not isinstance(name, (str, int)) or not str(name).strip():
        raise _invalid(where, '"id" is missing or not a text')
    if not isinstance(entry.get("text"), str):
        raise _invalid(where, '"text" is missing or not a text')
    if not entry["text"].strip():
        raise PolgraphError(ErrorCode.INPUT_EMPTY, f'{where}: "text" is empty.', "Fill it or remove the line.")
    for key in _OPTIONAL:
        if entry.get(key) is not None and not isinstance(entry[key], str):
            raise _invalid(where, f'"{key}" is not a text')
    day = entry.get("date")
    return Row(
        id=str(name).strip(),
        text=entry["text"],
        title=entry.get("title"),
        published=parse_date(day, where) if day else None,
        publisher=entry.get("publisher"),
        url=entry.get("url"),
        language=entry.get("language") or "en",
    )


def is_jsonl(text: str) -> bool:
    """Whether a text without a telling name is JSONL: its first line is a JSON object."""
    first = text.lstrip().split("\n", 1)[0]
    if not first.startswith("{"):
        return False
    try:
        json.loads(first)
    except json.JSONDecodeError:
        return False
    return True


def rows(text: str, where: str) -> Iterator[Row]:
    """Read the articles of a JSONL text; blank lines are skipped.

    Args:
        text: the whole text.
        where: its name, for messages.

    Raises:
        PolgraphError: INPUT_INVALID, INPUT_EMPTY or DATE_INVALID, with the number of the line.
    """
    # Only the line feed ends a line of JSONL: splitlines would also break at U+2028, which JSON allows in a text.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _row(line, f"{where}, line {number}")
