"""FollowTheMoney entities become known actors."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.graph.known.ftm import FtmReader
from polgraph.graph.resolution.records import Office
from polgraph.ontology.records import ActorName, ActorType
from tests.graph.known.known_samples import SAMPLES, read, texts

FILE = SAMPLES / "entities.ftm.json"


def test_a_person_with_names_state_offices_and_party() -> None:
    person = read(FILE)[0]["xx-person"]
    assert person.name == "Orla Brandt"
    assert (person.type, person.country) == (ActorType.PERSON, "Iraq")
    assert ActorName("أورلا براندت", "alias", "Arab") in person.names
    assert ActorName("Orly", "short", "Latn") in person.names
    assert person.memberships == ("Harbour Union",)
    assert person.identifiers == (("wikidata", "Q999999991"),)
    assert person.offices == (
        Office("prime minister", "Iraq", date(2006, 5, 20), date(2014, 12, 31)),
        Office("mayor of kelmar"),
        Office("minister of salt", "Iraq", date(2003, 1, 1), date(2005, 12, 31)),
    )


def test_topics_tell_type_and_sector() -> None:
    actors, _ = read(FILE)
    assert (actors["xx-party"].type, actors["xx-party"].sector) == (ActorType.PARTY, "PTY")
    assert (actors["xx-body"].type, actors["xx-body"].sector) == (ActorType.GOVERNMENT_BODY, "MIL")
    assert ActorName("HU", "acronym") in actors["xx-party"].names


def test_nested_occupancies_are_read() -> None:
    assert read(FILE)[0]["xx-nested"].offices == (Office("minister of salt", "Syria", date(2011, 1, 1)),)


def test_rows_that_are_no_actors_are_reported_with_their_reasons() -> None:
    _, problems = read(FILE)
    assert [(problem.row, problem.reason, problem.kept) for problem in problems] == [
        (5, "several states (Iran, Iraq): none taken", True),
        (8, "schema Vessel is no actor", False),
        (9, "no name", False),
        (10, "no id", False),
        (11, "not valid JSON", False),
    ]


def test_an_id_that_stands_twice_is_taken_once(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "schema": "Person", "properties": {"name": ["Orla Brandt"]}})
    path = tmp_path / "twice.json"
    path.write_text(f"{line}\n{line}\n", encoding="utf-8")
    actors, problems = read(path)
    assert list(actors) == ["a"]
    assert ["stands twice" in problem.reason for problem in problems] == [True]


@pytest.mark.parametrize(
    "line",
    ["[1, 2]", '"text"', "{}", '{"schema": "Person"}', '{"schema": 3, "properties": {}}', "[" * 100_000],
)
def test_a_bad_line_stops_nothing(line: str, tmp_path: Path) -> None:
    first, last = (
        json.dumps({"id": key, "schema": "Person", "properties": {"name": ["Orla Brandt"], "country": "iq"}})
        for key in "ab"
    )
    path = tmp_path / "file.json"
    path.write_text(f"{first}\n{line}\n\n{last}\n", encoding="utf-8")
    actors, problems = read(path)
    assert list(actors) == ["a", "b"]
    assert [problem.row for problem in problems] == [2]


WORDS = st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=1, max_size=12)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=4)), min_size=1, max_size=5))
def test_names_written_as_entities_are_read_again(people: list[tuple[str, list[str]]]) -> None:
    import tempfile
    import unicodedata

    lines = [
        json.dumps({"id": f"p{at}", "schema": "Person", "properties": {"name": [name], "alias": aliases}})
        for at, (name, aliases) in enumerate(people)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_text("\n".join(lines), encoding="utf-8")
        assert FtmReader().fits(path.read_text(encoding="utf-8"))
        actors, problems = read(path)
    assert problems == []
    expected = [list(dict.fromkeys(unicodedata.normalize("NFC", one) for one in (n, *a))) for n, a in people]
    assert [texts(actor) for actor in actors.values()] == expected
