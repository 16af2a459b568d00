"""Articles of a store as the commands list, take in and take out, and what they say while another process writes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from polgraph.cli.app import run
from polgraph.graph.resolution.records import KnownActor
from polgraph.graph.store import Store
from polgraph.ontology.records import ActorType
from tests.graph.graph_samples import NOW, Said, extraction, extraction_line

if TYPE_CHECKING:
    from collections.abc import Iterator

Capture = pytest.CaptureFixture[str]
ONE = extraction("one", Said("Ilya Barsk", "SUPPORT", "Runa Teel"), Said("Runa Teel", "ACCUSE", "Tarn Guild"))
TWO = extraction("two", Said("Tarn Guild", "AID", "Ilya Barsk"), story="one")
HOSTILE = extraction("x\x1b[2J", Said("Ilya\x9b Barsk", "SUPPORT", "Runa\x07 Teel"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    Store.open(folder, create=True, catalogue=False).ingest([TWO, ONE], NOW)
    return folder


@pytest.mark.parametrize("style", ["table", "csv", "json"])
def test_articles_in_every_format(folder: Path, style: str, capsys: Capture) -> None:
    assert run(["articles", "--store", str(folder), "--format", style]) == 0
    out = capsys.readouterr().out
    if style == "json":
        assert json.loads(out)[1] == {
            "id": "two",
            "date": "2021-01-01",
            "publisher": None,
            "title": "News two",
            "statements": 1,
            "story": "one",
            "extractor": "hand 1",
        }
    elif style == "csv":
        rows = list(csv.DictReader(io.StringIO(out)))
        assert [(row["id"], row["statements"]) for row in rows] == [("one", "2"), ("two", "1")]
    else:
        assert "News one" in out


def test_retract_takes_articles_out(folder: Path, capsys: Capture) -> None:
    assert run(["retract", "one", "one", "--store", str(folder)]) == 0
    assert capsys.readouterr().out == "retracted one (2 statements): News one\n"
    with Store.open(folder).ledger() as ledger:
        assert [article.id for article in ledger.articles()] == ["two"]


def test_retract_is_all_or_nothing(folder: Path, capsys: Capture) -> None:
    assert run(["retract", "one", "none", "--store", str(folder)]) == 2
    assert "[P302]" in capsys.readouterr().err
    with Store.open(folder).ledger() as ledger:
        assert ledger.has_article("one")


def test_retract_can_be_tried(folder: Path, capsys: Capture) -> None:
    assert run(["retract", "one", "--dry-run", "--store", str(folder)]) == 0
    assert capsys.readouterr().out == "would retract one (2 statements): News one\n"
    with Store.open(folder).ledger() as ledger:
        assert ledger.has_article("one")


def test_status_in_every_format(folder: Path, capsys: Capture) -> None:
    assert run(["status", "--store", str(folder), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["articles"], found["statements"], found["actors"], found["stories"]) == (2, 3, 3, 1)
    assert found["projections"][0]["state"] == "current"
    assert found["bytes"] > 0
    for style in ("table", "csv"):
        assert run(["status", "--store", str(folder), "--format", style]) == 0
        assert "suggestions waiting" in capsys.readouterr().out


def test_status_names_the_sources_of_known_actors(folder: Path, capsys: Capture) -> None:
    known = KnownActor("1", "Quiet League", ActorType.ORGANIZATION)
    with Store.open(folder).writer() as writer:
        writer.import_known("register", "CC0", [known], now=NOW)
    assert run(["status", "--store", str(folder), "--format", "json"]) == 0
    (source,) = json.loads(capsys.readouterr().out)["known"]
    assert source == {"source": "register", "licence": "CC0", "actors": 1, "imported": NOW}
    assert run(["status", "--store", str(folder)]) == 0
    assert "1, CC0" in capsys.readouterr().out


def test_status_tells_how_far_behind_a_projection_is_and_leaves_it_so(folder: Path, capsys: Capture) -> None:
    with Store.open(folder).writer() as writer:
        writer.retract("one")
        seen = writer.last_change()[0]
    for _ in range(2):
        assert run(["status", "--store", str(folder), "--format", "json"]) == 0
        found = json.loads(capsys.readouterr().out)
        (rdf,) = (one for one in found["projections"] if one["name"] == "rdf")
        assert (rdf["state"], found["last_change"]) == ("behind", seen)
        assert 1 <= rdf["behind"] <= seen


def test_status_of_the_property_graph(folder: Path, capsys: Capture) -> None:
    def state() -> tuple[str, int | None]:
        assert run(["status", "--store", str(folder), "--format", "json"]) == 0
        (found,) = (
            one for one in json.loads(capsys.readouterr().out)["projections"] if one["name"] == "property graph"
        )
        return found["state"], found["behind"]

    assert state() == ("not made", 2)
    Store.open(folder).cypher("MATCH (a:Actor) RETURN a.id AS id")
    assert state() == ("current", 0)
    with Store.open(folder).writer() as writer:
        writer.retract("one")
    assert state()[0] == "behind"
    Store.open(folder).property_path.write_bytes(b"nonsense")
    assert state() == ("damaged", None)


def test_status_of_a_projection_that_is_gone_or_damaged(folder: Path, capsys: Capture) -> None:
    files = [path for path in (folder / "rdf").iterdir() if path.is_file()]
    for path in files:
        path.unlink()
    for state in ("damaged", "not made"):
        if state == "not made":
            (folder / "rdf").rmdir()
        assert run(["status", "--store", str(folder), "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["projections"][0]["state"] == state


@pytest.mark.parametrize("command", [["status"], ["articles"], ["retract", "x"]])
def test_commands_need_a_store(command: list[str], tmp_path: Path, capsys: Capture) -> None:
    assert run([*command, "--store", str(tmp_path / "none")]) == 2
    assert "[P201]" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_status_of_a_newer_store(folder: Path, capsys: Capture) -> None:
    (folder / "VERSION").write_text("99\n", encoding="ascii")
    assert run(["status", "--store", str(folder)]) == 2
    assert "[P202]" in capsys.readouterr().err


def test_import_into_a_new_store(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "said.jsonl"
    path.write_text(extraction_line(ONE) + "no json\n", encoding="utf-8")
    bad, folder = tmp_path / "bad.jsonl", tmp_path / "new"
    assert run(["import-statements", str(path), "--store", str(folder), "--rejected", str(bad)]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith(
        "1 article (1 added, 0 replaced, 0 unchanged), 2 statements added, 0 there already, 1 r"
    )
    assert captured.err == f"rejected: {path}, line 2: it is not JSON\n"
    assert json.loads(bad.read_text(encoding="utf-8")) == {"line": 2, "reason": "it is not JSON", "item": "no json"}
    assert run(["import-statements", str(path), "--store", str(folder)]) == 0
    assert "(0 added, 0 replaced, 1 unchanged), 0 statements added, 2 there already" in capsys.readouterr().out


def test_import_from_standard_input_can_be_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    folder = tmp_path / "new"
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(extraction_line(ONE).encode())))
    assert run(["import-statements", "-", "--dry-run", "--store", str(folder)]) == 0
    assert "2 statements added, 0 there already, 0 rejected, nothing changed" in capsys.readouterr().out
    assert not folder.exists()


@pytest.mark.usefixtures("fake_engine")
def test_what_is_extracted_elsewhere_and_imported_is_what_ingest_takes_in(
    small_file: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert run(["ingest", str(small_file), "--store", str(tmp_path / "here")]) == 0
    capsys.readouterr()
    assert run(["extract", str(small_file), "--format", "articles"]) == 0
    lines = tmp_path / "said.jsonl"
    lines.write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(["import-statements", str(lines), "--store", str(tmp_path / "there")]) == 0
    dumps = []
    for name in ("here", "there"):
        with Store.open(tmp_path / name).ledger() as ledger:
            rows = [json.loads(line) for line in ledger.dump().splitlines()]
        dumps.append([{key: value for key, value in row.items() if key != "ingested"} for row in rows])
    assert dumps[0] == dumps[1]
    assert any(row["table"] == "statements" for row in dumps[0])


def test_the_example_of_the_guide_is_taken_in(tmp_path: Path, capsys: Capture) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    block = guide.split("```json\n")[1].split("```")[0]
    path = tmp_path / "said.jsonl"
    path.write_text(block.replace("\n ", " "), encoding="utf-8")
    assert run(["import-statements", str(path), "--store", str(tmp_path / "new")]) == 0
    assert "(1 added, 0 replaced, 0 unchanged), 1 statement added, 0 there already, 0 rej" in capsys.readouterr().out


@pytest.mark.parametrize(("content", "code"), [(None, "P001"), ("", "P005"), ("[]\n", "P005")])
def test_import_of_nothing_usable(tmp_path: Path, content: str | None, code: str, capsys: Capture) -> None:
    path, bad = tmp_path / "said.jsonl", tmp_path / "bad.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert run(["import-statements", str(path), "--rejected", str(bad), "--store", str(tmp_path / "new")]) == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith(f"polgraph: [{code}]")
    assert bad.exists() == (content is not None)


def test_half_a_surrogate_pair_is_reported_as_it_came(tmp_path: Path, capsys: Capture) -> None:
    path, bad = tmp_path / "said.jsonl", tmp_path / "bad.jsonl"
    path.write_text(extraction_line(ONE) + '{"article": "\\ud800"}\n', encoding="utf-8")
    assert run(["import-statements", str(path), "--rejected", str(bad), "--store", str(tmp_path / "new")]) == 0
    assert json.loads(bad.read_text(encoding="utf-8"))["item"] == {"article": "\ud800"}


@pytest.mark.parametrize("command", [["articles"], ["actors"], ["actor", "Ilya"], ["retract", "x\x1b[2J"]])
def test_nothing_of_an_article_reaches_the_terminal_raw(tmp_path: Path, command: list[str], capsys: Capture) -> None:
    Store.open(tmp_path / "s", create=True, catalogue=False).ingest([HOSTILE], NOW)
    assert run([*command, "--store", str(tmp_path / "s")]) == 0
    captured = capsys.readouterr()
    assert captured.out
    for raw in "\x1b\x9b\x07":
        assert raw not in captured.out + captured.err


@contextmanager
def another_process(folder: Path, holding: str) -> Iterator[None]:
    """Another process that holds something of a store, such as `writer()`."""
    code = (
        "import sys\nfrom polgraph.graph import Store\n"
        f"with Store.open(sys.argv[1]).{holding}:\n    print('there', flush=True)\n    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", code, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "there\n"
        yield
        other.communicate("")
    assert other.returncode == 0


@pytest.fixture
def writing(folder: Path) -> Iterator[None]:
    """Another process that is writing to the store."""
    with another_process(folder, "writer()"):
        yield


def test_what_is_written_while_others_read_the_projection_follows_later(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / "said.jsonl"
    file.write_text(extraction_line(extraction("three", Said("A B", "AID", "C D"))), encoding="utf-8")
    with another_process(folder, "dataset()"):
        for command in (
            ["import-statements", str(file)],
            ["retract", "two"],
            ["merge", "Ilya", "Runa", "--author", "me"],
        ):
            assert run([*command, "--store", str(folder)]) == 0
            captured = capsys.readouterr()
            assert captured.err.startswith("note: everything is in the ledger; another process is using the RDF ")
            assert captured.out
        assert run(["articles", "--store", str(folder), "--format", "csv"]) == 0
        assert [line.split(",")[0] for line in capsys.readouterr().out.splitlines()[1:]] == ["one", "three"]
        assert run(["query", "ASK {}", "--store", str(folder)]) == 2
        assert "[P203] Another process is using" in capsys.readouterr().err
    assert run(["query", "SELECT (count(*) AS ?n) { ?a a pg:Article }", "--store", str(folder), "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["n", "2"]


@pytest.mark.usefixtures("writing")
@pytest.mark.parametrize(
    "command",
    [["retract", "one"], ["merge", "Ilya Barsk", "Runa Teel", "--author", "me"], ["import-statements", "FILE"]],
)
def test_a_second_writer_is_told_and_nothing_changes(
    folder: Path, tmp_path: Path, command: list[str], capsys: Capture
) -> None:
    file = tmp_path / "said.jsonl"
    file.write_text(extraction_line(extraction("three", Said("A B", "AID", "C D"))), encoding="utf-8")
    with Store.open(folder).ledger() as ledger:
        before = ledger.digest(changes=True)
    arguments = [str(file) if part == "FILE" else part for part in command]
    assert run([*arguments, "--store", str(folder)]) == 2
    err = capsys.readouterr().err
    assert err == (
        f"polgraph: [P203] Another process is writing to the store {folder}. "
        "Wait until it has finished, then run the command again.\n"
    )
    with Store.open(folder).ledger() as ledger:
        assert ledger.digest(changes=True) == before


@pytest.mark.usefixtures("writing")
def test_readers_are_not_kept_waiting_by_a_writer(folder: Path, capsys: Capture) -> None:
    for command in (["articles"], ["actors"], ["status"], ["actor", "Ilya"], ["judgements"], ["review", "--list"]):
        assert run([*command, "--store", str(folder)]) == 0
    assert "News one" in capsys.readouterr().out
