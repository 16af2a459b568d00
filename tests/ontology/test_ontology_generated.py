"""The generated files are those that the vocabulary gives, and the command keeps them so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from polgraph.ontology import __main__ as command
from polgraph.ontology import generate, load_ontology
from polgraph.ontology.rdf_model import load_model
from polgraph.ontology.table import BEGIN, END


@pytest.mark.parametrize("path", generate.generated_files(), ids=lambda path: path.name)
def test_files_in_the_repository_are_up_to_date(path: Path) -> None:
    assert path.read_bytes() == generate.generated_files()[path].encode("utf-8")


def test_the_guide_is_among_the_generated_files() -> None:
    assert {path.name for path in generate.generated_files()} == {
        "names.py",
        "polgraph.ttl",
        "shapes.ttl",
        "ontology.md",
    }


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_bytes_do_not_depend_on_hash_order(seed: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "polgraph.ontology", "--check"],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=False,
        text=True,
    )
    assert (run.returncode, run.stdout) == (0, "")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The generated files of a folder of its own, where two are missing and one differs."""
    (tmp_path / "data").mkdir()
    (tmp_path / "names.py").write_text("old\n")
    monkeypatch.setattr(generate, "HERE", tmp_path)
    monkeypatch.setattr(generate, "GUIDE", tmp_path / "none.md")
    return tmp_path


def test_check_tells_what_differs_and_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--check"]) == 1
    assert capsys.readouterr().out.count("differs: ") == 3
    assert (folder / "names.py").read_text() == "old\n"


def test_without_check_the_files_are_written_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 0
    assert capsys.readouterr().out.count("written: ") == 3
    assert command.main([]) == 0
    assert capsys.readouterr().out == ""
    assert (folder / "data" / "polgraph.ttl").stat().st_size > 0


def test_the_guide_keeps_what_is_outside_the_marks() -> None:
    text = generate.guide(f"before {BEGIN} old {END} after", load_ontology(), load_model())
    assert text.startswith(f"before {BEGIN}\n")
    assert text.endswith(f"{END} after")
    assert " old " not in text
    assert generate.guide(text, load_ontology(), load_model()) == text


@pytest.mark.parametrize("text", ["nothing", BEGIN, END])
def test_a_guide_without_marks_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="lacks"):
        generate.guide(text, load_ontology(), load_model())


@pytest.mark.parametrize("module", ["yaml", "rdflib", "difflib"])
def test_importing_the_vocabulary_reads_nothing(module: str) -> None:
    code = f"import sys, polgraph.ontology, polgraph.ontology.names; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
