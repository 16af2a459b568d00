"""Clauses that leave out their verb say of others what the clause before says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extract.conftest import Proposed, Triple

pytestmark = pytest.mark.model
Triples = set[tuple[str, str, str]]


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Norway condemned Togo, as did Peru.", ("Peru", "ACCUSE", "Togo")),
        ("Norway condemned Togo, and so did Peru and Chile.", ("Chile", "ACCUSE", "Togo")),
        ("Norway has condemned Togo, and so has Peru.", ("Peru", "ACCUSE", "Togo")),
        ("Ana Paz was arrested by soldiers, as was Luis Gil.", ("soldiers", "COERCE", "Luis Gil")),
        ("Norway and Peru praised Togo, but Chile did not.", ("Chile", "SUPPORT", "Togo")),
        ("Norway did not condemn Togo, nor did Peru.", ("Peru", "ACCUSE", "Togo")),
        ("Norway backed Ana Paz, and Chile the rebels.", ("Chile", "SUPPORT", "rebels")),
    ],
)
def test_what_is_left_out_is_understood(firm: Callable[[str], Triples], text: str, triple: Triple) -> None:
    assert triple in firm(text)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Norway and Peru praised Togo, but Chile did not.", True),
        ("Norway did not condemn Togo, nor did Chile.", True),
        ("Norway condemned Togo, as did Chile.", False),
    ],
)
def test_negation_is_that_of_the_short_clause(proposed_in: Proposed, text: str, negated: bool) -> None:
    found = {
        c.modality.negated for (subject, _, object_), c in proposed_in(text) if (subject, object_) == ("Chile", "Togo")
    }
    assert found == {negated}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Norway condemned Togo, as did Peru.", ("Norway", "ACCUSE", "Peru")),
        ("Norway, which had invaded Togo, left Mali, as did Peru.", ("Peru", "ASSAULT", "Togo")),
        ("Norway condemned Togo, and Peru, the host, went home.", ("Peru", "ACCUSE", "Togo")),
        ("Norway condemned Togo as Peru did its work.", ("Peru", "ACCUSE", "Togo")),
        ("Norway condemned Togo, Peru and Chile, the host.", ("Peru", "ACCUSE", "Chile")),
        ("Norway backed Ana Paz, and Chile was silent.", ("Chile", "SUPPORT", "Ana Paz")),
    ],
)
def test_full_clauses_speak_for_themselves(proposed_in: Proposed, text: str, wrong: Triple) -> None:
    assert wrong not in {triple for triple, _ in proposed_in(text)}
