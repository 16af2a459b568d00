"""Whose envoy, who else among them, what was offered: arguments that the parse hangs on another word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extract.conftest import Triple

pytestmark = pytest.mark.model
Triples = set[tuple[str, str, str]]

EXPELLED = "Togo, whose ambassador Tamba expelled in May for meddling, made no comment."
LEADER = (
    "Peru's premier, Luis Gil, survived a vote of no confidence brought by the Green Union, whose leader, Ana Paz, "
    "has urged soldiers to disobey orders."
)
TOLD = "The Green Union's leader, Ana Paz, said Tamba had betrayed workers, and called on President Luis Gil to quit."
OFFER = "Ghana offered to mediate between Togo and Benin, an offer that the rebels accepted."
CHARGE = "The militia said Togolese jets had killed nine men, a charge Togo rejected."
GESTURE = "Togo's new rulers released seven fishermen in a goodwill gesture that Ghana welcomed."
AMONG = "Chad's decision was criticised by aid agencies, among them Doctors for Peace."
SWAP = "The Fano militia handed over 40 soldiers to the Red Cross on Sunday in exchange for 55 fighters."
COURT = "The Supreme Court, petitioned by three lawyers, ordered the speaker to explain the vote."
SEIZED = "Libya returned 120 Tunisians seized at Ras Jedir by militiamen."
RULED = "Chad, Niger and Mali, all ruled by soldiers, cut off talks with France."
DEPUTIES = (
    "12 deputies of the Green Union left parliament after the speaker, Luis Gil, had their leader, Ana Paz, removed."
)
DETAINED = "Lawmakers of the Green Union walked out when police detained their leader, Ana Paz."
NAMED = "General Abdel Osman sacked his deputy and named former banker Kamil Tayeb prime minister."


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        (EXPELLED, ("Tamba", "SANCTION", "Togo")),
        (LEADER, ("Ana Paz", "REQUEST", "soldiers")),
        (LEADER, ("Green Union", "REJECT", "Luis Gil")),
        (TOLD, ("Ana Paz", "REQUEST", "Luis Gil")),
        (OFFER, ("rebels", "AGREE", "Ghana")),
        (CHARGE, ("Togo", "REJECT", "militia")),
        (GESTURE, ("Ghana", "SUPPORT", "new rulers")),
        (AMONG, ("Doctors for Peace", "ACCUSE", "Chad")),
        (SWAP, ("Fano", "RETREAT", "40 soldiers")),
        (DEPUTIES, ("Ana Paz", "LEADS", "Green Union")),
        (DETAINED, ("Ana Paz", "LEADS", "Green Union")),
        ("The army, together with UN peacekeepers, raided a depot.", ("UN peacekeepers", "COERCE", "depot")),
        ("Egypt, at odds with Ethiopia over a dam, sent arms.", ("Egypt", "OPPOSED_TO", "Ethiopia")),
        ("The ministry handed the envoy a letter of protest.", ("ministry", "ACCUSE", "envoy")),
        ("Ana Paz led a march on the Chinese embassy.", ("Ana Paz", "PROTEST", "Chinese embassy")),
        ("Ana Paz clashed with Green Union lawmakers.", ("Ana Paz", "OPPOSED_TO", "Green Union lawmakers")),
        (COURT, ("Supreme Court", "REQUEST", "speaker")),
        (SEIZED, ("militiamen", "COERCE", "Tunisians")),
        (RULED, ("Mali", "SANCTION", "France")),
        ("Norway made representations to Togo over the arrest of Ana Paz.", ("Norway", "ACCUSE", "Togo")),
        ("Ana Paz phoned Luis Gil to praise Togo.", ("Ana Paz", "SUPPORT", "Togo")),
    ],
)
def test_argument_is_found(triples: Callable[[str], Triples], text: str, triple: Triple) -> None:
    assert triple in triples(text)


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        (LEADER, ("Luis Gil", "REQUEST", "soldiers")),
        (DETAINED, ("Ana Paz", "LEADS", "police")),
        (TOLD, ("Tamba", "REQUEST", "Luis Gil")),
        (CHARGE, ("Togo", "REJECT", "Togolese jets")),
        (AMONG, ("aid agencies", "ACCUSE", "Doctors for Peace")),
        (COURT, ("Supreme Court", "PROTEST", "three lawyers")),
        (RULED, ("Mali", "COOPERATE", "France")),
        ("Ana Paz phoned Luis Gil to praise Togo.", ("Luis Gil", "SUPPORT", "Togo")),
        ("Ana Paz begged Luis Gil to praise Togo.", ("Ana Paz", "SUPPORT", "Togo")),
        ("Norway made representations of Togo in clay.", ("Norway", "ACCUSE", "Togo")),
        ("Ana Paz met officials who attacked by Monday.", ("Monday", "ASSAULT", "officials")),
        (NAMED, ("Abdel Osman", "HOLDS_OFFICE", "Sudan")),
        ("Togo condemned the arrest, while Ghana kept silent.", ("Togo", "ACCUSE", "Ghana")),
        ("Peru, at a summit with Chile, sent arms.", ("Peru", "OPPOSED_TO", "Chile")),
        ("Ana Paz accused Luis Gil of stabbing her in the back.", ("Luis Gil", "ASSAULT", "Ana Paz")),
        ("The truce was agreed under Norwegian and Finnish mediation.", ("Norway", "AGREE", "Finland")),
        ("Togo, whose ally Ana Paz left for Ghana, made no comment.", ("Ana Paz", "SANCTION", "Togo")),
    ],
)
def test_others_are_not(firm: Callable[[str], Triples], text: str, triple: Triple) -> None:
    assert triple not in firm(text)


def test_points_of_a_list_are_sentences(firm: Callable[[str], Triples]) -> None:
    text = (
        "Police detained the union's head, Ana Paz\n- A militia, the Zaro Guard, was armed by Ghana\n- Togo met Benin"
    )
    assert firm(text) >= {("Ghana", "AID", "Zaro Guard"), ("Togo", "CONSULT", "Benin")}
