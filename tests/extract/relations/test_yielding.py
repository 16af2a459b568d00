"""To whom a concession is made that no single word states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from polgraph.extract.pipeline import Extractor


def yielded(extractor: Extractor, text: str) -> set[tuple[str, str]]:
    """Who yields to whom by what stands beside a concession."""
    analysis = extractor.analyse(extractor.nlp(text))
    names = [entity.name for entity in analysis.resolution.entities]
    found = [c for c in analysis.candidates if c.rule.startswith("yielding")]
    return {(names[c.subject.entity], names[c.object.entity]) for c in found}


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
def test_concession(extractor: Extractor, text: str, giver: str, taker: str) -> None:
    assert (giver, taker) in yielded(extractor, text)


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
def test_without_pressure_no_concession(extractor: Extractor, text: str) -> None:
    assert not yielded(extractor, text)
