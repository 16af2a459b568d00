"""Which places of a text refer to actors, with which name, type, state and offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.extract.actors.references import find_references
from polgraph.extract.parse import Doc
from polgraph.ontology.records import Article

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.extract.actors.model import Reference
    from polgraph.extract.pipeline import Extractor

pytestmark = pytest.mark.model


@pytest.fixture
def refer(extractor: Extractor) -> Callable[[str, str], Reference | None]:
    """A function from a text and a word to the reference that the last such word heads."""

    def find(text: str, word: str) -> Reference | None:
        doc = Doc(extractor.nlp(text))
        found = find_references(doc, extractor.gazetteer)
        return found.get([token.i for token in doc if token.text == word][-1])

    return find


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("A militant group shelled the town.", "group", "armed_group"),
        ("A news agency denied the report.", "agency", "media"),
        ("The security service arrested two men.", "service", "government_body"),
        ("Western diplomats met the envoy.", "diplomats", "group"),
        ("A diplomat met the envoy.", "diplomat", "person"),
        ("The crowd stoned the police.", "crowd", "group"),
    ],
)
def test_type_of_description(refer: Callable[[str, str], Reference | None], text: str, word: str, kind: str) -> None:
    found = refer(text, word)
    assert found is not None
    assert found.type == kind


@pytest.mark.parametrize(
    ("text", "word", "surface"),
    [
        ("Police arrested soldiers loyal to General Amon Keder.", "soldiers", "soldiers loyal to General Amon Keder"),
        ("The army shelled villagers fleeing the fighting.", "villagers", "villagers fleeing the fighting"),
        ("Troops shot at residents of Tobruk.", "residents", "residents of Tobruk"),
        ("Troops shot at residents, according to witnesses.", "residents", "residents"),
    ],
)
def test_descriptions_go_on(refer: Callable[[str, str], Reference | None], text: str, word: str, surface: str) -> None:
    found = refer(text, word)
    assert found is not None
    assert found.text == surface


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They treated the wounded in a tent.", "wounded"),
        ("Police stopped the march and detained nine of them.", "nine"),
        ("The court freed the seven.", "seven"),
    ],
)
def test_adjectives_and_numbers_that_stand_for_people(
    refer: Callable[[str, str], Reference | None], text: str, word: str
) -> None:
    found = refer(text, word)
    assert found is not None
    assert found.type == "group"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The wounded man left.", "wounded"),
        ("He paid nine of the bills.", "nine"),
        ("They brought the killers to justice.", "justice"),
        ("The secretary of state left Lima.", "state"),
        ("ADEN, June 3 - Rebels attacked the port.", "ADEN"),
    ],
)
def test_no_reference(refer: Callable[[str, str], Reference | None], text: str, word: str) -> None:
    assert refer(text, word) is None


class TestNames:
    def test_foreign_name_is_whole(self, refer: Callable[[str, str], Reference | None]) -> None:
        found = refer("The Front des patriotes du Sud attacked a barracks.", "Sud") or refer(
            "The Front des patriotes du Sud attacked a barracks.", "Front"
        )
        assert found is not None
        assert found.name == "Front des patriotes du Sud"
        assert found.type == "armed_group"

    def test_name_inside_a_phrase_when_it_recurs(self, refer: Callable[[str, str], Reference | None]) -> None:
        text = "Obruk denied the report. Two Obruk lawmakers resigned from Obruk. The Obruk lawmakers left."
        found = refer(text, "Obruk")
        assert found is not None
        assert found.kind == "modifier"

    def test_plain_words_at_the_beginning_are_no_names(self, refer: Callable[[str, str], Reference | None]) -> None:
        found = refer("Gunmen attacked a church.", "Gunmen")
        assert found is not None
        assert found.kind == "nominal"

    def test_dateline_does_not_run_into_the_sentence(self, refer: Callable[[str, str], Reference | None]) -> None:
        found = refer("ADEN, June 3 - Rebels of the valley attacked the port.", "Rebels")
        assert found is not None
        assert (found.kind, found.text) == ("nominal", "Rebels of the valley")

    def test_office_is_no_name(self, refer: Callable[[str, str], Reference | None]) -> None:
        found = refer("The Foreign Secretary condemned Serbia.", "Secretary")
        assert found is not None
        assert (found.kind, found.type) == ("nominal", "person")

    def test_capital_after_in_is_a_place(self, refer: Callable[[str, str], Reference | None]) -> None:
        found = refer("The ministers met in Lisbon.", "Lisbon")
        assert found is not None
        assert (found.type, found.country) == ("place", "Portugal")

    def test_capital_that_acts_is_a_state(self, refer: Callable[[str, str], Reference | None]) -> None:
        found = refer("Lisbon criticised the plan.", "Lisbon")
        assert found is not None
        assert found.type == "state"


class TestBelonging:
    def test_state_of_a_known_leader(self, refer: Callable[[str, str], Reference | None]) -> None:
        found = refer("President Nelson Mandela praised the vote.", "Mandela")
        assert found is not None
        assert found.country == "South Africa"

    def test_no_state_without_an_office_of_state(self, refer: Callable[[str, str], Reference | None]) -> None:
        found = refer("Professor Nelson Mandela praised the vote.", "Mandela")
        assert found is not None
        assert found.country == ""

    def test_body_inside_a_compound(self, refer: Callable[[str, str], Reference | None]) -> None:
        found = refer("The ministry rejected army demands.", "army")
        assert found is not None
        assert found.type == "government_body"

    def test_followers_of_an_organisation(self, refer: Callable[[str, str], Reference | None]) -> None:
        found = refer("The coalition bombed Houthi fighters.", "Houthi")
        assert found is not None
        assert found.name == "Houthi movement"
        assert found.type == "armed_group"


def test_longer_entries_type_a_description_of_the_shorter_noun(
    refer: Callable[[str, str], Reference | None],
) -> None:
    text = "A news agency denied it. The agency apologised."
    first, second = refer(text.split(". ", maxsplit=1)[0] + ".", "agency"), refer(text, "agency")
    assert first is not None
    assert second is not None
    assert (first.type, second.type) == ("media", "government_body")
    assert first.noun is second.noun


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Pro-Iranian leader Karim Hadi supports the minister.", "Karim Hadi", None),
        ("Anti-Turkish cleric Ali Demir praised the rebels.", "Ali Demir", None),
        ("Turkish-backed commander Omar Said praised the rebels.", "Omar Said", None),
        ("Turkish commander Omar Said praised the rebels.", "Omar Said", "Turkey"),
        ("Saudi-owned channel Al Noor criticised the minister.", "Al Noor", "Saudi Arabia"),
    ],
)
def test_whoever_sides_with_a_state_is_not_of_it(
    extractor: Extractor, text: str, name: str, country: str | None
) -> None:
    actors = {actor.name: actor.country for actor in extractor.extract(Article("a", text)).actors}
    assert actors[name] == country


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The People's Guard of Laos attacked the town.", "Guard", "People's Guard of Laos"),
        ("Police banned the National Teachers' Union.", "Union", "National Teachers' Union"),
        ("Angola's Farmers' Party left.", "Party", "Farmers' Party"),
        ("Peru's Labour Party left.", "Party", "Labour Party"),
        ("The workers' union left.", "workers", "workers"),
    ],
)
def test_possessives_inside_names(
    refer: Callable[[str, str], Reference | None], text: str, word: str, name: str
) -> None:
    found = refer(text, word)
    assert found is not None
    assert found.name == name


def test_a_commander_of_a_militia_is_none(refer: Callable[[str, str], Reference | None]) -> None:
    found = refer("Kurdish militia commander Serwan Barzan accused Turkey.", "Barzan")
    assert found is not None
    assert (found.type, found.classifier) == ("person", None)


class TestNamesWithADay:
    @pytest.mark.parametrize(
        ("text", "word", "name"),
        [
            ("The June 4 Movement seized the port.", "Movement", "June 4 Movement"),
            ("Fighters of the 23 May Front attacked a barracks.", "Front", "23 May Front"),
            ("Rebels of the March 9 Movement left the valley.", "Movement", "March 9 Movement"),
            ("They joined the 17th November Armed Brigade.", "Brigade", "17th November Armed Brigade"),
        ],
    )
    def test_day_is_part_of_it(
        self, refer: Callable[[str, str], Reference | None], text: str, word: str, name: str
    ) -> None:
        found = refer(text, word)
        assert found is not None
        assert found.name == name

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("On March 9 Parliament met the Union.", "Parliament"),
            ("The March 9 attack shook the Front.", "Front"),
            ("On June 4 the Movement left the talks.", "Movement"),
        ],
    )
    def test_day_beside_a_name(self, refer: Callable[[str, str], Reference | None], text: str, word: str) -> None:
        found = refer(text, word)
        assert found is None or not any(letter.isdigit() for letter in found.name)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The State Committee for Border Security freed Ola Berg.", "Committee", "State Committee for Border Security"),
        ("Kenya sued the newspaper Harian Jakarta.", "Jakarta", "Harian Jakarta"),
        ("The opposition Constitutional Democratic Party left.", "Party", "Constitutional Democratic Party"),
        ("African Union Secretary-General Ola Berg left.", "Berg", "Ola Berg"),
    ],
)
def test_names_are_whole(refer: Callable[[str, str], Reference | None], text: str, word: str, name: str) -> None:
    found = refer(text, word)
    assert found is not None
    assert found.name == name
