"""Calendar arithmetic: spans of whole days with a precision, counted from a day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from polgraph.ontology.records import DatePrecision

HOURS_OF_A_DAY = 24
PART_BOUNDS = {"early": (0.0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1.0)}


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of whole days, both ends included."""

    start: date
    end: date
    precision: DatePrecision


def day_span(day: date) -> Span:
    """One day."""
    return Span(day, day, DatePrecision.DAY)


def week_span(day: date) -> Span:
    """The week from Monday to Sunday that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + timedelta(days=6), DatePrecision.WEEK)


def weekend_span(day: date) -> Span:
    """Saturday and Sunday of the week that holds `day`; a week's precision, for the words do not say which day."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday + timedelta(days=5), monday + timedelta(days=6), DatePrecision.WEEK)


def month_span(year: int, month: int) -> Span:
    """One calendar month; month numbers outside 1 to 12 count on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), DatePrecision.MONTH)


def year_span(year: int) -> Span:
    """One calendar year."""
    return Span(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def months_span(year: int, first: int, last: int) -> Span:
    """The months from `first` to `last` (in the next year if smaller), as precise as a year: a season."""
    end = month_span(year + (last < first), last).end
    return Span(date(year, first, 1), end, DatePrecision.YEAR)


def make_day(year: int, month: int, day: int) -> Span | None:
    """The day of these numbers, None where the calendar has no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return day_span(date(year, month, day))


def part_of(span: Span, part: str | None) -> Span:
    """The early, mid or late third of a month, a year or a week; all of it without a part."""
    if part not in PART_BOUNDS:
        return span
    low, high = PART_BOUNDS[part]
    days = (span.end - span.start).days + 1
    first = span.start + timedelta(days=round(days * low))
    return replace(span, start=first, end=span.start + timedelta(days=round(days * high) - 1))


def edge_of(span: Span, place: str | None) -> Span:
    """The "start", "beginning", "middle" or "end" of a span: the first or last month of a year, else a third."""
    if span.precision is DatePrecision.YEAR and place in {"start", "beginning", "end"}:
        day = span.end if place == "end" else span.start
        return month_span(day.year, day.month)
    return part_of(span, {"end": "late", "middle": "mid"}.get(place, "early") if place else None)


def hull(first: Span, last: Span) -> Span | None:
    """From the start of one span to the end of another, None if that runs backwards."""
    if last.end < first.start:
        return None
    return Span(first.start, last.end, first.precision)


def shift(span: Span, count: int, unit: str) -> Span | None:
    """The day, week, month or year `count` units from a span; None where the span is less exact than the unit.

    Hours and minutes up to a day stay on the day, for news seldom tells the clock.

    "Two days later" than a month gives no day, but a year later than a day gives a year.
    """
    if unit in {"hour", "minute"}:
        unit, count = "day", 0 if unit == "minute" or abs(count) < HOURS_OF_A_DAY else round(count / HOURS_OF_A_DAY)
    if unit in {"day", "night"}:
        exact = span.precision is DatePrecision.DAY and span.start == span.end
        return day_span(span.start + timedelta(days=count)) if exact else None
    if unit in {"week", "fortnight"}:
        if span.precision not in {DatePrecision.DAY, DatePrecision.WEEK}:
            return None
        return week_span(span.start + timedelta(weeks=count * (2 if unit == "fortnight" else 1)))
    if unit == "month":
        if span.precision is DatePrecision.YEAR:
            return None
        return month_span(span.start.year, span.start.month + count)
    return year_span(span.start.year + count) if unit == "year" else None


def weekday_back(day: date, weekday: int) -> date:
    """The most recent such weekday, `day` itself included."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_ahead(day: date, weekday: int) -> date:
    """The coming such weekday, `day` itself included."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)
