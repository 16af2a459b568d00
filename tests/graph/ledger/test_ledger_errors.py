"""Ledgers that are missing, locked, newer, older or broken."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.ledger import Ledger
from polgraph.graph.ledger import database as db
from polgraph.graph.ledger import ledger as ledger_module
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.graph.graph_samples import NOW, Said, extraction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAID = Said("Ilya Barsk", "SUPPORT", "Runa Teel")


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A ledger file with one article."""
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, create=True) as ledger:
        ledger.ingest(extraction("one", SAID), now=NOW)
    yield path
    for file in (path, path.parent):
        file.chmod(0o755)


def code_of(path: Path, *, read_only: bool) -> ErrorCode:
    with pytest.raises(PolgraphError) as caught:
        Ledger.open(path, create=False, read_only=read_only, wait=0.05)
    assert caught.value.hint
    return caught.value.code


@pytest.mark.parametrize("read_only", [True, False])
def test_a_missing_file(tmp_path: Path, read_only: bool) -> None:
    assert code_of(tmp_path / "ledger.sqlite", read_only=read_only) is ErrorCode.STORE_NOT_FOUND
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("read_only", [True, False])
def test_an_empty_file_is_no_ledger_yet(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "ledger.sqlite"
    path.touch()
    assert code_of(path, read_only=read_only) is ErrorCode.STORE_NOT_FOUND
    with Ledger.open(path, create=True) as ledger:
        assert ledger.counts()["articles"] == 0


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_schema(path: Path, read_only: bool) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert code_of(path, read_only=read_only) is ErrorCode.STORE_NEWER


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_another_kind(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_text("This is a letter and no database. " * 100)
    assert code_of(path, read_only=read_only) is ErrorCode.STORE_BROKEN
    assert path.read_text().startswith("This is a letter")


@pytest.mark.parametrize("read_only", [True, False])
def test_a_database_of_another_program(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "ledger.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    assert code_of(path, read_only=read_only) is ErrorCode.STORE_BROKEN


def test_damage_in_the_middle_of_the_file(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    with pytest.raises(PolgraphError) as caught, Ledger.open(path, create=False, read_only=True) as ledger:
        ledger.dump()
    assert caught.value.code is ErrorCode.STORE_BROKEN


def test_a_second_writer_is_kept_out_and_a_reader_is_not(path: Path) -> None:
    with Ledger.open(path, create=False) as writer:
        assert code_of(path, read_only=False) is ErrorCode.STORE_LOCKED
        with Ledger.open(path, create=False, read_only=True) as reader:
            with reader.snapshot():
                before = reader.counts()
                writer.ingest(extraction("two", SAID), now=NOW)
                assert reader.counts() == before
            assert reader.counts()["articles"] == 2
    Ledger.open(path, create=False).close()


def test_a_reader_cannot_write(path: Path) -> None:
    with Ledger.open(path, create=False, read_only=True) as reader:
        with pytest.raises(PolgraphError, match="reading only"):
            reader.ingest(extraction("two", SAID), now=NOW)
        with pytest.raises(PolgraphError, match="reading only"):
            reader.retract("one")
        assert reader.counts()["articles"] == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser can write everywhere")
def test_a_ledger_without_write_access_can_be_read(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    with Ledger.open(path, create=False, read_only=True) as reader:
        assert reader.counts()["articles"] == 1
    assert code_of(path, read_only=False) is ErrorCode.STORE_BROKEN


def test_a_failure_in_the_middle_of_an_ingest_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(path, create=False) as ledger:
        before = ledger.dump()

        def fail(*_: object) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr(Ledger, "_note_all", fail)
        with pytest.raises(PolgraphError) as caught:
            ledger.ingest(extraction("two", SAID), now=NOW)
        assert caught.value.code is ErrorCode.STORE_BROKEN
        assert "disk is full" in caught.value.message
        monkeypatch.undo()
        assert ledger.dump() == before
        ledger.ingest(extraction("two", SAID), now=NOW)


ADDED = """-- Comments; and semicolons ';' are no trouble.
ALTER TABLE articles ADD COLUMN desk TEXT NOT NULL DEFAULT 'a;b';
CREATE TABLE notes (text TEXT) STRICT;
"""


@pytest.mark.parametrize("read_only", [True, False])
def test_an_older_schema_is_upgraded(path: Path, read_only: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_module, "packaged_migrations", lambda: (*db.packaged_migrations(), ADDED))
    with Ledger.open(path, create=False, read_only=read_only) as ledger:
        assert ledger.article("one").id == "one"
        assert b'"desk": "a;b"' in ledger.dump()
    monkeypatch.undo()
    assert code_of(path, read_only=True) is ErrorCode.STORE_NEWER


def test_a_failing_upgrade_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(path, create=False, read_only=True) as ledger:
        before = ledger.dump()
    broken = f"{ADDED}\nINSERT INTO nowhere VALUES (1);"
    monkeypatch.setattr(ledger_module, "packaged_migrations", lambda: (*db.packaged_migrations(), broken))
    assert code_of(path, read_only=False) is ErrorCode.STORE_BROKEN
    monkeypatch.undo()
    with Ledger.open(path, create=False, read_only=True) as ledger:
        assert ledger.dump() == before


def test_a_new_ledger_is_made_by_the_same_scripts(tmp_path: Path) -> None:
    scripts = db.packaged_migrations()
    assert all(statement.strip().startswith(("CREATE", "--")) for statement in db.split_script(scripts[0]))
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as ledger:
        assert set(ledger.counts().values()) == {0}
    with sqlite3.connect(tmp_path / "ledger.sqlite") as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(scripts),)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


@pytest.mark.parametrize("name", ["a b", "a?mode=memory", "a#b", "a%20b", "ä\u200f"])
def test_any_folder_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / "ledger.sqlite"
    path.parent.mkdir()
    with Ledger.open(path, create=True) as ledger:
        ledger.ingest(extraction("one", SAID), now=NOW)
    with Ledger.open(path, create=False, read_only=True) as ledger:
        assert ledger.counts()["articles"] == 1
    assert {file.name for file in path.parent.iterdir()} >= {"ledger.sqlite", "writer.lock"}
