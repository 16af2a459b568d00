"""Dates in news text: finding them, reading them against the publication date, choosing one for a predicate."""

from polgraph.extract.when.attach import date_for, lasts
from polgraph.extract.when.choose import choose_date
from polgraph.extract.when.find import find_dates
from polgraph.extract.when.records import DateKind, DateMention

__all__ = ["DateKind", "DateMention", "choose_date", "date_for", "find_dates", "lasts"]
