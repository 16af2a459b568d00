"""Dates as catalogues write them: a day, a month or a year, with or without the time of day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

# Wikidata writes +2020-05-07T00:00:00Z, and 00 for a month or day that it does not know.
_DATE = re.compile(r"\+?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?")
_UNKNOWN = 0


def parse_day(text: str, *, last: bool) -> date | None:
    """The first or the last day of a date.

    Args:
        text: `2020`, `2020-05`, `2020-05-07` or such a day with a time.
        last: whether the last day that it may mean is wanted (for the end of an office), not the first.

    Returns:
        The day, or None if the text is no such date.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part or _UNKNOWN) for part in match.groups())
    month = month or (12 if last else 1)
    try:
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError:
        return None
