"""Reprints and light edits are one story; other reports of the same event are not."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.graph.stories.compare import DAYS, near_in_time, one_story, stories
from polgraph.graph.stories.shingles import HASHES, ROWS, bands, shingles

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORT = (
    "The parliament of Ruvia passed a law on Tuesday that lets the government seize the ships of "
    "companies which trade with the rebels of the Harbour Union. Orla Brandt, the minister of trade, said"
    " the law would end a war that had cost the island nine hundred lives. Tomas Reke, who leads the "
    "opposition, called it theft and walked out with his party. Fishermen blocked the harbour of Old "
    "Ruvia in the evening and burned a customs boat. Police arrested eleven people."
)

KEY = 7202009226678290157


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param(REPORT, True, id="reprint"),
        pytest.param(REPORT.upper(), True, id="other case"),
        pytest.param(REPORT.replace(". ", ".\n\n"), True, id="other paragraphs"),
        pytest.param(REPORT[: len(REPORT) * 2 // 3], True, id="cut from its end"),
        pytest.param(REPORT.replace("Tuesday", "Monday").replace("eleven", "twelve"), True, id="light edit"),
        pytest.param(f"{REPORT} The weather stays fine, and the regatta begins on Sunday as planned.", True, id="more"),
        pytest.param(
            "Lawmakers in Ruvia have approved the confiscation of vessels that belong to firms dealing with the "
            "Harbour Union. The opposition under Tomas Reke left the chamber in protest, and eleven fishermen "
            "were detained after they set fire to a boat of the customs service in the capital's port, which they"
            " had closed for hours.",
            False,
            id="other words",
        ),
        pytest.param("Police arrested eleven people.", False, id="one sentence of it"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_one_story_or_two(other: str, same: bool) -> None:
    assert one_story(shingles(REPORT), shingles(other)) is same
    assert one_story(shingles(other), shingles(REPORT)) is same


def corpus(seed: int) -> Iterator[tuple[int, str]]:
    """Invented reports, each printed by several papers: whole, cut, with changed words and with a sentence more."""
    chance = random.Random(seed)  # noqa: S311 - repeatable texts, no secrets
    words = [f"word{number}" for number in range(3000)]
    common = words[:40]
    for story in range(60):
        report = [chance.choice(common if chance.random() < 0.4 else words) for _ in range(chance.randint(80, 300))]
        yield story, " ".join(report)
        for _ in range(chance.randint(0, 4)):
            edited = report[: int(len(report) * chance.uniform(0.6, 1))]
            for _ in range(len(edited) // 40):
                edited[chance.randrange(len(edited))] = chance.choice(words)
            yield story, " ".join([*edited, *chance.choices(words, k=chance.randint(0, 15))])


@pytest.mark.parametrize("seed", range(3))
def test_known_reprints_are_found_through_the_index_and_nothing_else(seed: int) -> None:
    texts = list(corpus(seed))
    runs = [shingles(text) for _, text in texts]
    keys = [frozenset(bands(text)) for _, text in texts]
    truth = {(a, b) for a, b in combinations(range(len(texts)), 2) if texts[a][0] == texts[b][0]}
    found = {(a, b) for a, b in combinations(range(len(texts)), 2) if keys[a] & keys[b] and one_story(runs[a], runs[b])}
    assert len(truth) > 50
    assert len(found & truth) >= 0.95 * len(truth)
    assert len(found & truth) >= 0.95 * len(found)


def test_a_text_has_a_key_a_band() -> None:
    assert len(bands(REPORT)) == HASHES // ROWS
    assert bands(" ... ") == ()


def test_the_keys_of_a_text_never_change() -> None:
    # A stored index is of no use to a version that computes other keys.
    assert bands(REPORT)[0] == KEY


def test_the_same_words_long_after_are_no_reprint() -> None:
    day = date(2031, 1, 1)
    assert near_in_time(day, day + timedelta(days=DAYS))
    assert not near_in_time(day, day + timedelta(days=DAYS + 1))
    assert near_in_time(None, day)


def test_a_story_is_named_after_its_first_article() -> None:
    days = {"a": date(2031, 1, 3), "b": date(2031, 1, 2), "c": None, "d": date(2031, 1, 2), "e": None}
    assert stories(days, [("a", "b"), ("d", "b"), ("c", "a")]) == {"a": "b", "b": "b", "c": "b", "d": "b", "e": "e"}


pairs = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=12)


@given(pairs, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_changes_nothing(twins: list[tuple[str, str]], chance: random.Random) -> None:
    days = {name: date(2031, 1, 1 + at % 3) for at, name in enumerate("abcdefg")}
    shuffled = [pair if chance.random() < 0.5 else pair[::-1] for pair in twins]
    chance.shuffle(shuffled)
    assert stories(days, twins) == stories(days, shuffled)


def test_texts_beyond_those_that_are_kept_have_the_same_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{REPORT} {number}" for number in range(4)] * 2
    wanted = list(map(shingles, texts))
    monkeypatch.setattr("polgraph.graph.stories.shingles.KEPT", len(REPORT.split()) * 2)
    assert list(map(shingles, reversed(texts))) == wanted[::-1]
