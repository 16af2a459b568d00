"""Chooses the date expression that belongs to a predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.when.records import DateKind, DateMention

if TYPE_CHECKING:
    from collections.abc import Sequence

# None of these says on which day something happened.
UNDATED = frozenset({DateKind.DURATION, DateKind.DEADLINE, DateKind.RECURRING, DateKind.UNTIL})


def choose_date(
    mentions: Sequence[DateMention], trigger_start: int, clause: tuple[int, int], *, future: bool = False
) -> DateMention | None:
    """Choose the date mention of a predicate: the nearest inside its clause, else the nearest of all.

    Args:
        mentions: the date mentions of the sentence (not of the article: any of them may be chosen).
        trigger_start: first character of the predicate's word.
        clause: first character of the predicate's clause and the character after its last.
        future: whether the predicate lies ahead; then a deadline in its clause dates it best ("will leave by June").

    Returns:
        The mention, None where no mention says on which day something happened.
    """
    here = [one for one in mentions if not (one.forward and trigger_start < one.end)]
    inside = [one for one in here if clause[0] <= one.start and one.end <= clause[1]]
    due = [one for one in inside if future and one.kind is DateKind.DEADLINE and one.when is not None]
    dated_inside, dated = ([one for one in some if one.kind not in UNDATED] for some in (inside, here))
    nearest = due or dated_inside or dated
    return min(nearest, key=lambda one: (distance(one, trigger_start), one.start), default=None)


def distance(mention: DateMention, position: int) -> int:
    """Characters between a mention and a position, 0 within it."""
    return max(mention.start - position, position - mention.end, 0)
