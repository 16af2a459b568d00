"""Names behind descriptions that end with another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.extract.actors.gazetteer import load_gazetteer
from polgraph.extract.attachment import reattach
from tests.extract.conftest import parsed

if TYPE_CHECKING:
    from tests.extract.conftest import Stated, Triple

pytestmark = pytest.mark.model


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
def test_a_name_behind_a_description_is_that_of_the_described(stated_in: Stated, text: str, expected: Triple) -> None:
    found = stated_in(text)
    assert expected in found
    assert all("," not in name for subject, _, other in found for name in (subject, other))


def test_of_two_office_holders_each_has_the_office_named_with_him(stated_in: Stated) -> None:
    text = "The president of Kestria, Ilan Toreva, and the prime minister of Morvania, Dagna Ruhl, signed a pact."
    found = stated_in(text)
    assert ("Ilan Toreva", "HOLDS_OFFICE", "Kestria") in found
    assert ("Dagna Ruhl", "HOLDS_OFFICE", "Morvania") in found
    assert ("Ilan Toreva", "HOLDS_OFFICE", "Morvania") not in found


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("After their talks in Geneva, Sweden and Peru condemned Nepal.", {"Sweden", "Peru"}),
        ("Following a summit in Bogota, Sweden, Peru and Chile condemned Nepal.", {"Sweden", "Peru", "Chile"}),
        ("Sweden and Peru condemned Nepal after talks in Geneva, Bogota and Lima.", {"Sweden", "Peru"}),
        ("The envoys of Togo, Sweden and Peru condemned Nepal.", {"envoys of Togo"}),
    ],
    ids=["preposition taken for since", "no subject left", "a list behind", "a list that is the subject's"],
)
def test_subjects_behind_an_opening_adjunct(stated_in: Stated, text: str, blamed: set[str]) -> None:
    found = stated_in(text)
    assert {subject for subject, relation, object_ in found if (relation, object_) == ("ACCUSE", "Nepal")} == blamed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pro-Iranian Shi’ite leader Hashim al-Nouri accused Peru.", ("Hashim al-Nouri", "ALLIED_WITH", "Iran")),
        ("Former Malian envoy to Niger Amadou Keita sued Peru.", ("Amadou Keita", "HOLDS_OFFICE", "Mali")),
        ("Former Iraqi envoy to the U.S. Samir Haddad sued Peru.", ("Samir Haddad", "HOLDS_OFFICE", "Iraq")),
    ],
    ids=["two subjects and a name in parts", "run together with a state", "two subjects"],
)
def test_a_description_and_its_name_are_one_subject(stated_in: Stated, text: str, expected: Triple) -> None:
    found = stated_in(text)
    assert expected in found
    assert (expected[0], "ACCUSE", "Peru") in found


def test_what_somebody_is_told_is_no_relative_clause(stated_in: Stated) -> None:
    text = (
        "Former Iraqi ambassador to the U.S. Adnan Pachachi told Saudi-owned al-Masira TV that Iran “does not want to "
        "get into a conflict” and has urged its Iraqi allies to “avoid any provocation.”"
    )
    found = {(s, r) for s, r, _ in stated_in(text)}
    assert ("Iran", "REQUEST") in found
    assert ("al-Masira TV", "REQUEST") not in found


@pytest.mark.parametrize(("kinds", "head"), [(("PERSON", "PERSON"), 3), (("PERSON", "ORG"), 1)])
def test_two_objects_side_by_side_are_one_name(kinds: tuple[str, str], head: int) -> None:
    doc = parsed("Police/NOUN/nsubj/1 met/VERB/ROOT/1 Kojo/PROPN/dative/1 Asante/PROPN/dobj/1 ./PUNCT/punct/1")
    for token, kind, place in zip(doc.tokens[2:4], kinds, ("B", "I" if kinds[0] == kinds[1] else "B"), strict=True):
        token.tag_, token.ent_type_, token.ent_iob_ = "NNP", kind, place
    reattach(doc, load_gazetteer())
    assert doc[2].head.i == head


def test_a_name_behind_what_it_is_called_is_no_second_object() -> None:
    doc = parsed(
        "Chad/PROPN/nsubj/1 backs/VERB/ROOT/1 Peru/PROPN/dobj/1 against/ADP/prep/1 the/DET/det/5 group/NOUN/pobj/3 "
        "RDM/VERB/dobj/1 ./PUNCT/punct/1"
    )
    reattach(doc, load_gazetteer())
    assert (doc[6].head.i, doc[6].dep_, doc[6].pos_) == (5, "appos", "PROPN")
    assert doc[2].head.i == 1
