"""The day of publication: from a field, an option or the name of a file. Never from the clock."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from polgraph.ontology.errors import ErrorCode, PolgraphError

# Day and month are only told apart where the month has a name or the year comes first.
_WRITTEN = ("%Y/%m/%d", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%A, %B %d, %Y", "%A, %d %B %Y")
_NOTHING = frozenset({"", "nan", "nat", "none", "null"})
_IN_NAME = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


def parse_date(value: str, where: str) -> date:
    """Read an ISO 8601 date, or the date of an ISO date and time.

    Args:
        value: such as `2020-12-26` or `2020-12-26T08:00:00Z`.
        where: who gave it, for the message.

    Raises:
        PolgraphError: DATE_INVALID if it is neither.
    """
    try:
        # The day as printed counts, whatever the zone.
        return datetime.fromisoformat(value.strip()).date()
    except ValueError as error:
        raise PolgraphError(
            ErrorCode.DATE_INVALID, f"{where}: {value!r} is no date.", "Write it as YYYY-MM-DD, such as 2020-12-26."
        ) from error


def maybe_date(value: str | None) -> date | None:
    """The day of an ISO date, or of the date of a message or feed (RFC 5322), or None where it is none."""
    text = (value or "").strip()
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def field_date(value: str | int, where: str) -> date | None:
    """The day that a field of a record gives: ISO 8601, RFC 5322, or written with the name of the month.

    Args:
        value: such as `2020-12-26`, `20201226`, `Sat, 26 Dec 2020 08:30:00 GMT`, `December 26, 2020`, or "null".
        where: who gave it, for the message.

    Raises:
        PolgraphError: DATE_INVALID if it is none of them; of `05/03/2021` nobody can tell which is the month.
    """
    text = " ".join(str(value).split())
    if text.casefold() in _NOTHING:
        return None
    found = maybe_date(text)
    for form in _WRITTEN if found is None else ():
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return found or parse_date(text, where)


def date_in_name(name: str) -> date | None:
    """The first ISO date in the name of a file (`voa-2020-12-26.txt`), or None."""
    for found in _IN_NAME.findall(name):
        try:
            return date.fromisoformat(found)
        except ValueError:
            continue
    return None
