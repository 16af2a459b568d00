"""Threats by a condition, names in quotation marks, forces on the move, and what stands close to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extract.conftest import Triple

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        (
            'Amina Diallo said: "If Bruno Keller sends in the troops, we will shut down the port."',
            ("Amina Diallo", "THREATEN", "Bruno Keller"),
        ),
        (
            "Novara Energy said it would sue Chile if the licence was not renewed.",
            ("Novara Energy", "THREATEN", "Chile"),
        ),
        ("Bruno Keller told the herders to leave the park or face arrest.", ("Bruno Keller", "THREATEN", "herders")),
        ("Portugal told Bruno Keller to apologise or be expelled.", ("Portugal", "THREATEN", "Bruno Keller")),
        ("Al-Shabaab promised more attacks on Kenya.", ("Al-Shabaab", "THREATEN", "Kenya")),
    ],
)
def test_threat(triples: Callable[[str], set[Triple]], text: str, triple: tuple[str, str, str]) -> None:
    assert triple in triples(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Reform Party will join the coalition if Bruno Keller signs the treaty.",
        "If Chile repays the loan, Portugal will build a railway.",
        "Bruno Keller told the herders to stay or go home.",
    ],
)
def test_friendly_condition_is_no_threat(triples: Callable[[str], set[Triple]], text: str) -> None:
    assert "THREATEN" not in {relation for _, relation, _ in triples(text)}


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Chilean soldiers patrolled Tacna on Monday.", ("Chilean soldiers", "MOBILIZE", "Tacna")),
        ("Portuguese marines moved into Tacna on Monday.", ("Portuguese marines", "MOBILIZE", "Tacna")),
        ("Chile dropped the charges against Bruno Keller.", ("Chile", "CONCEDE", "Bruno Keller")),
        ("A court freed Bruno Keller on bail.", ("court", "CONCEDE", "Bruno Keller")),
        ("Amina Diallo called Bruno Keller “a parrot in boots”.", ("Amina Diallo", "ACCUSE", "Bruno Keller")),
        ("Colonel Bruno Keller was jailed for passing secrets to Chile.", ("Bruno Keller", "COOPERATE", "Chile")),
        ("The speaker switched off Bruno Keller's microphone.", ("speaker", "COERCE", "Bruno Keller")),
        ("Chile has not accepted Portugal's conditions.", ("Chile", "REJECT", "Portugal")),
        ("Bruno Keller resigned at the insistence of Chile.", ("Chile", "REQUEST", "Bruno Keller")),
        ("Chile persuaded Bruno Keller to resign.", ("Chile", "REQUEST", "Bruno Keller")),
        ("The Alpine Front turned in its mortars to Portugal.", ("Alpine Front", "RETREAT", "Portugal")),
        ("Chile handed out seedlings to Bolivian farmers.", ("Chile", "AID", "Bolivian farmers")),
    ],
)
def test_usual_words(firm: Callable[[str], set[Triple]], text: str, triple: tuple[str, str, str]) -> None:
    assert triple in firm(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Amina Diallo called Bruno Keller “a hero of the nation”.", "ACCUSE"),
        ("Chilean tourists moved into Tacna on Monday.", "MOBILIZE"),
        ("The speaker switched off Bruno Keller's oven.", "COERCE"),
        ("Bruno Keller was paid for passing the ball to Chile.", "COOPERATE"),
        ("Chile handed out medals to Bolivian runners.", "AID"),
        ("Bruno Keller resigned at the age of Chile's king.", "REQUEST"),
    ],
)
def test_near_misses(firm: Callable[[str], set[Triple]], text: str, relation: str) -> None:
    assert relation not in {name for _, name, _ in firm(text)}
