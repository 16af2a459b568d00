"""The words that date expressions are made of, read from `extract/data/when.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word lists, each word in the letter case in which it counts.

    Attributes:
        months: name or abbreviation (without stop) to month number.
        ambiguous_months: month names that are also other words, lower case.
        weekdays: name to number, Monday 0.
        seasons: name to its first and last month.
        numbers: number word to its value.
        holidays: name to month and day.
        cues: kind of date expression to the phrases before a date that say so.
        lists: the plain word lists by name.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    numbers: Mapping[str, int]
    holidays: Mapping[str, tuple[int, int]]
    cues: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, tuple[str, ...]]


def alternatives(words: Iterable[str]) -> str:
    """A regular expression that matches one of the words, longest first; those of one first letter stand together.

    So at most places of a text no more is compared than first letters.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())


@cache
def load_vocabulary() -> Vocabulary:
    """The packaged vocabulary, read once."""
    source = resources.files("polgraph.extract").joinpath("data/when.yaml")
    raw: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    plain = (
        "ambiguous_months",
        "month_cues",
        "vague_numbers",
        "inexact",
        "units",
        "parts_of_day",
        "names_before",
        "names_after",
        "counted",
        "stretch_cues",
    )
    return Vocabulary(
        months={name: number for number, names in raw["months"].items() for name in names},
        weekdays={name: number for number, names in raw["weekdays"].items() for name in names},
        seasons={name: (first, last) for name, (first, last) in raw["seasons"].items()},
        numbers=raw["numbers"],
        holidays={name: (month, day) for name, (month, day) in raw["holidays"].items()},
        cues={kind: tuple(phrases) for kind, phrases in raw["cues"].items()},
        lists={name: tuple(raw[name]) for name in plain},
    )
