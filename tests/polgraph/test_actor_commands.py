"""Actors of a store as the commands list, show, join, part and review them."""

from __future__ import annotations

import io
import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from polgraph.cli.app import run
from polgraph.graph.rdf.projection import reading
from polgraph.graph.resolution.records import KnownActor
from polgraph.graph.resolve import known_node
from polgraph.graph.store import Store
from polgraph.ontology.records import ActorType
from tests.graph.graph_samples import NOW, Cast, Said, extraction

if TYPE_CHECKING:
    from polgraph.ontology.records import Extraction

Capture = pytest.CaptureFixture[str]
COUNTRIES = {"Ilya Barsk": "Ruvia", "Ilja Barsk": "Ruvia", "Tarn Guild": "Ruvia"}


def article(key: str, *said: Said, published: str = "2021-01-01", role: str | None = None) -> Extraction:
    types = {"Tarn Guild": ActorType.PARTY, "Harbour Union": ActorType.PARTY, "Ruvia": ActorType.STATE}
    found = extraction(key, *said, cast=Cast(types, COUNTRIES), published=date.fromisoformat(published))
    return replace(found, statements=tuple(replace(one, role=role) for one in found.statements))


ARTICLES = (
    article("a", Said("Ilya Barsk", "SUPPORT", "Harbour Union"), Said("Ilya Barsk", "ASSAULT", "Runa Teel")),
    article("b", Said("Ilya Barsk", "HOLDS_OFFICE", "Ruvia"), published="2020-05-02", role="minister of trade"),
    article("c", Said("Ilya Barsk", "HOLDS_OFFICE", "Ruvia"), published="2021-03-04", role="Minister of Trade"),
    article("d", Said("Odo Venn", "MEMBER_OF", "Harbour Union"), Said("Odo Venn", "AID", "Tarn Guild")),
)
ALIKE = (
    article("a", Said("Ilya Barsk", "SUPPORT", "Harbour Union"), Said("Ilya Barsk", "ASSAULT", "Runa Teel")),
    article("b", Said("I. Barsk", "SUPPORT", "Harbour Union"), published="2020-05-02"),
    article("c", Said("R. Teel", "ACCUSE", "Tarn Guild"), published="2020-06-02"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stores that are made once and copied for every test."""
    made = tmp_path_factory.mktemp("made")
    for name, articles in (("folder", ARTICLES), ("alike", ALIKE)):
        Store.open(made / name, create=True, catalogue=False).ingest(articles, NOW)
    return made


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made / "folder", tmp_path / "folder")


@pytest.fixture
def alike(made: Path, tmp_path: Path) -> Path:
    """A store with actors that may be one, two pairs of them."""
    return shutil.copytree(made / "alike", tmp_path / "alike")


def answer(capsys: Capture, *arguments: str) -> Any:
    assert run([*arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_actors_by_number_of_statements(folder: Path, capsys: Capture) -> None:
    rows = answer(capsys, "actors", "--store", str(folder))
    assert (rows[0]["actor"], rows[0]["statements"], rows[0]["articles"]) == ("Ilya Barsk", 4, 3)
    assert [row["statements"] for row in rows] == sorted((row["statements"] for row in rows), reverse=True)


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["barsk"], ["Ilya Barsk"]),
        (["BARSK Ilya"], ["Ilya Barsk"]),
        (["nobody"], []),
        (["--type", "party"], ["Harbour Union", "Tarn Guild"]),
        (["--country", "ruvia"], ["Ilya Barsk", "Tarn Guild"]),
        (["--limit", "1"], ["Ilya Barsk"]),
        (["union", "--type", "person"], []),
    ],
)
def test_some_actors(folder: Path, arguments: list[str], names: list[str], capsys: Capture) -> None:
    rows = answer(capsys, "actors", *arguments, "--store", str(folder))
    assert [row["actor"] for row in rows] == names


def test_actors_as_table_and_csv(folder: Path, capsys: Capture) -> None:
    assert run(["actors", "--store", str(folder)]) == 0
    assert "Harbour Union" in capsys.readouterr().out
    assert run(["actors", "--store", str(folder), "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith(
        "actor,type,country,statements,articles,id\nIlya Barsk,person,Ruvia,4,3,a-"
    )


def test_an_actor_by_id_in_a_search(folder: Path, capsys: Capture) -> None:
    (first, *_) = answer(capsys, "actors", "--store", str(folder))
    assert answer(capsys, "actors", first["id"], "--store", str(folder)) == [first]


def test_profile(folder: Path, capsys: Capture) -> None:
    found = answer(capsys, "actor", "barsk", "--store", str(folder))
    assert (found["name"], found["type"], found["country"]) == ("Ilya Barsk", "person", "Ruvia")
    assert found["names"] == [{"text": "Ilya Barsk", "kind": "full", "articles": 3}]
    (office,) = found["offices"]
    assert (office["office"], office["with"], office["sources"]) == ("minister of trade", "Ruvia", 2)
    assert (office["first_told"], office["last_told"]) == ("2020-05-02", "2021-03-04")
    assert [tie["name"] for tie in found["allies"]] == ["Harbour Union"]
    assert [tie["name"] for tie in found["opponents"]] == ["Runa Teel"]
    assert [one["id"] for one in found["articles"]] == ["b", "a", "c"]
    assert found["ids"] == [found["id"]]


def test_profile_of_a_body_tells_who_belongs_to_it(folder: Path, capsys: Capture) -> None:
    found = answer(capsys, "actor", "Harbour Union", "--store", str(folder))
    assert [(one["relation"], one["with"]) for one in found["people"]] == [("MEMBER_OF", "Odo Venn")]


def test_profile_on_the_screen(folder: Path, capsys: Capture) -> None:
    assert run(["actor", "barsk", "--limit", "2", "--store", str(folder)]) == 0
    out = capsys.readouterr().out
    for words in (
        "Offices",
        "minister of trade",
        "2020-05-02 … 2021-03-04",
        "Allies",
        "Opponents",
        "Articles (2 of 3)",
    ):
        assert words in out


def test_profile_of_nobody(folder: Path, capsys: Capture) -> None:
    assert run(["actor", "nobody", "--store", str(folder)]) == 2
    assert "[P301]" in capsys.readouterr().err


def test_profile_of_a_known_actor_that_no_article_speaks_of(folder: Path, capsys: Capture) -> None:
    with Store.open(folder).writer() as writer:
        writer.import_known("register", "CC0", [KnownActor("1", "Quiet League", ActorType.ORGANIZATION)], now=NOW)
    known = known_node("register", "1")
    found = answer(capsys, "actor", known, "--store", str(folder))
    assert (found["id"], found["name"], found["articles"]) == (known, "Quiet League", [])
    (row,) = answer(capsys, "actors", "leag", "--store", str(folder))
    assert (row["actor"], row["statements"], row["articles"]) == ("Quiet League", 0, 0)
    assert known not in {row["id"] for row in answer(capsys, "actors", "--store", str(folder))}
    assert answer(capsys, "actor", "quiet league", "--store", str(folder)) == found
    assert run(["allies", "quiet league", "--store", str(folder)]) == 2
    assert "No article in the store speaks of Quiet League" in capsys.readouterr().err
    assert run(["merge", "Harbour Union", "quiet league", "--author", "me", "--store", str(folder)]) == 0
    capsys.readouterr()
    found = answer(capsys, "actor", "Quiet League", "--store", str(folder))
    assert [(one["source"], one["name"]) for one in found["known"]] == [("register", "Quiet League")]
    assert len(found["articles"]) == 2


def content(folder: Path) -> tuple[list[str], set[str]]:
    """The ledger without its log, changes and times; the quads without how far the projection is."""
    store = Store.open(folder)
    with store.ledger() as ledger:
        lines = [json.loads(line) for line in ledger.dump(changes=False).splitlines()]
    kept = [
        json.dumps({**line, "ingested": None}, sort_keys=True)
        for line in lines
        if line["table"] not in {"judgements", "withdrawals"}
    ]
    with reading(store.rdf_path, store.wait) as quads:
        return kept, {str(quad) for quad in quads if "projection/rdf" not in str(quad)}


def merge(folder: Path, *more: str) -> int:
    names = ["Ilya Barsk", "Odo Venn", "--author", "me", "--reason", "one man"]
    return run(["merge", *names, "--store", str(folder), *more])


def test_merge_tells_what_became_of_it(folder: Path, capsys: Capture) -> None:
    assert merge(folder) == 0
    out = capsys.readouterr().out
    assert out.startswith("merged (decision 1)\nbefore: ")
    assert "Odo Venn (person, a-" in out
    assert "1 article rewritten: d" in out
    found = answer(capsys, "actor", "Odo Venn", "--store", str(folder))
    assert found["name"] == "Ilya Barsk"
    assert len(found["ids"]) == 2
    assert [(one["author"], one["reason"]) for one in found["joins"]] == [("me", "one man")]
    for old in found["ids"]:
        assert answer(capsys, "actor", old, "--store", str(folder)) == found


def test_merge_tells_of_loops(folder: Path, capsys: Capture) -> None:
    assert run(["merge", "Ilya Barsk", "Runa Teel", "--author", "me", "--store", str(folder)]) == 0
    assert "1 statement held back: subject and object are now one actor" in capsys.readouterr().out
    assert answer(capsys, "status", "--store", str(folder))["looped"] == 1


@pytest.mark.parametrize("undo", [["undo"], ["undo", "1"]])
def test_undo_restores_what_was(folder: Path, undo: list[str], capsys: Capture) -> None:
    before = content(folder)
    assert merge(folder) == 0
    assert content(folder) != before
    assert run([*undo, "--author", "me", "--store", str(folder)]) == 0
    assert "taken back (decision" in capsys.readouterr().out
    assert content(folder) == before


@pytest.mark.parametrize(
    "command",
    [
        ["merge", "Ilya Barsk", "Odo Venn"],
        ["split", "Ilya Barsk", "--article", "c"],
        ["undo"],
    ],
)
def test_decisions_can_be_tried(folder: Path, command: list[str], capsys: Capture) -> None:
    if command == ["undo"]:
        assert merge(folder) == 0
        capsys.readouterr()
    before = content(folder)
    with Store.open(folder).ledger() as ledger:
        digest = ledger.digest(changes=True)
    assert run([*command, "--dry-run", "--author", "me", "--store", str(folder)]) == 0
    assert "(only tried, nothing changed)" in capsys.readouterr().out
    assert content(folder) == before
    with Store.open(folder).ledger() as ledger:
        assert ledger.digest(changes=True) == digest


def test_split_by_article(folder: Path, capsys: Capture) -> None:
    assert run(["split", "Ilya Barsk", "--article", "c", "--author", "me", "--store", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "split (decision 1)" in out
    assert re.search(
        r"\nbefore: Ilya Barsk \([^;]*\)\nafter:  Ilya Barsk \(.*; Ilya Barsk \(.*\n1 article rewritten: c\n", out
    )
    rows = answer(capsys, "actors", "Ilya Barsk", "--store", str(folder))
    assert [(row["actor"], row["articles"]) for row in rows] == [("Ilya Barsk", 2), ("Ilya Barsk", 1)]


def test_split_by_name(folder: Path, capsys: Capture) -> None:
    assert merge(folder) == 0
    assert run(["split", "Ilya Barsk", "--name", "Odo Venn", "--author", "me", "--store", str(folder)]) == 0
    capsys.readouterr()
    rows = answer(capsys, "actors", "--type", "person", "--store", str(folder))
    assert {"Ilya Barsk", "Odo Venn"} <= {row["actor"] for row in rows}


def test_split_needs_to_know_what(folder: Path, capsys: Capture) -> None:
    assert run(["split", "Ilya Barsk", "--store", str(folder)]) == 2
    assert "[P401]" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["undo", "7"], ["undo"], ["merge", "Ilya Barsk", "Ilya Barsk"]])
def test_decisions_that_make_no_sense(folder: Path, command: list[str], capsys: Capture) -> None:
    assert run([*command, "--author", "me", "--store", str(folder)]) == 2
    assert capsys.readouterr().err.startswith("polgraph: [P")


def test_the_author_is_the_user(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "somebody")
    assert run(["merge", "Ilya Barsk", "Odo Venn", "--store", str(folder)]) == 0
    capsys.readouterr()
    (row,) = answer(capsys, "judgements", "--store", str(folder))
    assert (row["author"], row["verdict"], row["withdrawn"]) == ("somebody", "same", False)
    assert {row["left_name"], row["right_name"]} == {"Ilya Barsk", "Odo Venn"}


def test_an_unknown_user_has_to_give_a_name(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert run(["merge", "Ilya Barsk", "Odo Venn", "--store", str(folder)]) == 2
    assert "--author" in capsys.readouterr().err


def test_judgements_go_to_another_store_and_mean_the_same(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    assert merge(folder) == 0
    assert run(["split", "Ilya Barsk", "--article", "c", "--author", "me", "--store", str(folder)]) == 0
    file, other = tmp_path / "judgements.jsonl", tmp_path / "other"
    assert run(["judgements", "export", str(file), "--store", str(folder)]) == 0
    Store.open(other, create=True, catalogue=False).ingest(ARTICLES, NOW)
    capsys.readouterr()
    assert run(["judgements", "import", str(file), "--dry-run", "--store", str(other)]) == 0
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert (
        capsys.readouterr().out == f"{lines} judgement{'s' * (lines > 1)} would be added, 0 there already, 0 rejected\n"
    )
    assert content(other) != content(folder)
    assert run(["judgements", "import", str(file), "--store", str(other)]) == 0
    assert content(other) == content(folder)
    capsys.readouterr()
    assert run(["judgements", "import", str(file), "--store", str(other)]) == 0
    assert capsys.readouterr().out == f"0 judgements added, {lines} there already, 0 rejected\n"


def test_judgements_that_were_taken_back_are_left_out(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    assert merge(folder) == 0
    assert run(["undo", "--author", "me", "--store", str(folder)]) == 0
    file, other = tmp_path / "judgements.jsonl", tmp_path / "other"
    assert run(["judgements", "export", str(file), "--store", str(folder)]) == 0
    Store.open(other, create=True, catalogue=False).ingest(ARTICLES, NOW)
    capsys.readouterr()
    assert run(["judgements", "import", str(file), "--store", str(other)]) == 0
    captured = capsys.readouterr()
    assert captured.out == "0 judgements added, 0 there already, 1 taken back before, 0 rejected\n"
    assert not captured.err
    assert answer(capsys, "judgements", "--store", str(other)) == []


def test_judgements_wait_for_their_articles(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    assert merge(folder) == 0
    assert run(["split", "Ilya Barsk", "--article", "c", "--author", "me", "--store", str(folder)]) == 0
    file, other = tmp_path / "judgements.jsonl", tmp_path / "other"
    assert run(["judgements", "export", str(file), "--store", str(folder)]) == 0
    empty = Store.open(other, create=True, catalogue=False)
    assert run(["judgements", "import", str(file), "--store", str(other)]) == 0
    capsys.readouterr()
    assert answer(capsys, "actors", "--store", str(other)) == []
    empty.ingest(ARTICLES, NOW)
    assert content(other) == content(folder)


def test_export_to_standard_output_has_all_fields(folder: Path, capsys: Capture) -> None:
    assert merge(folder) == 0
    assert run(["undo", "--author", "me", "--store", str(folder)]) == 0
    capsys.readouterr()
    assert run(["judgements", "export", "--store", str(folder)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    fields = "left right left_name right_name verdict author reason decided decision withdrawn"
    assert list(json.loads(line)) == fields.split()
    assert json.loads(line)["withdrawn"] is True


GOOD = {"left": "a-000000000001", "right": "a-000000000002", "verdict": "same", "author": "me", "decided": "2021-01-01"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"left": "Ilya"}, "no id of a node"),
        ({"right": "a-000000000001"}, "are one node"),
        ({"verdict": "maybe"}, "'verdict' is none of"),
        ({"author": ""}, "no 'author'"),
        ({"decided": "soon"}, "no time"),
    ],
)
def test_judgements_that_are_rejected(
    folder: Path, tmp_path: Path, changes: dict[str, object], reason: str, capsys: Capture
) -> None:
    file, bad = tmp_path / "judgements.jsonl", tmp_path / "bad.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in (GOOD, {**GOOD, **changes})), encoding="utf-8")
    assert run(["judgements", "import", str(file), "--rejected", str(bad), "--store", str(folder)]) == 0
    captured = capsys.readouterr()
    assert captured.out == "1 judgement added, 0 there already, 1 rejected\n"
    assert reason in captured.err
    assert json.loads(bad.read_text(encoding="utf-8"))["line"] == 2


def test_review_list(alike: Path, capsys: Capture) -> None:
    rows = answer(capsys, "review", "--list", "--store", str(alike))
    assert rows
    assert list(rows[0]) == ["left", "left_type", "right", "right_type", "score", "reasons", "left_id", "right_id"]
    assert len(answer(capsys, "review", "--list", "--limit", "1", "--store", str(alike))) == 1
    assert answer(capsys, "status", "--store", str(alike))["suggestions"] == len(rows)


def review(monkeypatch: pytest.MonkeyPatch, folder: Path, answers: str, *more: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    return run(["review", "--author", "me", "--store", str(folder), *more])


def test_review_shows_both_sides_and_keeps_answers(
    alike: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    waiting = len(answer(capsys, "review", "--list", "--store", str(alike)))
    assert review(monkeypatch, alike, "s\n") == 0
    out = capsys.readouterr().out
    assert "acts on" in out
    assert "1 decision kept" in out
    assert len(answer(capsys, "review", "--list", "--store", str(alike))) < waiting
    (row,) = answer(capsys, "judgements", "--store", str(alike))
    assert (row["author"], row["verdict"]) == ("me", "same")


@pytest.mark.parametrize(("key", "verdict"), [("s", "same"), ("d", "different"), ("u", "unsure")])
def test_every_answer_of_a_review(
    alike: Path, monkeypatch: pytest.MonkeyPatch, key: str, verdict: str, capsys: Capture
) -> None:
    assert review(monkeypatch, alike, f"{key.upper()}\n", "--limit", "1") == 0
    capsys.readouterr()
    rows = answer(capsys, "judgements", "--store", str(alike))
    assert {row["verdict"] for row in rows} == {verdict}


def test_a_review_can_be_tried(alike: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    before = content(alike)
    waiting = len(answer(capsys, "review", "--list", "--store", str(alike)))
    assert review(monkeypatch, alike, "s\n" + "d\n" * waiting, "--dry-run") == 0
    out = capsys.readouterr().out
    assert "same (only tried, nothing changed)" in out
    assert "rewritten: " in out
    assert f"{waiting} decision{'s' * (waiting > 1)} only tried, nothing changed" in out
    assert content(alike) == before


def test_skipping_and_leaving_keeps_nothing(alike: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    before = content(alike)
    waiting = len(answer(capsys, "review", "--list", "--store", str(alike)))
    assert review(monkeypatch, alike, "x\nk\n" + "k\n" * waiting) == 0
    captured = capsys.readouterr()
    assert "'x' is none of the keys" in captured.err
    assert "Nothing more waits" in captured.err
    assert captured.out.count("One actor?") == waiting
    for answers in ("q\n", ""):
        assert review(monkeypatch, alike, answers) == 0
        assert capsys.readouterr().out.count("One actor?") == 1
    assert content(alike) == before
