"""What may stand against two nodes being one: country, time, and one article that speaks of both."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from polgraph.graph.resolution.countries import country_key
from polgraph.graph.resolution.rules import rules

if TYPE_CHECKING:
    from datetime import date

    from polgraph.graph.resolution.records import Node


class Agreement(StrEnum):
    """What two nodes say of one fact."""

    SAME = "same"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


def countries(left: Node, right: Node) -> Agreement:
    """Whether two nodes belong to one state."""
    if left.country is None or right.country is None:
        return Agreement.UNKNOWN
    return Agreement.SAME if country_key(left.country) == country_key(right.country) else Agreement.DIFFERENT


def country_reason(left: Node, right: Node) -> str:
    """What two nodes say of their state, in words; empty where neither knows one."""
    found = countries(left, right)
    if found is Agreement.SAME:
        return f"both of {left.country}"
    if found is Agreement.DIFFERENT:
        return f"one of {', the other of '.join(sorted(one.country or '' for one in (left, right)))}"
    known = left.country or right.country
    return f"one of {known}, the other of unknown country" if known else ""


def together(left: Node, right: Node) -> bool:
    """Whether one article speaks of both, and so, by its own reading, of two actors."""
    return not set(left.articles).isdisjoint(right.articles)


def near(left: Node, right: Node, days: int) -> bool:
    """Whether the articles of the two are at most so many days apart; not where either has no date."""
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return False
    within = timedelta(days=days)
    return left.first <= right.last + within and right.first <= left.last + within


def _years_between(day: date, other: date) -> float:
    return abs((day - other).days) / 365.25


def out_of_time(article: Node, other: Node) -> str:
    """Why a person in office long before or long after cannot be meant, in words; empty where nothing says so."""
    starts = [office.start for office in other.offices if office.start]
    ends = [office.end for office in other.offices if office.end]
    if article.first is None or article.last is None or not (starts or ends):
        return ""
    most = rules().windows["retired_years"]
    closed = [office.end for office in other.offices]
    last = max(ends) if ends and all(closed) else None
    first = min([*starts, *ends])
    if last and article.first > last and _years_between(article.first, last) > most:
        return f"out of office since {last}, article of {article.first}"
    if article.last < first and _years_between(article.last, first) > most:
        return f"in office only from {first}, article of {article.last}"
    return ""
