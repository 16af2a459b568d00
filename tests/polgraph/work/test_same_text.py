"""A text that the ledger holds is not extracted again under another name, in this run or in a later one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from polgraph.graph import IngestResult, Store
from polgraph.work.copies import renamed_id
from polgraph.work.ingest import FailedBefore, ingest
from polgraph.work.task import Failure, Outcome, extract_one
from tests.conftest import FakeEngine, by_hand
from tests.polgraph.work import stub

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from polgraph.ontology.records import Article, Extraction

NOW = "2026-01-01T00:00:00+00:00"
FIRST = stub.article("one")
AGAIN = replace(FIRST, id="two", title="Another title", url="https://b.example/", fingerprint="2" * 64)


@dataclass
class Counting(FakeEngine):
    """Keeps the ids of what it extracts; what it finds of a bad article cannot all be stored."""

    asked: list[str] = field(default_factory=list)

    def extract(self, article: Article) -> Extraction:
        self.asked.append(article.id)
        found = by_hand(article)
        named = (replace(one, id=renamed_id(article.id, one)) for one in found.statements)
        found = replace(found, statements=tuple(named))
        if "bad" not in article.text:
            return replace(found, warnings=("too long",))
        return replace(found, statements=tuple(replace(one, relation="NONE") for one in found.statements))


@pytest.fixture
def engine() -> Counting:
    return Counting()


def taken(folder: Path, articles: list[Article], engine: Counting, *, processor: str = "x", ahead: int = 1) -> bytes:
    """What a ledger holds after some runs, one for every so many articles."""

    def extract(given: Iterable[Article]) -> Iterator[Outcome]:
        return (extract_one(engine, one) for one in given)

    def report(_: IngestResult | Failure | FailedBefore) -> None:
        pass

    store = Store.open(folder, create=True, project=False, catalogue=False)
    for start in range(0, len(articles), ahead):
        ingest(store, articles[start : start + ahead], extract, report, processor=processor, now=NOW)
    with store.ledger() as ledger:
        return ledger.dump()


@pytest.mark.parametrize("ahead", [1, 2], ids=["in a later run", "in one run"])
def test_what_the_ledger_holds_is_not_extracted_again(tmp_path: Path, engine: Counting, ahead: int) -> None:
    found = taken(tmp_path / "store", [FIRST, AGAIN], engine, ahead=ahead)
    assert engine.asked == ["one"]
    plain = Store.open(tmp_path / "plain", create=True, project=False, catalogue=False)
    with plain.writer() as ledger:
        for one in (FIRST, AGAIN):
            ledger.ingest(Counting().extract(one), now=NOW)
        assert found == ledger.dump()


@pytest.mark.parametrize(
    "other", [replace(AGAIN, text=f"{AGAIN.text} "), replace(AGAIN, published=date(2021, 3, 8))], ids=["text", "day"]
)
def test_another_text_or_day_is_extracted(tmp_path: Path, engine: Counting, other: Article) -> None:
    taken(tmp_path / "store", [FIRST, other], engine)
    assert engine.asked == ["one", "two"]


def test_another_version_extracts_again(tmp_path: Path, engine: Counting) -> None:
    taken(tmp_path / "store", [FIRST], engine)
    taken(tmp_path / "store", [AGAIN], engine, processor="y")
    assert engine.asked == ["one", "two"]


def test_what_was_not_stored_as_extracted_is_extracted_again(tmp_path: Path, engine: Counting) -> None:
    bad = replace(FIRST, text=f"{FIRST.text}\n\nbad")
    taken(tmp_path / "store", [bad, replace(bad, id="two", fingerprint="2" * 64)], engine)
    assert engine.asked == ["one", "two"]
