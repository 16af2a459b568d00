"""The commands as a user runs them, with an engine that needs no model."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polgraph import __version__
from polgraph.cli.app import run
from polgraph.cli.show import in_context
from tests.conftest import TEXT

if TYPE_CHECKING:
    from tests.conftest import FakeEngine

pytestmark = pytest.mark.usefixtures("fake_engine")
Capture = pytest.CaptureFixture[str]


def json_lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def store(tmp_path: Path, small_file: Path, capsys: Capture) -> Path:
    folder = tmp_path / "store"
    assert run(["ingest", str(small_file), "--store", str(folder)]) == 0
    capsys.readouterr()
    return folder


def test_version(capsys: Capture) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"polgraph {__version__}\n"


def test_extract_prints_json_lines_in_the_order_of_the_text(small_file: Path, capsys: Capture) -> None:
    assert run(["extract", str(small_file), "--format", "jsonl"]) == 0
    rows = json_lines(capsys.readouterr().out)
    assert [(row["article"], row["relation"], row["negated"]) for row in rows] == [
        ("vote-2021-03-07", "SUPPORT", False),
        ("vote-2021-03-07", "ASSAULT", True),
    ]


def test_extract_prints_a_table(small_file: Path, capsys: Capture) -> None:
    assert run(["extract", str(small_file)]) == 0
    out = capsys.readouterr().out
    for words in ("subject", "who says so", "“Orla Brandt", "Radio", "2021-03-07", "negated"):
        assert words in out


def test_extract_of_an_undated_article_warns_and_goes_on(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "vote.jsonl"
    path.write_text(json.dumps({"id": "vote", "date": None, "text": TEXT}), encoding="utf-8")
    assert run(["extract", str(path), "--format", "jsonl"]) == 0
    captured = capsys.readouterr()
    assert "vote has no date" in captured.err
    assert len(json_lines(captured.out)) == 2


def test_many_undated_articles_get_one_warning(tmp_path: Path, capsys: Capture) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert run(["extract", str(tmp_path)]) == 0
    err = capsys.readouterr().err
    assert err.startswith("warning: 2 articles (a, …) have no date")
    assert err.count("\n") == 1


def test_explain_prints_what_the_engine_says_without_its_escapes(small_file: Path, capsys: Capture) -> None:
    assert run(["extract", str(small_file), "--explain"]) == 0
    out = capsys.readouterr().out
    assert "Orla Brandt SUPPORT" in out
    assert "\x1b" not in out
    assert "\\x1b[31m" in out


def test_a_bad_input_is_told_and_left_out(small_file: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x00")
    assert run(["extract", str(small_file), str(tmp_path / "bad.txt"), "--format", "jsonl"]) == 0
    captured = capsys.readouterr()
    assert len(json_lines(captured.out)) == 2
    assert captured.err.startswith("skipped: [P003]")
    assert captured.err.count("\n") == 1


def test_nothing_is_extracted_if_every_input_is_bad(tmp_path: Path, fake_engine: FakeEngine, capsys: Capture) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"\x00")
    assert run(["extract", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("skipped: [P003]") == 2
    assert "None of 2 inputs" in captured.err
    assert fake_engine.asked == []


def test_ingest_counts_what_it_skips(small_file: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "undated.txt").write_text(TEXT, encoding="utf-8")
    assert run(["ingest", str(small_file), str(tmp_path / "undated.txt"), "--store", str(tmp_path / "s")]) == 0
    captured = capsys.readouterr()
    assert "1 added, 0 replaced, 0 unchanged), 2 statements, 1 skipped" in captured.out
    assert "skipped: [P006] undated" in captured.err


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "P002"),
        ("picture.txt", b"\x89PNG\x00", "P003"),
        ("noise.txt", bytes(range(0x80, 0x100)), "P004"),
        ("lines.jsonl", b"{", "P005"),
        ("undated.txt", b"The guild voted.", "P006"),
        (None, b"", "P001"),
    ],
)
def test_ingest_refuses_in_one_line_and_makes_no_store(
    tmp_path: Path, name: str | None, content: bytes, code: str, capsys: Capture
) -> None:
    path = tmp_path / (name or "none.txt")
    if name:
        path.write_bytes(content)
    assert run(["ingest", str(path), "--store", str(tmp_path / "store")]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(f"polgraph: [{code}] ")
    assert captured.err.count("\n") == 1
    assert not (tmp_path / "store").exists()


def test_bad_date_option(small_file: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(["ingest", str(small_file), "--date", "soon", "--store", str(tmp_path / "s")]) == 2
    assert "P007" in capsys.readouterr().err


def test_debug_shows_the_trace(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "polgraph", "extract", str(tmp_path / "none.txt"), "--debug"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" in done.stderr
    assert done.returncode != 0


def test_unknown_option_exits_with_2(capsys: Capture) -> None:
    assert run(["extract", "--nope"]) == 2
    assert "--nope" in capsys.readouterr().err


def test_ingest_twice_changes_nothing(small_file: Path, tmp_path: Path, capsys: Capture) -> None:
    arguments = ["ingest", str(small_file), "--store", str(tmp_path / "store")]
    assert run(arguments) == 0
    assert "1 added, 0 replaced, 0 unchanged), 2 statements" in capsys.readouterr().out
    assert run(arguments) == 0
    assert "0 added, 0 replaced, 1 unchanged), 2 statements" in capsys.readouterr().out


def test_ingest_shows_its_progress_on_a_terminal(
    small_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    assert run(["ingest", str(small_file), "--store", str(tmp_path / "store")]) == 0
    assert "1/1" in screen.getvalue()


def test_ingest_is_quiet_in_a_pipe(small_file: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(["ingest", str(small_file), "--store", str(tmp_path / "store")]) == 0
    assert capsys.readouterr().err == ""


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run(["extract", "-", "--date", "2021-03-07", "--format", "jsonl"]) == 0
    assert len(json_lines(capsys.readouterr().out)) == 2


def test_store_of_the_environment(
    small_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("POLGRAPH_STORE", str(tmp_path / "from-env"))
    assert run(["ingest", str(small_file)]) == 0
    assert str(tmp_path / "from-env") in capsys.readouterr().out


def test_default_store_lies_in_the_user_data_folder(
    small_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.delenv("POLGRAPH_STORE", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_args, **_kwargs: tmp_path / "data")
    assert run(["ingest", str(small_file)]) == 0
    assert str(tmp_path / "data" / "store") in capsys.readouterr().out


def test_newer_store(store: Path, small_file: Path, capsys: Capture) -> None:
    (store / "VERSION").write_text("99\n", encoding="ascii")
    for arguments in (["ingest", str(small_file)], ["show", "vote-2021-03-07"], ["query", "ASK {}"]):
        assert run([*arguments, "--store", str(store)]) == 2
        assert "[P202]" in capsys.readouterr().err


def test_missing_store(tmp_path: Path, capsys: Capture) -> None:
    assert run(["show", "x", "--store", str(tmp_path / "none")]) == 2
    assert "[P201]" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_show_article(store: Path, capsys: Capture) -> None:
    assert run(["show", "vote-2021-03-07", "--store", str(store)]) == 0
    out = capsys.readouterr().out
    assert "Ruvia votes on Sunday" in out
    assert "SUPPORT" in out


def test_show_statement_marks_its_quote_in_context(store: Path, small_file: Path, capsys: Capture) -> None:
    assert run(["extract", str(small_file), "--format", "jsonl"]) == 0
    statement = json_lines(capsys.readouterr().out)[0]["id"]
    assert run(["show", str(statement), "--store", str(store)]) == 0
    out = capsys.readouterr().out
    assert "⟦Orla Brandt supports the Harbour Union.⟧ Tomas Reke" in out
    assert "attributed to  Radio" in out


def test_show_statement_by_number(store: Path, capsys: Capture) -> None:
    assert run(["show", "vote-2021-03-07#2", "--store", str(store)]) == 0
    assert "⟦Tomas Reke did not attack Orla Brandt.⟧" in capsys.readouterr().out


@pytest.mark.parametrize("number", ["0", "3"])
def test_show_number_that_is_not_there(store: Path, capsys: Capture, number: str) -> None:
    assert run(["show", f"vote-2021-03-07#{number}", "--store", str(store)]) == 2
    assert "It has 2" in capsys.readouterr().err


def test_statements_fit_a_narrow_screen(store: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["show", "vote-2021-03-07", "--store", str(store)]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_show_unknown(store: Path, capsys: Capture) -> None:
    assert run(["show", "nobody", "--store", str(store)]) == 2
    assert "[P302]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("T\n\nA b. C d.\n\nE f.", "C d.", ("A b. ", "C d.", "")),
        ("A b. C d.", "A b.", ("", "A b.", " C d.")),
        ("A.\n\nB.", "A.\n\nB.", ("", "A.\n\nB.", "")),
    ],
)
def test_context_is_the_paragraph(text: str, quote: str, expected: tuple[str, str, str]) -> None:
    start = text.index(quote)
    assert in_context(text, start, start + len(quote)) == expected


def test_no_escape_of_an_article_reaches_the_terminal(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "x.jsonl"
    row = {"id": "x\x1b[2J\x9b", "date": "2021-01-01", "title": "[bold]T\x1b]0;t\x07", "text": f"\x1b[31m{TEXT}"}
    path.write_text(json.dumps(row), encoding="utf-8")
    for arguments in (["extract", str(path)], ["extract", str(path), "--format", "jsonl"]):
        assert run(arguments) == 0
        captured = capsys.readouterr()
        for raw in "\x1b\x9b\x07":
            assert raw not in captured.out + captured.err
        assert "[bold]T" in captured.out or "jsonl" in arguments


@pytest.mark.parametrize("style", ["table", "csv", "json"])
def test_query_in_every_format(store: Path, capsys: Capture, style: str) -> None:
    question = "SELECT ?who ?sure { ?s pg:subject/skos:prefLabel ?who ; pg:confidence ?sure } ORDER BY ?who"
    assert run(["query", question, "--store", str(store), "--format", style]) == 0
    out = capsys.readouterr().out
    if style == "json":
        assert json.loads(out) == [{"who": "Orla Brandt", "sure": 0.9}, {"who": "Tomas Reke", "sure": 0.9}]
    elif style == "csv":
        assert out == "who,sure\nOrla Brandt,0.9\nTomas Reke,0.9\n"
    else:
        assert "Tomas Reke" in out


def test_query_with_a_yes_or_no_answer(store: Path, capsys: Capture) -> None:
    assert run(["query", "ASK { ?s pg:relation pg:SUPPORT }", "--store", str(store), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"answer": True}]


def test_saved_query_with_a_value(store: Path, capsys: Capture) -> None:
    arguments = ["--saved", "who-supports", "--bind", "name=harbour union", "--format", "json"]
    assert run(["query", *arguments, "--store", str(store)]) == 0
    assert [row["supporter"] for row in json.loads(capsys.readouterr().out)] == ["Orla Brandt"]


@pytest.mark.parametrize("style", ["table", "csv", "json"])
def test_allies_in_every_format(store: Path, capsys: Capture, style: str) -> None:
    assert run(["allies", "brandt", "--store", str(store), "--format", style]) == 0
    out = capsys.readouterr().out
    if style == "json":
        (row,) = json.loads(out)
        assert (row["actor"], row["direction"], row["relations"], row["sources"]) == (
            "Harbour Union",
            "→",
            "SUPPORT",
            1,
        )
        assert row["quote"] == "Orla Brandt supports the Harbour Union."
    else:
        assert "Harbour Union" in out


def test_denied_attack_is_no_conflict(store: Path, capsys: Capture) -> None:
    assert run(["conflicts", "Orla Brandt", "--store", str(store), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("command", ["allies", "conflicts"])
def test_unknown_actor(store: Path, capsys: Capture, command: str) -> None:
    assert run([command, "Nobody Atall", "--store", str(store)]) == 2
    assert capsys.readouterr().err.startswith("polgraph: [P301]")


def test_query_without_answer_says_so(store: Path, capsys: Capture) -> None:
    assert run(["query", "SELECT ?s { ?s pg:relation pg:AID }", "--store", str(store)]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "No results.\n")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["SELECT nonsense"], "P303"),
        (["--saved", "none"], "P401"),
        (["ASK {}", "--bind", "name"], "P401"),
        (["DELETE WHERE { ?s ?p ?o }"], "P303"),
    ],
)
def test_bad_query(store: Path, capsys: Capture, arguments: list[str], code: str) -> None:
    assert run(["query", *arguments, "--store", str(store)]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(f"polgraph: [{code}]")
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["query"], ["query", "ASK {}", "--file", "x.rq"]])
def test_query_takes_one_question(arguments: list[str], tmp_path: Path, capsys: Capture) -> None:
    assert run([*arguments, "--store", str(tmp_path)]) == 2
    assert "[P401]" in capsys.readouterr().err


def test_query_file_that_is_missing(tmp_path: Path, capsys: Capture) -> None:
    assert run(["query", "--file", str(tmp_path / "none.rq"), "--store", str(tmp_path)]) == 2
    assert "[P001]" in capsys.readouterr().err


HEAVY = ("spacy", "rdflib", "pyoxigraph", "networkx", "numpy", "yaml", "sqlite3")


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "--help"], ["query", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom polgraph.cli.app import run\n"
        f"assert run({arguments!r}) == 0\n"
        f"sys.stderr.write(' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env={**os.environ})
    assert (done.returncode, done.stderr) == (0, "")
