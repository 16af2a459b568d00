"""The items of a digest: each begins with a dateline of its own, or each paragraph tells of another country."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.extract.parse import Doc

DATELINE = 9
"""How many tokens a dateline may have."""
SHORTEST_TOWN = 3
SPACED = frozenset({"-", "–", "—", "--", ":"})
GLUED = frozenset({":", "—"})
FEWEST, SPREAD = 8, 3
"""How many paragraphs a round-up has at least, and in which part of them at most one state is named; own choice."""


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


def item_of(doc: Doc, countries: Mapping[int, str]) -> list[int]:
    """For each token the number of its item; all 0 where the text is no digest.

    Args:
        doc: the text.
        countries: the states that it names, by token.
    """
    starts = paragraph_starts(doc)
    dated = [start for start in starts if has_dateline(doc, start)][1:]
    later = dated or (starts[1:] if _is_round_up(starts, countries) else [])
    return [bisect_right(later, token.i) for token in doc] if later else [0] * len(doc)


def _is_round_up(starts: list[int], countries: Mapping[int, str]) -> bool:
    """Whether the paragraphs tell of more states than they are, and hardly of the same."""
    told = {(bisect_right(starts, token), state) for token, state in countries.items()}
    spread = Counter(state for _, state in told)
    return len(starts) >= FEWEST and len(spread) >= len(starts) and max(spread.values()) * SPREAD <= len(starts)
