"""Rules for words that count from the publication date: "on Monday", "last week", "two days ago", "overnight"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from polgraph.extract.when.records import DateKind
from polgraph.extract.when.rules import Context, Cue, Reading, Rule, grammar, is_name, next_word, previous_word
from polgraph.extract.when.spans import (
    Span,
    day_span,
    edge_of,
    hull,
    month_span,
    part_of,
    shift,
    week_span,
    weekday_ahead,
    weekday_back,
    weekend_span,
    year_span,
)
from polgraph.extract.when.vocabulary import alternatives

if TYPE_CHECKING:
    import re

    from polgraph.extract.when.vocabulary import Vocabulary

TUESDAY, SATURDAY = 1, 5
DAY_WORDS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "overnight": 0,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def read_weekday(match: re.Match[str], context: Context) -> Reading | None:
    """Read "Monday", "last Friday", "late on Tuesday", "Monday of last week"."""
    if is_name(match, context.vocabulary) and not match["which"]:
        return None
    if context.published is None:
        return Reading(None)
    weekday, published = context.vocabulary.weekdays[match["weekday"]], context.published
    before, after = published - timedelta(days=1), published + timedelta(days=1)
    if match["week"]:
        week = week_span(published + timedelta(weeks={"last": -1, "this": 0, "next": 1}[match["week"]]))
        return Reading(day_span(week.start + timedelta(days=weekday)))
    which = (match["which"] or "").lower()
    if which in {"last", "this past", "past"}:
        return Reading(day_span(weekday_back(before, weekday)))
    if which in {"next", "this coming", "coming"}:
        return Reading(day_span(weekday_ahead(after, weekday)))
    if which in {"the previous", "the following"}:
        return Reading(None)
    return Reading(day_span(weekday_back(published, weekday)), day_span(weekday_ahead(published, weekday)))


def read_day_word(match: re.Match[str], context: Context) -> Reading:
    """Read "yesterday", "last night", "tomorrow", "overnight" (which ends on the day of publication)."""
    offset = DAY_WORDS[match["word"].lower()]
    return Reading(day_span(context.published + timedelta(days=offset)) if context.published else None)


def unit_span(unit: str, published: date, offset: int) -> Span:
    """The week, weekend, month or year that lies `offset` of them from the one of the publication."""
    if unit == "weekend":
        return weekend_span(published + timedelta(weeks=offset))
    if unit == "week":
        return week_span(published + timedelta(weeks=offset))
    return (
        month_span(published.year, published.month + offset) if unit == "month" else year_span(published.year + offset)
    )


def last_weekend(published: date) -> Span:
    """The weekend that has begun last."""
    return weekend_span(published if published.weekday() >= SATURDAY else published - timedelta(weeks=1))


def read_unit(match: re.Match[str], context: Context) -> Reading | None:
    """Read "last week", "earlier this month", "late last year", "the end of next month"."""
    published = context.published
    if published is None:
        return Reading(None)
    which, unit = match["which"].lower(), match["unit"]
    offset = {"last": -1, "this": 0, "the": 0, "next": 1}.get(which.split()[-1], -1)
    if unit == "weekend" and (which == "the" or (which == "this" and published.weekday() <= TUESDAY)):
        return Reading(last_weekend(published), weekend_span(published))
    span = unit_span(unit, published, offset)
    return Reading(clip(span, match, published))


def clip(span: Span, match: re.Match[str], published: date) -> Span:
    """The part of a span that "earlier", "later", "early", "late", "the end of" … leave."""
    word = (match["part"] or "").lower()
    if word == "earlier" and span.start <= published <= span.end:
        return replace(span, end=published)
    if word == "later" and span.start <= published <= span.end:
        return replace(span, start=published)
    return edge_of(part_of(span, word), match["place"])


def number_of(match: re.Match[str], vocabulary: Vocabulary) -> int | None:
    """The value of the group `number`; None for "several" and after "more than"."""
    word = match["number"].lower()
    if match["inexact"]:
        return None
    return int(word) if word.isdigit() else vocabulary.numbers.get(word)


def unit_of(match: re.Match[str]) -> str:
    """The unit in the singular."""
    return match["unit"].removesuffix("s")


def read_counted(match: re.Match[str], context: Context) -> Reading | None:
    """Read a number of units with its direction: "two days ago", "later", "before that", "after" and a clause."""
    if match["way"] == "ago":
        return read_ago(match, context)
    has_clause = match["way"] in {"after", "before"} and match.string[match.end()] == " "
    return read_shift_clause(match, context) if has_clause else read_shift(match, context)


def read_ago(match: re.Match[str], context: Context) -> Reading:
    """Read "two days ago", "a fortnight ago"; "several months ago" gives no date."""
    count, unit, published = number_of(match, context.vocabulary), unit_of(match), context.published
    if published is None or count is None:
        return Reading(None)
    return Reading(shift(day_span(published), -count, unit))


def read_shift(match: re.Match[str], context: Context) -> Reading | None:
    """Read "two days later", "a week earlier": counted from the date before it in the text."""
    count, unit = number_of(match, context.vocabulary), unit_of(match)
    if count is None:
        return Reading(None)
    back = match["way"] in {"earlier", "before", "before that", "previously"}
    return Reading(None, shift=(-count if back else count, unit))


def read_shift_clause(match: re.Match[str], context: Context) -> Reading | None:
    """Read "two days after" and "the day before" with their clause, whose event they date from the date before."""
    number = match["number"]
    if previous_word(match).lower() in context.vocabulary.lists["stretch_cues"]:
        return None
    count = 1 if number.lower() == "the" else number_of(match, context.vocabulary)
    if count is None:
        return Reading(None, forward=True)
    back = match["way"] == "after"
    return Reading(None, shift=(-count if back else count, unit_of(match)), forward=True)


def read_neighbour(match: re.Match[str], _: Context) -> Reading:
    """Read "the next day", "the previous week", "the same day", "that year": counted from the date before it."""
    way = match["way"].lower()
    count = {"the next": 1, "the following": 1, "the previous": -1, "the preceding": -1}.get(way, 0)
    return Reading(None, shift=(count, match["unit"]))


def read_duration(_match: re.Match[str], _: Context) -> Reading:
    """Read "for two weeks", "the past three days": a length, no date."""
    return Reading(None, kind=DateKind.DURATION)


def read_recurring(match: re.Match[str], context: Context) -> Reading | None:
    """Read "every Friday", "Mondays", "each year"."""
    return None if is_name(match, context.vocabulary) and not match["each"] else Reading(None, kind=DateKind.RECURRING)


def read_from_unit(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the past week", a length, unless a noun follows ("the last week of May")."""
    return None if next_word(match) == "of" else read_duration(match, context)


