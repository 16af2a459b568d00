"""Whom a clause speaks of where the parse names another: antecedents of clauses, owners, those listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model
Triples = set[tuple[str, str, str]]

FRONT = "The Zaro Front, which Chadian officials regard as an extension of Boko Haram, attacked a village."
SHARING = "Peru and Chile, which cooperate closely on air defence and share intelligence with Bolivia, want more."
SENATOR = "Deputy Ana Paz of the Green Union, who condemned Luis Gil and urged him to resign, left."
STUDENTS = "Students of the Green Union who had blocked the Ministry of Justice left."
THANKS = "Diplomats thanked the Governments of Peru and Chile for the aid."
TROOPS = "Peruvian and Chilean troops will deploy to Bolivia."
SHELLING = "Togo's shelling of the town of Kano, in which four citizens lost their lives, went on."
ASKED = "Ghana froze the accounts of Luis Gil at the request of Togo."
FIRMS = "Ghana sanctioned a Togolese broker, two Beninese firms and a small bank, accusing them of fraud."
FIGHTING = "Nine people were killed in fighting between the rebels and the Republican Guard."


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        (FRONT, ("Zaro Front", "PART_OF", "Boko Haram")),
        ("Chad regards the Zaro Front as a branch of Boko Haram.", ("Zaro Front", "PART_OF", "Boko Haram")),
        ("Norway sees Lithuania as an ally of Poland.", ("Lithuania", "ALLIED_WITH", "Poland")),
        (SHARING, ("Peru", "COOPERATE", "Bolivia")),
        (SHARING, ("Chile", "COOPERATE", "Bolivia")),
        ("Peru and Chile, whose governments are hostile to Bolivia, left.", ("Peru", "OPPOSED_TO", "Bolivia")),
        (SENATOR, ("Ana Paz", "ACCUSE", "Luis Gil")),
        (SENATOR, ("Ana Paz", "REQUEST", "Luis Gil")),
        (STUDENTS, ("Students of the Green Union", "PROTEST", "Justice Ministry")),
        (THANKS, ("Diplomats", "SUPPORT", "Chile")),
        ("The governments of Peru and Chile condemned Bolivia.", ("Chile", "ACCUSE", "Bolivia")),
        (TROOPS, ("troops", "MOBILIZE", "Bolivia")),
        (TROOPS, ("Chile", "MOBILIZE", "Bolivia")),
        ("Supporters picketed the residence of Ana Paz.", ("Supporters", "PROTEST", "Ana Paz")),
        ("The rebels threatened Ghana's supply lines.", ("rebels", "THREATEN", "Ghana")),
        ("Gunmen ambushed the convoy of the mayor of Lomé, Luis Gil.", ("Gunmen", "ASSAULT", "Luis Gil")),
        (SHELLING, ("Togo", "ASSAULT", "four citizens")),
        (ASKED, ("Togo", "REQUEST", "Ghana")),
        ("The accounts were frozen by Ghana at Togo's request.", ("Togo", "REQUEST", "Ghana")),
        ("A bomb planted by the Zaro Front killed four soldiers.", ("Zaro Front", "ASSAULT", "four soldiers")),
        ("Ana Paz, the strongest of the Togo-backed candidates, won.", ("Togo", "ALLIED_WITH", "Ana Paz")),
        ("The Zaro Front, one of the Togo-backed militias, won.", ("Togo", "ALLIED_WITH", "Zaro Front")),
        (FIGHTING, ("rebels", "ASSAULT", "Republican Guard")),
        ("Ana Paz, once the leader of the Green Union, met Luis Gil.", ("Ana Paz", "LEADS", "Green Union")),
        (FIRMS, ("Ghana", "ACCUSE", "small bank")),
    ],
)
def test_argument_is_found(firm: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple in firm(text)


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        (FRONT, ("Chadian officials", "PART_OF", "Boko Haram")),
        ("Omar Vidal served Chad as an ally of Togo.", ("Chad", "ALLIED_WITH", "Togo")),
        ("Peru and Chile, which attacks Bolivia, want more.", ("Peru", "ASSAULT", "Chile")),
        ("Peru, which Chile and Bolivia support, attacked Ghana.", ("Chile", "ASSAULT", "Ghana")),
        (SENATOR, ("Green Union", "ACCUSE", "Luis Gil")),
        (STUDENTS, ("Green Union", "PROTEST", "Justice Ministry")),
        ("The deputy leader of Ghana, which attacked Togo, left.", ("deputy leader", "ASSAULT", "Togo")),
        ("The presidents of Peru and Chile met on Monday.", ("Peru", "CONSULT", "presidents of Peru and Chile")),
        ("The foreign ministers of Peru and Chile condemned Bolivia.", ("Peru", "ACCUSE", "Bolivia")),
        ("Tollmarkian and Vandorian troops began a joint exercise.", ("Tollmarkia", "COOPERATE", "troops")),
        ("Ana Paz welcomed the embassy of Ghana.", ("Ana Paz", "ASSAULT", "Ghana")),
        (SHELLING, ("Kano", "ASSAULT", "four citizens")),
        (ASKED, ("Ghana", "REQUEST", "Togo")),
        ("Ghana met Benin at the summit of Togo.", ("Togo", "REQUEST", "Ghana")),
        ("A hall planned by the Zaro Front housed four soldiers.", ("Zaro Front", "ASSAULT", "four soldiers")),
        ("Ana Paz, the critic of the Togo-backed candidates, won.", ("Togo", "ALLIED_WITH", "Ana Paz")),
        (FIGHTING, ("Nine people", "ASSAULT", "rebels")),
        ("Once the leader of the Green Union fell, Ana Paz met Luis Gil.", ("Ana Paz", "LEADS", "Green Union")),
    ],
)
def test_argument_is_not_found(firm: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple not in firm(text)
