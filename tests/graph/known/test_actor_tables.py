"""Wikidata results and plain CSV become known actors."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.graph.known import KnownFormat
from polgraph.graph.known.tables import type_named
from polgraph.graph.resolution.records import KnownActor, Office
from polgraph.ontology.records import ActorType
from tests.graph.known.known_samples import SAMPLES, read, texts


@pytest.mark.parametrize("name", ["query.json", "query.csv"])
class TestWikidata:
    def test_rows_of_an_item_are_one_person(self, name: str) -> None:
        actors, _ = read(SAMPLES / name)
        person = actors["Q999999991"]
        assert list(actors) == ["Q999999991"]
        assert (person.name, person.type, person.country) == ("Orla Brandt", ActorType.PERSON, "Iraq")
        assert texts(person) == ["Orla Brandt", "O. Brandt", "Orla M. Brandt"]
        assert person.memberships == ("Harbour Union",)
        assert person.identifiers == (("wikidata", "Q999999991"),)
        assert person.offices == (
            Office("prime minister", "Iraq", date(2006, 5, 20), date(2014, 9, 8)),
            Office("minister of salt", None, date(2003, 1, 1)),
        )

    def test_rows_without_label_or_date_are_reported(self, name: str) -> None:
        _, problems = read(SAMPLES / name)
        assert [(problem.reason, problem.kept) for problem in problems] == [
            ("end 'unknown' is no date", True),
            ("no label: only the item Q999999992", False),
        ]


def test_the_short_json_of_the_query_service_is_read(tmp_path: Path) -> None:
    path = tmp_path / "query.json"
    path.write_text(
        '[{"item": "http://www.wikidata.org/entity/Q999999991", "label": "Orla Brandt", "position": "mayor"}, 3]',
        encoding="utf-8",
    )
    actors, problems = read(path)
    assert [actor.name for actor in actors.values()] == ["Orla Brandt"]
    assert [(problem.row, problem.reason) for problem in problems] == [(2, "no JSON object")]


class TestCsv:
    def test_columns_are_found_by_tolerant_names(self) -> None:
        actors, _ = read(SAMPLES / "actors.csv")
        person = actors["p1"]
        assert texts(person) == ["Orla Brandt", "O. Brandt", "Orla M. Brandt"]
        assert (person.type, person.country, person.memberships) == (ActorType.PERSON, "Iraq", ("Harbour Union",))
        assert person.offices == (
            Office("prime minister", None, date(2006, 5, 20), date(2014, 12, 31)),
            Office("minister of salt", None, date(2003, 1, 1)),
        )

    def test_type_and_country_by_words(self) -> None:
        actors, _ = read(SAMPLES / "actors.csv")
        assert (actors["o1"].type, actors["o1"].country) == (ActorType.PARTY, "Iraq")
        assert (actors["o2"].type, actors["o2"].country) == (ActorType.ARMED_GROUP, "Narnia")

    def test_each_problem_is_reported_by_line(self) -> None:
        _, problems = read(SAMPLES / "actors.csv")
        assert [(problem.row, problem.reason, problem.kept) for problem in problems] == [
            (6, "unknown type 'banana'", False),
            (7, "no name", False),
            (8, "ends 2010 before it starts 2012: dates left out", True),
            (9, "10 cells, the header has 9", False),
            (5, "country 'Narnia' is not in the catalogue: kept as it is written", True),
        ]
        assert [problem.row for problem in problems if problem.whole] == [5]

    def test_a_country_of_nobody_is_that_of_the_file(self, tmp_path: Path) -> None:
        path = tmp_path / "names.csv"
        rows = (
            "name,type,country,aliases,office,of,start",
            "Odo Venn,person,ruvland,,prime minister,Ruvland,2020",
            "Ilya Barsk,person,Ruvia,,,,",
            "Ruvland,state,,Ruvia,,,",
            "Tarn Guild,party,Ostrania,,,,",
            "Flint Circle,party,XQ,,,,",
            "Salt Guild,party,Q999999993,,,,",
        )
        path.write_text("\n".join(rows), encoding="utf-8")
        actors, problems = read(path)
        assert [actor.country for actor in actors.values()] == ["Ruvland", "Ruvland", "Ruvland", "Ostrania", None, None]
        assert [(problem.row, problem.whole) for problem in problems] == [(6, False), (7, False), (5, True)]

    def test_a_row_of_no_actor_yet_needs_a_type(self, tmp_path: Path) -> None:
        path = tmp_path / "names.csv"
        path.write_text("name,type,id\nOrla Brandt,,p1\nOrla Brandt,person,p1\n", encoding="utf-8")
        actors, problems = read(path)
        assert list(actors) == ["p1"]
        assert [(one.row, one.reason) for one in problems] == [(2, "no type: no column says what kind of actor it is")]

    def test_a_type_for_all(self, tmp_path: Path) -> None:
        path = tmp_path / "names.csv"
        path.write_text("name,country\nHarbour Union,iq\nHarbour Union,Iraq\nHarbour Union,sy\n", encoding="utf-8")
        actors, problems = read(path, kind=ActorType.PARTY)
        assert [(actor.type, actor.country) for actor in actors.values()] == [
            (ActorType.PARTY, "Iraq"),
            (ActorType.PARTY, "Syria"),
        ]
        assert problems == []

    @pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
    def test_any_separator(self, mark: str, tmp_path: Path) -> None:
        path = tmp_path / "names.csv"
        path.write_text(f"name{mark}type\nHarbour Union{mark}party\n", encoding="utf-8")
        assert [actor.name for actor in read(path)[0].values()] == ["Harbour Union"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("person", ActorType.PERSON),
        ("human", ActorType.PERSON),
        ("Armed_Group", ActorType.ARMED_GROUP),
        ("political party in Iraq", ActorType.PARTY),
        ("GOVERNMENT BODY", ActorType.GOVERNMENT_BODY),
        ("banana", None),
        *((kind.value, kind) for kind in ActorType),
    ],
)
def test_types_by_words(text: str, expected: ActorType | None) -> None:
    assert type_named(text) is expected


WORDS = st.text("abcdefghijklmnopqrstuvwxyzéøß", min_size=1, max_size=9).map(str.title)
NAMES = st.lists(WORDS, min_size=2, max_size=3).map(" ".join)
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
PEOPLE = st.lists(
    st.tuples(NAMES, st.lists(NAMES, max_size=3), st.sampled_from(["Iraq", "Syria", ""]), DAYS, DAYS),
    min_size=1,
    max_size=6,
    unique_by=lambda person: person[0],
)


@given(PEOPLE, st.sampled_from(",;\t"))
def test_a_table_that_was_written_is_read_again(
    people: list[tuple[str, list[str], str, date, date]], mark: str
) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=mark)
    writer.writerow(["id", "name", "type", "country", "aliases", "office", "start", "end"])
    expected = []
    for at, (name, aliases, country, one, other) in enumerate(people):
        start, end = sorted((one, other))
        writer.writerow([f"p{at}", name, "person", country, "|".join(aliases), "mayor", start, end])
        names = list(dict.fromkeys([name, *aliases]))
        expected.append((name, names, country or None, (Office("mayor", None, start, end),)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people"
        path.write_text(stream.getvalue(), encoding="utf-8", newline="")
        actors, problems = read(path, KnownFormat.CSV)

    def seen(actor: KnownActor) -> tuple[str, list[str], str | None, tuple[Office, ...]]:
        return actor.name, texts(actor), actor.country, actor.offices

    assert [seen(actor) for actor in actors.values()] == expected
    assert problems == []
