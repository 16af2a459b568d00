"""Properties of the date rules over many texts and days."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.extract.when import DateKind, find, find_dates
from polgraph.extract.when.rules import Context, Cue
from polgraph.extract.when.vocabulary import alternatives, load_vocabulary
from polgraph.ontology.records import DatePrecision

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FORMATS = ("%d %B %Y", "%d %b %Y", "%d %b. %Y", "%B %d, %Y", "%b. %d, %Y", "%b %d %Y", "%Y-%m-%d", "%Y/%m/%d",
           "%d.%m.%Y", "%A, %B %d, %Y", "%A %d %B %Y", "%d-%b-%Y")  # fmt: skip
PIECES = (*WEEKDAYS, "on", "last", "next", "this", "the", "in", "since", "by", "May", "March", "Dec.", "2014", "12",
          "26th", "week", "month", "two", "days", "later", "ago", "after", ",", "-", "to", "from", "early", "late",
          "end", "of", "summer", "weekend", "\n", "“", "é", "1990s", "every", "overnight", "0")  # fmt: skip
ODD = ("May Day", "Christmas", "THIS EVENING", "Overnight", "Yesterday", "TONIGHT", "tomorrow", "Decade", "Decades",
       "26-Dec-2014", "mid-March", "midnight", "birthday", "(2012–14", "12.06.2014", "each",
       "for the previous fewer than a couple of consecutive")  # fmt: skip
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))


@given(texts, st.one_of(st.none(), days), st.booleans())
def test_mentions_are_substrings_in_order_with_valid_spans(text: str, published: date | None, future: bool) -> None:
    end = 0
    for mention in find_dates(text, published, future=future):
        assert mention.start >= end
        assert mention.raw
        assert text[mention.start : mention.end] == mention.raw
        end = mention.end
        for when in (mention.when, mention.ahead):
            assert when is None or (when.start <= when.end and when.raw == mention.raw)
        if mention.kind in {DateKind.DURATION, DateKind.RECURRING}:
            assert mention.when is None


@pytest.mark.parametrize("form", FORMATS)
@given(day=days, published=st.one_of(st.none(), days))
def test_written_days_are_read_back(form: str, day: date, published: date | None) -> None:
    written = day.strftime(form).replace("May.", "May")
    (mention,) = find_dates(f"Troops left on {written}, he said.", published)
    assert mention.when is not None
    assert (mention.when.start, mention.when.end) == (day, day)
    assert mention.when.precision is DatePrecision.DAY
    assert mention.ahead is None


@given(day=days)
def test_slashed_days_are_read_back_or_left_open(day: date) -> None:
    (mention,) = find_dates(f"Signed {day.strftime('%d/%m/%Y')}.", None)
    if day.day > 12 or day.day == day.month:
        assert mention.when is not None
        assert mention.when.start == day
    else:
        assert mention.when is None


@given(published=days, weekday=st.sampled_from(WEEKDAYS), form=st.sampled_from(("on {}", "{} night", "late on {}")))
def test_a_weekday_lies_in_the_week_up_to_publication(published: date, weekday: str, form: str) -> None:
    (mention,) = find_dates(f"They met {form.format(weekday)}.", published)
    assert mention.when is not None
    assert timedelta(0) <= published - mention.when.start <= timedelta(days=6)
    assert WEEKDAYS[mention.when.start.weekday()] == weekday
    coming = mention.at(future=True)
    assert coming is not None
    assert timedelta(0) <= coming.start - published <= timedelta(days=6)


@given(published=days, month=st.sampled_from(("January", "April", "June", "September", "December")))
def test_a_month_alone_is_never_after_publication(published: date, month: str) -> None:
    (mention,) = find_dates(f"They met in {month}.", published)
    assert mention.when is not None
    assert mention.when.start <= published
    assert published - mention.when.start < timedelta(days=366)
    assert mention.when.start.strftime("%B") == month


@given(texts, days)
def test_the_same_text_gives_the_same_mentions(text: str, published: date) -> None:
    assert find_dates(text, published) == find_dates(text, published)


def test_vocabulary_is_well_formed() -> None:
    vocabulary = load_vocabulary()
    assert set(vocabulary.months.values()) == set(range(1, 13))
    assert set(vocabulary.weekdays.values()) == set(range(7))
    assert all(1 <= month <= 12 for months in vocabulary.seasons.values() for month in months)
    assert set(vocabulary.cues) <= {kind.value for kind in DateKind}
    assert all(date(2001, month, day) for month, day in vocabulary.holidays.values())
    for name, words in vocabulary.lists.items():
        assert len(set(words)) == len(words), name
        assert all(isinstance(word, str) and word == word.strip() != "" for word in words), name


@given(st.sets(st.text("aAb.", min_size=1, max_size=4), min_size=1), st.text("aAb.", max_size=6))
def test_alternatives_match_the_longest_word_that_a_text_begins_with(words: set[str], text: str) -> None:
    found = re.match(alternatives(words), text)
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    assert (found[0] if found else None) == longest


@given(st.lists(st.sampled_from((*PIECES, *ODD)), max_size=25))
def test_no_date_is_lost_by_looking_only_around_cues(pieces: list[str]) -> None:
    text = " ".join(pieces)
    context = Context(date(2014, 6, 3), load_vocabulary(), text)
    whole = {cue: [(0, len(text))] for cue in Cue}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find, "stretches", lambda _: whole)
        everywhere = find.select(find.candidates(context))
    assert find.select(find.candidates(context)) == everywhere
