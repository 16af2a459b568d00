"""Posts: who holds which office of what, and who does not (tables/offices.yaml has more)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model
Triples = set[tuple[str, str, str]]


@pytest.mark.parametrize(
    ("text", "person", "relation"),
    [
        ("Bruno Keller met the leader of the Alpine Party.", "Bruno Keller", "LEADS"),
        ("The president of Chile met Bruno Keller.", "Bruno Keller", "HOLDS_OFFICE"),
        ("A captain of industry met Bruno Keller.", "Bruno Keller", "MEMBER_OF"),
        ("Bruno Keller, a cameraman, went to Peru.", "Bruno Keller", "MEMBER_OF"),
    ],
)
def test_office_of_another_is_not_taken(
    triples: Callable[[str], Triples], text: str, person: str, relation: str
) -> None:
    assert not {t for t in triples(text) if t[0] == person and t[1] == relation}


def test_home_of_a_post_is_the_state_of_its_own_item(triples: Callable[[str], Triples]) -> None:
    text = (
        "LISBON – Portugal closed its ports. The labour minister, Rui Tavora, defended the step.\n\n"
        "HELSINKI – Finland raised taxes. The finance minister, Aino Lehtola, defended the step."
    )
    found = triples(text)
    assert ("Rui Tavora", "HOLDS_OFFICE", "Portugal") in found
    assert ("Aino Lehtola", "HOLDS_OFFICE", "Finland") in found


@pytest.mark.parametrize(
    ("text", "person", "place"),
    [
        ("The mayor of Kyiv, Oleh Bondar, met Rosa Vilar.", "Oleh Bondar", "Kyiv"),
        ("Nairobi Deputy Mayor Ade Obi met Rosa Vilar.", "Ade Obi", "Nairobi"),
        ("Osun State Governor Ade Bello met Rosa Vilar.", "Ade Bello", "Osun"),
        ("The Izmir mayor, Tolga Sener, met Rosa Vilar.", "Tolga Sener", "Izmir"),
        ("President Jean Roux of France met Rosa Vilar in Paris.", "Jean Roux", "France"),
    ],
)
def test_a_town_has_a_mayor_and_a_state_a_president(
    triples: Callable[[str], Triples], text: str, person: str, place: str
) -> None:
    assert {o for s, r, o in triples(text) if s == person and r == "HOLDS_OFFICE"} == {place}
