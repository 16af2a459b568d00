"""Who fights and who helps in the prose of armies and ministries, and near-misses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model
Triples = set[tuple[str, str, str]]


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Belgium backs Niger in the fight against Ansaru.", ("Niger", "ASSAULT", "Ansaru")),
        ("France reiterated its support for Chad in the fight against Ansaru.", ("Chad", "ASSAULT", "Ansaru")),
        ("Norway stands by Somalia to defeat al-Shabaab.", ("Somalia", "ASSAULT", "Al-Shabaab")),
        ("Kenya will work with Uganda to defeat al-Shabaab.", ("Uganda", "ASSAULT", "Al-Shabaab")),
        ("Canada is committed to defeating Boko Haram.", ("Canada", "ASSAULT", "Boko Haram")),
        (
            "The bombing, which was claimed by al-Shabaab, hurt Kenyan police.",
            ("Al-Shabaab", "ASSAULT", "Kenyan police"),
        ),
        (
            "An attack claimed by Boko Haram killed nine Chadian soldiers.",
            ("Boko Haram", "ASSAULT", "nine Chadian soldiers"),
        ),
        (
            "Somali soldiers freed the town of Adale from al-Shabaab control.",
            ("Somali soldiers", "ASSAULT", "Al-Shabaab"),
        ),
        ("Ukrainian forces used drones against Russian forces.", ("Ukrainian forces", "ASSAULT", "Russian forces")),
        ("Norway stands shoulder to shoulder with Ukraine.", ("Norway", "SUPPORT", "Ukraine")),
        ("Turkish drones flew in support of Somalia.", ("Turkish drones", "SUPPORT", "Somalia")),
        ("Rwandan troops bombed two al-Shabaab targets near Palma.", ("Rwandan troops", "ASSAULT", "Al-Shabaab")),
        ("Rwandan troops killed nine al-Shabaab fighters.", ("Rwandan troops", "ASSAULT", "Al-Shabaab")),
        (
            "Peru joined a coalition to defeat Shining Path. The coalition met.",
            ("coalition to defeat Shining Path", "ASSAULT", "Shining Path"),
        ),
    ],
)
def test_side_is_found(firm: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple in firm(text)


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Belgium backs Niger in the talks about Ansaru.", ("Niger", "ASSAULT", "Ansaru")),
        ("Norway warned Somalia to defeat al-Shabaab.", ("Norway", "ASSAULT", "Al-Shabaab")),
        (
            "An attack condemned by Boko Haram killed nine Chadian soldiers.",
            ("Boko Haram", "ASSAULT", "nine Chadian soldiers"),
        ),
        ("Norway stands in the queue with Ukraine.", ("Norway", "ASSAULT", "Ukraine")),
        ("Rwandan troops arrested an al-Shabaab fighter.", ("Rwandan troops", "COERCE", "Al-Shabaab")),
    ],
)
def test_side_is_not_found(firm: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple not in firm(text)


def test_regime_of_a_person_is_no_other_state(firm: Callable[[str], Triples]) -> None:
    text = "The Karimi regime arrested editors. Poland condemned the regime."
    assert ("Poland", "ACCUSE", "Karimi regime") in firm(text)
