"""The article of the demo: its figures, and the two statements that everybody looks for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polgraph.extract.evaluation.corpus import read_gold
from polgraph.extract.evaluation.report import evaluate
from polgraph.extract.read import read_articles
from tests.extract.conftest import triple_of

if TYPE_CHECKING:
    from polgraph.extract.pipeline import Extractor
    from polgraph.ontology.records import Extraction

DATA = Path(__file__).parent.parent / "data"
DAY = date(2020, 12, 26)
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def extraction(extractor: Extractor) -> Extraction:
    (article,) = read_articles([str(DATA / "voa-2020-12-26.txt")], date=DAY)
    return extractor.extract(article)


def test_figures_of_the_demo_article(extraction: Extraction) -> None:
    (gold,) = read_gold(DATA / "voa")
    triple = evaluate([(gold, extraction)]).figures()["triple"]
    assert triple["f1"] >= 0.70
    assert triple["precision"] >= 0.80


@pytest.mark.parametrize(
    ("subject", "relation", "object_"),
    [
        ("Muqtada al-Sadr", "SUPPORT", "Mustapha al-Kadhimi"),
        ("Iraqi intelligence forces", "COERCE", "Hossam Zerjawi"),
    ],
)
def test_statements_of_the_demo_article(extraction: Extraction, subject: str, relation: str, object_: str) -> None:
    assert (subject, relation, object_) in {triple_of(one) for one in extraction.statements}


@pytest.mark.parametrize("form", ["Iraqi Prime Minister Khadhimi", "the prime minister"])
def test_variant_and_description_are_the_prime_minister(extraction: Extraction, form: str) -> None:
    names = {actor.id: actor.name for actor in extraction.actors}
    assert {names[m.actor] for m in extraction.mentions if m.text == form} == {"Mustapha al-Kadhimi"}
