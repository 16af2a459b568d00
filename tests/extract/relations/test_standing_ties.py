"""Family, membership, parts and compound adjectives."""

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
        ("Bruno Keller's brother, Marco Keller, was freed.", ("Marco Keller", "KIN_OF", "Bruno Keller")),
        ("Bruno Keller lives with his wife, Marta Lindt.", ("Marta Lindt", "KIN_OF", "Bruno Keller")),
        ("Marta Lindt, the widow of Bruno Keller, was freed.", ("Marta Lindt", "KIN_OF", "Bruno Keller")),
        ("Marta Lindt of the Alpine Party objected.", ("Marta Lindt", "MEMBER_OF", "Alpine Party")),
        ("A Russian-backed militia shelled Kharkiv.", ("Russia", "ALLIED_WITH", "Russian-backed militia")),
        ("The pro-Russian militia shelled Kharkiv.", ("pro-Russian militia", "ALLIED_WITH", "Russia")),
        ("The Iron Guard, an ally of the Alpine Party, objected.", ("Iron Guard", "ALLIED_WITH", "Alpine Party")),
        ("Peru, a close ally of the Chilean army, objected.", ("Peru", "ALLIED_WITH", "Chilean army")),
        ("Bruno Keller, a writer and a critic of Marta Lindt, fled.", ("Bruno Keller", "OPPOSED_TO", "Marta Lindt")),
        ("The Iron Guard is regarded as a branch of the Alpine Party.", ("Iron Guard", "PART_OF", "Alpine Party")),
    ],
)
def test_tie_is_found(triples: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple in triples(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Bruno Keller called Marta Lindt and his brother.", "MEMBER_OF"),
        ("Bruno Keller met the Alpine Party.", "MEMBER_OF"),
        ("A Russian-speaking militia shelled Kharkiv.", "ALLIED_WITH"),
        ("Bruno Keller and Marta Lindt spoke of brotherhood.", "KIN_OF"),
    ],
)
def test_no_tie_is_made_up(triples: Callable[[str], Triples], text: str, relation: str) -> None:
    assert not {t for t in triples(text) if t[1] == relation}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Peru, a close ally of the Chilean army, objected.", ("Peru", "ALLIED_WITH", "Chile")),
        ("Premier Rui Tavora of the ruling Alpine Party objected.", ("Rui Tavora", "HOLDS_OFFICE", "Alpine Party")),
    ],
)
def test_tie_is_not_with_what_is_named_beside(
    triples: Callable[[str], Triples], text: str, wrong: tuple[str, str, str]
) -> None:
    assert wrong not in triples(text)
