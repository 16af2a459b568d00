"""Records as dictionaries, rows and safe text."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.format import Rows, as_csv, as_json, json_line, printable, statement_record, statement_row
from polgraph.ontology.records import Article
from tests.conftest import TEXT, by_hand

FIELDS = (
    "id article subject relation object predicate mode status negated attributed_to when place role confidence evidence"
    " extractor"
)
STATEMENTS = by_hand(Article("vote", TEXT, fingerprint="f" * 64)).statements


def test_statement_record_has_exactly_the_published_fields() -> None:
    record = statement_record(STATEMENTS[0])
    assert list(record) == FIELDS.split()
    assert list(record["subject"]) == ["name", "text", "type", "start", "end"]
    assert list(record["evidence"]) == ["start", "end", "text"]
    assert (record["when"], record["status"], record["attributed_to"]) == ("2021-03-07", "reported", "Radio")


def test_statement_record_offsets_give_the_words() -> None:
    for statement in STATEMENTS:
        record = statement_record(statement)
        for part in (record["subject"], record["object"], record["evidence"]):
            assert TEXT[part["start"] : part["end"]] == part["text"]


def test_negation_shows_in_the_row() -> None:
    assert statement_row(STATEMENTS[1])[3] == "asserted, negated"


@given(st.text())
def test_printable_has_no_active_character(text: str) -> None:
    shown = printable(text)
    assert all(ord(c) >= 32 and not 127 <= ord(c) < 160 for c in shown)


@given(st.text())
def test_json_line_is_read_back_and_has_no_control(text: str) -> None:
    line = json_line({"text": text})
    assert json.loads(line) == {"text": text}
    assert all(ord(c) >= 32 and not 127 <= ord(c) < 160 for c in line)


@given(st.lists(st.tuples(st.text(alphabet="ab,\"'\n \x1b"), st.integers())))
def test_csv_is_read_back(rows: list[tuple[str, int]]) -> None:
    text = as_csv(Rows(("name", "count"), tuple(rows)))
    back = list(csv.reader(io.StringIO(text)))
    assert back == [["name", "count"], *([printable(name), str(count)] for name, count in rows)]


@pytest.mark.parametrize("text", ["=cmd|'/c calc'!A1", "+1", "-1+2", "@SUM(A1)", "\t=1", " =1"])
def test_csv_has_no_formula(text: str) -> None:
    cell = as_csv(Rows(("name",), ((text,),))).splitlines()[1].strip('"')
    assert cell == f"'{printable(text)}"


def test_csv_keeps_numbers() -> None:
    assert as_csv(Rows(("weight",), ((-1.5,),))) == "weight\n-1.5\n"


def test_json_keeps_types_and_nulls() -> None:
    assert json.loads(as_json(Rows(("a", "b"), ((1, None), ("x", True))))) == [
        {"a": 1, "b": None},
        {"a": "x", "b": True},
    ]


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(as_json(Rows(("a",), ()))) == []


def test_only_some_columns() -> None:
    assert Rows(("a", "b", "c"), ((1, 2, 3),)).only(["c", "a"]) == Rows(("c", "a"), ((3, 1),))
