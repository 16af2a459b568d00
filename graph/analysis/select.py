"""Which statements a question is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from polgraph.graph.ledger.outlines import StatementOutline


class Level(StrEnum):
    """Whom an actor stands for."""

    PERSON = "person"
    """Itself."""
    ORGANIZATION = "organization"
    """A person stands for the organisation that it leads, holds an office in, or is a member of."""
    STATE = "state"
    """Ministers, ministries and forces stand for their state; what belongs to no state stands for itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The statements that count; by default all that have a weight.

    Attributes:
        since: first day; a statement counts if any day of its event lies in the window. Its day is that of its event,
            else that of publication; where neither is known it is in no window.
        until: last day.
        statuses: only these statuses.
        relations: only these relations.
        types: only ties between actors of these types.
        min_sources: only ties that this many independent stories state.
        level: whom an actor stands for.
        half_life: days in which a statement loses half of its weight, counted back from `until`, else from
            the latest day of any statement that counts; None for statements that keep it.
    """

    since: date | None = None
    until: date | None = None
    statuses: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    min_sources: int = 1
    level: Level = Level.PERSON
    half_life: float | None = None

    def takes(self, statement: StatementOutline) -> bool:
        """Whether a statement is of the relations, statuses and days asked for."""
        if self.relations and statement.relation not in self.relations:
            return False
        if self.statuses and statement.status not in self.statuses:
            return False
        first, last = statement.start or statement.published, statement.end or statement.published
        if self.since is not None and (last is None or last < self.since.isoformat()):
            return False
        return self.until is None or (first is not None and first <= self.until.isoformat())


EVERYTHING = Selection()
