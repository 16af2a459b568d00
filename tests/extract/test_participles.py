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
        ("Officials thought that separatists abducted a priest.", ("separatists", "ASSAULT", "priest")),
        ("The premier said Hari Thapa arrested Juma Otieno.", ("Hari Thapa", "COERCE", "Juma Otieno")),
        ("Chad freed Juma Otieno, whom rebels detained by force held.", ("Chad", "RETREAT", "Juma Otieno")),
        ("Ana Silva, the mayor, attacked General Musa, accused him of theft.", ("Ana Silva", "ASSAULT", "Musa")),
    ],
)
def test_clauses_of_their_own_stay(proposed_in: Proposed, text: str, expected: Triple) -> None:
    assert expected in firm(proposed_in, text)
