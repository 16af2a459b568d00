"""Printed pages to paragraphs: running heads and page numbers go, lines are joined, broken words are whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# Heads and feet have so many lines at most.
_EDGE = 4
# A line that so many of the pages have at an edge, left and right pages having their own, is no part of the text.
_SHARE = 0.4
_NUMBER = re.compile(r"\d+")
_ONLY_NUMBER = re.compile(r"(?:page\s*)?[-–—|]?\s*\d{1,4}\s*[-–—|]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
# What browsers print above and below a page: when, what, its address, and which page of how many.
_BROWSER = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}.*|.*\b[^\W\d_]{2,5}://\S+(?:\s+\d+/\d+)?")
_SENTENCE_END = tuple(".!?:;\"”'’)]")
_BREAK = re.compile(r"(?P<first>[^\W\d_]+)[-\u2010\u00ad]\Z")
# The end of a paragraph that is looked at: longer words are no words.
_LONGEST_PART = 60
_WORD = re.compile(r"[^\W\d_]+")
# A word that is not broken at the end of its line.
_WHOLE = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:-[^\W\d_]++)*+(?![-\u2010\u00ad])")
# Widths of letters in ems, of Helvetica and Times in the mean: which line is full is seen by them, not by a count.
_NARROW, _WIDE = frozenset("iljI.,:;'|!()[]‘’“”\"`/ftr-"), frozenset("mwMW@%—…")
_SPACE, _THIN, _CAPITAL, _BROAD, _MEAN = 0.26, 0.31, 0.68, 0.85, 0.51
# Lines around that tell how wide the column is.
_NEAR = 4
# After a full stop a line is the last of its paragraph if the next word would have fitted; without one, only a plainly
# short line (a heading) is.
_FITS, _SHORT = 0.97, 0.8
# Letters of another size, by so much of their own, are of another paragraph: a headline, a caption.
_SIZE = 0.12


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line.

    Attributes:
        text: its text, without spaces around it; empty for a gap.
        size: size of its letters in points, 0 where it is not known.
    """

    text: str
    size: float = 0.0


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of a document, each in one line.

    Args:
        pages: the lines of each page, from its top.
    """
    lines = [line for sheet in _without_heads(pages) for line in sheet]
    words = Counter(word.casefold() for line in lines for word in _WHOLE.findall(line.text))
    widths = [_width(line.text) * (line.size or 1) for line in lines]
    found: list[str] = []
    last: Line | None = None
    for at, line in enumerate(lines):
        if not line.text:
            last = None
            continue
        near = range(max(at - 1 - _NEAR, 0), min(at + _NEAR, len(lines)))
        column = max(widths[one] for one in near if one == at or not _differ(lines[one], line))
        if found and _runs_on(found[-1], last, line, column):
            found[-1] = _joined(found[-1], line.text, words)
        else:
            found.append(line.text)
        last = line
    return found


def _without_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page without its running heads, feet and number, and without gaps around the rest."""
    sheets = [[line for line in page if line.text] for page in pages]
    seen = Counter(key for sheet in sheets for key in {_key(line) for line in (*sheet[:_EDGE], *sheet[-_EDGE:])})
    enough = max(2, _SHARE * len(sheets))

    def outside(line: Line) -> bool:
        return bool(seen[_key(line)] >= enough or _ONLY_NUMBER.fullmatch(line.text) or _BROWSER.fullmatch(line.text))

    kept = []
    for page in pages:
        sheet = list(page)
        # From the edges inwards: a sentence that two pages happen to have in the same place stands behind others.
        for end in (0, -1):
            for _ in range(_EDGE):
                while sheet and not sheet[end].text:
                    del sheet[end]
                if not sheet or not outside(sheet[end]):
                    break
                del sheet[end]
        kept.append(sheet)
    return kept


def _key(line: Line) -> str:
    return _NUMBER.sub("#", " ".join(line.text.casefold().split()))


def _width(text: str) -> float:
    """How wide a text is, in ems, whatever the font."""
    total = 0.0
    for character in text:
        if character == " ":
            total += _SPACE
        elif character in _NARROW:
            total += _THIN
        elif character in _WIDE:
            total += _BROAD
        else:
            total += _CAPITAL if character.isupper() else _MEAN
    return total


def _runs_on(before: str, last: Line | None, line: Line, column: float) -> bool:
    """Whether a line goes on with a paragraph.

    Args:
        before: the paragraph.
        last: its last line, None where a gap follows it.
        line: the line.
        column: width of the column.
    """
    if last is not None and _differ(last, line):
        return False
    ended = before.endswith(_SENTENCE_END)
    if not ended and (line.text[0].islower() or _BREAK.search(before[-_LONGEST_PART:])):
        return True
    if last is None:
        return False
    room = column * (_FITS if ended else _SHORT)
    return (_width(last.text) + _SPACE + _width(line.text.split(maxsplit=1)[0])) * (last.size or 1) > room


def _differ(one: Line, other: Line) -> bool:
    """Whether the letters of two lines differ in size."""
    return abs(one.size - other.size) > _SIZE * max(one.size, other.size)


def _joined(before: str, line: str, words: Mapping[str, int]) -> str:
    """Two lines as one; a hyphen between them stays where it belongs to the word."""
    found, following = _BREAK.search(before[-_LONGEST_PART:]), _WORD.match(line)
    if found is None or following is None:
        # After a number ("2019-20", "30-year"); a dash has a space before it.
        glue = "" if before[-2:-1].isdigit() and before.endswith(("-", "\u2010")) else " "
        return before + glue + line
    # Printers set the hyphen of a compound at a line end like any other, and some of them all as soft hyphens.
    return before[:-1] + ("-" if _compound(found["first"], following[0], words) else "") + line


def _compound(first: str, second: str, words: Mapping[str, int]) -> bool:
    """Whether two parts of a word have a hyphen between them also within a line.

    Args:
        first: what stands before the hyphen.
        second: the letters after it.
        words: how often the document has each word within its lines, in small letters.
    """
    if second[0].isupper():
        return True
    left, right = first.casefold(), second.casefold()
    whole, parted = words.get(left + right, 0), words.get(f"{left}-{right}", 0)
    if whole != parted:
        return parted > whole
    data = _hyphens()
    if right in data["pairs"].get(left, ()):
        return True
    if first[0].isupper() and right in (*data["names"], *data["last"]):
        return True
    return left in data["first"] or (right in data["last"] and left not in data["broken"])


@cache
def _hyphens() -> Any:  # noqa: ANN401 - read from data
    source = files("polgraph.extract.read").joinpath("data", "hyphens.yaml")
    return yaml.safe_load(source.read_text(encoding="utf-8"))
