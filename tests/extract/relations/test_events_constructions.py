"""Argument structure: which actors an event's candidates have in each construction, and near-misses."""

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
        ("Chad and Niger accused each other of cheating.", ("Niger", "ACCUSE", "Chad")),
        ("Chad and Niger attacked one another.", ("Niger", "ASSAULT", "Chad")),
        ("Negotiators for Chad and Niger agreed on tariffs.", ("Chad", "AGREE", "Niger")),
        ("Chad lifted sanctions on Niger.", ("Chad", "CONCEDE", "Niger")),
        ("Chad demanded an apology from Niger.", ("Chad", "REQUEST", "Niger")),
        ("Three farmers were killed in a Chadian air strike.", ("Chad", "ASSAULT", "Three farmers")),
        ("Peru held Bolivia responsible for the fire.", ("Peru", "ACCUSE", "Bolivia")),
        ("Thousands of soldiers were deployed by Chad along the border with Niger.", ("Chad", "MOBILIZE", "Niger")),
        ("The rejection of Peru's proposal by Bolivia came at once.", ("Bolivia", "REJECT", "Peru")),
        ("Brazil, along with Peru, condemned Chile.", ("Peru", "ACCUSE", "Chile")),
        ("Police arrested Ana Paz along with Luis Gil.", ("Police", "COERCE", "Luis Gil")),
        ("Ghana banned the newspaper, a step that Benin condemned.", ("Benin", "ACCUSE", "Ghana")),
        ("Chad to send troops to Mali", ("Chad", "MOBILIZE", "Mali")),
        ("Norway to train Kenyan police", ("Norway", "AID", "Kenyan police")),
        ("Soldiers handed over 40 hostages to the police.", ("Soldiers", "RETREAT", "40 hostages")),
        ("Norway remains committed to working with Sweden.", ("Norway", "AGREE", "Sweden")),
        ("It shows Peru's commitment to helping Chile.", ("Peru", "AGREE", "Chile")),
        ("Ghana and Togo signed an accord which Benin condemned.", ("Benin", "ACCUSE", "Togo")),
    ],
)
def test_event_is_found(triples: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple in triples(text)


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Chad and Niger accused Libya of cheating.", ("Niger", "ACCUSE", "Chad")),
        ("Dozens were arrested in raids by Kenyan police.", ("Kenyan police", "COERCE", "Kenya")),
        ("Peru held talks with Bolivia about the fire.", ("Peru", "ACCUSE", "Bolivia")),
        ("Brazil, along with Peru, condemned Chile.", ("Brazil", "ACCUSE", "Peru")),
        ("Norway objected to working with Sweden.", ("Norway", "AGREE", "Sweden")),
        ("Chad's army destroyed eight vehicles.", ("Chad's army", "ASSAULT", "eight vehicles")),
    ],
)
def test_event_is_not_found(triples: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple not in triples(text)


def test_deed_stands_for_its_doer(triples: Callable[[str], Triples]) -> None:
    text = "Peru arrested Omar Vidal on Monday. Bolivia called the arrest illegal."
    assert ("Bolivia", "ACCUSE", "Peru") in triples(text)


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Chad and Togo broke off relations.", ("Chad", "SANCTION", "Togo")),
        ("Fighting erupted between the army and the Karoo Guard.", ("army", "ASSAULT", "Karoo Guard")),
        ("Talks began between Togo and Benin.", ("Togo", "CONSULT", "Benin")),
        ("Ana Paz was barred from travelling by a court.", ("court", "COERCE", "Ana Paz")),
        ("The Senegalese and Gambian presidents discussed fishing rights.", ("Senegal", "CONSULT", "Gambia")),
        ("Togo vowed that Benin would pay a heavy price for the raid.", ("Togo", "THREATEN", "Benin")),
        ("Kosovo said no to Serbia's demand.", ("Kosovo", "REJECT", "Serbia")),
        ("The last Omani soldiers left Chad on Thursday.", ("last Omani soldiers", "RETREAT", "Chad")),
        ("The premiers of Laos and Peru, Bo Vong and Ana Paz, met in Oslo.", ("Bo Vong", "CONSULT", "Ana Paz")),
        ("Canada lifted its sanctions on Belarus.", ("Canada", "CONCEDE", "Belarus")),
        ("General Omar Said said his men would hunt the attackers down.", ("Omar Said", "THREATEN", "attackers")),
        ("The mayor said that Ana Paz would be arrested if she failed to appear.", ("mayor", "THREATEN", "Ana Paz")),
        ("Togo's army said Benin was behind the blast.", ("army", "ACCUSE", "Benin")),
        ("The offensive launched by Togo against Benin began.", ("Togo", "ASSAULT", "Benin")),
        ("Officers pushed a dozen supporters into a minibus.", ("Officers", "COERCE", "dozen supporters")),
        ("The EU pays part of the court's budget.", ("European Union", "AID", "court")),
        ("The king had Ali Musa jailed.", ("king", "COERCE", "Ali Musa")),
        ("Luis Gil had the journalist beaten by his guards.", ("guards", "ASSAULT", "journalist")),
        ("Luis Gil had the journalist beaten by his guards.", ("Luis Gil", "ASSAULT", "journalist")),
        ("Police said they had detained 28 people, among them Ana Paz.", ("Police", "COERCE", "Ana Paz")),
        ("It was guarded by a force armed and paid by Togo.", ("Togo", "AID", "force armed and paid by Togo")),
        ("Samoa is to receive a patrol boat from Australia.", ("Australia", "AID", "Samoa")),
        ("Luis Gil once called Ana Paz a traitor to the faith.", ("Luis Gil", "ACCUSE", "Ana Paz")),
        ("Ana Paz was branded a traitor by Luis Gil.", ("Luis Gil", "ACCUSE", "Ana Paz")),
        ("Ana Paz is under investigation by the Lima prosecutor.", ("Lima prosecutor", "ACCUSE", "Ana Paz")),
        ("The bank froze nine accounts linked to the Green Union.", ("bank", "SANCTION", "Green Union")),
        ("The 3rd Brigade has declared for the junta.", ("3rd Brigade", "SUPPORT", "junta")),
        ("Luis Gil said he would not sit in a cabinet led by Ana Paz.", ("Luis Gil", "REJECT", "Ana Paz")),
        ("Togo lost 31 policemen to a Malian raid.", ("Mali", "ASSAULT", "31 policemen")),
        ("Ali Musa was jailed for the murder of Omar Said.", ("Ali Musa", "ASSAULT", "Omar Said")),
        ("Police found Ali Musa, who was wanted for the murder of Omar Said.", ("Ali Musa", "ASSAULT", "Omar Said")),
        ("War veterans blocked the finance ministry over pensions.", ("War veterans", "PROTEST", "finance ministry")),
        ("The deputies left parliament in protest.", ("deputies", "PROTEST", "parliament")),
        ("Ana Paz resigned from the board in protest at Oman's plans.", ("Ana Paz", "PROTEST", "Oman")),
        ("Sweden made a demand of Norway which Finland rejected.", ("Finland", "REJECT", "Norway")),
        ("Farmers ended their blockade of the port.", ("Farmers", "COERCE", "port")),
    ],
)
def test_construction_states(firm: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple in firm(text)


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Canada lifted its sanctions on Belarus.", ("Canada", "SANCTION", "Belarus")),
        ("The government lifted its ban on the newspaper.", ("government", "COERCE", "newspaper")),
        ("Togo said that Benin would pay 10 million dollars for the land.", ("Togo", "THREATEN", "Benin")),
        ("The premiers of Laos and Peru, Bo Vong and Ana Paz, met in Oslo.", ("Laos", "CONSULT", "Peru")),
        ("The king had Ali Musa jailed.", ("Ali Musa", "COERCE", "king")),
        ("Luis Gil had jailed Ali Musa.", ("Ali Musa", "COERCE", "Luis Gil")),
        ("Ana Paz was branded a traitor by Luis Gil.", ("Ana Paz", "ACCUSE", "Luis Gil")),
        ("Police detained 28 people on a farm owned by Ana Paz.", ("Police", "COERCE", "Ana Paz")),
        ("The mayor said that Ana Paz would be elected if she ran.", ("mayor", "THREATEN", "Ana Paz")),
        ("The mayor said that Ana Paz was arrested by Togo.", ("mayor", "THREATEN", "Ana Paz")),
        ("Ali Musa was jailed for lying about Omar Said.", ("Ali Musa", "ASSAULT", "Omar Said")),
        ("Ghana and Togo walked out of the talks.", ("Ghana", "SANCTION", "Togo")),
    ],
)
def test_construction_does_not_state(firm: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple not in firm(text)


def test_step_stands_for_who_takes_it(triples: Callable[[str], Triples]) -> None:
    text = "Peru agreed to extradite two students, a step condemned by the Green Union."
    assert ("Green Union", "ACCUSE", "Peru") in triples(text)
