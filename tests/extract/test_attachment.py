"""Names behind descriptions that end with another name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from polgraph.ontology.records import Article

if TYPE_CHECKING:
    from polgraph.extract.pipeline import Extractor

pytestmark = pytest.mark.model


def triples(extractor: Extractor, text: str) -> set[tuple[str, str, str]]:
    found = extractor.extract(Article("a", text, published=date(2031, 3, 4)))
    return {(one.subject.name, one.relation, one.object.name) for one in found.statements}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The mayor of Lagos, Ade Bakare, criticised the governor of Kano, Musa Danladi, on Friday.",
            ("Ade Bakare", "ACCUSE", "Musa Danladi"),
            id="both sides described",
        ),
        pytest.param(
            "The foreign minister of Slovakia, Juraj Hrasko, met the president of Gabon, Brice Mebiame, in Vienna.",
            ("Juraj Hrasko", "CONSULT", "Brice Mebiame"),
            id="as object",
        ),
        pytest.param(
            "The president of Ecuador, Rosa Iniguez, accused the leader of the Andean Front, Hugo Calle, of fraud.",
            ("Rosa Iniguez", "ACCUSE", "Hugo Calle"),
            id="leader of a body",
        ),
        pytest.param(
            "Kenyan ambassador to Tanzania Isaac Mutiso criticised the president of Ghana John Adusei.",
            ("Isaac Mutiso", "ACCUSE", "John Adusei"),
            id="without a comma",
        ),
        pytest.param(
            "Former Iraqi ambassador to the U.S. Samir Haddad accused Iran of interference.",
            ("Samir Haddad", "HOLDS_OFFICE", "Iraq"),
            id="nationality before, post behind",
        ),
    ],
)
def test_a_name_behind_a_description_is_that_of_the_described(
    extractor: Extractor, text: str, expected: tuple[str, str, str]
) -> None:
    found = triples(extractor, text)
    assert expected in found
    assert all("," not in name for subject, _, other in found for name in (subject, other))


def test_of_two_office_holders_each_has_the_office_named_with_him(extractor: Extractor) -> None:
    text = "The president of Kestria, Ilan Toreva, and the prime minister of Morvania, Dagna Ruhl, signed a pact."
    found = triples(extractor, text)
    assert ("Ilan Toreva", "HOLDS_OFFICE", "Kestria") in found
    assert ("Dagna Ruhl", "HOLDS_OFFICE", "Morvania") in found
    assert ("Ilan Toreva", "HOLDS_OFFICE", "Morvania") not in found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The president praised the people of Lima, the capital.", id="a description behind a place"),
        pytest.param("The Ministry of Trade, Industry and Energy accused the union.", id="a list in a name"),
        pytest.param("The mayor met the widow of Isaac Mutiso.", id="a person behind a preposition"),
        pytest.param("The mayor of Lagos, Nigeria, criticised the governor of Kano.", id="a state behind a city"),
    ],
)
def test_what_is_no_name_of_a_person_stays_where_it_is(extractor: Extractor, text: str) -> None:
    doc = extractor.nlp(text)
    heads = [token.head.i for token in doc]
    assert [token.head.i for token in extractor.analyse(doc).doc] == heads
