"""Do two articles tell one story in one wording?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

CONTAINED = 0.6
"""Share of the shorter text's runs of words that the longer one has: papers cut a report from its end."""

LEAST = 12
"""Runs of words that both texts must have; of shorter ones, such as headlines, nothing is concluded."""

DAYS = 14
"""How far apart reprints are published at most; the same words a year later are a form, not a reprint."""


def one_story(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one text is for the most part in the other.

    Args:
        left: the runs of words of one text (`shingles`).
        right: those of the other.
    """
    small, large = sorted((left, right), key=len)
    if len(small) < LEAST:
        return bool(small) and small == large
    return len(small & large) >= CONTAINED * len(small)


def near_in_time(left: date | None, right: date | None) -> bool:
    """Whether two days of publication allow for a reprint; an unknown day allows for everything."""
    return left is None or right is None or abs((left - right).days) <= DAYS


def stories(articles: Mapping[str, date | None], twins: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The story of every article, named after its first article: the earliest, then the smallest id.

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
        first = min(members, key=lambda one: (articles[one] is None, articles[one] or 0, one))
        found.update(dict.fromkeys(members, first))
    return found
