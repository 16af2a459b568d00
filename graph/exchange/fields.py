"""Fields of JSON objects by kind: each function returns a value of the kind, or says what is wrong with it."""

from __future__ import annotations

import json
import re
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

Entry = dict[str, Any]
"""A JSON object."""

Choice = TypeVar("Choice", bound=StrEnum)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Fault(Exception):  # noqa: N818 - an item is refused, nothing breaks
    """Why an item from elsewhere is refused, in words that follow its name."""


def parse_line(raw: bytes) -> Entry:
    """One line as a JSON object.

    Raises:
        Fault: it is none.
    """
    try:
        entry = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Fault("it is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise Fault("it is not JSON") from error
    if not isinstance(entry, dict):
        raise Fault("it is not a JSON object")
    return entry


def maybe_text(entry: Entry, key: str) -> str | None:
    """A text, or None where there is none or an empty one.

    Raises:
        Fault: it is of another kind or holds what is no character.
    """
    value = entry.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Fault(f"its {key!r} is not a text")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Fault(f"its {key!r} holds half a surrogate pair, which is no character") from error
    return value if value.strip() else None


def text(entry: Entry, key: str) -> str:
    """A text that is not empty.

    Raises:
        Fault: there is none.
    """
    value = maybe_text(entry, key)
    if value is None:
        raise Fault(f"it has no {key!r}")
    return value


def entry_of(entry: Entry, key: str) -> Entry:
    """An object within an object.

    Raises:
        Fault: there is none.
    """
    value = entry.get(key)
    if not isinstance(value, dict):
        raise Fault(f"its {key!r} is missing or not an object")
    return value


def entries(entry: Entry, key: str) -> list[Entry] | None:
    """A list of objects, or None where there is none.

    Raises:
        Fault: it is of another kind.
    """
    value = entry.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise Fault(f"its {key!r} is not a list of objects")
    return value


def choice(entry: Entry, key: str, kinds: type[Choice], default: Choice | None = None) -> Choice:
    """One of some values.

    Raises:
        Fault: it is none of them, or missing where there is no default.
    """
    value = entry.get(key)
    if value is None and default is not None:
        return default
    if not isinstance(value, str) or value not in set(kinds):
        raise Fault(f"its {key!r} is none of {', '.join(kinds)}")
    return kinds(value)


def flag(entry: Entry, key: str) -> bool:
    """A truth value, false where there is none.

    Raises:
        Fault: it is of another kind.
    """
    value = entry.get(key)
    if value is not None and not isinstance(value, bool):
        raise Fault(f"its {key!r} is neither true nor false")
    return bool(value)


def fraction(entry: Entry, key: str, default: float) -> float:
    """A number from 0 to 1.

    Raises:
        Fault: it is of another kind or outside.
    """
    value = entry.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise Fault(f"its {key!r} is not a number from 0 to 1")
    return float(value)


def span(entry: Entry, words: str) -> tuple[int, int, str]:
    """Start, end and words of a place in a text; the words themselves may be left out.

    Args:
        entry: the object with `start`, `end` and perhaps `text`.
        words: the text of the article.

    Raises:
        Fault: the place lies outside the text, or other words stand there.
    """
    start, end = entry.get("start"), entry.get("end")
    if not all(isinstance(value, int) and not isinstance(value, bool) for value in (start, end)):
        raise Fault("it has no whole numbers 'start' and 'end'")
    if not 0 <= start < end <= len(words):  # type: ignore[operator] # both are whole numbers
        raise Fault(f"{start} to {end} lies outside the article")
    found = words[start:end]
    given = entry.get("text")
    if given is not None and given != found:
        raise Fault(f"the article does not say {given!r} at {start} to {end}")
    return int(start), int(end), found  # type: ignore[arg-type]


def day(entry: Entry, key: str) -> date | None:
    """A day in ISO 8601, or None where there is none.

    Raises:
        Fault: it is no day.
    """
    value = maybe_text(entry, key)
    if value is None:
        return None
    return to_day(value, key)


def to_day(value: str, key: str) -> date:
    """A text as a day in ISO 8601.

    Raises:
        Fault: it is no day.
    """
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Fault(f"its {key!r} is no day written as YYYY-MM-DD")
