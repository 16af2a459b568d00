"""Names as event tables write them to names: years in brackets go, states in brackets and after `of` are told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from polgraph.graph.known.countries import state_named

# "Military Forces of Sudan (2011-2019, …) Air Force": years in office, perhaps a leader, perhaps a unit behind.
_YEARS = re.compile(r"\s*\(\d{4}-(?:\d{4})?(?:,[^()]{0,100})?\)")
_OF = re.compile(r"(?P<what>[A-Z][\w ]{1,40}?) of (?P<place>.{2,80})")
_BRACKET = re.compile(r"(?P<what>.+?) \((?P<place>[^()]{2,80})\)")
# An acronym before the name: "RSF: Rapid Support Forces".
_SHORT = re.compile(r"(?P<short>[A-Z][\w/&'’.-]{1,15}): (?P<long>\S.{3,})")
_GOVERNMENT = "government"
_FEWEST_CAPITALS = 2


@dataclass(frozen=True, slots=True)
class TableName:
    """What a name in a table says.

    Attributes:
        name: the name, without years.
        short: its short form, or None.
        country: the state that it names, or None.
        state: whether it means that state itself: its government.
        bracketed: whether it is what somebody is, with the state in brackets.
    """

    name: str
    short: str | None = None
    country: str | None = None
    state: bool = False
    bracketed: bool = False


def table_name(words: str) -> TableName:
    """What a name in a table of ACLED or ICEWS says.

    Args:
        words: the cell: `Police Forces of Kenya (2022-)`, `Protesters (Kenya)`, `RSF: Rapid Support Forces`.
    """
    first, unit = words, ""
    found = _YEARS.search(words)
    if found:
        first, unit = words[: found.start()].strip(), words[found.end() :].strip()
    place = _OF.fullmatch(first) or _BRACKET.fullmatch(first)
    country = state_named(place["place"]) if place else None
    if not unit and country and place and place["what"].casefold() == _GOVERNMENT:
        return TableName(country, country=country, state=True)
    short = _SHORT.fullmatch(first)
    if short and sum(letter.isupper() for letter in short["short"]) >= _FEWEST_CAPITALS:
        return TableName(", ".join(filter(None, (short["long"], unit))), short["short"], country)
    name = ", ".join(filter(None, (first, unit))) or words
    return TableName(name, country=country, bracketed=bool(country and place and place.re is _BRACKET))
