"""Directives whose content is a clause."""

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
        ("Portugal told Tunisia to drop its tariffs.", ("Portugal", "REQUEST", "Tunisia")),
        ("Tunisia was told by Portugal to drop its tariffs.", ("Portugal", "REQUEST", "Tunisia")),
        ("Portugal told Tunisia that it must drop its tariffs.", ("Portugal", "REQUEST", "Tunisia")),
        ("Portugal wants Bruno Keller to resign.", ("Portugal", "REQUEST", "Bruno Keller")),
        ("Portugal insists that Tunisia pay its debts.", ("Portugal", "REQUEST", "Tunisia")),
        ("Portugal said Tunisia has to release the fishermen.", ("Portugal", "REQUEST", "Tunisia")),
        ("Portugal ordered Bruno Keller to leave the country.", ("Portugal", "SANCTION", "Bruno Keller")),
        ("Portugal ordered the newspaper Le Jour to close.", ("Portugal", "COERCE", "Le Jour")),
    ],
)
def test_directive_is_found(triples: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple in triples(text)


@model
@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("Portugal told Tunisia that it had dropped its tariffs.", {"REQUEST"}),
        ("Portugal wants to drop its tariffs on Tunisia.", {"REQUEST"}),
        ("Portugal insists that Tunisia paid its debts.", {"REQUEST"}),
        ("Portugal said it must help Tunisia.", {"AGREE"}),
        ("Portugal told Bruno Keller to sing.", {"SANCTION", "COERCE"}),
    ],
)
def test_near_miss_is_no_directive(triples: Callable[[str], Triples], text: str, relations: set[str]) -> None:
    assert not relations & {relation for _, relation, _ in triples(text)}
