"""The place of an article's dateline: "CAIRO (AP) —", "Gulu, Uganda – ", "LIMA, June 7 -"."""

from __future__ import annotations

import re

from polgraph.extract.where.records import PlaceMention

# Title, byline and dateline are the first lines.
LINES = 4
REST = r"(?:, [^\W\d_][\w'’. -]{1,30}){0,2}(?:,? \d{1,2}(?: \w+)?)?(?: ?\([^()\n]{2,40}\))?"
CAPITALS = r"(?:[^\W\d_a-zà-öø-ÿ]|['’.-]|(?<=\w) (?=\w))"
SHOUTED = re.compile(rf"(?P<name>{CAPITALS}{{3,40}}){REST}(?:: | ?[—–] ?| --? )(?=\S)")
# A place in ordinary letters is one or two words, so that "Rebels – ten of them – fled" rarely looks like it.
WRITTEN = re.compile(rf"(?P<name>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*)?){REST} (?:[—–]|--) (?=[^\W\d_a-z])")


def dateline_place(text: str) -> PlaceMention | None:
    """Find the place of the dateline among the first lines of a text, as it is written there.

    A name in capitals counts before any dash or a colon; one in ordinary letters only before a spaced long dash
    that a sentence follows.
    """
    offset = 0
    for line in text.split("\n", LINES)[:LINES]:
        match = SHOUTED.match(line) or WRITTEN.match(line)
        if match and all(word[0].isupper() for word in match["name"].split()):
            return PlaceMention(offset, offset + len(match["name"]), match["name"])
        offset += len(line) + 1
    return None
