"""Rules for ranges: "October 25-26, 2016", "between 3 and 5 May", "from Monday to Wednesday", "2012–14"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.when.absolute import dated_day, dated_month
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
)
from polgraph.extract.when.spans import Span, day_span, hull, month_span, weekday_ahead, weekday_back, year_span

if TYPE_CHECKING:
    import re

    from polgraph.extract.when.vocabulary import Vocabulary

TO = r"(?: ?[-–—] ?| to | until | till | through )"
AND = r"(?: ?[-–—] ?| to | until | till | through | and )"


def between(first: Reading | None, last: Reading | None) -> Reading | None:
    """From the start of one reading to the end of another."""
    if first is None or last is None:
        return None
    if first.past is None or last.past is None:
        return Reading(None)
    span = hull(first.past, last.past)
    ahead = hull(first.ahead, last.ahead) if first.ahead and last.ahead else None
    return Reading(span, ahead) if span else None


def read_days_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read "October 25-26, 2016" and "between 3 and 5 May"."""
    if is_name(match, context.vocabulary):
        return None
    month, year, published = month_of(match, context.vocabulary), optional_year(match), context.published
    last = dated_day(month, day_of(match, "day2"), year, published)
    if last is None or last.past is None:
        return last
    # The first day takes its year from the last, so that a range never straddles the publication date.
    first = dated_day(month, day_of(match), last.past.start.year, published)
    later = dated_day(month, day_of(match), last.ahead.start.year, published) if last.ahead else None
    return between(Reading(first.past, later.past if later else None) if first else None, last)


def read_days(match: re.Match[str], context: Context) -> Reading | None:
    """Read "28 June to 2 July 2016"."""
    vocabulary, published, year = context.vocabulary, context.published, optional_year(match, "year2")
    month, month2 = month_of(match, vocabulary), month_of(match, vocabulary, "month2")
    last = dated_day(month2, day_of(match, "day2"), year, published)
    if last is None or last.past is None:
        return last
    year = optional_year(match) or last.past.start.year - (month > month2)
    return between(dated_day(month, day_of(match), year, published), Reading(last.past))


def read_months(match: re.Match[str], context: Context) -> Reading | None:
    """Read "from March to May", "between November 2015 and May 2016"."""
    vocabulary, published, year = context.vocabulary, context.published, optional_year(match, "year2")
    month, month2 = month_of(match, vocabulary), month_of(match, vocabulary, "month2")
    last = month_span(year, month2) if year is not None else dated_month(month2, published).past
    if last is None:
        return Reading(None)
    first = month_span(optional_year(match) or last.start.year - (month > month2), month)
    return between(Reading(first), Reading(last))


def read_years(match: re.Match[str], context: Context) -> Reading | None:
    """Read "from 2012 to 2014", "2012–14"."""
    if next_word(match) in context.vocabulary.lists["counted"]:
        return None
    first, last = match["year"], match["last"]
    span = hull(year_span(int(first)), year_span(int(first[: 4 - len(last)] + last)))
    return Reading(span) if span else None


def read_weekdays(match: re.Match[str], context: Context) -> Reading | None:
    """Read "from Monday to Wednesday"."""
    days, published = context.vocabulary.weekdays, context.published
    if published is None:
        return Reading(None)
    first, last = days[match["weekday"]], days[match["weekday2"]]
    end = weekday_back(published, last)
    begin = weekday_ahead(published, first)
    past: Span | None = hull(day_span(weekday_back(end, first)), day_span(end))
    return Reading(past, hull(day_span(begin), day_span(weekday_ahead(begin, last))))


def range_rules(vocabulary: Vocabulary) -> tuple[Rule, ...]:
    """The rules of this module over a vocabulary."""
    opener = r"(?:[Ff]rom |[Bb]etween )"
    templates = (
        (rf"<month> <day>{AND}(?:the )?<day2>(?:,? <year>)?", read_days_of_month, Cue.MONTH),
        (rf"{opener}?(?:the )?<day>{AND}(?:the )?<day2>(?: of)? <month>(?:,? <year>)?", read_days_of_month, Cue.MONTH),
        (rf"<day> <month>(?: <year>)?{TO}<day2> <month2>(?:,? <year2>)?", read_days, Cue.MONTH),
        (rf"{opener}<day> <month>(?: <year>)?{AND}<day2> <month2>(?:,? <year2>)?", read_days, Cue.MONTH),
        (rf"<month> <day>(?:, <year>)?{TO}<month2> <day2>(?:,? <year2>)?", read_days, Cue.MONTH),
        (rf"{opener}<month> <day>(?:, <year>)?{AND}<month2> <day2>(?:,? <year2>)?", read_days, Cue.MONTH),
        (rf"{opener}<month>(?: <year>)?{AND}<month2>(?: <year2>)?(?! \d)", read_months, Cue.MONTH),
        (rf"<month>(?: <year>)?{TO}<month2>(?: <year2>)?(?! \d)", read_months, Cue.MONTH),
        (rf"{opener}<year>{AND}(?P<last>(?:1[5-9]|20)\d\d)(?![,.]\d)", read_years, Cue.DIGIT),
        (r"<year>[-–](?P<last>\d\d(?:\d\d)?)(?![-–,.]\d)", read_years, Cue.DIGIT),
        (rf"(?:[Ff]rom |[Bb]etween )<weekday>{AND}<weekday2>", read_weekdays, Cue.WEEKDAY),
        (rf"<weekday>{TO}<weekday2>", read_weekdays, Cue.WEEKDAY),
    )
    return tuple(Rule(grammar(template, vocabulary), read, cue) for template, read, cue in templates)
