"""To whom a concession is made that no single word states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Proposed


def yielded(proposed_in: Proposed, text: str) -> set[tuple[str, str]]:
    """Who yields to whom by what stands beside a concession."""
    return {(giver, taker) for (giver, _, taker), c in proposed_in(text) if c.rule.startswith("yielding")}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "giver", "taker"),
    [
        ("Chile's government repealed the levy after protests by Bolivian truckers.", "Chile", "Bolivian truckers"),
        ("Ghana's government reversed the decree amid pressure from the miners.", "Ghana", "miners"),
        ("Nurses called off their strike after Bruno Keller agreed to a review.", "Bruno Keller", "Nurses"),
        ("Bruno Keller scrapped the tariff, ending a blockade by Kenyan hauliers.", "Bruno Keller", "Kenyan hauliers"),
        ("Bruno Keller withdrew the bill, as the bishops had demanded.", "Bruno Keller", "bishops"),
        ("Bruno Keller shelved the reform to appease the judges.", "Bruno Keller", "judges"),
    ],
)
def test_concession(proposed_in: Proposed, text: str, giver: str, taker: str) -> None:
    assert (giver, taker) in yielded(proposed_in, text)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Bruno Keller signed the bill after protests by Bolivian truckers.",
        "Bruno Keller scrapped the tariff after a visit by Kenyan hauliers.",
        "Nurses called off their picnic after Bruno Keller agreed to a review.",
        "Bruno Keller suspended the players after a goal by Kenya.",
    ],
)
def test_without_pressure_no_concession(proposed_in: Proposed, text: str) -> None:
    assert not yielded(proposed_in, text)
