"""The shipped catalogue: complete, without contradictions, and safe to link to."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest

from polgraph.graph.known import catalogue, catalogue_hash, load_catalogue
from polgraph.graph.known.catalogue import parse_term
from polgraph.graph.known.countries import code_table, split_office, state_of
from polgraph.graph.known.dates import parse_day
from polgraph.graph.known.names import known_data
from polgraph.graph.resolution.profile import looks_like_acronym
from polgraph.graph.resolution.records import KnownActor, Office
from polgraph.graph.resolve import name_key, resolution_words
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.load import load_ontology
from polgraph.ontology.records import ActorType
from polgraph.ontology.tsv import actor_table, listed, table_rows

BY_KEY = {actor.key: actor for actor in load_catalogue()}
STATES = {row["name"] for row in actor_table("states.tsv")}
SECTORS = {term.name for term in load_ontology().sectors}
ORGANIZATION_NAMES = {
    name for row in actor_table("organizations.tsv") for name in (row["name"], *listed(row["aliases"]))
}
# Acronyms may be shared: it is what the table of acronyms is for. A short name joins nothing.
TELLING = ("full", "alias")


def rows(name: str) -> list[dict[str, str]]:
    text = files("polgraph.graph").joinpath("data", "catalogue", name).read_text(encoding="utf-8")
    return list(table_rows(name, text))


def telling(actor: KnownActor) -> set[str]:
    return {name_key(name.text) for name in actor.names if name.kind in TELLING}


def test_keys_are_unique_and_sorted() -> None:
    keys = [actor.key for actor in load_catalogue()]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (ActorType.STATE, 193),
        (ActorType.PLACE, 200),
        (ActorType.PARTY, 200),
        (ActorType.ARMED_GROUP, 150),
        (ActorType.INTERNATIONAL_ORGANIZATION, 150),
        (ActorType.GOVERNMENT_BODY, 1000),
        (ActorType.PERSON, 500),
    ],
)
def test_there_are_enough_of_each_type(kind: ActorType, least: int) -> None:
    assert Counter(actor.type for actor in load_catalogue())[kind] >= least


def test_countries_and_sectors_exist() -> None:
    assert {actor.country for actor in load_catalogue()} - {None} <= STATES
    assert {actor.sector for actor in load_catalogue()} - {None} <= SECTORS


def test_the_shown_name_is_the_first_and_none_stands_twice() -> None:
    for actor in load_catalogue():
        names = [name.text for name in actor.names]
        assert names[0] == actor.name, actor.key
        assert len(names) == len(set(names)), actor.key
        assert actor.names[0].kind in {"full", "acronym"}, actor.key


def test_no_telling_name_means_two_actors_of_one_family_and_state() -> None:
    families = resolution_words().families
    owner: dict[tuple[str, str, str | None], str] = {}
    for actor in load_catalogue():
        for key in telling(actor):
            place = (families[actor.type.value], key, actor.country)
            assert owner.setdefault(place, actor.key) == actor.key, place


def test_no_telling_name_of_a_body_means_bodies_of_two_states() -> None:
    families = resolution_words().families
    owner: dict[str, str] = {}
    for actor in load_catalogue():
        if families[actor.type.value] == "body":
            for key in telling(actor):
                assert owner.setdefault(key, actor.key) == actor.key, key


def test_dates_of_offices_are_in_order() -> None:
    for actor in load_catalogue():
        for office in actor.offices:
            assert office.title, actor.key
            assert not (office.start and office.end) or office.start <= office.end, (actor.key, office)


def test_one_office_of_a_state_is_not_held_twice_by_one_person_at_a_time() -> None:
    for actor in load_catalogue():
        spans = sorted((office.title, office.start, office.end or date.max) for office in actor.offices if office.start)
        for (title, _, end), (other, start, _) in itertools.pairwise(spans):
            assert title != other or start >= end, (actor.key, title)


def test_memberships_name_actors_of_the_catalogue() -> None:
    names = {actor.name for actor in load_catalogue()}
    assert {body for actor in load_catalogue() for body in actor.memberships} <= names


def test_identifiers_are_those_of_the_table_of_codes() -> None:
    known = {value for row in code_table() for value in (row["alpha3"].upper(), row["wikidata"])}
    assert {value for actor in load_catalogue() for _, value in actor.identifiers} <= known
    assert not re.search(r"\bQ\d{3,}\b", " ".join(name.text for actor in load_catalogue() for name in actor.names))


def test_codes_belong_to_states_and_to_one_state_each() -> None:
    owner: dict[str, str] = {}
    for row in code_table():
        assert row["state"] in STATES
        for code in (row["code"], row["alpha3"], row["wikidata"], *listed(row["other"])):
            assert not code or owner.setdefault(code, row["state"]) == row["state"], code
    assert len(code_table()) > 200


def test_codes_are_those_of_rigour() -> None:
    territories = pytest.importorskip("rigour.territories")
    for row in code_table():
        found = territories.get_territory(row["code"])
        assert found is not None, row
        assert (found.alpha3 or "").lower() == row["alpha3"], row
        assert (found.qid or "") == row["wikidata"], row


@pytest.mark.parametrize("name", ["acronyms.tsv", "generic.tsv", "patterns.tsv"])
def test_tables_are_sorted_without_doubles(name: str) -> None:
    table = actor_table(name) if name == "generic.tsv" else rows(name)
    first = [next(iter(row.values())) for row in table]
    assert first == sorted(set(first))


def test_tables_refer_to_what_exists() -> None:
    leaders = {row["name"] for row in actor_table("leaders.tsv")}
    assert {row["name"] for row in actor_table("generic.tsv")} <= ORGANIZATION_NAMES | leaders
    assert {row["name"] for row in rows("acronyms.tsv")} <= {row["name"] for row in actor_table("organizations.tsv")}
    assert all(looks_like_acronym(one) for row in rows("acronyms.tsv") for one in listed(row["acronyms"]))
    for row in rows("patterns.tsv"):
        assert set(listed(row["except"])) <= STATES
        assert ActorType(row["type"])
        assert row["sector"] in SECTORS


def test_words_of_the_readers_are_types_and_sectors() -> None:
    data = known_data()
    types = {kind.value for kind in ActorType}
    assert set(data["types"]) == types
    assert {*data["ftm_schemas"].values(), *data["ftm_type_topics"].values()} <= types
    assert set(data["ftm_sector_topics"].values()) <= SECTORS
    for role in data["petrarch_roles"].values():
        assert role["type"] in types
        assert role["sector"] is None or role["sector"] in SECTORS


@pytest.mark.parametrize(
    ("key", "name", "kind"),
    [
        ("state/Iraq", "Republic of Iraq", "alias"),
        ("organization/Popular Mobilization Forces", "Hashd al-Shaabi", "alias"),
        ("organization/Popular Mobilization Forces", "PMF", "acronym"),
        ("organization/United Nations", "U.N.", "acronym"),
        ("organization/Democratic Party", "Democratic Party", "short"),
        ("organization/Bangladesh Nationalist Party", "BNP", "acronym"),
        ("organization/North Atlantic Treaty Organization", "Nato", "acronym"),
        ("foreign ministry/Iraq", "Iraqi Foreign Ministry", "alias"),
        ("government/Netherlands", "Dutch government", "alias"),
        ("person/Iraq/Mustafa al-Kadhimi", "Mustafa al-Kazemi", "alias"),
    ],
)
def test_names_by_kind(key: str, name: str, kind: str) -> None:
    assert [one.kind for one in BY_KEY[key].names if one.text == name] == [kind]


@pytest.mark.parametrize(
    "key",
    [
        "organization/Supreme Court",
        "organization/Green Party",
        "foreign ministry/United States",
        "person/X/George Bush",
    ],
)
def test_what_says_too_little_is_left_out(key: str) -> None:
    assert key not in BY_KEY


def test_a_city_with_two_spellings_is_one_capital_and_two_cities_are_two() -> None:
    capitals = {key for key in BY_KEY if key.startswith(("capital/Colombia/", "capital/Bolivia/"))}
    assert capitals == {"capital/Colombia/Bogotá", "capital/Bolivia/La Paz", "capital/Bolivia/Sucre"}


def test_offices_have_their_dates() -> None:
    offices = BY_KEY["person/Iraq/Mustafa al-Kadhimi"].offices
    assert offices[0] == Office("prime minister", None, date(2020, 5, 7), date(2022, 10, 27))


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("president", Office("president")),
        ("prime minister 1999/2008-02", Office("prime minister", None, date(1999, 1, 1), date(2008, 2, 29))),
        ("vice president 2020-05-07/", Office("vice president", None, date(2020, 5, 7))),
        ("king /1999", Office("king", None, None, date(1999, 12, 31))),
    ],
)
def test_terms(text: str, office: Office) -> None:
    assert parse_term(text) == office


@pytest.mark.parametrize("text", ["president 2020-13/", "president x/2020", "president 2020-02-30/2021"])
def test_terms_with_bad_dates_are_refused(text: str) -> None:
    with pytest.raises(PolgraphError) as caught:
        parse_term(text)
    assert caught.value.code is ErrorCode.DATA_INVALID


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Iraq", "Iraq"),
        ("the United States", "United States"),
        ("iq", "Iraq"),
        ("IRQ", "Iraq"),
        ("Iraqi", "Iraq"),
        ("Türkiye", "Turkey"),
        ("http://www.wikidata.org/entity/Q796", "Iraq"),
        ("su", "Soviet Union"),
        ("Narnia", None),
        ("", None),
        ("zz", None),
    ],
)
def test_states_by_name_adjective_and_code(text: str, state: str | None) -> None:
    assert state_of(text) == state


@pytest.mark.parametrize(
    ("text", "title", "state"),
    [
        ("Prime Minister of Iraq", "prime minister", "Iraq"),
        ("Minister of Foreign Affairs of the United Kingdom", "minister of foreign affairs", "United Kingdom"),
        ("Iraqi prime minister", "prime minister", "Iraq"),
        ("Minister of Salt", "minister of salt", None),
        ("Iraq", "iraq", None),
    ],
)
def test_offices_without_their_state(text: str, title: str, state: str | None) -> None:
    assert split_office(text) == (title, state)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-02-03", date(2020, 2, 3), date(2020, 2, 3)),
        ("+2020-02-03T00:00:00Z", date(2020, 2, 3), date(2020, 2, 3)),
        ("2020-00-00T00:00:00Z", date(2020, 1, 1), date(2020, 12, 31)),
        ("-0044-03-15T00:00:00Z", None, None),
        ("next week", None, None),
    ],
)
def test_days(text: str, first: date | None, last: date | None) -> None:
    assert (parse_day(text, last=False), parse_day(text, last=True)) == (first, last)


def test_the_hash_follows_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    before = catalogue_hash.__wrapped__()
    assert re.fullmatch("[0-9a-f]{64}", before)
    assert catalogue_hash.__wrapped__() == before
    read = catalogue._read
    monkeypatch.setattr(catalogue, "_read", lambda name: read(name) + "\n" * (name == "patterns.tsv"))
    assert catalogue_hash.__wrapped__() != before
