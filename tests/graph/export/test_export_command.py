"""`polgraph export` as a user runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.cli.app import run
from polgraph.graph.export.formats import Format
from tests.graph.export.export_samples import exported, fill

if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.graph.store import Store

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def filled(store: Store) -> Store:
    return fill(store)


def test_a_file_gets_the_format_of_its_ending(filled: Store, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "all.ttl"
    assert run(["export", str(file), "--store", str(filled.path)]) == 0
    assert file.read_bytes() == exported(filled, Format.TURTLE)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.endswith(f"triples written as turtle to {file}\n")


def test_standard_output_gets_turtle(filled: Store, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["export", "--store", str(filled.path)]) == 0
    assert capfdbinary.readouterr().out == exported(filled, Format.TURTLE)


def test_a_network_warns_of_what_it_cannot_hold(filled: Store, tmp_path: Path, capsys: Capture) -> None:
    assert run(["export", str(tmp_path / "a.gexf"), "--store", str(filled.path)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("10 nodes, 9 edges written as gexf")
    assert told[1].endswith("characters that XML cannot hold became U+FFFD")


def test_tables_go_into_a_folder(filled: Store, tmp_path: Path, capsys: Capture) -> None:
    assert run(["export", str(tmp_path / "csv"), "--format", "csv", "--store", str(filled.path)]) == 0
    assert "actors: 10, articles: 3, statements: 11" in capsys.readouterr().err
    assert (tmp_path / "csv" / "import.args").exists()


@pytest.mark.parametrize(
    "arguments", [["--format", "csv"], ["out.db"], ["--format", "jsonld", "--rdf12"], ["no/where/a.ttl"]]
)
def test_what_cannot_be_is_an_error_in_one_line(filled: Store, arguments: list[str], capsys: Capture) -> None:
    assert run(["export", *arguments, "--store", str(filled.path)]) == 2
    assert capsys.readouterr().err.startswith("polgraph: [P401]")
