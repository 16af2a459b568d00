"""Do two articles tell one story in one wording?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from polgraph.graph.stories.shingles import Wording

CONTAINED = 0.5
"""Share of the shorter text's runs of words that the longer one has: papers cut a report from its end."""

AHEAD = 0.8
"""Share of these runs that the longer text has at its beginning: papers put a line on top of a report, but what stands
behind another report, in a digest of several, does not make the two one."""

LEEWAY, STRETCH = 30, 1.25
"""How many words the beginning is long: so many, and so much of the length of the shorter text."""

NAMED = 0.7
"""Share of the shorter text's names and numbers that the longer one has, wherever. What an authority reports day by day
in the same words, and what an outlet puts around each of its articles, share the words and not these."""

COUNTED = 0.4
"""The same for numbers alone, of `COUNT` at least: the names of a daily report may be the same each day."""
COUNT = 4

BARE = 0.75
"""Share of the runs that is asked for instead of `CONTAINED` where the shorter text has fewer than `FEW` names and
numbers to go by."""
FEW = 6

LEAST = 12
"""Runs of words that both texts must have; of shorter ones, such as headlines, nothing is concluded."""

DAYS = 14
"""How far apart reprints are published at most; the same words a year later are a form, not a reprint."""


def one_story(left: Wording, right: Wording) -> bool:
    """Whether one text is for the most part in the other, at its beginning, and of the same names and numbers.

    The limits were set on the collection of reprints in tests/graph/stories/wires.py (decision 115).

    Args:
        left: the wording of one text (`shingles`).
        right: that of the other.
    """
    # Of two of one length it must not matter which comes first.
    swapped = len(right.runs) < len(left.runs) or (
        len(right.runs) == len(left.runs) and tuple(right.runs) < tuple(left.runs)
    )
    small, large = (right, left) if swapped else (left, right)
    size = len(small.runs)
    if size < LEAST:
        return bool(size) and small.runs.keys() == large.runs.keys()
    told = small.names | small.numbers
    # The names first: they are few, and tell most of those apart that share the furniture of an outlet.
    if not _same(told, large, NAMED) or (len(small.numbers) >= COUNT and not _same(small.numbers, large, COUNTED)):
        return False
    shared = small.runs.keys() & large.runs.keys()
    if len(shared) < (CONTAINED if len(told) >= FEW else BARE) * size:
        return False
    reach = LEEWAY + STRETCH * size
    return sum(large.runs[run] < reach for run in shared) >= AHEAD * len(shared)


def _same(particulars: frozenset[str], other: Wording, share: float) -> bool:
    return len(particulars & other.words) >= share * len(particulars)


def near_in_time(left: date | None, right: date | None) -> bool:
    """Whether two days of publication allow for a reprint; an unknown day allows for everything."""
    return left is None or right is None or abs((left - right).days) <= DAYS


def first(articles: Mapping[str, date | None]) -> str:
    """The first of some articles, after which their story is named: the earliest, then the smallest id.

    Args:
        articles: ids of articles with their days of publication.
    """
    return min(articles, key=lambda one: (articles[one] is None, articles[one] or 0, one))


def stories(articles: Mapping[str, date | None], twins: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The story of every article, named after its first article.

    Args:
        articles: ids of articles with their days of publication.
        twins: pairs of ids that tell one story.
    """
    near: defaultdict[str, list[str]] = defaultdict(list)
    for left, right in twins:
        near[left].append(right)
        near[right].append(left)
    found: dict[str, str] = {}
    for start in sorted(articles):
        if start in found:
            continue
        members, waiting = {start}, [start]
        while waiting:
            fresh = [other for other in near[waiting.pop()] if other not in members]
            members.update(fresh)
            waiting.extend(fresh)
        found.update(dict.fromkeys(members, first({one: articles[one] for one in members})))
    return found
