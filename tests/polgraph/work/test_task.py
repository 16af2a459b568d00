"""One article at a time: a result, or the reason why there is none."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from polgraph.ontology.records import Article, Extraction
from polgraph.work.task import Failure, FailureKind, extract_one
from tests.conftest import TEXT, FakeEngine, by_hand

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = Article("one", TEXT)


class Raising(FakeEngine):
    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def extract(self, article: Article) -> Extraction:
        super().extract(article)
        raise self.error


class Zoned(FakeEngine):
    """An engine that tells whether it worked inside the memory zone of its language model."""

    @property
    def nlp(self) -> Zoned:
        return self

    @contextmanager
    def memory_zone(self) -> Iterator[None]:
        self.asked.append("in")
        yield
        self.asked.append("out")


def test_an_article_becomes_its_extraction() -> None:
    assert extract_one(FakeEngine(), ARTICLE) == by_hand(ARTICLE)


@pytest.mark.parametrize("error", [ValueError("bad\nthing"), RecursionError(), MemoryError("x" * 1000)])
def test_an_error_becomes_a_reason_in_one_line(error: Exception) -> None:
    failed = extract_one(Raising(error), ARTICLE)
    assert isinstance(failed, Failure)
    assert (failed.article, failed.kind) == (ARTICLE, FailureKind.ERROR)
    assert failed.reason.startswith(type(error).__name__)
    assert "\n" not in failed.reason
    assert len(failed.reason) <= 300


def test_who_stops_the_program_is_heard() -> None:
    with pytest.raises(KeyboardInterrupt):
        extract_one(Raising(KeyboardInterrupt()), ARTICLE)


def test_every_article_has_a_memory_zone_of_its_own() -> None:
    engine = Zoned()
    for number in range(2):
        extract_one(engine, replace(ARTICLE, id=str(number)))
    assert engine.asked == ["in", "0", "out", "in", "1", "out"]
