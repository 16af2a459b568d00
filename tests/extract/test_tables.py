"""The tab-separated data files: how they are read, and what names their state."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.extract import tables

PARTS = st.lists(st.text("abc =:!.'é", min_size=1).map(str.strip).filter(bool))


def test_a_table_of_the_package_is_read() -> None:
    nouns = tables.read_table("actors/nouns.tsv")
    assert len(nouns) > 150
    assert all(row["lemma"] for row in nouns)


@given(PARTS)
def test_flags_can_be_joined_and_read_again(parts: list[str]) -> None:
    assert tables.flags(";".join(parts)) == tables.flags("|".join(parts)) == frozenset(parts)


@pytest.mark.parametrize("cell", ["", " ", "|", " ; "])
def test_an_empty_cell_has_no_parts(cell: str) -> None:
    assert tables.flags(cell) == frozenset()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package whose data are two files."""
    folder = tmp_path / "data"
    (folder / "inner").mkdir(parents=True)
    (folder / "actors").mkdir()
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
