"""Posts: who holds which office of what."""

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
        ("The presidents of Laos and Peru, Bo Vong and Ana Paz, met.", ("Bo Vong", "HOLDS_OFFICE", "Laos")),
        ("The presidents of Laos and Peru, Bo Vong and Ana Paz, met.", ("Ana Paz", "HOLDS_OFFICE", "Peru")),
        ("The Chadian and Omani envoys, Ali Musa and Omar Said, met.", ("Omar Said", "HOLDS_OFFICE", "Oman")),
        ("Chad's leader named Ali Musa foreign minister.", ("Ali Musa", "HOLDS_OFFICE", "Chad")),
        ("The king appointed Omar Tazi prime minister of Jordan.", ("Omar Tazi", "HOLDS_OFFICE", "Jordan")),
        ("Chile's president, Ignacio Bravo, flew home.", ("Ignacio Bravo", "HOLDS_OFFICE", "Chile")),
        ("Finnish Foreign Minister Aino Lehtola spoke on Monday.", ("Aino Lehtola", "HOLDS_OFFICE", "Finland")),
        ("Bruno Keller, chairman of the Alpine Party, resigned.", ("Bruno Keller", "HOLDS_OFFICE", "Alpine Party")),
        ("Bruno Keller, leader of the Alpine Party, resigned.", ("Bruno Keller", "LEADS", "Alpine Party")),
        (
            "Rebels of the Gedo Liberation Army fled. The rebel army's chairman, Bo Vong, denied it.",
            ("Bo Vong", "LEADS", "Gedo Liberation Army"),
        ),
        ("Bruno Keller was the leader of the Alpine Party.", ("Bruno Keller", "LEADS", "Alpine Party")),
        ("Portugal is calm, the prime minister, Rui Tavora, said.", ("Rui Tavora", "HOLDS_OFFICE", "Portugal")),
        ("The minister met his Finnish counterpart, Aino Lehtola.", ("Aino Lehtola", "HOLDS_OFFICE", "Finland")),
        ("Bruno Keller, policy chief of the Alpine Party, left.", ("Bruno Keller", "HOLDS_OFFICE", "Alpine Party")),
        (
            "The United States is calm. Peru met Haiti. Deputy Secretary of State Ana Paz flew to Peru.",
            ("Ana Paz", "HOLDS_OFFICE", "United States"),
        ),
        (
            "Troops left Mosul, Pentagon spokesman Navy Capt. Paul Reed said.",
            ("Paul Reed", "HOLDS_OFFICE", "Pentagon"),
        ),
        (
            "The Pakistan Muslim League-Nawaz (PML-N) met. PML-N president Kamran Sethi resigned.",
            ("Kamran Sethi", "HOLDS_OFFICE", "Pakistan Muslim League-Nawaz"),
        ),
        (
            "Ghana is calm, the Attorney General of the Federation, Rui Tavora, said.",
            ("Rui Tavora", "HOLDS_OFFICE", "Ghana"),
        ),
        (
            "Haiti is ill. Haiti met Peru. Chile's president, Ivo Bravo, left. His foreign minister, Rosa Lagos, left.",
            ("Rosa Lagos", "HOLDS_OFFICE", "Chile"),
        ),
        (
            "Nepal is calm. Nepal met India's ambassador, Vikram Joshi. Joshi, a former foreign secretary, left.",
            ("Vikram Joshi", "HOLDS_OFFICE", "India"),
        ),
        (
            "Chile is calm. Chile met Peru. Nepal's Deputy Interior Minister Bo Thapa left.",
            ("Bo Thapa", "HOLDS_OFFICE", "Nepal"),
        ),
        ("President Ana Paz met Kazakh counterpart Kassym Ermekov.", ("Kassym Ermekov", "HOLDS_OFFICE", "Kazakhstan")),
        ("The mayor of Bergen, Aino Lehtola, resigned.", ("Aino Lehtola", "HOLDS_OFFICE", "Bergen")),
        (
            "The Alpine Party wooed Chile and sacked its treasurer, Rui Tavora.",
            ("Rui Tavora", "HOLDS_OFFICE", "Alpine Party"),
        ),
        (
            "Peru wrote to Britain. Home Secretary Anna Crewe objected.",
            ("Anna Crewe", "HOLDS_OFFICE", "United Kingdom"),
        ),
        ("Peru's ambassador to Chile, Luis Paz, left.", ("Luis Paz", "HOLDS_OFFICE", "Peru")),
        ("Peru's opposition leader, Mario Quispe, sued the paper.", ("Mario Quispe", "HOLDS_OFFICE", "Peru")),
        ("Kenya expelled a Ugandan trade attaché, Peter Okello.", ("Peter Okello", "HOLDS_OFFICE", "Uganda")),
        ("Ghana is calm, the speaker, Kofi Mensah, said.", ("Kofi Mensah", "HOLDS_OFFICE", "Ghana")),
        ("Spain is calm, the prefect, Carlos Ruiz, said.", ("Carlos Ruiz", "HOLDS_OFFICE", "Spain")),
        ("Chilean senator Rosa Delgado objected.", ("Rosa Delgado", "HOLDS_OFFICE", "Chile")),
        ("The Senate met. The majority leader, Ana Cruz, spoke.", ("Ana Cruz", "HOLDS_OFFICE", "Senate")),
        ("Pedro Ruiz, a cameraman for TV Sol, was hit.", ("Pedro Ruiz", "MEMBER_OF", "TV Sol")),
        (
            "The movement joined the Orlan Union, whose leader, Petr Zelenka, was shot.",
            (
                "Petr Zelenka",
                "LEADS",
                "Orlan Union",
            ),
        ),
    ],
)
def test_office_is_found(triples: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple in triples(text)


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
