"""`polgraph eval` on one annotated article, with an engine that needs no model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from polgraph.cli.app import run
from tests.conftest import TEXT

pytestmark = pytest.mark.usefixtures("fake_engine")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """An article whose gold has one statement that the engine finds and one that it misses."""
    people = {"a1": ("Orla Brandt", "person"), "a2": ("Harbour Union", "party"), "a3": ("Tomas Reke", "person")}
    title, text = TEXT.split("\n\n")
    common = {"mode": None, "attributed_to": None, "when": None, "place": None, "role": None, "optional": False}
    support = {"subject": "a1", "relation": "SUPPORT", "object": "a2", "status": "reported", "negated": False}
    consult = {"subject": "a3", "relation": "CONSULT", "object": "a2", "status": "asserted", "negated": False}
    article = {
        "id": "vote",
        "date": "2021-03-07",
        "title": title,
        "text": text,
        "actors": [{"id": key, "name": name, "type": kind, "mentions": []} for key, (name, kind) in people.items()],
        "statements": [{**one, **common, "evidence": text.split(".")[0] + "."} for one in (support, consult)],
    }
    path = tmp_path / "gold" / "vote.json"
    path.parent.mkdir()
    path.write_text(json.dumps(article), encoding="utf-8")
    return path.parent


def test_figures(gold: Path, capsys: Capture) -> None:
    assert run(["eval", str(gold), "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["triple"]["recall"] == 0.5
    assert figures["by_relation"]["SUPPORT"] == {"hit": 1, "extra": 0, "missed": 0}


def test_errors_are_listed(gold: Path, capsys: Capture) -> None:
    assert run(["eval", str(gold), "--errors"]) == 0
    out = capsys.readouterr().out
    assert "CONSULT" in out
    assert "miss" in out


@pytest.mark.parametrize(("content", "code"), [(None, "P001"), ("{}", "P005"), ("no json", "P005")])
def test_bad_gold(tmp_path: Path, content: str | None, code: str, capsys: Capture) -> None:
    if content is not None:
        (tmp_path / "x.json").write_text(content, encoding="utf-8")
    assert run(["eval", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"polgraph: [{code}]")
