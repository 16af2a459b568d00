"""The actor data is well formed, sorted, without doubles, and refers to what exists."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest

from polgraph.ontology.records import ActorType

ROOT = Path(__file__).parents[2]
DATA = ROOT / "extract" / "data" / "actors"
SHARED = ROOT / "ontology" / "data" / "actors"
TYPES = {member.value for member in ActorType}
COLUMNS: dict[str, tuple[str, ...]] = {
    "given_names.tsv": ("name", "gender"),
    "groups.tsv": ("word", "type", "kind", "form", "of"),
    "kin.tsv": ("noun", "inverse"),
    "leaders.tsv": ("name", "aliases", "state", "offices"),
    "name_heads.tsv": ("word", "type", "flags"),
    "nonactors.tsv": ("word", "why"),
    "nouns.tsv": ("lemma", "type", "sector", "kind", "flags"),
    "office_modifiers.tsv": ("word", "effect"),
    "offices.tsv": ("title", "relation", "object", "sector", "flags"),
    "generic.tsv": ("name", "shown"),
    "organizations.tsv": ("name", "aliases", "type", "country", "parent"),
    "portfolios.tsv": ("portfolio", "family"),
    "regions.tsv": ("name", "aliases", "adjectives", "people", "capital", "country"),
    "sectors.tsv": ("code", "meaning"),
    "states.tsv": ("name", "aliases", "adjectives", "people", "capital", "buildings", "cities"),
    "titles.tsv": ("title", "kind", "flags"),
}
LEAST = {"nouns.tsv": 600, "offices.tsv": 400, "organizations.tsv": 600, "states.tsv": 195}
LISTS = {"aliases", "adjectives", "people", "capital", "buildings", "cities", "flags", "offices"}
# Values that a column may hold, apart from "-" where it may be empty.
VOCABULARY: dict[tuple[str, str], set[str]] = {
    ("given_names.tsv", "gender"): {"female", "male"},
    ("groups.tsv", "type"): TYPES,
    ("groups.tsv", "kind"): {"ethnic", "religious", "political", "regional", "geographic", "armed", "party"},
    ("groups.tsv", "form"): {"adj", "noun", "both"},
    ("name_heads.tsv", "type"): TYPES | {"nonactor"},
    ("name_heads.tsv", "flags"): {"ambiguous", "first"},
    ("nonactors.tsv", "why"): {
        "abstract",
        "currency",
        "document",
        "event",
        "ideology",
        "language",
        "named_thing",
        "region",
        "religion",
        "time",
    },
    ("nouns.tsv", "type"): TYPES,
    ("nouns.tsv", "kind"): {"collective", "plural", "person", "unit", "facility", "vehicle", "region"},
    ("nouns.tsv", "flags"): {"state", "source", "generic", "objectonly", "anaphor", "relational"},
    ("office_modifiers.tsv", "effect"): {"keep", "acting", "deputy", "former", "elect", "shadow", "disputed"},
    ("offices.tsv", "relation"): {"HOLDS_OFFICE", "LEADS", "MEMBER_OF"},
    ("offices.tsv", "object"): {"state", "org", "body", "place"},
    ("offices.tsv", "flags"): {"pre", "acting-ok", "mil"},
    ("organizations.tsv", "type"): TYPES,
    ("titles.tsv", "kind"): {"honorific", "rank", "religious", "noble", "office"},
    ("titles.tsv", "flags"): {"ambiguous", "namepart", "post", "plural", "female", "male"},
}
MAY_BE_EMPTY = LISTS | {"relation", "object", "sector", "of", "country", "parent", "shown"}
# Demonyms that are as well the name of a people in other states.
ALSO_A_PEOPLE = {"Turkmen"}
# Dissolved states, and entities whose capital is claimed by another row.
WITHOUT_CAPITAL = {
    "Czechoslovakia",
    "Donetsk People's Republic",
    "Luhansk People's Republic",
    "Rhodesia",
    "South Vietnam",
    "Soviet Union",
    "West Germany",
    "Yugoslavia",
}
Row = dict[str, str]


def table(name: str) -> Path:
    """The file of a table: in the folder of extraction or in the one that is shared with the graph."""
    return SHARED / name if (SHARED / name).exists() else DATA / name


@functools.cache
def lines(name: str) -> tuple[str, ...]:
    """Lines of a table without its comments, the header first."""
    text = table(name).read_bytes().decode("utf-8")
    return tuple(line for line in text.removesuffix("\n").split("\n") if not line.startswith("#"))


@functools.cache
def rows(name: str) -> tuple[Row, ...]:
    """Rows of a table by column."""
    header, *body = lines(name)
    columns = header.split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in body)


def values(row: Row, column: str) -> list[str]:
    """Values of a list cell; none for the empty cell."""
    return [] if row[column] == "-" else row[column].split("|")


def first(name: str) -> list[str]:
    """The first column of a table."""
    return [row[COLUMNS[name][0]] for row in rows(name)]


def state_names(row: Row) -> set[str]:
    """All words of a row of states.tsv that mean the state itself."""
    words = {row["name"]}
    for column in ("aliases", "adjectives", "people", "capital", "buildings"):
        words.update(values(row, column))
    return words


def test_tables_are_those_described() -> None:
    assert sorted(path.name for folder in (DATA, SHARED) for path in folder.iterdir()) == sorted(COLUMNS)


@pytest.mark.parametrize("name", COLUMNS)
class TestEveryTable:
    def test_header(self, name: str) -> None:
        assert tuple(lines(name)[0].split("\t")) == COLUMNS[name]

    def test_every_line_has_all_columns_filled(self, name: str) -> None:
        for line in lines(name)[1:]:
            cells = line.split("\t")
            assert len(cells) == len(COLUMNS[name]), line
            assert all(cell and cell == cell.strip() for cell in cells), line

    def test_text_is_clean(self, name: str) -> None:
        for line in lines(name):
            assert "\r" not in line
            assert "  " not in line, line
            assert not re.search(r"\|\||\|(\t|$)|(\t|^)\|", line), line

    def test_sorted_without_doubles(self, name: str) -> None:
        assert first(name) == sorted(set(first(name)))

    def test_cells_are_empty_only_where_allowed(self, name: str) -> None:
        for column in set(COLUMNS[name]) - MAY_BE_EMPTY:
            assert "-" not in {row[column] for row in rows(name)}, column

    def test_list_cells_hold_no_value_twice(self, name: str) -> None:
        for row in rows(name):
            for column in LISTS & set(row):
                assert len(values(row, column)) == len(set(values(row, column))), row

    def test_says_what_its_columns_mean_and_where_it_comes_from(self, name: str) -> None:
        comments = [line for line in table(name).read_text(encoding="utf-8").split("\n") if line.startswith("#")]
        assert len(comments) > 1
        assert comments[-1].startswith("# Source: ")


@pytest.mark.parametrize(("name", "column"), VOCABULARY)
def test_known_values(name: str, column: str) -> None:
    seen = {value for row in rows(name) for value in (values(row, column) if column in LISTS else [row[column]])}
    assert seen - {"-"} <= VOCABULARY[name, column]


@pytest.mark.parametrize("name", ["nouns.tsv", "offices.tsv"])
def test_known_sectors(name: str) -> None:
    assert {row["sector"] for row in rows(name)} - {"-"} <= set(first("sectors.tsv"))


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_tables_are_large_enough(name: str, least: int) -> None:
    assert len(rows(name)) >= least


class TestStates:
    def test_every_state_has_adjectives(self) -> None:
        assert [row["name"] for row in rows("states.tsv") if row["adjectives"] == "-"] == []

    def test_every_state_has_a_capital(self) -> None:
        assert {row["name"] for row in rows("states.tsv") if row["capital"] == "-"} == WITHOUT_CAPITAL

    def test_no_word_means_two_states(self) -> None:
        owner: dict[str, str] = {}
        for row in rows("states.tsv"):
            for word in state_names(row):
                assert owner.setdefault(word, row["name"]) == row["name"], word

    def test_no_city_lies_in_two_states_or_names_one(self) -> None:
        owner = {word: row["name"] for row in rows("states.tsv") for word in state_names(row)}
        for row in rows("states.tsv"):
            for city in values(row, "cities"):
                assert owner.setdefault(city, f"{row['name']} (city)") == f"{row['name']} (city)", city

    def test_names_are_not_repeated_as_aliases(self) -> None:
        assert [row["name"] for row in rows("states.tsv") if row["name"] in values(row, "aliases")] == []

    @pytest.mark.parametrize(
        ("word", "state"),
        [
            ("U.S.", "United States"),
            ("Downing Street", "United Kingdom"),
            ("Kremlin", "Russia"),
            ("Kiev", "Ukraine"),
            ("Turkish", "Turkey"),
            ("The Hague", "Netherlands"),
            ("Nigerien", "Niger"),
            ("Taipei", "Taiwan"),
        ],
    )
    def test_word_means_state(self, word: str, state: str) -> None:
        assert [row["name"] for row in rows("states.tsv") if word in state_names(row)] == [state]


class TestOrganizations:
    def test_country_is_a_state(self) -> None:
        assert {row["country"] for row in rows("organizations.tsv")} - {"-"} <= set(first("states.tsv"))

    def test_parent_is_an_organization_and_not_itself(self) -> None:
        parents = {row["name"]: row["parent"] for row in rows("organizations.tsv") if row["parent"] != "-"}
        assert set(parents.values()) <= set(first("organizations.tsv"))
        assert all(name != parent for name, parent in parents.items())

    def test_no_name_means_two_organizations_or_a_state(self) -> None:
        owner = {word: row["name"] for row in rows("states.tsv") for word in state_names(row)}
        for row in rows("organizations.tsv"):
            for word in {row["name"], *values(row, "aliases")}:
                assert owner.setdefault(word, f"{row['name']} (organization)") == f"{row['name']} (organization)", word

    def test_no_identifiers(self) -> None:
        assert not re.search(r"\bQ\d{3,}\b", "\n".join(lines("organizations.tsv")))


class TestNouns:
    def test_lemmas_are_lower_case(self) -> None:
        assert [lemma for lemma in first("nouns.tsv") if lemma != lemma.lower()] == []

    def test_lemmas_are_no_nonactors(self) -> None:
        assert set(first("nouns.tsv")) & set(first("nonactors.tsv")) == set()

    def test_places_are_facilities_or_regions_and_only_objects(self) -> None:
        for row in rows("nouns.tsv"):
            place = row["type"] == ActorType.PLACE
            assert place == (row["kind"] in {"facility", "region"}), row
            assert not place or "objectonly" in values(row, "flags"), row

    @pytest.mark.parametrize(
        ("lemma", "actor_type"),
        [
            ("government", "government_body"),
            ("rebel", "armed_group"),
            ("protester", "group"),
            ("newspaper", "media"),
            ("minister", "person"),
            ("warplane", "government_body"),
            ("airport", "place"),
            ("country", "state"),
        ],
    )
    def test_type_of_noun(self, lemma: str, actor_type: str) -> None:
        assert [row["type"] for row in rows("nouns.tsv") if row["lemma"] == lemma] == [actor_type]


class TestOffices:
    def test_titles_are_lower_case(self) -> None:
        assert [title for title in first("offices.tsv") if title != title.lower()] == []

    def test_a_title_without_relation_has_no_object(self) -> None:
        for row in rows("offices.tsv"):
            assert (row["relation"] == "-") == (row["object"] == "-"), row

    @pytest.mark.parametrize(
        ("title", "relation"),
        [("foreign minister", "HOLDS_OFFICE"), ("rebel leader", "LEADS"), ("lawmaker", "MEMBER_OF"), ("novelist", "-")],
    )
    def test_relation_of_office(self, title: str, relation: str) -> None:
        assert [row["relation"] for row in rows("offices.tsv") if row["title"] == title] == [relation]

    def test_portfolio_families_are_portfolios(self) -> None:
        assert {row["family"] for row in rows("portfolios.tsv")} <= set(first("portfolios.tsv"))


class TestGroups:
    def test_of_names_an_organization(self) -> None:
        assert {row["of"] for row in rows("groups.tsv")} - {"-"} <= set(first("organizations.tsv"))

    def test_no_group_is_a_demonym(self) -> None:
        demonyms = {word for row in rows("states.tsv") for word in values(row, "adjectives") + values(row, "people")}
        assert set(first("groups.tsv")) & demonyms == ALSO_A_PEOPLE

    def test_regions_lie_in_states(self) -> None:
        assert {row["country"] for row in rows("regions.tsv")} <= set(first("states.tsv"))


class TestLeaders:
    def test_state_is_a_state(self) -> None:
        assert {row["state"] for row in rows("leaders.tsv")} <= set(first("states.tsv"))

    def test_names_are_full_names(self) -> None:
        assert [name for name in first("leaders.tsv") if " " not in name] == []

    def test_no_name_means_two_leaders(self) -> None:
        owner: dict[str, str] = {}
        for row in rows("leaders.tsv"):
            for name in (row["name"], *values(row, "aliases")):
                assert owner.setdefault(name, row["name"]) == row["name"], name

    @pytest.mark.parametrize(("name", "state"), [("Nelson Mandela", "South Africa"), ("Angela Merkel", "Germany")])
    def test_leader_of_state(self, name: str, state: str) -> None:
        assert [row["state"] for row in rows("leaders.tsv") if row["name"] == name] == [state]
