"""The place of an article's dateline: "CAIRO (AP) —", "Gulu, Uganda – ", "LIMA, June 7 -"."""

from __future__ import annotations

import re

from polgraph.extract.where.records import PlaceMention
from polgraph.extract.where.vocabulary import word_lists

# Title, byline and dateline are the first lines.
LINES = 4
REST = r"(?:, [^\W\d_][\w'’. -]{1,30}){0,2}(?:,? \d{1,2}(?: \w+)?)?(?: ?\([^()\n]{2,40}\))?"
CAPITALS = r"(?:[^\W\d_a-zà-öø-ÿ]|['’.-]|(?<=\w) (?=\w))"
SHOUTED = re.compile(rf"(?P<name>{CAPITALS}{{3,40}}){REST}(?:: | ?[—–] ?| --? )(?=\S)")
# A place in ordinary letters is one or two words, so that "Rebels – ten of them – fled" rarely looks like it.
WRITTEN = re.compile(rf"(?P<name>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*)?){REST} (?:[—–]|--) (?=[^\W\d_a-z])")
# With an agency in brackets any dash will do: "Oslo (Example Wire) - The ...".
AGENCY = re.compile(
    r"(?P<name>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3})(?:, [^\W\d_][\w'’. -]{1,30}){0,2}(?:,? \d{1,2}(?: \w+)?)?"
    r" ?\([^\W\d_][\w .&/-]{1,30}\) ?(?:[—–-]|--) ?(?=[^\W_a-z]|[\"“‘'])"
)


def dateline_place(text: str, position: int = 0) -> PlaceMention | None:
    """Find the place of the dateline that governs a position, as it is written there.

    A name in capitals counts before any dash or a colon, at the head of any line up to the position, for a digest
    has a dateline an item; one in ordinary letters only in the first lines and before a spaced long dash.

    Args:
        text: the article's text.
        position: offset in characters of what is to be located.
    """
    found, offset = None, 0
    for number, line in enumerate(text.split("\n")):
        if number >= LINES and offset > position:
            break
        match = _match(line, number)
        if match and (found is None or offset <= position):
            found = PlaceMention(offset, offset + len(match["name"]), match["name"])
        offset += len(line) + 1
    return found


def dateline_spans(text: str, *, certain: bool = False) -> list[tuple[int, int]]:
    """The datelines at the beginnings of lines, from their first character to where the text goes on.

    Args:
        text: the article's text.
        certain: leave out those in ordinary letters without an agency, which may be the beginning of a sentence.
    """
    spans, offset = [], 0
    for number, line in enumerate(text.split("\n")):
        match = _match(line, number)
        if match and not (certain and match.re is WRITTEN):
            spans.append((offset, offset + match.end()))
        offset += len(line) + 1
    return spans


def _match(line: str, number: int) -> re.Match[str] | None:
    found = SHOUTED.match(line) or ((AGENCY.match(line) or WRITTEN.match(line)) if number < LINES else None)
    return found if found is not None and is_place(found["name"]) else None


def is_place(name: str) -> bool:
    """Whether the words before a dash look like a place, not like a label such as "UPDATE"."""
    words = name.split()
    return all(word[0].isupper() for word in words) and not word_lists()["labels"].intersection(words)
