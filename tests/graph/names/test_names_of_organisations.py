"""Which names of organisations are one, which are two, and which leave a doubt."""

from __future__ import annotations

import pytest

from polgraph.graph.names import Aliases, Schema, Verdict, compare

NONE = Aliases.of([])
SAME = [
    ("Hezbollah", "Hizballah"),
    ("Kata'ib Hezbollah", "Kataib Hizbullah"),
    ("Asaib Ahl al-Haq", "Asa’ib Ahl al Haq"),
    ("Ministry of Defence", "Ministry of Defense"),
    ("Harbour Shipping Ltd", "Harbor Shipping Limited"),
    ("Gazprom", "Gazprom PJSC"),
    ("5th Brigade", "Fifth Brigade"),
    ("Unit Twenty-One", "Unit 21"),
    ("IAEA", "International Atomic Energy Agency"),
    ("The African Union", "African Union"),
    ("Газпром", "Gazprom"),
]
DIFFERENT = [
    ("Government of Iran", "Government of Iraq"),
    ("Army of Niger", "Army of Nigeria"),
    ("Fatah", "Fatah Youth"),
    ("Hamas", "Hamas military wing"),
    ("5th Brigade", "4th Brigade"),
    ("Ministry of Defense", "Ministry of Interior"),
    ("Democratic Party", "Republican Party"),
    ("", "Fatah"),
]
UNSURE = [
    ("United Nations", "UN"),
    ("Hezbollah", "Kata'ib Hezbollah"),
    ("Harbour Shipping Ltd", "Harbour Shipping AG"),
]


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [(*pair, verdict) for verdict, pairs in zip(Verdict, (SAME, DIFFERENT, UNSURE), strict=True) for pair in pairs],
)
def test_verdicts(left: str, right: str, verdict: Verdict) -> None:
    assert compare(left, right, schema=Schema.ORGANIZATION, aliases=NONE).verdict is verdict


@pytest.mark.parametrize("other", ["AAH", "League of the Righteous"])
def test_a_translation_is_the_same_by_declared_alias(other: str) -> None:
    found = compare("Asa'ib Ahl al-Haq", other, schema=Schema.ORGANIZATION)
    assert found.verdict is Verdict.SAME
    assert found.reasons == ("declared alias",)


def test_a_translation_is_not_the_same_without_declaration() -> None:
    found = compare("Asa'ib Ahl al-Haq", "League of the Righteous", schema=Schema.ORGANIZATION, aliases=NONE)
    assert found.verdict is Verdict.DIFFERENT


def test_own_aliases() -> None:
    declared = Aliases.of([["Sons of Ruvia", "the Ruvians"]])
    assert compare("Ruvians", "Sons of Ruvia", schema=Schema.ORGANIZATION, aliases=declared).verdict is Verdict.SAME
