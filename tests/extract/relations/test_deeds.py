"""Reactions to deeds that the text names by a noun, and measures that are undone, hit whoever did the deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extract.conftest import Triple

pytestmark = pytest.mark.model
Triples = set[tuple[str, str, str]]

VOTE = (
    "The assembly voted on Monday to impeach Ana Paz, a step that the Green Union called an abuse of power and "
    "that the Red Front hailed as overdue."
)
BORDER = "Togo expelled the envoy of Peru, a move Minister Luis Gil described as a slap in the face."
CLAIM = "Villagers accused the rebels of burning barns, an allegation the rebels called a lie."
SITIN = "The Green Union organised a sit-in outside the town hall, which police broke up with tear gas."
SACKED = "The council on Sunday dismissed Premier Ana Paz and appointed businessman Luis Gil in her place."


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Togo deported 900 Malians. Norway condemned the deportations.", ("Norway", "ACCUSE", "Togo")),
        (VOTE, ("Green Union", "ACCUSE", "assembly")),
        (VOTE, ("Red Front", "SUPPORT", "assembly")),
        (BORDER, ("Luis Gil", "ACCUSE", "Togo")),
        (CLAIM, ("rebels", "ACCUSE", "Villagers")),
        (SITIN, ("police", "ASSAULT", "Green Union")),
        ("Togo's Supreme Court overturned a ban on the Green Union.", ("Supreme Court", "CONCEDE", "Green Union")),
        ("The court struck down a decree by President Luis Gil.", ("court", "REJECT", "Luis Gil")),
        ("Ghana lodged a formal protest with Mali.", ("Ghana", "ACCUSE", "Mali")),
        (SACKED, ("council", "SANCTION", "Ana Paz")),
    ],
)
def test_doer_is_meant(triples: Callable[[str], Triples], text: str, triple: Triple) -> None:
    assert triple in triples(text)


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Togo praised 900 Malians. Norway condemned the deportations of Benin.", ("Norway", "ACCUSE", "Togo")),
        (CLAIM, ("rebels", "ACCUSE", "rebels")),
        (SITIN, ("police", "ASSAULT", "town hall")),
        ("Police stormed the town hall, which rebels held.", ("Police", "ASSAULT", "rebels")),
        ("Togo's Supreme Court overturned a ban on the Green Union.", ("Supreme Court", "REJECT", "Green Union")),
        ("Ghana lodged a formal protest with the United Nations.", ("Ghana", "ACCUSE", "United Nations")),
        ("Ana Paz filed a complaint with the election commission.", ("Ana Paz", "ACCUSE", "election commission")),
        (SACKED, ("council", "SANCTION", "Luis Gil")),
        ("The council thanked Ana Paz and elected President Luis Gil.", ("Ana Paz", "SUPPORT", "Luis Gil")),
    ],
)
def test_others_are_not(firm: Callable[[str], Triples], text: str, triple: Triple) -> None:
    assert triple not in firm(text)
