"""The items of a digest: each begins with a dateline of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc

DATELINE = 9
"""How many tokens a dateline may have."""
SHORTEST_TOWN = 3
SPACED = frozenset({"-", "–", "—", "--", ":"})
GLUED = frozenset({":", "—"})


def paragraph_starts(doc: Doc) -> list[int]:
    """The first token of each line."""
    starts = []
    fresh = True
    for token in doc:
        if token.is_space:
            fresh = fresh or "\n" in token.text
        elif fresh:
            starts.append(token.i)
            fresh = False
    return starts


def has_dateline(doc: Doc, start: int) -> bool:
    """Whether the line that begins at a token begins with a dateline ("LIMA, June 7 -")."""
    if not doc[start].is_upper or len(doc[start]) < SHORTEST_TOWN:
        return False
    for token in doc[start + 1 : start + DATELINE]:
        if token.is_space and "\n" in token.text:
            return False
        if token.text in GLUED or (token.text in SPACED and token.whitespace_ and doc[token.i - 1].whitespace_):
            return True
    return False


def item_of(doc: Doc) -> list[int]:
    """For each token the number of its item; all 0 unless at least two lines begin with a dateline."""
    starts = [start for start in paragraph_starts(doc) if has_dateline(doc, start)][1:]
    found, item = [], 0
    later = set(starts)
    for token in doc:
        item += token.i in later
        found.append(item)
    return found
