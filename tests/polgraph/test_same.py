"""`polgraph same` for one pair and for many."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from polgraph.cli.app import run
from polgraph.cli.same import NameSchema
from polgraph.graph.names import Schema

Capture = pytest.CaptureFixture[str]
LINES = [
    {"name1": "Orla Brandt", "name2": "Brandt, Orla", "schema": "Person", "note": "kept"},
    {"name1": "Harbour Union", "name2": "Harbour Union Youth", "schema": "Organization"},
]


def test_one_pair_as_json(capsys: Capture) -> None:
    assert run(["same", "Mustapha al-Kadhimi", "Mustafa Al-Kazimi", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["verdict"] == "same"
    assert answer["score"] >= 0.9
    assert answer["reasons"]


def test_one_pair_as_table(capsys: Capture) -> None:
    assert run(["same", "AAH", "League of the Righteous", "--schema", "Organization"]) == 0
    assert "declared alias" in capsys.readouterr().out


def test_batch_keeps_the_lines(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in LINES) + "\n\n", encoding="utf-8")
    assert run(["same", "--batch", str(path)]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [{key: answer[key] for key in line} for line, answer in zip(LINES, answers, strict=True)] == LINES
    assert [answer["verdict"] for answer in answers] == ["same", "different"]
    assert all(
        set(answer) - set(line) == {"verdict", "score", "reasons"} for line, answer in zip(LINES, answers, strict=True)
    )


def test_batch_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    line = json.dumps({"name1": "Harbour Union", "name2": "the Harbour Union"}).encode()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(line)))
    assert run(["same", "--batch", "-", "--schema", "Organization"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "same"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "P001"),
        (b"no json", "P005"),
        (b"\xff", "P005"),
        (b"[]", "P005"),
        (b'{"name1": "x"}', "P005"),
        (b'{"name1": "x", "name2": "y", "schema": "Vessel"}', "P005"),
    ],
)
def test_bad_batch(tmp_path: Path, content: bytes | None, code: str, capsys: Capture) -> None:
    path = tmp_path / "pairs.jsonl"
    if content is not None:
        path.write_bytes(content)
    assert run(["same", "--batch", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"polgraph: [{code}]")


@pytest.mark.parametrize("arguments", [[], ["one"], ["one", "two", "three"], ["one", "two", "--batch", "x"]])
def test_two_names_or_a_batch(arguments: list[str], capsys: Capture) -> None:
    assert run(["same", *arguments]) == 2
    assert "P401" in capsys.readouterr().err


def test_the_command_knows_every_schema() -> None:
    assert {one.value for one in NameSchema} == {one.value for one in Schema}
