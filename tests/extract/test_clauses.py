"""Coordinated verbs find their own clause, and what somebody is asked to do is not told as done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.ontology.records import Status

if TYPE_CHECKING:
    from tests.extract.conftest import Stated, Triple

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "stated", "wrong"),
    [
        pytest.param(
            "The cabinet urged the army to leave the port and threatened General Okoro with arrest.",
            ("cabinet", "THREATEN", "Okoro"),
            ("army", "THREATEN", "Okoro"),
            id="finite verb behind an infinitive",
        ),
        pytest.param(
            "Rosa Vilar said General Abara had ignored two orders and warned that she would have him arrested.",
            ("Rosa Vilar", "THREATEN", "Abara"),
            ("Abara", "THREATEN", "Rosa Vilar"),
            id="second report of the same speaker",
        ),
        pytest.param(
            "Police hunt the Red Lions gang, which officials say ordered the riot to kill the mayor of Lima.",
            ("Red Lions", "ASSAULT", "mayor of Lima"),
            ("officials", "ASSAULT", "mayor of Lima"),
            id="who says so in between",
        ),
        pytest.param(
            "Seoul may cancel a summit between President Lim Soo-jin and Japanese Premier Ken Oda planned for May.",
            ("Lim Soo-jin", "CONSULT", "Ken Oda"),
            ("Lim Soo-jin", "HOLDS_OFFICE", "Japan"),
            id="what is planned for both",
        ),
        pytest.param(
            "Norway refused to recognise the junta and sent two frigates to Togo.",
            ("Norway", "MOBILIZE", "Togo"),
            ("junta", "MOBILIZE", "Togo"),
            id="not part of what is refused",
        ),
        pytest.param(
            "Lars Nyberg said Peru was shielding the rebels and urged Chile to help Bolivia.",
            ("Lars Nyberg", "REQUEST", "Chile"),
            ("Peru", "REQUEST", "Chile"),
            id="finite verb behind a report",
        ),
        pytest.param(
            "Norway called on Chile to withdraw its troops from Bolivia.",
            ("Chile", "RETREAT", "Bolivia"),
            ("Norway", "RETREAT", "Bolivia"),
            id="whom a request goes to by preposition",
        ),
        pytest.param(
            "The Front vowed to fight the army and kill General Okoro.",
            ("Front", "ASSAULT", "Okoro"),
            ("army", "ASSAULT", "Okoro"),
            id="an infinitive stays with the infinitive",
        ),
    ],
)
def test_whose_act(stated_in: Stated, text: str, stated: Triple, wrong: Triple) -> None:
    found = stated_in(text)
    assert stated in found
    assert wrong not in found


@pytest.mark.parametrize(
    "text",
    [
        "Norway demanded that Chile release Omar Haddad.",
        "Norway called on Chile to release Omar Haddad.",
        "Norway asked Chile to release Omar Haddad.",
    ],
)
def test_what_is_asked_for_is_not_done(stated_in: Stated, text: str) -> None:
    found = stated_in(text)
    assert found["Norway", "REQUEST", "Chile"] is Status.ASSERTED
    assert found.get(("Chile", "RETREAT", "Omar Haddad"), Status.INTENDED) is Status.INTENDED


@pytest.mark.parametrize(
    ("text", "stated", "wrong"),
    [
        pytest.param(
            "Togo accused the coast guard of Ghana of ramming two vessels near Lome, injuring four sailors.",
            ("coast guard of Ghana", "ASSAULT", "four sailors"),
            ("Togo", "ASSAULT", "four sailors"),
            id="harm comes from the deed told of",
        ),
        pytest.param(
            "Togo blamed the Front for a raid that killed nine fishermen.",
            ("Front", "ASSAULT", "nine fishermen"),
            ("Togo", "ASSAULT", "nine fishermen"),
            id="blame for a deed",
        ),
        pytest.param(
            "The Daily Post called Ada Obi a puppet of Ghana.",
            ("Ada Obi", "ALLIED_WITH", "Ghana"),
            ("Daily Post", "ALLIED_WITH", "Ghana"),
            id="what one is called",
        ),
    ],
)
def test_whose_charge(stated_in: Stated, text: str, stated: Triple, wrong: Triple) -> None:
    found = stated_in(text)
    assert found[stated] in {Status.ALLEGED, Status.REPORTED}
    assert wrong not in found


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("The Front vowed to fight on after a Ghanaian raid killed its commander.", ("Ghana", "ASSAULT", "commander")),
        ("Togo threatened to leave after Ghana arrested Ada Obi.", ("Ghana", "COERCE", "Ada Obi")),
    ],
)
def test_what_a_promise_takes_for_granted_has_happened(stated_in: Stated, text: str, stated: Triple) -> None:
    assert stated_in(text)[stated] is Status.ASSERTED


def test_the_body_named_before_is_led(stated_in: Stated) -> None:
    found = stated_in("Peter Osei met his rivals in the Alpine Union, led by Ada Obi, on Monday.")
    assert ("Ada Obi", "LEADS", "Alpine Union") in found
    assert ("Ada Obi", "LEADS", "rivals") not in found


def test_neither_of_two_who_act_together_is_the_aim(stated_in: Stated) -> None:
    assert not stated_in("Togo and Ghana expressed concern.")


def test_who_is_appointed_does_it(stated_in: Stated) -> None:
    found = stated_in("President Kofi Mensah appointed Ada Obi, who leads a union, to head the army.")
    assert ("Kofi Mensah", "LEADS", "army") not in found
