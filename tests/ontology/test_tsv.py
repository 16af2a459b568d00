"""The reader of tab-separated tables, and the tables of actors that extraction and graph share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.ontology import tsv
from polgraph.ontology.errors import ErrorCode, PolgraphError

PARTS = st.lists(st.text("abc =:!.'é", min_size=1).map(str.strip).filter(bool))


def rows(text: str) -> list[dict[str, str]]:
    return list(tsv.table_rows("x.tsv", text))


def test_comments_and_blank_lines_are_no_rows() -> None:
    assert rows("# a comment\n\na\tb\n  \n1\t2\n# 3\t4\n") == [{"a": "1", "b": "2"}]


def test_an_empty_cell_is_a_dash() -> None:
    assert rows("a\tb\n-\t--\n") == [{"a": "", "b": "--"}]


@pytest.mark.parametrize("row", ["1", "1\t2\t3", "1\t2\t"])
def test_a_row_of_another_length_is_refused_with_its_line(row: str) -> None:
    with pytest.raises(PolgraphError, match=r"x\.tsv:3 has \d cells, the header has 2") as caught:
        rows(f"a\tb\n1\t2\n{row}\n")
    assert caught.value.code is ErrorCode.DATA_INVALID


def test_a_file_without_rows_is_empty() -> None:
    assert rows("") == rows("a\tb\n") == []


def test_a_table_of_actors_is_read() -> None:
    states = tsv.actor_table("states.tsv")
    assert len(states) > 150
    assert all(row["name"] for row in states)


@given(PARTS)
def test_alternatives_can_be_joined_and_read_again(parts: list[str]) -> None:
    assert tsv.listed("|".join(parts)) == tuple(parts)


@pytest.mark.parametrize("cell", ["", " ", "|", " | "])
def test_an_empty_cell_has_no_alternatives(cell: str) -> None:
    assert tsv.listed(cell) == ()
