"""Of several relations in the same words the likeliest is stated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from polgraph.extract.choice import SURE, choose
from polgraph.ontology.records import Article

if TYPE_CHECKING:
    from polgraph.extract.pipeline import Extractor
    from polgraph.extract.relations.model import Candidate

pytestmark = pytest.mark.model


@pytest.fixture
def three(extractor: Extractor) -> tuple[Candidate, ...]:
    """Two candidates of one word and pair, and one of another word."""
    text = "Kenya supports the Somali army. Chad condemned Mali on Monday in a statement."
    found = extractor.analyse(extractor.nlp(text)).candidates
    both = [c for c in found if c.relation in {"AID", "SUPPORT"} and c.trigger == 1][:2]
    other = next(c for c in found if c.relation == "ACCUSE")
    assert len(both) == 2
    return (*both, other)


@pytest.mark.parametrize(
    ("chances", "sentences", "kept"),
    [
        pytest.param((0.5, 0.6, 0.4), 2, [1, 2], id="the likelier one"),
        pytest.param((SURE, 0.9, 0.4), 2, [0, 1, 2], id="two that are sure"),
        pytest.param((0.5, 0.6, 0.4), 1, [0, 1, 2], id="a lone sentence"),
        pytest.param((0.2, 0.6, 0.1), 2, [1], id="too unlikely"),
    ],
)
def test_what_is_stated(
    three: tuple[Candidate, ...], chances: tuple[float, ...], sentences: int, kept: list[int]
) -> None:
    chosen = [candidate for candidate, _ in choose(three, chances, 0.3, sentences)]
    assert chosen == [three[place] for place in kept]


def test_an_explanation_says_stated_of_what_is_stated(extractor: Extractor) -> None:
    article = Article("a", "Kenya supports the Somali army. Chad condemned Mali.", published=date(2031, 1, 1))
    stated = extractor.explain(article).count("STATED")
    assert stated == len(extractor.extract(article).statements)
