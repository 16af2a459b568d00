"""Two actors over time: cooperation and conflict month by month, and when the balance turned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.graph.analysis.signed import sign_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

WINDOW = 3
"""Months that are looked at together when a turning point is sought, so that one odd report does not make one."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month between two actors.

    Attributes:
        month: `YYYY-MM`.
        cooperation: sum of the friendly weights, 0 or more.
        conflict: sum of the hostile weights, 0 or less.
        statements: number of statements with a weight.
    """

    month: str
    cooperation: float
    conflict: float
    statements: int

    @property
    def net(self) -> float:
        """Cooperation and conflict together."""
        return self.cooperation + self.conflict


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A month in which the balance of the last `WINDOW` months took the other sign.

    Attributes:
        month: `YYYY-MM`.
        sign: 1 where it turned friendly, -1 where it turned hostile.
    """

    month: str
    sign: int


def monthly(weights: Iterable[tuple[date, float]]) -> tuple[Month, ...]:
    """Add up weights by month, from the first to the last month, the empty ones between them too.

    Args:
        weights: day and weight of each statement, in any order.
    """
    sums: defaultdict[int, list[float]] = defaultdict(list)
    for day, weight in weights:
        if weight:
            sums[day.year * 12 + day.month - 1].append(weight)
    if not sums:
        return ()
    return tuple(_month(number, sorted(sums.get(number, ()))) for number in range(min(sums), max(sums) + 1))


def _month(number: int, weights: list[float]) -> Month:
    friendly = round(sum(weight for weight in weights if weight > 0), 6)
    hostile = round(sum(weight for weight in weights if weight < 0), 6)
    return Month(f"{number // 12:04d}-{number % 12 + 1:02d}", friendly, hostile, len(weights))


def turning_points(months: Iterable[Month], *, window: int = WINDOW) -> tuple[TurningPoint, ...]:
    """The months in which the sum of the last months took the other sign than it had when it last had one.

    Args:
        months: one after the other, as `monthly` gives them.
        window: number of months in a sum, the month itself included.
    """
    found: list[TurningPoint] = []
    recent: list[float] = []
    held = 0
    for month in months:
        recent = [*recent, month.net][-window:]
        sign = sign_of(round(sum(recent), 6))
        if sign and held and sign != held:
            found.append(TurningPoint(month.month, sign))
        held = sign or held
    return tuple(found)
