"""Which date belongs to which predicate."""

from __future__ import annotations

from datetime import date

import pytest

from polgraph.extract.when import choose_date, find_dates

PUBLISHED = date(2020, 12, 26)


def chosen(text: str, trigger: str, clause: str = "", *, future: bool = False, lasting: bool = False) -> str | None:
    """The words of the date chosen for a trigger word of a text, within a clause of it."""
    begin = text.index(clause)
    bounds = (begin, begin + len(clause or text))
    mention = choose_date(find_dates(text, PUBLISHED), text.index(trigger), bounds, future=future, lasting=lasting)
    return mention.raw if mention else None


@pytest.mark.parametrize(
    ("text", "trigger", "clause", "expected"),
    [
        ("On Monday he fled; on Friday he returned.", "fled", "On Monday he fled", "Monday"),
        ("On Monday he fled; on Friday he returned.", "returned", "on Friday he returned", "Friday"),
        ("On Monday men whom police had freed in May struck.", "freed", "whom police had freed in May", "May"),
        ("On Monday rebels from a group that broke away in 2014 attacked.", "broke",
         "that broke away in 2014", "2014"),
        ("On Monday the man who leads it resigned.", "leads", "who leads it", None),
        ("He fled on Monday.", "fled", "", "Monday"),
        ("He fled.", "fled", "", None),
    ],
)  # fmt: skip
def test_only_the_clause_counts(text: str, trigger: str, clause: str, expected: str | None) -> None:
    assert chosen(text, trigger, clause) == expected


@pytest.mark.parametrize("words", ["for two weeks", "by Friday", "every Friday", "until May", "over the past year"])
def test_lengths_and_limits_date_no_event(words: str) -> None:
    assert chosen(f"They struck {words}.", "struck") is None


def test_a_deadline_dates_what_lies_ahead() -> None:
    assert chosen("He said on Monday that they would leave by June.", "leave", future=True) == "by June"


def test_words_with_a_clause_of_their_own_date_only_that_clause() -> None:
    text = "On Thursday the man fled two days after police freed him."
    assert (chosen(text, "fled"), chosen(text, "freed")) == ("Thursday", "two days after")


def test_since_dates_a_state_by_its_beginning_and_no_event() -> None:
    text = "They have held the town since May."
    assert (chosen(text, "held"), chosen(text, "held", lasting=True)) == (None, "since May")


def test_nothing_later_than_the_publication_dates_what_has_happened() -> None:
    mentions = find_dates("They agreed to meet on 3 January.", PUBLISHED)
    assert choose_date(mentions, 5) is not None
    assert choose_date(mentions, 5, published=PUBLISHED) is None
    assert choose_date(mentions, 5, published=PUBLISHED, future=True) is not None