def read_week_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the first week of this month"."""
    if context.published is None:
        return Reading(None)
    offset = {"last": -1, "this": 0, "next": 1}[match["which"]]
    whole = month_span(context.published.year, context.published.month + offset)
    return Reading(hull(whole, whole))


def relative_rules(vocabulary: Vocabulary) -> tuple[Rule, ...]:
    """The rules of this module over a vocabulary."""
    count = r"(?:(?:about |around |some |roughly )?(?:<inexact> )?)(?:the )?<number>"
    part = r"(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)(?: in)?"
    places = rf"(?:{part} |(?:the )?(?P<place>end|start|beginning|middle) of )?"
    soon = r"(?:[Ll]ate|[Ee]arly|[Ee]arlier|[Ll]ater)"
    hour = rf"(?:{soon}(?: on)? |(?:the )?<daypart> (?:of|on) |[Oo]vernight (?:on|into) )?"
    which = r"(?P<which>(?i:last|next|this past|this coming|this|past|coming|the previous|the following))"
    neighbour = r"(?P<way>(?i:the next|the following|the previous|the preceding|the same|that|that same))"
    through = rf"(?i:{alternatives(vocabulary.lists['stretch_cues'])})"
    stretch = r"(?:past |last |next |coming |first |final |previous )?"
    unit = r"(?P<unit>day|week|month|year)"
    templates = (
        (
            rf"{hour}(?:{which} )?<weekday>(?: <daypart2>)?(?: (?:of )?(?P<week>last|this|next) week)?",
            read_weekday,
            Cue.WEEKDAY,
        ),
        (rf"(?:{soon} )?(?P<word>(?i:{'|'.join(DAY_WORDS)}))(?: <daypart>)?", read_day_word, Cue.UNIT),
        (
            rf"{places}(?P<which>(?i:last|this|next))(?: calendar)? (?P<unit>week|weekend|month|year)",
            read_unit,
            Cue.UNIT,
        ),
        (rf"(?P<part>)(?:the )?(?P<place>end|start|beginning|middle) of (?P<which>the) {unit}", read_unit, Cue.UNIT),
        (
            (
                r"(?P<part>)(?P<place>)(?:at|over|during|since|on|before|after|of) "
                r"(?P<at>(?P<which>the) (?P<unit>weekend))"
            ),
            read_unit,
            Cue.UNIT,
        ),
        (
            rf"{count} <unit> (?P<way>ago|later|earlier|(?:before|after) that|previously|after(?= )|before(?=[ ,.;]))",
            read_counted,
            Cue.UNIT,
        ),
        (rf"(?P<inexact>)(?P<number>[Tt]he) {unit} (?P<way>after|before)(?= )", read_shift_clause, Cue.UNIT),
        (rf"{neighbour} {unit}", read_neighbour, Cue.UNIT),
        (rf"{through} (?:the )?{stretch}{count}(?: more| straight| consecutive)? <unit>", read_duration, Cue.UNIT),
        (r"(?:[Tt]he )?(?:past|last|next|coming|first) <number> <unit>", read_duration, Cue.UNIT),
        (r"(?:[Ii]n )?(?:recent|coming|past) (?:days|weeks|months|years|decades)", read_duration, Cue.UNIT),
        (r"the (?:past|last|coming) (?:day|week|month|year|decade|century|fortnight)", read_from_unit, Cue.UNIT),
        (
            r"(?i:the (?:first|second|third|last) (?:week|days|weekend) of) (?P<which>last|this|next) month",
            read_week_of_month,
            Cue.UNIT,
        ),
        (
            r"(?P<each>(?i:every|each)) (?:other )?(?:<weekday>|<month>|<season>|<unit>)(?: <daypart>)?",
            read_recurring,
            Cue.ANY,
        ),
        (r"(?P<each>)<weekday>s", read_recurring, Cue.WEEKDAY),
    )
    return tuple(Rule(grammar(template, vocabulary), read, cue) for template, read, cue in templates)
