"""Who `the premier` of an article is, by what other articles and catalogues tell of the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.resolution.records import KnownActor, Office
from polgraph.ontology.records import ActorName, ActorType
from tests.graph.graph_samples import NOW, Cast, Said, extraction

if TYPE_CHECKING:
    from polgraph.graph.ledger import Ledger
    from polgraph.ontology.records import Extraction

PREMIER = "the Ruvian prime minister"
CAST = Cast(
    types={"Ruvia": ActorType.STATE},
    countries={PREMIER: "Ruvia", "Odo Venn": "Ruvia", "Ilya Barsk": "Ruvia"},
    names={PREMIER: (ActorName(PREMIER, "nominal"),)},
)


def told(holder: str, day: str) -> Extraction:
    found = extraction(day, Said(holder, "HOLDS_OFFICE", "Ruvia"), published=date.fromisoformat(day), cast=CAST)
    return replace(found, statements=tuple(replace(one, role="prime minister") for one in found.statements))


def described(day: str) -> Extraction:
    said = Said(PREMIER, "ACCUSE", "Runa Teel")
    return extraction(f"{day}-premier", said, published=date.fromisoformat(day), cast=CAST)


@pytest.fixture
def asked(ledger: Ledger) -> Ledger:
    """Two premiers, one after the other, and a question of who was it in between."""
    for article in (told("Odo Venn", "2021-01-05"), told("Ilya Barsk", "2021-09-01"), described("2021-05-01")):
        ledger.ingest(article, now=NOW)
    return ledger


def who(ledger: Ledger) -> set[str]:
    return {actor.name for actor in ledger.find_actors(PREMIER)}


def test_who_is_between_two_holders_is_a_question(asked: Ledger) -> None:
    assert who(asked) == {PREMIER}
    assert {frozenset((one.left.name, one.right.name)) for one in asked.suggestions()} == {
        frozenset((PREMIER, "Odo Venn")),
        frozenset((PREMIER, "Ilya Barsk")),
    }


def test_a_later_article_of_the_same_holder_answers_it(asked: Ledger) -> None:
    asked.ingest(told("Odo Venn", "2021-06-01"), now=NOW)
    assert who(asked) == {"Odo Venn"}
    assert not list(asked.suggestions())
    asked.retract("2021-06-01")
    assert who(asked) == {PREMIER}


def test_a_catalogue_answers_it(asked: Ledger) -> None:
    office = Office("prime minister", "Ruvia", date(2020, 5, 1), date(2021, 8, 1))
    venn = KnownActor("1", "Odo Venn", ActorType.PERSON, country="Ruvia", offices=(office,))
    asked.import_known("register", "CC0", [venn], now=NOW)
    assert who(asked) == {"Odo Venn"}
    assert not list(asked.suggestions())
