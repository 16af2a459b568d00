"""Speech acts that a reporting clause and its content state together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

model = pytest.mark.model
Triples = set[tuple[str, str, str]]


@model
@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Portugal said it would expel the Tunisian ambassador.", ("Portugal", "THREATEN", "Tunisian ambassador")),
        ("Portugal threatened to bomb Tunisia.", ("Portugal", "THREATEN", "Tunisia")),
        ("Portugal vowed to crush the Alpine Front.", ("Portugal", "THREATEN", "Alpine Front")),
        ("Portugal vowed to help Tunisia.", ("Portugal", "AGREE", "Tunisia")),
        ("Portugal is ready to help Tunisia.", ("Portugal", "AGREE", "Tunisia")),
        ("Portugal refused to meet Bruno Keller.", ("Portugal", "REJECT", "Bruno Keller")),
        ("Portugal said it would not meet Bruno Keller.", ("Portugal", "REJECT", "Bruno Keller")),
        ("Portugal does not recognise the Alpine Front.", ("Portugal", "REJECT", "Alpine Front")),
        ("Portugal said Tunisia must release the fishermen.", ("Portugal", "REQUEST", "Tunisia")),
        ("Portugal said Tunisia had violated the treaty.", ("Portugal", "ACCUSE", "Tunisia")),
        ("Bruno Keller called Marta Lindt a traitor.", ("Bruno Keller", "ACCUSE", "Marta Lindt")),
        ("Portugal warned Tunisia that it would close the port.", ("Portugal", "THREATEN", "Tunisia")),
        ("Portugal is ready to impose martial law in Tunisia.", ("Portugal", "THREATEN", "Tunisia")),
        ("Portugal is prepared to bomb Tunisia.", ("Portugal", "THREATEN", "Tunisia")),
        ("Portugal says it is prepared to help Tunisia.", ("Portugal", "AGREE", "Tunisia")),
        ("Portugal will lend Tunisia 20 million dollars, the bank said.", ("Portugal", "AGREE", "Tunisia")),
        ("Portugal may bomb Tunisia, an official of the bank said.", ("Portugal", "THREATEN", "Tunisia")),
        ("Portugal repeated its demand that Tunisia release the fishermen.", ("Portugal", "REQUEST", "Tunisia")),
        ("The police are failing the fishermen, Bruno Keller protested.", ("Bruno Keller", "ACCUSE", "police")),
        ("Portugal issued a reminder that Tunisia must pay the fishermen.", ("Portugal", "REQUEST", "Tunisia")),
    ],
)
def test_speech_act_is_found(triples: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple in triples(text)


@model
@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Portugal said it would help Tunisia.", "THREATEN"),
        ("Portugal said it had helped Tunisia.", "AGREE"),
        ("Portugal said Tunisia had helped the fishermen.", "ACCUSE"),
        ("Portugal said Tunisia had not violated the treaty.", "ACCUSE"),
        ("Tunisia violated the treaty, according to Portugal.", "ACCUSE"),
        ("Portugal said Tunisia would release the fishermen.", "REQUEST"),
        ("Bruno Keller called Marta Lindt a friend.", "ACCUSE"),
        ("Portugal told Tunisia that the port was open.", "THREATEN"),
        ("Portugal met Bruno Keller.", "REJECT"),
        ("Portugal lent Tunisia 20 million dollars, the bank said.", "AGREE"),
        ("Portugal repeated its claim that Tunisia released the fishermen.", "REQUEST"),
        ("It is ready, Portugal told Tunisia.", "AGREE"),
        ("Portugal has no plans to help Tunisia.", "AGREE"),
        ("Portugal agreed to bomb Tunisia.", "THREATEN"),
        ("Portugal is ready to impose order in Tunisia.", "THREATEN"),
    ],
)
def test_near_miss_is_no_speech_act(triples: Callable[[str], Triples], text: str, relation: str) -> None:
    assert relation not in {triple[1] for triple in triples(text)}
