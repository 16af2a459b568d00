"""The tab-separated data files: how they are read, and what names their state."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.extract import tables
from polgraph.ontology.errors import ErrorCode, PolgraphError

PARTS = st.lists(st.text("abc =:!.'é", min_size=1).map(str.strip).filter(bool))


def rows(text: str) -> list[dict[str, str]]:
    return list(tables._rows("x.tsv", text))


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


def test_a_table_of_the_package_is_read() -> None:
    states = tables.read_table("actors/states.tsv")
    assert len(states) > 150
    assert all(row["name"] for row in states)


@given(PARTS)
def test_alternatives_can_be_joined_and_read_again(parts: list[str]) -> None:
    assert tables.listed("|".join(parts)) == tuple(parts)


@given(PARTS)
def test_flags_can_be_joined_and_read_again(parts: list[str]) -> None:
    assert tables.flags(";".join(parts)) == tables.flags("|".join(parts)) == frozenset(parts)


@pytest.mark.parametrize("cell", ["", " ", "|", " ; "])
def test_an_empty_cell_has_no_parts(cell: str) -> None:
    assert tables.flags(cell) == frozenset()
    assert tables.listed(cell.replace(";", "|")) == ()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package whose data are two files."""
    folder = tmp_path / "data"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.tsv").write_text("a\n", encoding="utf-8")
    (folder / "inner" / "b.tsv").write_text("b\n", encoding="utf-8")
    monkeypatch.setattr(tables, "files", lambda _package: tmp_path)
    return folder


def test_the_fingerprint_changes_with_any_file_and_only_then(data: Path) -> None:
    first = tables.fingerprint.__wrapped__()
    assert re.fullmatch("[0-9a-f]{8}", first)
    assert tables.fingerprint.__wrapped__() == first
    (data / "inner" / "b.tsv").write_text("c\n", encoding="utf-8")
    second = tables.fingerprint.__wrapped__()
    (data / "c.tsv").write_text("", encoding="utf-8")
    assert len({first, second, tables.fingerprint.__wrapped__()}) == 3


def test_the_fingerprint_changes_when_a_file_is_moved(data: Path) -> None:
    first = tables.fingerprint.__wrapped__()
    (data / "inner").rename(data / "other")
    assert tables.fingerprint.__wrapped__() != first


@pytest.mark.parametrize("name", [".hidden.tsv", "a.tsv~", ".folder/c.tsv"])
def test_leftovers_of_editors_are_no_data(data: Path, name: str) -> None:
    first = tables.fingerprint.__wrapped__()
    (data / name).parent.mkdir(exist_ok=True)
    (data / name).write_text("x\n", encoding="utf-8")
    assert tables.fingerprint.__wrapped__() == first
