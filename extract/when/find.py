"""Finds the date expressions of a text and gives them dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from polgraph.extract.when.absolute import absolute_rules
from polgraph.extract.when.ranges import range_rules
from polgraph.extract.when.records import DateKind, DateMention
from polgraph.extract.when.relative import DAY_WORDS, relative_rules
from polgraph.extract.when.rules import Context, Cue, Reading, Rule
from polgraph.extract.when.spans import Span, day_span, shift
from polgraph.extract.when.vocabulary import alternatives, load_vocabulary
from polgraph.ontology.records import DatePrecision, EventDate

if TYPE_CHECKING:
    from datetime import date

# An anchor further back than this belongs to another part of the story.
ANCHOR_DISTANCE = 400
SENTENCE_HEAD = re.compile(r"(?:[.!?]['\"”’]? |\n)$")
BEFORE, AFTER = 90, 50
"""How many characters a date expression may have before its first cue and behind its last."""
SUMMARY_UNITS = frozenset({"week", "fortnight", "month", "year"})
SOFTENERS = r"(?:(?:at least|around|about|as early as|the|on|in|early|late) )?"


class Found(NamedTuple):
    """A reading with its place in the text and the end of all that its rule matched."""

    start: int
    end: int
    reach: int
    reading: Reading


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, compiled once."""
    vocabulary = load_vocabulary()
    return (*range_rules(vocabulary), *absolute_rules(vocabulary), *relative_rules(vocabulary))


@cache
def cue_patterns() -> tuple[tuple[DateKind, re.Pattern[str]], ...]:
    """For each kind that a word before a date tells, the pattern of that word at the end of what precedes."""
    cues = load_vocabulary().cues
    return tuple(
        (DateKind(kind), re.compile(rf"(?<!\w)(?i:{alternatives(phrases)}) {SOFTENERS}$"))
        for kind, phrases in cues.items()
        if kind != DateKind.RECURRING
    )


def find_dates(text: str, published: date | None, *, future: bool = False) -> tuple[DateMention, ...]:
    """Find the date expressions of a text.

    A word such as "Monday" means the latest one that is not after the publication, and the coming one if the event
    lies ahead; both are kept (`DateMention.at`), for one sentence may speak of both. Without a publication date only
    absolute dates get a date.

    Args:
        text: any text; offsets count in its characters.
        published: day of publication, from which relative expressions count.
        future: whether `when` shall be the date for an event that lies ahead.

    Returns:
        The mentions in text order, without overlaps.
    """
    context = Context(published, load_vocabulary(), text)
    mentions: list[DateMention] = []
    for found in select(candidates(context)):
        mentions.append(make_mention(found, context, mentions))
    if future:
        return tuple(replace(mention, when=mention.at(future=True)) for mention in mentions)
    return tuple(mentions)


def candidates(context: Context) -> list[Found]:
    """What every rule reads in the text, overlaps included."""
    found: list[Found] = []
    around = stretches(context.text)
    for rule in all_rules():
        group = "at" if "at" in rule.pattern.groupindex else 0
        for begin, end in around[rule.cue]:
            for match in rule.pattern.finditer(context.text, begin, end):
                reading = rule.read(match, context)
                if reading is not None:
                    found.append(Found(match.start(group), match.end(group), match.end(), reading))
    return found


@cache
def cue_words() -> dict[str, Cue]:
    """The words of which a date expression has at least one, if no digit, and what each of them is."""
    vocabulary = load_vocabulary()
    # only the days told from today are read in capitals as well
    days = {phrase.split()[-1] for phrase in DAY_WORDS}
    forms = {form for word in days for form in (word, word.capitalize(), word.upper())}
    kinds = {
        Cue.HOLIDAY: vocabulary.holidays,
        Cue.MONTH: vocabulary.months,
        Cue.WEEKDAY: vocabulary.weekdays,
        Cue.SEASON: vocabulary.seasons,
        Cue.UNIT: {*vocabulary.lists["units"], *vocabulary.lists["parts_of_day"], *forms},
    }
    return {word: cue for cue, words in kinds.items() for word in words}


