"""The head of an article: headline, byline and dateline."""

from __future__ import annotations

import re

# Headlines of 40 news sites stay under 30 words; a longer first paragraph is the story itself.
_TITLE_WORDS = 30
_TITLE_CHARS = 220
_NAME = r"[^\W\d_a-z][\w.'’\-]*"
_PARTICLE = r"(?:al|an|and|at|bin|de|del|der|di|el|for|in|of|the|van|von|y)"
_BYLINE = re.compile(rf"[Bb][Yy]:?\s+(?P<author>{_NAME}(?:[ ,&|/]+(?:{_NAME}|{_PARTICLE}))*)")
_BYLINE_WORDS = 14

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_PLACE = r"(?P<place>[^\W\d_][\w.'’/\-]*(?: [^\W\d_][\w.'’/\-]*){0,4})"
_REGION = r"(?:, [^\W\d_a-z][\w.]*(?: [^\W\d_a-z][\w.]*){0,2})?"
_AGENCY = r"(?P<agency> \([^\W\d_][\w .&/\-]{1,24}\))?"
_DASH = r"(?:--|[-–—])"
# What follows the dash begins a sentence: "NATO — the alliance of …" is no dateline.
_DATELINE = re.compile(
    rf"(?P<dateline>{_PLACE}{_REGION}(?:, {_DAY})?{_AGENCY})"
    rf"(?: ?— ?| {_DASH} |(?<=\)) ?{_DASH} ?)(?=[^\W\da-z]|[\"“‘'\d]|$)"
)
# Shorter ones are names of organisations ("UN", "EU") as often as places.
_SHORTEST_PLACE = 3


def _dateline(paragraph: str) -> re.Match[str] | None:
    """The match of a dateline at the beginning: its place in capitals, or capitalised and with an agency."""
    found = _DATELINE.match(paragraph)
    if found is None or len(found["place"]) < _SHORTEST_PLACE:
        return None
    capitalised = all(word[0].isupper() for word in found["place"].split())
    return found if found["place"].isupper() or (found["agency"] and capitalised) else None


def looks_like_title(paragraph: str) -> bool:
    """Whether the first paragraph of a text is a headline: short, not ended as a sentence, no byline or dateline."""
    if len(paragraph) > _TITLE_CHARS or len(paragraph.split()) > _TITLE_WORDS:
        return False
    if paragraph.endswith((".", "!", ":", ";", ",", '."', ".”", ".’")) or _BYLINE.fullmatch(paragraph):
        return False
    return _dateline(paragraph) is None


def byline(paragraph: str) -> str | None:
    """The author of a byline that stands alone ("By Ann Example, Reuters"), or None where it is none."""
    found = _BYLINE.fullmatch(paragraph.strip())
    if found is None or len(paragraph.split()) > _BYLINE_WORDS:
        return None
    return found["author"].strip(" ,")


def split_dateline(paragraph: str) -> tuple[str | None, str]:
    """The dateline that opens a paragraph ("OSLO, Dec 26 (Reuters) - ") and the rest.

    Only an unambiguous one is split off: a place in capitals, or a place with an agency in brackets, then a dash, then
    the beginning of a sentence.
    """
    found = _dateline(paragraph)
    if found is None:
        return None, paragraph
    return found["dateline"], paragraph[found.end() :]
