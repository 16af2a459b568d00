"""Readings that the parse offers and the sentence does not mean, each with the one that it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.extract.pipeline import Extractor
    from tests.extract.conftest import Triple

pytestmark = pytest.mark.model

CASES: dict[str, tuple[str, Triple | None, Triple | None]] = {
    # whom a pronoun goes on about
    "who was asked": (
        (
            "Premier Thandeka Zulu met voters in Durban, where she spoke for an hour. Themba Cele asked her to resign. "
            "She thanked Governor Pieter Botha."
        ),
        ("Thandeka Zulu", "SUPPORT", "Pieter Botha"),
        ("Themba Cele", "SUPPORT", "Pieter Botha"),
    ),
    "who has acted since the last speaker": (
        (
            '"We act on warrants," said the police chief, Tena Brlek. Opposition leader Vesna Matić criticised the '
            "raid. She urged President Luka Horvat to step in."
        ),
        ("Vesna Matić", "REQUEST", "Luka Horvat"),
        ("Tena Brlek", "REQUEST", "Luka Horvat"),
    ),
    "the other person of the sentence": (
        (
            "Okello's deputy, Akello Opio, denied this. Okello, a cousin of President Moses Kato, said he would run "
            "against him."
        ),
        ("Moses Kato", "OPPOSED_TO", "Okello"),
        ("Okello", "OPPOSED_TO", "Akello Opio"),
    ),
    "a lawyer's client": (
        "A lawyer for Igor Moraru said he had been beaten by guards.",
        ("guards", "ASSAULT", "Igor Moraru"),
        ("guards", "ASSAULT", "lawyer"),
    ),
    "a lawyer for himself": (
        "A lawyer for Igor Moraru said he would sue the ministry.",
        ("lawyer", "ACCUSE", "ministry"),
        None,
    ),
    "no general": (
        "Premier Apinya Rattana called General Sok Vannak. Chai Boonlert asked her to resign.",
        ("Chai Boonlert", "REQUEST", "Apinya Rattana"),
        ("Chai Boonlert", "REQUEST", "Sok Vannak"),
    ),
    "who protests": (
        "Latvia summoned the Belarusian ambassador to protest against the raid. Minsk rejected the protest.",
        ("Belarus", "REJECT", "Latvia"),
        ("Belarus", "REJECT", "Belarusian ambassador"),
    ),
    "who is summoned to give an account": (
        "Latvia summoned the general to brief Estonia.",
        None,
        ("Latvia", "CONSULT", "Estonia"),
    ),
    "a deal that is only hoped for": (
        "Togo promised the drivers a rebate. Benin hopes for talks with Niger. The league called the deal a betrayal.",
        ("league", "ACCUSE", "Togo"),
        ("league", "ACCUSE", "Benin"),
    ),
    "a port's authority": (
        "Italy is at odds with its dockers. The port authority criticised Spain.",
        ("port authority", "ACCUSE", "Spain"),
        ("Italy", "ACCUSE", "Spain"),
    ),
    "an alias": (
        "Ruben Catalan, alias Ka Dodong, attacked Peru.",
        ("Ruben Catalan", "ASSAULT", "Peru"),
        ("Ka Dodong", "ASSAULT", "Peru"),
    ),
    # who is left out
    "but not": (
        "Laos freed 40 prisoners, but not Somsak Keola.",
        ("Laos", "RETREAT", "40 prisoners"),
        ("Laos", "RETREAT", "Somsak Keola"),
    ),
    "and": (
        "Laos freed 40 prisoners and Somsak Keola.",
        ("Laos", "RETREAT", "Somsak Keola"),
        None,
    ),
    # of whom nothing is asked
    "compensation for": (
        "Rosa Quispe demanded an apology and compensation for the miners from Peru.",
        None,
        ("Rosa Quispe", "REQUEST", "miners"),
    ),
    "soft on": (
        "Chile's president was angry after the envoy called her government soft on smugglers.",
        None,
        ("envoy", "REQUEST", "smugglers"),
    ),
    "call on": ("The envoy called on the smugglers to disarm.", ("envoy", "REQUEST", "smugglers"), None),
    # who is to do it does not suffer it
    "workers brought in": (
        "The mine owner threatened to bring in Polish guards.",
        None,
        ("mine owner", "THREATEN", "Polish guards"),
    ),
    "workers driven out": (
        "The mine owner threatened to expel Polish guards.",
        ("mine owner", "THREATEN", "Polish guards"),
        None,
    ),
    # to whom one complains
    "complaint to a commission": (
        "Malta said it would complain to the European Commission.",
        None,
        ("Malta", "ACCUSE", "European Commission"),
    ),
    # who is to meet whom
    "a meeting promised": (
        "Mayor Sipho Radebe promised the strikers a meeting with Premier Anele Mthembu.",
        ("strikers", "CONSULT", "Anele Mthembu"),
        ("Sipho Radebe", "CONSULT", "Anele Mthembu"),
    ),
    "talks offered": ("Chad offered the rebels talks.", ("Chad", "CONSULT", "rebels"), None),
    # a deal is taken up by who made it
    "the deal": (
        "Mali signed an agreement with Togo. Benin criticised Ghana. Niger called the deal a betrayal.",
        ("Niger", "ACCUSE", "Mali"),
        ("Niger", "ACCUSE", "Benin"),
    ),
    # a headline
    "shot dead": ("Gambian opposition figure shot dead at party office", None, ("figure", "ASSAULT", "party office")),
    "founder of a panel": (
        "Pedro Lima promised to set up a commission.",
        None,
        ("Pedro Lima", "LEADS", "commission"),
    ),
    "founder of a party": (
        "Pedro Lima set up the party Novo Rumo in 2019.",
        ("Pedro Lima", "LEADS", "Novo Rumo"),
        None,
    ),
    # names and what stands before them
    "the opposition X": (
        "The opposition Vela Shakti Dal accused Bhutan of fraud.",
        ("Vela Shakti Dal", "ACCUSE", "Bhutan"),
        ("opposition", "ACCUSE", "Bhutan"),
    ),
    "a field of work": (
        "Labour Adviser Shirin Akter met Rafiq Mia.",
        ("Shirin Akter", "CONSULT", "Rafiq Mia"),
        ("Shirin Akter", "HOLDS_OFFICE", "Labour Party"),
    ),
    "neither": (
        "Fiji said neither the army nor the police had fired on the strikers.",
        ("army", "ASSAULT", "strikers"),
        ("neither the army", "ASSAULT", "strikers"),
    ),
    "planting mines": (
        "The UFT has in turn accused the navy of planting mines along the coast.",
        ("UFT", "ACCUSE", "navy"),
        ("UFT", "ACCUSE", "navy of planting mines along the coast"),
    ),
    "taken from": (
        "The Front captured the airport from the army.",
        ("Front", "ASSAULT", "airport"),
        None,
    ),
    # whose post it is
    "president of an unknown body": (
        "Malaysia's parliament met on Monday. Across town, Suria president Azlan Idris asked Malaysia for help.",
        None,
        ("Azlan Idris", "HOLDS_OFFICE", "Malaysia"),
    ),
    "rather than": (
        (
            "China banned fish from Palau. China fined fishermen. Many blamed President Ngiraked Uludong rather than "
            "Beijing."
        ),
        None,
        ("Ngiraked Uludong", "HOLDS_OFFICE", "China"),
    ),
    "what a party speaks": (
        (
            "Supporters of the Russian-speaking Concord Union met in Tallinn. Its leader, Igor Belov, called on the "
            "government to resign."
        ),
        None,
        ("Igor Belov", "REQUEST", "Russia"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_reading(name: str, triples: Callable[[str], set[Triple]]) -> None:
    """What is meant is proposed, what is not is not."""
    text, meant, misread = CASES[name]
    found = triples(text)
    assert meant is None or meant in found
    assert misread not in found


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The Front was not behind the kidnapping of two nuns.", True),
        ("The Front said it did not stand behind the kidnapping of two nuns.", True),
        ("The Front was behind the kidnapping of two nuns.", False),
    ],
)
def test_behind_a_deed(extractor: Extractor, text: str, negated: bool) -> None:
    """Whoever is said not to be behind a deed is not said to have done it."""
    found = [c for c in extractor.analyse(extractor.nlp(text)).candidates if c.relation == "ASSAULT"]
    assert found
    assert {c.modality.negated for c in found} == {negated}
