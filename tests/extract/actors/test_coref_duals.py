"""Words that stand for two actors, and their near misses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model

OPENING = "Chile and Peru fought over the fishing grounds for years. "
CASES = {
    "both sides": (OPENING + "Brazil urged both sides to stop.", "sides", {"Chile", "Peru"}),
    "the two countries": (OPENING + "The two countries signed a truce on Monday.", "countries", {"Chile", "Peru"}),
    "both alone": (OPENING + "Both rejected the offer.", "Both", {"Chile", "Peru"}),
    "neither side": (OPENING + "Neither side has accepted the offer.", "side", {"Chile", "Peru"}),
    "the speaker is no side": ("Chile attacked Peru. Brazil urged both sides to stop.", "sides", {"Chile", "Peru"}),
    "no subject in a row is a side": (
        "Chile attacked Peru. Brazil and Norway urged both sides to stop.",
        "sides",
        {"Chile", "Peru"},
    ),
    "police are no side": (
        "Chile attacked Peru. Police and soldiers looked on. Both sides denied it.",
        "sides",
        {"Chile", "Peru"},
    ),
    "each other": (OPENING + "Norway and Sweden accused each other of lying.", "other", {"Norway", "Sweden"}),
    "each side": (OPENING + "Each side blamed the weather.", "side", {"Chile", "Peru"}),
    "each side and the other": (OPENING + "Each side accused the other of lying.", "other", {"Chile", "Peru"}),
    "where the two sides are met": (OPENING + "Brazil hosted the two sides in Manaus.", "sides", {"Chile", "Peru"}),
    "named in apposition": ("The two countries, Norway and Sweden, signed a truce.", "countries", {"Norway", "Sweden"}),
    "the latter": ("Norway criticised Sweden. The latter rejected the charge.", "latter", {"Sweden"}),
    "the former": ("Norway criticised Sweden. The former rejected the charge.", "former", {"Norway"}),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_two_actors(case: str, stands_for: Callable[..., set[str]]) -> None:
    text, word, expected = CASES[case]
    assert stands_for(text, word) == expected


def test_two_companies_somewhere_are_not_those_named(stands_for: Callable[..., set[str]]) -> None:
    assert not stands_for(OPENING + "Brazil fined the two companies in Manaus.", "companies") & {"Chile", "Peru"}


def test_two_new_countries_are_not_those_named(stands_for: Callable[..., set[str]]) -> None:
    assert not stands_for(OPENING + "Two other countries sent troops.", "countries") & {"Chile", "Peru"}
