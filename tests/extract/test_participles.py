"""Participles behind a noun, which the parser takes for its verb, and verbs that it takes for participles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.extract.relations.model import How

if TYPE_CHECKING:
    from tests.extract.conftest import Proposed, Triple

pytestmark = pytest.mark.model


def firm(proposed_in: Proposed, text: str) -> set[Triple]:
    return {triple for triple, c in proposed_in(text) if max(c.subject.how, c.object.how) < How.INSIDE}


@pytest.mark.parametrize(
    ("text", "expected", "wrong"),
    [
        (
            "Gunmen thought to be deserters abducted a priest and two nuns in Colombia.",
            ("Gunmen thought to be deserters", "ASSAULT", "priest"),
            ("deserters", "ASSAULT", "priest"),
        ),
        (
            "Troops suspected to be Chadians attacked the town of Bardo.",
            ("Troops suspected to be Chadians", "ASSAULT", "Bardo"),
            ("Chadians", "ASSAULT", "Bardo"),
        ),
        (
            "The Estonian army freed Juma Otieno, a Kenyan herder whom their border guards arrested in June.",
            ("border guards", "COERCE", "Juma Otieno"),
            ("Estonian army", "COERCE", "border guards"),
        ),
        (
            "The rebels gave up Jonas Mbeki, a commander wanted for the kidnapping of two German engineers.",
            ("Jonas Mbeki", "ASSAULT", "two German engineers"),
            ("rebels", "ASSAULT", "two German engineers"),
        ),
        (
            "Jonas Mbeki, wanted for the murder of two priests, attacked the town of Bardo.",
            ("Jonas Mbeki", "ASSAULT", "two priests"),
            ("Bardo", "ASSAULT", "two priests"),
        ),
        (
            "Norway condemned the attack in Narva claimed by the Iron Legion that targeted mourners in a tent.",
            ("Iron Legion", "ASSAULT", "mourners"),
            ("Norway", "ASSAULT", "mourners"),
        ),
        (
            "Norway condemned the arrest by Chad of Ana Silva.",
            ("Norway", "ACCUSE", "Chad"),
            ("Norway", "ACCUSE", "Ana Silva"),
        ),
        (
            "Norway has supported the recapture by Estonian forces of the port of Narva.",
            ("Estonian forces", "ASSAULT", "port of Narva"),
            ("Norway", "ASSAULT", "port of Narva"),
        ),
        (
            "Estonian forces took the town of Narva from the Iron Legion, assisted by Norwegian jets.",
            ("Norwegian jets", "AID", "Estonian forces"),
            ("Norwegian jets", "AID", "Iron Legion"),
        ),
        (
            "Turkish troops liberated Dabo from the Iron Legion's control with the help of Norway.",
            ("Norway", "AID", "Turkish troops"),
            ("Norway", "AID", "Iron Legion"),
        ),
        (
            "The premier had Hari Thapa arrested.",
            ("premier", "COERCE", "Hari Thapa"),
            ("Hari Thapa", "COERCE", "premier"),
        ),
        (
            "The speaker had Hari Thapa removed from the hall by guards.",
            ("guards", "COERCE", "Hari Thapa"),
            ("Hari Thapa", "COERCE", "guards"),
        ),
    ],
)
def test_who_does_it(proposed_in: Proposed, text: str, expected: Triple, wrong: Triple) -> None:
    found = firm(proposed_in, text)
    assert expected in found
    assert wrong not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian troops ended the siege of Narva by force.", ("Norwegian troops", "RETREAT", "Narva")),
        ("Norway condemned the attack by the army of Sudan on a convoy.", ("Norway", "ACCUSE", "army of Sudan")),
        ("Norway stopped the attack by bombing Narva.", ("Norway", "ASSAULT", "Narva")),
        ("Officials thought that separatists abducted a priest.", ("separatists", "ASSAULT", "priest")),
        ("The premier said Hari Thapa arrested Juma Otieno.", ("Hari Thapa", "COERCE", "Juma Otieno")),
        ("Chad freed Juma Otieno, whom rebels detained by force held.", ("Chad", "RETREAT", "Juma Otieno")),
        ("Ana Silva, the mayor, attacked General Musa, accused him of theft.", ("Ana Silva", "ASSAULT", "Musa")),
    ],
)
def test_clauses_of_their_own_stay(proposed_in: Proposed, text: str, expected: Triple) -> None:
    assert expected in firm(proposed_in, text)
