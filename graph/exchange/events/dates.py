"""Days of event rows, and how exactly they are known."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

from polgraph.graph.exchange.fields import Entry, Fault

_FORMATS = ("%d %B %Y", "%d %b %Y", "%m/%d/%Y")
_DIGITS = 8
_WEEK, _MONTH = "2", "3"


def day(value: str) -> date:
    """The day that a cell gives: ISO, eight digits at its start, `16 May 2025`, or, in America, `5/16/2025`.

    Raises:
        Fault: it gives none.
    """
    text = value.strip()
    if text[:_DIGITS].isdecimal() and text.isascii():
        text = text[:_DIGITS]
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    for form in _FORMATS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise Fault(f"{value!r} is no date")


def when(value: str, precision: str) -> Entry:
    """The time of an event as an object of JSON.

    Args:
        value: the cell with its day.
        precision: ACLED's: 2 a week, 3 a month around the day; anything else is the day itself.

    Raises:
        Fault: it is no day.
    """
    first = last = day(value)
    name = "day"
    if precision == _WEEK:
        first -= timedelta(days=first.weekday())
        last, name = first + timedelta(days=6), "week"
    elif precision == _MONTH:
        first, name = first.replace(day=1), "month"
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return {"start": first.isoformat(), "end": last.isoformat(), "precision": name, "raw": value}