@cache
def cues() -> re.Pattern[str]:
    """A pattern of digits and of those words, which may go on as another word does: "days", "Mondays"."""
    return re.compile(rf"\b(?:\d+|{alternatives(cue_words())})")


def stretches(text: str) -> dict[Cue, list[tuple[int, int]]]:
    """By cue, the begin and end of each part of a text in which a date expression with it can stand."""
    found: dict[Cue, list[tuple[int, int]]] = {cue: [] for cue in Cue}
    kinds = cue_words()
    for match in cues().finditer(text):
        begin, end = max(0, match.start() - BEFORE), min(len(text), match.end() + AFTER)
        for parts in (found[kinds.get(match[0], Cue.DIGIT)], found[Cue.ANY]):
            if parts and begin <= parts[-1][1]:
                parts[-1] = (parts[-1][0], end)
            else:
                parts.append((begin, end))
    return found


def select(found: list[Found]) -> list[Found]:
    """The longest of overlapping finds, in text order."""
    chosen: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        place = bisect_left(chosen, one.start, key=lambda other: other.start)
        before, behind = chosen[max(place - 1, 0) : place], chosen[place : place + 1]
        if all(one.end <= other.start or other.end <= one.start for other in (*before, *behind)):
            chosen.insert(place, one)
    return chosen


def make_mention(found: Found, context: Context, before: list[DateMention]) -> DateMention:
    """The mention for a find: cue word taken in, anchor looked up among the mentions before it."""
    reading, text = found.reading, context.text
    start, kind = found.start, reading.kind
    if kind is DateKind.POINT:
        for cue, pattern in cue_patterns():
            if match := pattern.search(text, max(0, found.start - 30), found.start):
                start = match.start()
                # "before dawn on Sunday" is a part of that day, no deadline
                kind = kind if cue is DateKind.DEADLINE and part_of_day(text[found.start : found.end]) else cue
                break
    raw = text[start : found.end]
    past = reading.past if reading.shift is None else anchored(found, context, before)
    when = event_date(past, raw)
    ahead = event_date(reading.ahead, raw)
    return DateMention(start, found.end, raw, when, kind, ahead if ahead != when else None, reading.forward)


def part_of_day(raw: str) -> bool:
    """Whether a date expression begins with a part of the day: "dawn on Sunday"."""
    return re.match(r"[a-z]+", raw) is not None and raw.split()[0] in load_vocabulary().lists["parts_of_day"]


def anchored(found: Found, context: Context, before: list[DateMention]) -> Span | None:
    """The date that lies so many units from the nearest dated mention before it in the same paragraph.

    Where there is none, "Four years after …" at the head of a sentence looks back from the publication, if the unit
    is wide enough for such a summary.
    """
    by = found.reading.shift
    if by is None:
        return None
    for mention in reversed(before):
        if found.start - mention.end > ANCHOR_DISTANCE or "\n" in context.text[mention.end : found.start]:
            break
        if mention.when is not None and not mention.forward:
            return shifted(Span(mention.when.start, mention.when.end, mention.when.precision), *by)
    heads = SENTENCE_HEAD.search(context.text, max(0, found.start - 3), found.start) or found.start == 0
    if heads and found.reading.forward and by[0] < 0 and by[1] in SUMMARY_UNITS and context.published:
        return shift(day_span(context.published), *by)
    return None


def shifted(anchor: Span, count: int, unit: str) -> Span | None:
    """A span so many units from another; a few days from a month or weeks from a year are in that month or year."""
    near = {DatePrecision.MONTH: {"day": 7, "night": 7}, DatePrecision.YEAR: {"day": 99, "week": 12, "month": 3}}
    exact = shift(anchor, count, unit)
    within = abs(count) <= near.get(anchor.precision, {}).get(unit, 0)
    return anchor if exact is None and within else exact


def event_date(span: Span | None, raw: str) -> EventDate | None:
    """The record for a span."""
    return EventDate(span.start, span.end, span.precision, raw) if span else None
