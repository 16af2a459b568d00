"""Whom a clause speaks of where the parse names another: antecedents of relative clauses, objects of opinions."""

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
    ],
)
def test_argument_is_not_found(firm: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple not in firm(text)
