"""The place of an article's dateline: "CAIRO (AP) —", "Gulu, Uganda – ", "LIMA, June 7 -"."""

from __future__ import annotations

import re

from polgraph.extract.where.records import PlaceMention

# Title, byline and dateline are the first lines.
LINES = 4
WORD = r"[^\W\d_][\w'’.-]*"
CAPITALS = r"(?:[^\W\d_a-z]|['’. -])"
LINE = re.compile(
    rf"(?P<name>{WORD}(?: {WORD}){{0,3}})(?:, [^\W\d_][\w'’. -]{{1,30}}){{0,2}}(?:,? \d{{1,2}}(?: \w+)?)?"
    r"(?: ?\([^()\n]{2,40}\))? ?(?:—|–|--| -) ?(?=\S)"
)


def dateline_place(text: str) -> PlaceMention | None:
    """Find the place of the dateline among the first lines of a text, as it is written there.

    A name in capitals counts; one in ordinary letters only where a spaced dash follows within a few words.
    """
    offset = 0
    for line in text.split("\n", LINES)[:LINES]:
        match = LINE.match(line)
        if match and is_place(match["name"]):
            return PlaceMention(offset, offset + len(match["name"]), match["name"])
        offset += len(line) + 1
    return None


def is_place(name: str) -> bool:
    """Whether every word of a name begins with a capital, particles such as "de" and "es" aside."""
    words = name.split()
    return (
        words[0][0].isupper() and words[-1][0].isupper() and all(len(word) <= 3 or word[0].isupper() for word in words)
    )
