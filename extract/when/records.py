"""The records of the date rules: the kinds of date expression and a date mention."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polgraph.ontology.records import EventDate


class DateKind(StrEnum):
    """What a date expression says of the event it stands with."""

    POINT = "point"
    DURATION = "duration"
    SINCE = "since"
    UNTIL = "until"
    DEADLINE = "deadline"
    RECURRING = "recurring"


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression in a text: `text[start:end] == raw`.

    Attributes:
        start: first character of the expression in the text.
        end: character after its last one.
        raw: the words.
        when: the date that they give; None where they give none (a duration, an unknown anchor or year).
        kind: what it says of the event: its day, its beginning, its length, …
        ahead: the date if the event lies ahead ("will meet on Monday"), where that is another one than `when`.
        forward: whether it dates only the words that follow it ("two days after the court had barred him").
    """

    start: int
    end: int
    raw: str
    when: EventDate | None
    kind: DateKind = DateKind.POINT
    ahead: EventDate | None = None
    forward: bool = False

    def at(self, future: bool) -> EventDate | None:
        """The date for an event that lies behind (`future` false) or ahead of the publication."""
        return self.ahead if future and self.ahead is not None else self.when
