"""`polgraph import-actors` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from polgraph.cli.app import run
from polgraph.cli.import_actors import ActorFileFormat
from polgraph.graph.known import KnownFormat

Capture = pytest.CaptureFixture[str]
SAMPLES = Path(__file__).parents[1] / "data" / "known"


@pytest.fixture
def options(tmp_path: Path) -> tuple[str, str]:
    """A store of its own."""
    return ("--store", str(tmp_path / "store"))


def test_formats_are_those_of_the_readers() -> None:
    assert {one.value for one in ActorFileFormat} == {"auto", *(one.value for one in KnownFormat)}


def test_import_tells_what_was_taken_and_what_not(options: tuple[str, str], capsys: Capture) -> None:
    assert run(["import-actors", str(SAMPLES / "actors.csv"), "--source", "list", *options]) == 0
    captured = capsys.readouterr()
    assert captured.out == (
        "list: 4 actors (1 armed_group, 1 party, 2 person)\n"
        "4 added, 0 changed, 0 removed, 0 unchanged\n"
        "3 rows rejected, 1 part left out\n"
    )
    assert "rejected: row 6: unknown type 'banana' (Salt Office, banana, Iraq, o3)" in captured.err
    assert "note: row 5: country 'Narnia' is not in the catalogue: kept as it is written (Kelmar Front)" in captured.err


def test_the_same_again_changes_nothing_and_other_content_replaces(
    options: tuple[str, str], tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,type\nOrla Brandt,person\nTomas Reke,person\n", encoding="utf-8")
    for _ in range(2):
        assert run(["import-actors", str(path), *options]) == 0
    assert "0 added, 0 changed, 0 removed, 2 unchanged" in capsys.readouterr().out
    path.write_text("name,type,country\nOrla Brandt,person,\nBranko Veldt,person,\n", encoding="utf-8")
    assert run(["import-actors", str(path), *options]) == 0
    assert "1 added, 0 changed, 1 removed, 1 unchanged" in capsys.readouterr().out


def test_sources_are_listed_with_their_licence_and_removed(options: tuple[str, str], capsys: Capture) -> None:
    assert run(["import-actors", str(SAMPLES / "query.json"), *options]) == 0
    assert run(["import-actors", str(SAMPLES / "actors.csv"), "--licence", "CC BY 4.0", *options]) == 0
    assert run(["import-actors", str(SAMPLES / "entities.ftm.json"), "--source", "entities", *options]) == 0
    capsys.readouterr()
    assert run(["import-actors", "--list", *options]) == 0
    listed = capsys.readouterr().out
    assert "query" in listed
    assert "CC0-1.0" in listed
    assert "CC BY 4.0" in listed
    assert "unknown" in listed
    assert run(["import-actors", "--remove", "actors", *options]) == 0
    assert capsys.readouterr().out == "actors: 4 actors removed\n"
    assert run(["import-actors", "--list", *options]) == 0
    assert "CC BY 4.0" not in capsys.readouterr().out


def test_a_licence_once_said_is_kept(options: tuple[str, str], capsys: Capture) -> None:
    file = str(SAMPLES / "actors.csv")
    assert run(["import-actors", file, "--licence", "CC BY 4.0", *options]) == 0
    assert run(["import-actors", file, *options]) == 0
    assert run(["import-actors", "--list", *options]) == 0
    assert "CC BY 4.0" in capsys.readouterr().out


def test_dry_run_changes_nothing(options: tuple[str, str], capsys: Capture) -> None:
    assert run(["import-actors", str(SAMPLES / "actors.csv"), "--dry-run", *options]) == 0
    assert "4 added, 0 changed, 0 removed, 0 unchanged (not done: --dry-run)" in capsys.readouterr().out
    assert run(["import-actors", "--remove", "actors", *options]) == 2
    assert "no known actors from 'actors'" in capsys.readouterr().err


def test_all_rejected_rows_go_to_a_file(options: tuple[str, str], tmp_path: Path) -> None:
    out = tmp_path / "rejected.jsonl"
    assert run(["import-actors", str(SAMPLES / "actors.csv"), "--rejected", str(out), *options]) == 0
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(line["row"], line["kept"]) for line in lines] == [
        (6, False),
        (7, False),
        (8, True),
        (9, False),
    ]
    assert set(lines[0]) == {"row", "reason", "text", "kept"}


def test_many_reasons_are_counted(options: tuple[str, str], tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "people.csv"
    bad = "\n".join(f"Orla{at},kind{at % 7}" for at in range(70))
    path.write_text(f"name,type\n{bad}\nOrla Brandt,person\n", encoding="utf-8")
    assert run(["import-actors", str(path), *options]) == 0
    err = capsys.readouterr().err
    assert "rejected: 10 rows, the first 2: unknown type 'kind0' (Orla0, kind0)" in err
    assert "rejected: 2 more reasons" in err


@pytest.mark.parametrize("arguments", [[], ["x.csv", "--list"], ["--list", "--remove", "x"]])
def test_one_thing_at_a_time(arguments: list[str], options: tuple[str, str], capsys: Capture) -> None:
    assert run(["import-actors", *arguments, *options]) == 2
    assert "One thing at a time" in capsys.readouterr().err


def test_a_file_with_no_actor_replaces_nothing(options: tuple[str, str], tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,type\nOrla Brandt,person\n", encoding="utf-8")
    assert run(["import-actors", str(path), *options]) == 0
    path.write_text("name,country\nOrla Brandt,Iraq\n", encoding="utf-8")
    assert run(["import-actors", str(path), *options]) == 2
    assert "no type" in capsys.readouterr().err
    assert run(["import-actors", str(path), "--type", "person", *options]) == 0


def test_latin_1_is_noted(options: tuple[str, str], tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("name,type\nMaría Solís,person\n".encode("latin-1"))
    assert run(["import-actors", str(path), *options]) == 0
    assert "not in UTF-8" in capsys.readouterr().err
