"""What a rule is: a pattern of words with a function that reads a match into calendar spans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from polgraph.extract.when.records import DateKind
from polgraph.extract.when.vocabulary import Vocabulary, alternatives

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from polgraph.extract.when.spans import Span

YEAR_DIGITS = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d|%)"
DAY_DIGITS = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,:]\d)"


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides its match.

    Attributes:
        published: the day from which relative words count, None where unknown.
        vocabulary: the word lists.
        text: all of the text that is searched.
    """

    published: date | None
    vocabulary: Vocabulary
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of its match.

    Attributes:
        past: the date if the event lies behind the publication.
        ahead: the date if it lies ahead, where it is another one.
        kind: what the words say of the event.
        shift: count (negative: back) and unit from the nearest date before it in the text, for "two days later".
        forward: whether the words date only what follows them.
    """

    past: Span | None
    ahead: Span | None = None
    kind: DateKind = DateKind.POINT
    shift: tuple[int, str] | None = None
    forward: bool = False


class Cue(StrEnum):
    """What begins a word somewhere in every match of a rule: the text is searched only around such words."""

    DIGIT = "digit"
    MONTH = "month"
    WEEKDAY = "weekday"
    SEASON = "season"
    HOLIDAY = "holiday"
    UNIT = "unit"
    """A unit, a part of the day, or a day told from today: "week", "night", "yesterday"."""
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and its reader; a reader returns None where the match is no date after all.

    The group `at` of the pattern, where it has one, is the date expression; else the whole match is.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Reading | None]
    cue: Cue


def grammar(template: str, vocabulary: Vocabulary) -> re.Pattern[str]:
    """A pattern from a template in which `<month>`, `<day2>`, `<number>` … stand for the words of the vocabulary.

    Each such name becomes a named group. Names: month, weekday, season, holiday, day, year, number, unit, daypart.
    """
    fragments = {
        "month": month_words(vocabulary),
        "weekday": rf"(?:{alternatives(vocabulary.weekdays)})",
        "season": rf"(?:{alternatives(vocabulary.seasons)})",
        "holiday": rf"(?:{alternatives(vocabulary.holidays)})",
        "day": rf"{DAY_DIGITS}(?:st|nd|rd|th)?(?!\w)",
        "year": YEAR_DIGITS,
        "number": rf"(?:\d{{1,3}}|(?i:{alternatives((*vocabulary.numbers, *vocabulary.lists['vague_numbers']))}))",
        "inexact": rf"(?i:{alternatives(vocabulary.lists['inexact'])})",
        "unit": rf"(?:{alternatives(vocabulary.lists['units'])})s?",
        "daypart": rf"(?:{alternatives(vocabulary.lists['parts_of_day'])})",
    }

    def group(token: re.Match[str]) -> str:
        return f"(?P<{token.group(0)[1:-1]}>{fragments[token.group(1)]})"

    body = re.sub(r"(?<!P)<([a-z]+)\d?>", group, template)
    return re.compile(rf"(?<![\w-])(?:{body})(?!\w)")


def month_words(vocabulary: Vocabulary) -> str:
    """A pattern of month names in full, and of their abbreviations with or without a full stop; not of holidays."""
    names = vocabulary.months
    holidays = "".join(rf"(?!{re.escape(name)}\b)" for name in vocabulary.holidays if name.split()[0] in names)
    short = {name for name in names for longer in names if longer != name and longer.startswith(name)}
    return rf"{holidays}(?:(?:{alternatives(names.keys() - short)})|(?:{alternatives(short)})(?![a-z])\.?)"


def month_of(match: re.Match[str], vocabulary: Vocabulary, group: str = "month") -> int:
    """The number of the month that a group matched."""
    return vocabulary.months[match[group].rstrip(".")]


def day_of(match: re.Match[str], group: str = "day") -> int:
    """The day of the month that a group matched."""
    return int(match[group].rstrip("stndrh"))


def optional_year(match: re.Match[str], group: str = "year") -> int | None:
    """The year that a group matched, if it did."""
    return int(match[group]) if match[group] else None


def next_word(match: re.Match[str], group: int | str = 0) -> str:
    """The word that follows a group of a match after one space, empty where there is none."""
    follows = re.compile(r" ([^\W\d_]+)").match(match.string, match.end(group))
    return follows[1] if follows else ""


def previous_word(match: re.Match[str], group: int | str = 0) -> str:
    """The word that stands before a group of a match with one space between, empty where there is none."""
    before = re.search(r"([^\W\d_]+) $", match.string[max(0, match.start(group) - 40) : match.start(group)])
    return before[1] if before else ""


def is_name(match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether the match is part of a name such as "Bloody Sunday" or "March 14 Alliance"."""
    after = next_word(match) in vocabulary.lists["names_after"]
    return after or previous_word(match) in vocabulary.lists["names_before"]
