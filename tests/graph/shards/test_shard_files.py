"""Shard files: what is written comes back; what is damaged is refused, never half taken."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph.graph.shards import prepare
from polgraph.graph.shards.digest import BLANK, sealed
from polgraph.graph.shards.read import ShardFile
from polgraph.graph.shards.schema import FORMAT, KEY, Failed, Manifest, schema
from polgraph.graph.shards.write import GROUP, shard_bytes
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import (
    Actor,
    ActorName,
    ActorType,
    Argument,
    Article,
    DatePrecision,
    EventDate,
    Evidence,
    Extraction,
    Mention,
    Statement,
    Status,
)
from tests.conftest import TEXT, by_hand

MADE_BY = Manifest(3, "input", "1", "extractor 1 model 1", "3.8")
VOTE = Article("vote", TEXT, "Ruvia votes", date(2021, 3, 7), fingerprint="f" * 64, story="vote")
OUTCOMES = (
    by_hand(VOTE),
    Failed(replace(VOTE, id="bad"), "error", "ValueError: no"),
    Extraction(replace(VOTE, id="none")),
)
RAW = shard_bytes(MADE_BY, OUTCOMES)

Item = TypeVar("Item")
words = st.text(st.characters(codec="utf-8"), max_size=12)
maybe = st.none() | words
places = st.integers(0, 2**31 - 1)
days = st.dates()
dates = st.builds(EventDate, days, days, st.sampled_from(DatePrecision), words)
types = st.sampled_from(ActorType)
arguments = st.builds(Argument, words, words, words, types, places, places)
actors = st.builds(
    Actor, words, words, types, st.lists(st.builds(ActorName, words, words, words), max_size=2).map(tuple), maybe, maybe
)
articles = st.builds(Article, words, words, maybe, st.none() | days, maybe, maybe, words, words, words, maybe)


def few(items: st.SearchStrategy[Item]) -> st.SearchStrategy[tuple[Item, ...]]:
    return st.lists(items, max_size=3).map(tuple)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    article = draw(articles)
    key = st.just(article.id)
    statements = st.builds(
        Statement,
        words,
        key,
        arguments,
        words,
        arguments,
        words,
        maybe,
        st.sampled_from(Status),
        st.booleans(),
        maybe,
        st.none() | dates,
        maybe,
        maybe,
        st.floats(0, 1),
        st.builds(Evidence, places, places, words),
        words,
    )
    mentions = st.builds(Mention, key, places, places, words, types, words)
    return Extraction(article, draw(few(actors)), draw(few(mentions)), draw(few(statements)), draw(few(words)))


def written(path: Path, raw: bytes) -> ShardFile:
    path.write_bytes(raw)
    found = ShardFile.open(path)
    assert found is not None
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "shard-00003.parquet"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shards") / "one.parquet"


@settings(max_examples=60, deadline=None)
@given(outcomes=st.lists(extractions() | st.builds(Failed, articles, words, words), max_size=4))
def test_what_is_written_comes_back(shared: Path, outcomes: list[Extraction | Failed]) -> None:
    assert written(shared, shard_bytes(MADE_BY, outcomes)).read() == outcomes


def test_manifest_counts_what_is_in_the_file(file: Path) -> None:
    found = written(file, shard_bytes(MADE_BY, OUTCOMES)).manifest
    counted = replace(MADE_BY, articles=3, statements=2, failed=1, prepared=prepare.rules())
    assert replace(found, content="") == counted


def test_same_articles_make_the_same_bytes() -> None:
    assert shard_bytes(MADE_BY, OUTCOMES) == shard_bytes(MADE_BY, list(OUTCOMES))


def test_several_groups_come_back_in_their_order(file: Path) -> None:
    many = [Extraction(replace(VOTE, id=str(number))) for number in range(GROUP + 2)]
    assert written(file, shard_bytes(MADE_BY, many)).read() == many


def test_a_table_of_others_is_no_shard_file(file: Path) -> None:
    pq.write_table(pa.table({"id": ["a"], "text": ["b"]}), file)
    assert ShardFile.open(file) is None


def test_a_text_is_no_shard_file(file: Path) -> None:
    file.write_text(TEXT, encoding="utf-8")
    assert ShardFile.open(file) is None


@pytest.mark.parametrize(("layout", "age"), [(FORMAT + 1, "a newer"), (FORMAT - 1, "an older")])
def test_another_layout_is_refused(file: Path, layout: int, age: str) -> None:
    with pytest.raises(PolgraphError, match=f"{age} polgraph"):
        written(file, shard_bytes(replace(MADE_BY, format=layout), OUTCOMES))


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b'{"format": "1"}', b'{"format": 1, "shard": 1}', b"\xff"])
def test_a_manifest_that_is_none_is_refused(file: Path, raw: bytes) -> None:
    pq.write_table(schema().empty_table().replace_schema_metadata({KEY: raw}), file)
    with pytest.raises(PolgraphError, match="manifest") as caught:
        ShardFile.open(file)
    assert caught.value.code is ErrorCode.INPUT_INVALID


def forged(path: Path, table: pa.Table, manifest: Manifest = MADE_BY) -> ShardFile:
    """A file with a seal of its own, which says something that `shard_bytes` never writes."""
    out = BytesIO()
    pq.write_table(table.replace_schema_metadata({KEY: replace(manifest, content=BLANK).encode()}), out)
    return written(path, sealed(out.getvalue()))


def test_other_columns_are_refused(file: Path) -> None:
    found = forged(file, pa.table({"id": ["a"]}))
    with pytest.raises(PolgraphError, match="its columns"):
        found.read()


@pytest.mark.parametrize("counts", [{"articles": 2}, {"statements": 3}, {"failed": 0}, {"prepared": "by others"}])
def test_another_manifest_than_the_written_one_is_refused(file: Path, counts: dict[str, Any]) -> None:
    manifest = written(file, RAW).manifest
    table = pq.read_table(pa.BufferReader(RAW))
    pq.write_table(table.replace_schema_metadata({KEY: replace(manifest, **counts).encode()}), file)
    found = ShardFile.open(file)
    assert found is not None
    for read in (found.check, found.read, found.contents):
        with pytest.raises(PolgraphError, match="what was written"):
            read()


@pytest.mark.parametrize(("old", "new"), [("reported", "?"), ("person", "?"), ("2021-03-07", "2021-13-07")])
def test_a_value_that_cannot_be_is_refused(file: Path, old: str, new: str) -> None:
    def changed(value: object) -> object:
        if isinstance(value, dict):
            return {key: changed(one) for key, one in value.items()}
        return [changed(one) for one in value] if isinstance(value, list) else new if value == old else value

    table = pq.read_table(pa.BufferReader(RAW))
    rows = pa.Table.from_pylist([changed(row) for row in table.to_pylist()], schema=schema())
    found = forged(file, rows, replace(MADE_BY, prepared=prepare.rules()))
    for read in (found.read, found.contents):
        with pytest.raises(PolgraphError, match="damaged"):
            read()


@pytest.mark.parametrize("share", [0.0005, 0.1, 0.5, 0.9, 0.999])
def test_a_half_written_file_is_refused(file: Path, share: float) -> None:
    file.write_bytes(RAW[: max(int(len(RAW) * share), 4)])
    with pytest.raises(PolgraphError, match="damaged or half written") as caught:
        ShardFile.open(file)
    assert "extract --shards" in caught.value.hint


@settings(max_examples=150, deadline=None)
@given(place=st.integers(4, len(RAW) - 1), bit=st.integers(0, 7))
def test_one_flipped_bit_is_refused_or_does_not_matter(shared: Path, place: int, bit: int) -> None:
    raw = bytearray(RAW)
    raw[place] ^= 1 << bit
    shared.write_bytes(raw)
    try:
        found = ShardFile.open(shared)
        read = list(OUTCOMES) if found is None else found.read()
    except PolgraphError:
        return
    assert read == list(OUTCOMES)


def test_a_fresh_process_reads_what_another_one_wrote(file: Path) -> None:
    """Nothing that the tests or the language model load may be needed."""
    file.write_bytes(RAW)
    program = (
        "import sys, pathlib; from polgraph.graph.shards.read import ShardFile;"
        "print(len(ShardFile.open(pathlib.Path(sys.argv[1])).read()))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("3\n", "")
