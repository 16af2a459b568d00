"""Rules for dates with a month, a year or a day's number: "26 December 2020", "Dec. 26", "in May", "since 2014"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from polgraph.extract.when.rules import (
    Context,
    Cue,
    Reading,
    Rule,
    day_of,
    grammar,
    is_name,
    month_of,
    next_word,
    optional_year,
    previous_word,
)
from polgraph.extract.when.spans import Span, edge_of, make_day, month_span, months_span, part_of, year_span

if TYPE_CHECKING:
    from polgraph.extract.when.vocabulary import Vocabulary

# A day without a year that would lie this far back is the one soon to come: papers give the year of older ones.
STALE = timedelta(days=300)
PARTS = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[- ](?:in )?|(?:[Tt]he )?(?P<place>start|beginning|middle|end) of )"
PART = rf"{PARTS}?"
# After one of these "1994 soldiers" is a year and its soldiers, for papers write "1,994 soldiers".
TIME_CUES = frozenset({"in", "since", "until", "during"})
YEAR_CUES = r"(?i:in|since|until|till|by|before|after|during|of|from|the|a|its|around|to|throughout|as)"


def narrowed(span: Span, match: re.Match[str]) -> Span:
    """The part of a span that the groups of `PART` leave."""
    return edge_of(part_of(span, (match["part"] or "").lower()), match["place"])


def dated_day(month: int, day: int, year: int | None, published: date | None) -> Reading | None:
    """A day of a month, in the given year or else in the one that the publication date suggests."""
    if year is not None:
        span = make_day(year, month, day)
        return Reading(span) if span else None
    if published is None:
        return Reading(None) if make_day(2000, month, day) else None
    options = [span for offset in range(-4, 5) if (span := make_day(published.year + offset, month, day))]
    behind = [span for span in options if span.start <= published]
    ahead = [span for span in options if span.start >= published]
    if not behind or not ahead:
        return None
    stale = published - behind[-1].start > STALE
    return Reading(ahead[0] if stale else behind[-1], ahead[0])


def dated_month(month: int, published: date | None) -> Reading:
    """A month without year: the latest that is not after the publication, ahead the first that is not before it."""
    if published is None:
        return Reading(None)
    behind = month_span(published.year - (month > published.month), month)
    ahead = month_span(published.year + (month < published.month), month)
    return Reading(behind, ahead)


def read_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read "26 December 2020", "December 26" or "Saturday, Dec. 26"."""
    if is_name(match, context.vocabulary) or (
        match["year"] is None and next_word(match) in context.vocabulary.lists["counted"]
    ):
        return None
    month = month_of(match, context.vocabulary)
    return dated_day(month, day_of(match), optional_year(match), context.published)


def read_iso(match: re.Match[str], _: Context) -> Reading | None:
    """Read "2020-12-26" and "2020/12/26"."""
    span = make_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return Reading(span) if span else None


def read_numeric(match: re.Match[str], _: Context) -> Reading | None:
    """Read "26/12/2020" and "12/26/2020"; no date if day and month could be exchanged but for "6.12.2020"."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    day_first, month_first = make_day(year, second, first), make_day(year, first, second)
    if match["sep"] == "." or day_first == month_first:
        return Reading(day_first) if day_first else None
    if day_first and month_first:
        return Reading(None)
    span = day_first or month_first
    return Reading(span) if span else None


def read_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read "January 2021", "in May", "last May", "mid-March", "the December vote"."""
    vocabulary, year = context.vocabulary, optional_year(match)
    month, which = month_of(match, vocabulary), match["which"]
    amount = re.compile(r" \d[\d,.]* ?(\w*)").match(match.string, match.end())
    if (is_name(match, vocabulary) and not which) or (amount and amount[1] not in vocabulary.lists["counted"]):
        return None
    if year is not None:
        return Reading(narrowed(month_span(year, month), match))
    if match["month"].rstrip(".") in vocabulary.lists["ambiguous_months"] and not (
        which or match["part"] or match["place"]
    ):
        cue = previous_word(match).lower()
        if cue not in vocabulary.lists["month_cues"]:
            return None
    whole = relative_month(month, which.lower() if which else None, context.published)
    if whole.past is None or whole.ahead is None:
        return replace(whole, past=whole.past and narrowed(whole.past, match))
    return Reading(narrowed(whole.past, match), narrowed(whole.ahead, match))


def relative_month(month: int, which: str | None, published: date | None) -> Reading:
    """Read a month after "last", "next" or "this", or after none of them."""
    if published is None or which is None:
        return dated_month(month, published)
    if which == "this":
        return Reading(month_span(published.year, month))
    back = which in {"last", "this past", "past"}
    offset = -(month >= published.month) if back else (month <= published.month)
    return Reading(month_span(published.year + offset, month))


