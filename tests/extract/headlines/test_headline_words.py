"""The fuller wording of headlines, and which lines are headlines; without a model."""

from __future__ import annotations

import pytest
import spacy

from polgraph.extract.actors.gazetteer import load_gazetteer
from polgraph.extract.headlines.lines import headlines
from polgraph.extract.headlines.wording import Words, joined, lowered, past, spelled_out, verbs
from polgraph.extract.lexicon import load_lexicon

COMMON = frozenset("troops kill six gunmen police fire tear gas at students court frees union leader of".split())
WORDS = Words(load_gazetteer(), load_lexicon(), COMMON.__contains__)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laos , Vietnam sign deal", "Laos and Vietnam sign deal"),
        ("Police , miners clash in Oruro", "Police and miners clash in Oruro"),
        ("Chad , Niger , Togo back Mali", "Chad , Niger and Togo back Mali"),
        ("Laos blacklists Thai bank , Dubai traders", "Laos blacklists Thai bank and Dubai traders"),
        ("Toledo , Peru 's ex - president , dies", "Toledo , Peru 's ex - president , dies"),
        ("Ama Kofi , new finance minister", "Ama Kofi , new finance minister"),
        ("In Caracas , Maduro speaks", "In Caracas , Maduro speaks"),
        ("Rebels killed 12 in Mali , police say", "Rebels killed 12 in Mali , police say"),
        ("Peru leader , 78 , dies", "Peru leader , 78 , dies"),
        ("Chad and Niger , Togo back Mali", "Chad and Niger , Togo back Mali"),
    ],
)
def test_comma_of_a_list(text: str, expected: str) -> None:
    assert " ".join(joined(text.split(), WORDS)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omani Troops Kill Six Gunmen In Dhofar", "Omani troops kill six gunmen In Dhofar"),
        ("Burkina Faso Court Frees Union Leader", "Burkina Faso court frees union leader"),
        ("Kenya Police question Amina Wanjiru over riot", "Kenya Police question Amina Wanjiru over riot"),
    ],
)
def test_capitals_on_names_only(text: str, expected: str) -> None:
    assert " ".join(lowered(text.split(), WORDS)) == expected


def test_former_office_is_spelled_out() -> None:
    assert spelled_out("Peru ex - president flees".split()) == "Peru former old president flees".split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("signs", "signed"), ("swap", "swapped"), ("vetoes", "vetoed"), ("strike", "struck"), ("deny", "denied")],
)
def test_past_of_a_present(text: str, expected: str) -> None:
    assert past(text, WORDS) == expected


def test_verbs_that_name_people_come_last() -> None:
    assert verbs("Peru guard orders arrest".split(), WORDS) == [2, 3, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laos swaps prisoners", ["Laos swaps prisoners"]),
        ("Laos swaps prisoners.", []),
        ("Laos swaps prisoners\n\nThey came home.\nTogo waits too", ["Laos swaps prisoners", "Togo waits too"]),
        ("Talks fail", []),
    ],
)
def test_lines_without_end_are_headlines(text: str, expected: list[str]) -> None:
    found = headlines([*spacy.blank("en")(text)])
    assert [" ".join(token.text for token in line) for line in found] == expected
