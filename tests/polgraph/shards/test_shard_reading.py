"""A second process that reads shard files ahead leaves the same ledger, whatever becomes of it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph.graph import Store
from polgraph.graph.ledger import Ledger
from polgraph.graph.resolve import own_node
from polgraph.graph.shards import prepare
from polgraph.graph.shards.schema import Failed
from polgraph.graph.shards.write import shard_bytes
from polgraph.ontology.records import Extraction, Judgement
from polgraph.shards import reading
from polgraph.shards.results import find_results
from polgraph.shards.take import take_all
from tests.graph.graph_samples import NOW, Said, extraction, scratch
from tests.graph.ledger.test_ledger_properties import articles
from tests.graph.resolution.resolution_samples import ToyLinker
from tests.graph.shards.test_shard_files import MADE_BY, OUTCOMES, extractions, written

if TYPE_CHECKING:
    from polgraph.graph.shards.read import ShardFile

Outcomes = list[Extraction | Failed]
AGAIN = extraction("one", Said("Ilya Barsk", "ACCUSE", "Runa Teel"))
SHARDS: list[Outcomes] = [
    [extraction("one", Said("Ilya Barsk", "SUPPORT", "Runa Teel")), *OUTCOMES],
    [
        extraction("two", Said("Runa Teel", "ACCUSE", "Ilya Barsk")),
        replace(AGAIN, article=replace(AGAIN.article, fingerprint="f")),
    ],
    [extraction("three", Said("Ilya Barsk", "SUPPORT", "Runa Teel"))],
]


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process reads also what is little."""
    monkeypatch.setattr(reading, "ENOUGH", 0)
    monkeypatch.setattr(reading, "usable_cores", lambda: 2)


def taken(folder: Path, files: list[bytes]) -> tuple[bytes, list[object], list[str]]:
    """What the ledger holds after shard files have been taken in, what was reported, and what was told."""
    (folder / "in").mkdir(parents=True)
    for number, raw in enumerate(files):
        (folder / "in" / f"shard-{number:05}.parquet").write_bytes(raw)
    reports: list[object] = []
    told: list[str] = []
    store = Store.open(folder / "store", create=True, project=False, catalogue=False)
    with Ledger.open(store.ledger_path, create=False, linker=ToyLinker()) as ledger:
        for _ in range(2):
            take_all(ledger, find_results([str(folder / "in")], told.append), reports.append, told.append, now=NOW)
        return ledger.dump(), reports, [line.replace(str(folder), "") for line in told]


def made(shards: list[Outcomes]) -> list[bytes]:
    return [shard_bytes(MADE_BY, outcomes) for outcomes in shards]


@settings(max_examples=40, deadline=None)
@given(st.lists(extractions() | st.builds(Failed, extractions().map(lambda one: one.article), *[st.text()] * 2)))
def test_what_is_packed_is_unpacked(outcomes: Outcomes) -> None:
    with scratch() as folder:
        kinds = [one if isinstance(one, Extraction) else Failed(one.article, "error", "no") for one in outcomes]
        shard = written(folder / "shard.parquet", shard_bytes(MADE_BY, kinds))
        one, other = reading.read(shard), reading.unpacked(reading.packed(shard), shard)
        assert (list(one.failures), list(one.warnings)) == (list(other.failures), list(other.warnings))
        assert list(one.portion.articles) == list(other.portion.articles)
        assert list(one.portion.extractors) == list(other.portion.extractors)
        assert list(one.portion.contents()) == list(other.portion.contents())


@settings(max_examples=60, deadline=None)
@given(st.lists(articles, max_size=8), st.lists(articles, max_size=4))
def test_rows_that_were_made_beforehand_leave_the_same_ledger(first: list[Extraction], then: list[Extraction]) -> None:
    """Also where an article comes again, or the ledger holds it: then the rows are made anew."""
    with scratch() as folder:
        (folder / "b").mkdir()
        with (
            Ledger.open(folder / "a.sqlite", create=True, linker=ToyLinker()) as one,
            Ledger.open(folder / "b" / "b.sqlite", create=True, linker=ToyLinker()) as other,
        ):
            for given_articles in (first, then):
                several = list({each.article.id: each for each in given_articles}.values())
                shard = written(folder / "shard.parquet", shard_bytes(MADE_BY, several))
                results = list(one.ingest_all(several, now=NOW, processor="x"))
                found = reading.unpacked(reading.packed(shard), shard)
                assert list(other.ingest_portion(found.portion, now=NOW, processor="x")) == results
            assert one.dump() == other.dump()


def test_a_judgement_on_an_article_that_is_to_come_holds(tmp_path: Path) -> None:
    several = [extraction(key, Said("Ilya Barsk", "SUPPORT", "Runa Teel")) for key in ("one", "two")]
    shard = written(tmp_path / "shard.parquet", shard_bytes(MADE_BY, several))
    shared = next(iter(prepare.nodes(several[0].article, several[0].actors).values()))
    own = own_node(shared, "two")
    dumps = []
    for name in ("rows", "records"):
        with Ledger.open(tmp_path / name, create=True, linker=ToyLinker()) as ledger:
            ledger.add_judgements([Judgement(shared, own, "different", "A", "another Barsk", NOW)], now=NOW)
            found = reading.unpacked(reading.packed(shard), shard).portion
            if name == "rows":
                list(ledger.ingest_portion(found, now=NOW, processor="x"))
            else:
                list(ledger.ingest_all(several, now=NOW, processor="x"))
            dumps.append(ledger.dump())
    assert dumps[0] == dumps[1]
    assert dumps[0].count(own.encode()) > 1


@pytest.mark.usefixtures("always")
def test_another_process_leaves_the_same_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead = taken(tmp_path / "ahead", made(SHARDS))
    monkeypatch.setattr(reading, "usable_cores", lambda: 1)
    assert ahead == taken(tmp_path / "alone", made(SHARDS))
    assert any("already named 'one'" in line for line in ahead[2])


@pytest.mark.usefixtures("always")
def test_a_damaged_file_is_refused_and_the_others_are_taken(tmp_path: Path) -> None:
    files = made([*SHARDS, [extraction("four", Said("Ilya Barsk", "SUPPORT", "Runa Teel"))]])
    at = len(files[2]) // 2
    files[2] = files[2][:at] + b"?" + files[2][at + 1 :]
    dump, _, told = taken(tmp_path, files)
    assert sum("refused: " in line for line in told) == 2
    assert b"four" in dump
    assert b"three" not in dump


def dying(_: ShardFile) -> bytes:
    """Ends the process that is to read, as the system does when memory runs out."""
    os._exit(9)


@pytest.mark.usefixtures("always")
def test_a_process_that_dies_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more: list[Outcomes] = [[extraction(f"more-{n}", Said("Ilya Barsk", "SUPPORT", "Runa Teel"))] for n in range(5)]
    many = made([*SHARDS, *more])
    monkeypatch.setattr(reading, "packed", dying)
    dump, _, _ = taken(tmp_path / "dying", many)
    monkeypatch.setattr(reading, "usable_cores", lambda: 1)
    assert dump == taken(tmp_path / "alone", many)[0]


def test_little_is_read_in_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ProcessPoolExecutor", None)
    _, reports, _ = taken(tmp_path, made(SHARDS))
    assert reports
