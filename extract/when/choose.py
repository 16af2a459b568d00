"""Chooses the date expression that belongs to a predicate by position in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.when.records import DateKind, DateMention

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def choose_date(
    mentions: Sequence[DateMention],
    trigger_start: int,
    clause: tuple[int, int] | None = None,
    *,
    future: bool = False,
    lasting: bool = False,
    published: date | None = None,
) -> DateMention | None:
    """Choose the date mention of a predicate: the nearest inside its clause.

    A date elsewhere in the sentence is none of its own: of the events in sentences with a date, more than half are
    not dated by it.

    Args:
        mentions: date mentions of the text.
        trigger_start: first character of the predicate's word.
        clause: first character of the predicate's clause and the character after its last; None for no bounds.
        future: whether the predicate lies ahead; then a deadline in its clause dates it best ("will leave by June").
        lasting: whether the predicate is a state, which a "since" dates by its beginning; an event it does not date
            ("has freed ten since May").
        published: day of publication; nothing later dates a predicate that does not lie ahead.

    Returns:
        The mention, None where no mention says on which day something happened.
    """
    inside = [
        one
        for one in mentions
        if (clause is None or (clause[0] <= one.start and one.end <= clause[1]))
        and not (one.forward and trigger_start < one.end)
        and not (published and not future and one.when and one.when.start > published)
    ]
    due = [one for one in inside if future and one.kind is DateKind.DEADLINE and one.when is not None]
    dated = [one for one in inside if one.kind is DateKind.POINT or (lasting and one.kind is DateKind.SINCE)]
    return min(due or dated, key=lambda one: (distance(one, trigger_start), one.start), default=None)


def distance(mention: DateMention, position: int) -> int:
    """Characters between a mention and a position, 0 within it."""
    return max(mention.start - position, position - mention.end, 0)