def read_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read "in 2014", "early 2019", "the 2016 coup"; a number of things or an hour is no year."""
    year = int(match["year"])
    timeless = previous_word(match, "at").lower() not in TIME_CUES
    if next_word(match) in context.vocabulary.lists["counted"] and (timeless or year % 100 == 0):
        return None
    if context.published is not None and year > context.published.year + 60:
        return None
    return Reading(narrowed(year_span(year), match))


def read_decade(_match: re.Match[str], _: Context) -> Reading:
    """Read "the 1990s": no date, for a decade is too wide to order events by."""
    return Reading(None)


def read_day_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read "on the 12th" (of the publication's month or the one before)."""
    if context.published is None:
        return Reading(None)
    day, published = day_of(match), context.published
    months = [month_span(published.year, published.month + offset).start for offset in range(-2, 3)]
    spans = [span for first in months if (span := make_day(first.year, first.month, day))]
    behind = [span for span in spans if span.start <= published]
    ahead = [span for span in spans if span.start >= published]
    return Reading(behind[-1], ahead[0])


def season_span(name: str, year: int, vocabulary: Vocabulary) -> Span:
    """The season that begins in a year, by northern months."""
    first, last = vocabulary.seasons[name]
    return months_span(year, first, last)


def read_season(match: re.Match[str], context: Context) -> Reading | None:
    """Read "last summer", "in the spring", "the winter of 2015"."""
    name, year, published = match["season"], optional_year(match), context.published
    if year is not None:
        return Reading(season_span(name, year, context.vocabulary))
    if published is None:
        return Reading(None)
    around = [season_span(name, published.year + offset, context.vocabulary) for offset in range(-2, 3)]
    which = (match["which"] or "the").lower()
    begun = [span for span in around if span.start <= published]
    over = [span for span in around if span.end < published]
    coming = [span for span in around if span.start > published]
    current = [span for span in begun if span.end >= published]
    if which in {"last", "this past"}:
        return Reading(over[-1])
    if which in {"next", "this coming"}:
        return Reading(coming[0])
    if which == "this":
        of_year = season_span(name, published.year, context.vocabulary)
        return Reading(current[0] if current else of_year)
    return Reading(begun[-1], (current or coming)[0])


def read_holiday(match: re.Match[str], context: Context) -> Reading | None:
    """Read "Christmas Day", "New Year's Eve 2016"."""
    month, day = context.vocabulary.holidays[match["holiday"].replace("’", "'")]
    return dated_day(month, day, optional_year(match), context.published)


def absolute_rules(vocabulary: Vocabulary) -> tuple[Rule, ...]:
    """The rules of this module over a vocabulary."""
    which = r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?)"
    weekday = r"(?:<weekday>,? (?:the )?)?"
    function_word = r"[,.;:)]|$| (?:when|and|at|in|to|for|after|before|the|that|with|by)\b"
    softener = r"(?:at least |about |around |as early as |the )?"
    season_cue = r"(?:in|since|until|by|before|during) (?:the )?"
    season = r"(?:early |late )?<season>(?:(?: of)? <year>)?(?! of [A-Z])"
    templates = (
        (rf"{weekday}(?:the )?<day>(?: of)?(?:[ ]|-)<month>(?:(?:,? |-)<year>)?", read_day, Cue.MONTH),
        (rf"{weekday}<month> (?:the )?<day>(?:,? <year>)?", read_day, Cue.MONTH),
        (
            r"(?P<y>(?:1[5-9]|20)\d\d)(?P<sep>[-/])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?![\d-])(?:T\d\d:\d\d\S*)?",
            read_iso,
            Cue.DIGIT,
        ),
        (r"(?P<a>\d\d?)(?P<sep>[./])(?P<b>\d\d?)(?P=sep)(?P<y>(?:1[5-9]|20)\d\d)", read_numeric, Cue.DIGIT),
        (rf"{PART}(?:{which} )?<month>(?:,? (?:of )?<year>)?", read_month, Cue.MONTH),
        (rf"(?:{YEAR_CUES} {softener}|\()(?P<at>{PART}<year>)(?!-\d|–\d)", read_year, Cue.DIGIT),
        (rf"(?P<at>{PARTS}<year>)", read_year, Cue.DIGIT),
        (rf"(?P<at>{PART}<year>)['’]s", read_year, Cue.DIGIT),
        (r"(?:[Tt]he )(?:early |late |mid-?)?(?P<at>(?:(?:1[5-9]|20)\d0s|[1-9]0s))", read_decade, Cue.DIGIT),
        (rf"[Oo]n the (?P<at><day>)(?={function_word})", read_day_of_month, Cue.DIGIT),
        (rf"(?:{season_cue})?(?P<at>{which} {season})", read_season, Cue.SEASON),
        (rf"{season_cue}(?P<at>{season})(?P<which>)", read_season, Cue.SEASON),
        (r"(?:the )?<season>(?: of)? <year>(?P<which>)", read_season, Cue.SEASON),
        (r"<holiday>(?:,? <year>)?", read_holiday, Cue.HOLIDAY),
    )
    return tuple(Rule(grammar(template, vocabulary), read, cue) for template, read, cue in templates)
