"""What a shard file holds goes into the ledger without records, and leaves what records leave."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph.graph.ledger import Ledger
from polgraph.graph.ledger.content import Content, content_of
from polgraph.graph.resolve import NameResolver
from polgraph.graph.shards import prepare
from polgraph.graph.shards.schema import Failed
from polgraph.graph.shards.write import shard_bytes
from polgraph.ontology.errors import PolgraphError
from polgraph.ontology.records import Extraction
from tests.graph.graph_samples import NOW, Said, extraction, scratch
from tests.graph.ledger.test_ledger_properties import articles
from tests.graph.resolution.resolution_samples import ToyLinker
from tests.graph.shards.test_shard_files import MADE_BY, OUTCOMES, RAW, extractions, written

GIVEN = [extraction(key, Said("Ilya Barsk", "SUPPORT", "Runa Teel")) for key in ("one", "two")]


def contents(path: Path, outcomes: list[Extraction | Failed]) -> list[Content]:
    return [one for one in written(path, shard_bytes(MADE_BY, outcomes)).contents() if isinstance(one, Content)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "shard-00003.parquet"


@settings(max_examples=60, deadline=None)
@given(st.lists(extractions(), max_size=4))
def test_rows_are_those_of_the_records(outcomes: list[Extraction | Failed]) -> None:
    with scratch() as folder:
        for one, other in zip(contents(folder / "shard.parquet", outcomes), outcomes, strict=True):
            assert isinstance(other, Extraction)
            wanted = content_of(other)
            assert (one.article, one.actors, one.mentions) == (wanted.article, wanted.actors, wanted.mentions)
            assert (one.statements, one.warnings) == (wanted.statements, wanted.warnings)
            assert one.bands == prepare.bands(other.article)
            assert one.nodes == NameResolver().resolve(other.article, other.actors)


@settings(max_examples=60, deadline=None)
@given(st.lists(articles, max_size=8), st.lists(articles, max_size=4))
def test_a_ledger_of_shards_is_one_of_records(first: list[Extraction], then: list[Extraction]) -> None:
    """The change feed included."""
    with scratch() as folder:
        (folder / "b").mkdir()
        with (
            Ledger.open(folder / "a.sqlite", create=True, linker=ToyLinker()) as one,
            Ledger.open(folder / "b" / "b.sqlite", create=True, linker=ToyLinker()) as other,
        ):
            for outcomes in (first, then):
                results = list(one.ingest_all(outcomes, now=NOW, processor="x"))
                read = contents(folder / "shard.parquet", [*outcomes])
                assert list(other.ingest_all(read, now=NOW, processor="x")) == results
            assert one.dump() == other.dump()


def test_failures_stay_failures(file: Path) -> None:
    kinds = [type(one) for one in written(file, RAW).contents()]
    assert kinds == [Content, Failed, Content]
    assert written(file, RAW).contents()[1] == OUTCOMES[1]


def test_what_other_rules_have_prepared_is_prepared_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = written(file, shard_bytes(MADE_BY, GIVEN))
    monkeypatch.setattr(NameResolver, "version", "next")
    assert found.contents() == list(map(content_of, GIVEN))


@pytest.mark.parametrize(("part", "other"), [("bands", (1, 2)), ("nodes", {"e0": "a-0"})])
def test_what_does_not_come_out_as_prepared_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch, part: str, other: object
) -> None:
    found = written(file, shard_bytes(MADE_BY, GIVEN))
    monkeypatch.setattr(prepare, part, lambda *_: other)
    with pytest.raises(PolgraphError, match="prepares"):
        found.contents()


def test_what_is_done_is_noted_with_the_article(ledger: Ledger) -> None:
    list(ledger.ingest_all(GIVEN, now=NOW, processor="x"))
    assert [state.value for state in ledger.input_states([one.article for one in GIVEN], "x")] == ["done", "done"]
    assert [state.value for state in ledger.input_states([one.article for one in GIVEN], "y")] == ["new", "new"]
