"""The questions to the network on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from polgraph.cli.app import run
from polgraph.graph.store import Store
from tests.graph.graph_samples import NOW, Said, day, extraction

if TYPE_CHECKING:
    from pathlib import Path

SAID = [
    Said("Ada Brun", "SUPPORT", "Bo Carr", when=day("2031-01-10")),
    Said("Bo Carr", "ASSAULT", "Ada Brun", when=day("2031-03-11")),
    Said("Cy Dorn", "AID", "Bo Carr", when=day("2031-02-01")),
    Said("Di Eckl", "ASSAULT", "Bo Carr", when=day("2031-02-02")),
    Said("Di Eckl", "AID", "Ed Fenn", when=day("2031-02-02")),
    Said("Cy Dorn", "SUPPORT", "Ed Fenn", when=day("2031-02-03")),
]

QUOTES = ["Di Eckl acts on Bo Carr.", "Ada Brun acts on Bo Carr.", "Bo Carr acts on Ada Brun."]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A store with five people."""
    with Store.open(tmp_path / "store", create=True) as store:
        store.ingest([extraction("one", *SAID)], NOW)
    return str(tmp_path / "store")


def answer(capsys: pytest.CaptureFixture[str], folder: str, *arguments: str) -> list[dict[str, object]]:
    assert run([*arguments, "--store", folder, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("arguments", "column", "expected"),
    [
        (("allies", "Bo"), "actor", ["Cy Dorn"]),
        (("allies", "Bo", "--until", "2031-01-31"), "actor", ["Ada Brun"]),
        (("conflicts", "Bo"), "actor", ["Di Eckl", "Ada Brun"]),
        (
            ("conflicts", "Bo", "--why"),
            "quote",
            ["Di Eckl acts on Bo Carr.", "Ada Brun acts on Bo Carr.", "Bo Carr acts on Ada Brun."],
        ),
        (("dyad", "Ada", "Bo"), "day", ["2031-01-10", "2031-03-11"]),
        (("dyad", "Ada", "Bo", "--months"), "turn", [None, None, "hostile"]),
        (("shifts", "2031-02-01"), "left", ["Ada Brun"]),
        (("path", "Bo", "Ed"), "right", ["Cy Dorn", "Ed Fenn"]),
        (("path", "Ada", "Di", "--by", "hostility"), "right", ["Bo Carr", "Di Eckl"]),
        (("path", "Ada", "Cy"), "right", []),
        (("enemies-of-enemies", "Ada"), "actor", ["Di Eckl"]),
        (("balance",), "left", ["Bo Carr"]),
    ],
)
def test_answers(
    capsys: pytest.CaptureFixture[str], folder: str, arguments: tuple[str, ...], column: str, expected: list[object]
) -> None:
    assert [row[column] for row in answer(capsys, folder, *arguments)] == expected


def test_blocs_and_brokers(capsys: pytest.CaptureFixture[str], folder: str) -> None:
    blocs = answer(capsys, folder, "blocs")
    assert sum(int(str(row["actors"])) for row in blocs) >= 4
    assert all("actor" in row for row in answer(capsys, folder, "brokers"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("allies", "Bo", "--level", "planet"),
        ("allies", "Bo", "--relation", "LOVES"),
        ("allies", "Bo", "--since", "yesterday"),
        ("path", "Ada", "Bo", "--by", "train"),
        ("dyad", "Ada", "Bo", "--plot", "picture.gif"),
    ],
)
def test_a_wrong_option_is_told(capsys: pytest.CaptureFixture[str], folder: str, arguments: tuple[str, ...]) -> None:
    assert run([*arguments, "--store", folder]) == 2
    assert "polgraph: [P" in capsys.readouterr().err


def test_pictures_and_a_page_are_written(capsys: pytest.CaptureFixture[str], folder: str, tmp_path: Path) -> None:
    for command in (("dyad", "Ada", "Bo"), ("blocs",), ("balance",), ("brokers",)):
        file = tmp_path / f"{command[0]}.svg"
        assert run([*command, "--store", folder, "--plot", str(file)]) == 0
        assert file.read_text(encoding="utf-8").startswith("<?xml")
    page = tmp_path / "page.html"
    assert run(["view", str(page), "--store", folder, "--title", "Five people"]) == 0
    assert "<title>Five people</title>" in page.read_text(encoding="utf-8")
    assert "5 actors and 6 statements" in capsys.readouterr().err
