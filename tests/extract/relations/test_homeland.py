"""The state of a post that is named without one: whose is "the prime minister"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model

AT_HOME = {
    "dateline": (
        "LUSAKA, Zambia — The finance minister, Mary Banda, resigned on Friday.\n\nShe had quarrelled with Malawi.",
        ("Mary Banda", "Zambia"),
    ),
    "dateline in ordinary letters, with an agency": (
        "Lusaka (Example Wire) - The finance minister, Mary Banda, resigned. Malawi's army left Zambia.",
        ("Mary Banda", "Zambia"),
    ),
    "dateline in capitals, with day and agency": (
        "KATHMANDU, Nov 3 (Example Wire) — The prime minister, Suresh Thapa, defied India. Nepal praised India's army.",
        ("Suresh Thapa", "Nepal"),
    ),
    "who invites to a state is at home there": (
        "President Anna Lopez of Chile visited Peru at the invitation of President Carlos Mendez.",
        ("Carlos Mendez", "Peru"),
    ),
    "who invites to a state, as possessor": (
        "Chile's president, Anna Lopez, will go to Peru next week at President Carlos Mendez's invitation.",
        ("Carlos Mendez", "Peru"),
    ),
    "not of whom the speaker says what they should do": (
        "Pakistan should not lecture India, foreign ministry spokesman Arun Rao said.",
        ("Arun Rao", "India"),
    ),
    "whose organs are named, not who is nearest": (
        (
            "The Peruvian parliament met on Monday. The Peruvian army guarded it. Chile closed its embassy.\n\n"
            "The interior minister, Rosa Quispe, resigned."
        ),
        ("Rosa Quispe", "Peru"),
    ),
    "whose plans are announced": (
        "Sweden and Finland met on Monday. Norway will send more ships, Defence Minister Kari Vik said.",
        ("Kari Vik", "Norway"),
    ),
    "not whom the holder visits": (
        (
            "Georgian and Armenian envoys met on Monday. Armenian troops left, Georgian troops stayed.\n\n"
            "Prime Minister Davit Lomidze visited Armenia. The Georgian parliament objected."
        ),
        ("Davit Lomidze", "Georgia"),
    ),
    "invented, by its adjective": (
        (
            "Why Velmaria's centre may not hold\n\nVelmaria is drifting. The outgoing premier, Mirna Kosar, opposes "
            "Velmarian membership of NATO."
        ),
        ("Mirna Kosar", "Velmaria"),
    ),
    "invented, by an office and a country's ending": (
        (
            "Prosecutors of Dargistan's Customs Service arrested two men. The site was blocked in Dargistan.\n\n"
            "Prime Minister Talgat Omarov objected."
        ),
        ("Talgat Omarov", "Dargistan"),
    ),
    "led by": (
        "The British minister praised the British army. She met the government of Iraq, led by President Ali Hasan.",
        ("Ali Hasan", "Iraq"),
    ),
}
NOWHERE = {
    "a minister who deals with the state": (
        (
            "Minister Tom Elwes welcomes the Government of Iraq's victory at Mosul. The Iraqi army freed the city. "
            "The Iraqi parliament met. The UK helped."
        ),
        "Tom Elwes",
    ),
    "a post for a part of the world": (
        "Minister for Africa Jane Crewe spoke on Monday. The Ghanaian parliament met. Ghana voted.",
        "Jane Crewe",
    ),
    "two states alike": (
        "Thai and Laotian soldiers fought on Monday. The prime minister, Somchai Vong, was abroad.",
        "Somchai Vong",
    ),
    "a judge": ("Chile's army met. Judge Ana Cruz objected.", "Ana Cruz"),
    "a governor": ("Kenya's army met. The governor, Peter Okello, objected.", "Peter Okello"),
    "a local lawmaker": ("Kenya's army met. An opposition deputy, Peter Okello, objected.", "Peter Okello"),
    "nationality of a foreigner only": (
        "A Malaysian tourist was hurt. The minister, Nasra Jardani, was sorry.",
        "Nasra Jardani",
    ),
}


@pytest.mark.parametrize("case", AT_HOME, ids=list(AT_HOME))
def test_state_at_home(case: str, triples: Callable[[str], set[tuple[str, str, str]]]) -> None:
    text, (holder, state) = AT_HOME[case]
    assert {o for s, r, o in triples(text) if s == holder and r == "HOLDS_OFFICE"} == {state}


@pytest.mark.parametrize("case", NOWHERE, ids=list(NOWHERE))
def test_no_state_is_better_than_a_wrong_one(case: str, triples: Callable[[str], set[tuple[str, str, str]]]) -> None:
    text, holder = NOWHERE[case]
    assert not {o for s, r, o in triples(text) if s == holder and r == "HOLDS_OFFICE"}
