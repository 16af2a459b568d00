"""`extract --shards` and the `ingest` of what it wrote, as a user runs them, with an engine that needs no model."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from polgraph.cli.app import run
from polgraph.graph.shards.read import ShardFile
from polgraph.graph.shards.schema import Manifest
from polgraph.graph.shards.write import shard_bytes
from polgraph.ontology.records import Extraction
from tests.conftest import TEXT, by_hand
from tests.polgraph.shards.shard_engines import Failing, news

if TYPE_CHECKING:
    from tests.conftest import FakeEngine

pytestmark = pytest.mark.usefixtures("fake_engine")
Capture = pytest.CaptureFixture[str]
Harm = Callable[[bytes], bytes]
HARM = (lambda raw: raw[:-20], lambda _: b"", lambda raw: raw[:200] + b"?" + raw[201:])
"""Half written, empty, one byte another."""


def write_news(path: Path, number: int, changed: int | None = None) -> Path:
    rows = (
        {"id": f"news-{n:03}", "date": f"2021-03-{n % 28 + 1:02}", "text": TEXT + f" Page {n}.{'!' * (n == changed)}"}
        for n in range(number)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_news(tmp_path / "news.jsonl", 10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "shards"


@pytest.fixture
def made(articles: Path, folder: Path, capsys: Capture) -> Path:
    """The folder with four shards of the ten articles."""
    assert run(["extract", str(articles), "--shards", str(folder), "--shard-size", "3"]) == 0
    capsys.readouterr()
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def dump(store: Path) -> list[str]:
    """The ledger as SQL, without the times at which things were taken in."""
    with sqlite3.connect(store / "ledger.sqlite") as connection:
        connection.execute("UPDATE articles SET ingested = ''")
        lines = list(connection.iterdump())
        connection.rollback()
    return lines


def test_shards_are_written_and_counted(articles: Path, folder: Path, capsys: Capture) -> None:
    assert run(["extract", str(articles), "--shards", str(folder), "--shard-size", "3"]) == 0
    assert capsys.readouterr().out == f"4 shards (4 made, 0 kept), in the folder {folder}\n"
    assert list(files(folder)) == ["manifest.json", *(f"shard-0000{n}.parquet" for n in range(4))]
    index = json.loads((folder / "manifest.json").read_bytes())
    assert (index["articles"], index["shards"], index["shard_size"]) == (10, 4, 3)
    assert [(one["articles"], one["statements"]) for one in index["done"]] == [(3, 6), (3, 6), (3, 6), (1, 2)]


def test_their_number_can_be_given_instead_of_their_size(articles: Path, folder: Path) -> None:
    assert run(["extract", str(articles), "--shards", str(folder), "--shard-count", "2"]) == 0
    assert [one["articles"] for one in json.loads((folder / "manifest.json").read_bytes())["done"]] == [5, 5]


def test_what_is_there_is_not_done_again(made: Path, articles: Path, fake_engine: FakeEngine, capsys: Capture) -> None:
    before = files(made)
    fake_engine.asked.clear()
    assert run(["extract", str(articles), "--shards", str(made), "--shard-size", "3"]) == 0
    assert capsys.readouterr().out.startswith("4 shards (0 made, 4 kept)")
    assert fake_engine.asked == []
    assert files(made) == before


def test_a_second_folder_holds_the_same_bytes(made: Path, articles: Path, tmp_path: Path) -> None:
    assert run(["extract", str(articles), "--shards", str(tmp_path / "second"), "--shard-size", "3"]) == 0
    assert files(tmp_path / "second") == files(made)


def test_only_the_shard_of_a_changed_article_is_made_anew(
    made: Path, articles: Path, fake_engine: FakeEngine, capsys: Capture
) -> None:
    before = files(made)
    fake_engine.asked.clear()
    write_news(articles, 10, changed=4)
    assert run(["extract", str(articles), "--shards", str(made), "--shard-size", "3"]) == 0
    assert capsys.readouterr().out.startswith("4 shards (1 made, 3 kept)")
    assert fake_engine.asked == ["news-003", "news-004", "news-005"]
    after = files(made)
    assert [name for name in after if after[name] != before[name]] == ["manifest.json", "shard-00001.parquet"]


@pytest.mark.parametrize("harm", HARM)
def test_a_damaged_shard_is_made_anew(made: Path, articles: Path, harm: Harm, capsys: Capture) -> None:
    before = files(made)
    broken = made / "shard-00002.parquet"
    broken.write_bytes(harm(broken.read_bytes()))
    assert run(["extract", str(articles), "--shards", str(made), "--shard-size", "3"]) == 0
    assert capsys.readouterr().out.startswith("4 shards (1 made, 3 kept)")
    assert files(made) == before


def test_shards_that_the_inputs_no_longer_have_are_deleted(made: Path, articles: Path, capsys: Capture) -> None:
    write_news(articles, 6)
    assert run(["extract", str(articles), "--shards", str(made), "--shard-size", "3"]) == 0
    assert "deleted: shard-00002.parquet, shard-00003.parquet" in capsys.readouterr().err
    assert list(files(made)) == ["manifest.json", "shard-00000.parquet", "shard-00001.parquet"]


def test_parts_of_several_machines_make_the_whole(made: Path, articles: Path, tmp_path: Path) -> None:
    parts = [tmp_path / name for name in ("one", "two")]
    for number, part in enumerate(parts, start=1):
        command = ["extract", str(articles), "--shards", str(part), "--shard-size", "3", "--part", f"{number}/2"]
        assert run(command) == 0
        assert len(files(part)) == 3
    for path in parts[1].glob("shard-*"):
        shutil.copy(path, parts[0])
    assert run(["extract", str(articles), "--shards", str(parts[0]), "--shard-size", "3"]) == 0
    assert files(parts[0]) == files(made)


def test_a_folder_of_other_inputs_is_left_alone(made: Path, tmp_path: Path, capsys: Capture) -> None:
    before = files(made)
    other = write_news(tmp_path / "other.jsonl", 2)
    assert run(["extract", str(other), "--shards", str(made)]) == 2
    assert "the shards of other inputs" in capsys.readouterr().err
    assert files(made) == before


def test_a_folder_of_other_things_is_left_alone(articles: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(["extract", str(articles), "--shards", str(tmp_path)]) == 2
    assert "holds other things" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--shard-size", "3"], "--shard-size is about shards"),
        (["--scheduler", "dask://a:1"], "--scheduler is about shards"),
        (["--part", "1/2"], "--part is about shards"),
        (["--shards", "s", "--shard-size", "3", "--shard-count", "2"], "contradict"),
        (["--shards", "s", "--part", "3/2"], "is no part"),
        (["--shards", "s", "--part", "0/2"], "is no part"),
        (["--shards", "s", "--format", "jsonl"], "not printed"),
        (["--shards", "s", "--explain"], "not printed"),
        (["--shards", "s", "--scheduler", "tcp://a:1"], "is no scheduler"),
    ],
)
def test_options_that_do_not_go_together(
    articles: Path, tmp_path: Path, options: list[str], problem: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["extract", str(articles), *options]) == 2
    assert problem in capsys.readouterr().err
    assert not Path("s").exists()


def test_a_failed_article_is_kept_with_its_reason(
    articles: Path, folder: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("polgraph.engine.load_engine", lambda _model="": Failing())
    assert run(["extract", str(articles), "--shards", str(folder)]) == 0
    failures = json.loads((folder / "manifest.json").read_bytes())["failures"]
    assert failures == [{"article": "news-006", "kind": "error", "reason": "ValueError: no news-006"}]
    capsys.readouterr()
    assert run(["ingest", str(folder), "--store", str(tmp_path / "store")]) == 0
    told = capsys.readouterr()
    assert "failed: news-006: ValueError: no news-006" in told.err
    assert told.out.startswith("10 articles (9 added, 0 replaced, 0 unchanged, 1 failed), 18 statements, in the store")


def test_the_store_is_that_of_a_direct_ingest(made: Path, articles: Path, tmp_path: Path) -> None:
    assert run(["ingest", str(made), "--store", str(tmp_path / "by-shards")]) == 0
    assert run(["ingest", str(articles), "--store", str(tmp_path / "direct")]) == 0
    assert dump(tmp_path / "by-shards") == dump(tmp_path / "direct")


def test_a_second_ingest_changes_nothing(made: Path, tmp_path: Path, capsys: Capture) -> None:
    store = tmp_path / "store"
    assert run(["ingest", str(made), "--store", str(store)]) == 0
    before = dump(store)
    capsys.readouterr()
    assert run(["ingest", *map(str, sorted(made.glob("*.parquet"))), "--store", str(store)]) == 0
    assert capsys.readouterr().out.startswith("10 articles (0 added, 0 replaced, 10 unchanged), 20 statements")
    assert dump(store) == before


@pytest.mark.parametrize("harm", HARM)
def test_a_damaged_shard_is_refused_and_the_rest_taken(made: Path, tmp_path: Path, harm: Harm, capsys: Capture) -> None:
    broken = made / "shard-00002.parquet"
    broken.write_bytes(harm(broken.read_bytes()))
    assert run(["ingest", str(made), "--store", str(tmp_path / "store")]) == 1
    told = capsys.readouterr()
    assert told.err.startswith(f"refused: [P005] {broken} is damaged or half written")
    assert "7 articles (7 added" in told.out
    assert "1 shard refused" in told.out


def test_damaged_shards_alone_are_an_error(made: Path, tmp_path: Path, capsys: Capture) -> None:
    for path in made.glob("*.parquet"):
        path.write_bytes(b"PAR1")
    assert run(["ingest", str(made), "--store", str(tmp_path / "store")]) == 2
    assert "No shard can be read" in capsys.readouterr().err
    assert not (tmp_path / "store").exists()


def test_missing_shards_are_told(made: Path, tmp_path: Path, capsys: Capture) -> None:
    (made / "shard-00001.parquet").unlink()
    assert run(["ingest", str(made), "--store", str(tmp_path / "store")]) == 0
    assert f"warning: {made} has 3 of 4 shards" in capsys.readouterr().err


def test_another_version_makes_all_shards_anew_and_a_mixture_is_told(
    made: Path, articles: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(made)
    first = made / "shard-00000.parquet"
    monkeypatch.setattr("polgraph.engine.processor", lambda _model: "another 2.0")
    assert run(["extract", str(articles), "--shards", str(made), "--shard-size", "3"]) == 0
    assert capsys.readouterr().out.startswith("4 shards (4 made, 0 kept)")
    first.write_bytes(before[first.name])
    assert run(["ingest", str(made), "--store", str(tmp_path / "store")]) == 0
    told = capsys.readouterr()
    assert "warning: the shards come from 2 versions: polgraph" in told.err
    assert "another 2.0" in told.err
    assert "10 articles (10 added" in told.out


def test_what_the_ledger_rejects_is_told(tmp_path: Path, capsys: Capture) -> None:
    good = by_hand(news(1)[0])
    first, second = good.statements
    wrong = replace(good, statements=(replace(first, evidence=replace(first.evidence, text="no such words")), second))
    path = tmp_path / "shard-00000.parquet"
    path.write_bytes(shard_bytes(Manifest(0, "", "", "", ""), [wrong]))
    assert run(["ingest", str(path), "--store", str(tmp_path / "store")]) == 0
    told = capsys.readouterr()
    assert f"rejected: news-000: statement {first.id}: its quote is not what the article says there" in told.err
    assert "1 article (1 added, 0 replaced, 0 unchanged), 1 statement" in told.out


def test_articles_that_the_store_cannot_take_are_skipped(tmp_path: Path, capsys: Capture) -> None:
    one, two = news(2)
    bad = [Extraction(replace(two, published=None)), Extraction(replace(one, fingerprint="other")), Extraction(one)]
    path = tmp_path / "shard-00000.parquet"
    path.write_bytes(shard_bytes(Manifest(0, "", "", "", ""), [Extraction(one), *bad]))
    assert run(["ingest", str(path), "--store", str(tmp_path / "store")]) == 0
    told = capsys.readouterr()
    assert "skipped: [P006] news-001 has no date" in told.err
    assert "a different article is already named 'news-000'" in told.err
    assert "2 skipped" in told.out


def test_shards_and_articles_take_two_runs(made: Path, articles: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(["ingest", str(made), str(articles), "--store", str(tmp_path / "store")]) == 2
    assert "in two runs" in capsys.readouterr().err


def test_a_table_of_articles_is_no_shard(tmp_path: Path, capsys: Capture) -> None:
    table = pa.table({"id": ["vote"], "date": ["2021-03-07"], "text": [TEXT]})
    pq.write_table(table, tmp_path / "shard-00000.parquet")
    assert run(["ingest", str(tmp_path / "shard-00000.parquet"), "--store", str(tmp_path / "store")]) == 0
    assert "1 article (1 added, 0 replaced, 0 unchanged), 2 statements" in capsys.readouterr().out


def test_an_interrupted_run_is_taken_up(
    articles: Path, folder: Path, fake_engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(article: object) -> Extraction:
        raise KeyboardInterrupt

    command = ["extract", str(articles), "--shards", str(folder), "--shard-size", "3", "--part", "1/2"]
    assert run(command) == 0
    with monkeypatch.context() as patched:
        patched.setattr(fake_engine, "extract", interrupted)
        assert run(command[:-2]) != 0
    assert [one.name for one in folder.iterdir() if one.name.startswith(".")] == []
    assert len(json.loads((folder / "manifest.json").read_bytes())["done"]) == 2
    fake_engine.asked.clear()
    assert run(command[:-2]) == 0
    assert fake_engine.asked == ["news-003", "news-004", "news-005", "news-009"]
    assert all(ShardFile.open(path) for path in folder.glob("*.parquet"))


def test_what_shards_brought_is_not_extracted_again(
    made: Path, articles: Path, tmp_path: Path, fake_engine: FakeEngine, capsys: Capture
) -> None:
    store = str(tmp_path / "store")
    assert run(["ingest", str(made), "--store", store]) == 0
    fake_engine.asked.clear()
    capsys.readouterr()
    assert run(["ingest", str(articles), "--store", store]) == 0
    assert capsys.readouterr().out.startswith("10 articles (0 added, 0 replaced, 10 unchanged)")
    assert fake_engine.asked == []


def test_what_failed_in_a_shard_can_be_tried_again(
    articles: Path, folder: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = str(tmp_path / "store")
    with monkeypatch.context() as patched:
        patched.setattr("polgraph.engine.load_engine", lambda _model="": Failing())
        assert run(["extract", str(articles), "--shards", str(folder)]) == 0
    assert run(["ingest", str(folder), "--store", store]) == 0
    capsys.readouterr()
    assert run(["ingest", "--retry-failed", "--store", store]) == 0
    assert capsys.readouterr().out.startswith("1 article (1 added, 0 replaced, 0 unchanged), 2 statements")


def test_an_article_that_the_ledger_cannot_hold_is_noted(tmp_path: Path, capsys: Capture) -> None:
    one, two = map(by_hand, news(2))
    nameless = replace(two, actors=(replace(two.actors[0], name=" "), *two.actors[1:]))
    path = tmp_path / "shard-00000.parquet"
    path.write_bytes(shard_bytes(Manifest(0, "", "", "by hand", ""), [one, nameless]))
    for outcome in ("1 added, 0 replaced, 0 unchanged, 1 failed", "0 added, 0 replaced, 1 unchanged, 1 failed"):
        assert run(["ingest", str(path), "--store", str(tmp_path / "store")]) == 0
        told = capsys.readouterr()
        assert f"2 articles ({outcome})" in told.out
        assert "failed: news-001: An actor of article 'news-001' has no name." in told.err
