"""A text that comes again is extracted once, and says the same under each of its names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph.intake import Intake
from polgraph.ontology.identity import text_key
from polgraph.ontology.records import Article
from polgraph.work import copies
from polgraph.work.copies import Copies, renamed_id
from polgraph.work.task import Failure, FailureKind, Outcome
from tests.conftest import TEXT, by_hand

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2021, 3, 7)


def extracted(article: Article) -> Outcome:
    """What an engine says that names actors and statements as the real one does; nothing of an empty text."""
    if not article.text:
        return Failure(article, FailureKind.ERROR, "empty")
    found = by_hand(article)
    statements = tuple(replace(one, id=renamed_id(article.id, one)) for one in found.statements)
    return replace(found, statements=statements)


class Counting:
    """Extracts in portions, read ahead as a pool does, and counts."""

    def __init__(self, ahead: int) -> None:
        self.ahead = ahead
        self.asked: list[str] = []

    def __call__(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        waiting: list[Article] = []
        for article in articles:
            self.asked.append(article.id)
            waiting.append(article)
            if len(waiting) > self.ahead:
                yield extracted(waiting.pop(0))
        yield from map(extracted, waiting)


def articles_of(texts: str) -> list[Article]:
    """One article a letter; the same letter is the same text, a blank is an empty one."""
    return [Article(f"{n}", (TEXT + letter) * (letter != " "), published=DAY) for n, letter in enumerate(texts)]


@given(st.text("abcd ", max_size=30), st.integers(0, 5), st.sampled_from([1, 2, 5_000]))
@settings(deadline=None)
def test_the_outcomes_are_those_of_extracting_each(texts: str, ahead: int, held: int) -> None:
    articles = articles_of(texts)
    repeated = {text_key(one) for one in articles if texts.count(texts[int(one.id)]) > 1}
    counting = Counting(ahead)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copies, "HELD", held)
        assert list(Copies(repeated).run(articles, counting)) == [extracted(one) for one in articles]
    if held == 5_000:
        assert len(counting.asked) == len(set(texts))


def test_a_text_that_is_not_announced_is_extracted_each_time() -> None:
    counting = Counting(0)
    list(Copies(()).run(articles_of("aa"), counting))
    assert counting.asked == ["0", "1"]


def test_another_day_is_another_text() -> None:
    one = Article("one", TEXT, published=DAY)
    assert text_key(one) == text_key(replace(one, id="two", url="https://a.example/", title="T"))
    assert text_key(one) != text_key(replace(one, published=date(2021, 3, 8)))
    assert text_key(one) != text_key(replace(one, published=None))
    assert text_key(one) != text_key(replace(one, text=f"{TEXT} "))


def test_a_batch_tells_which_texts_it_repeats(tmp_path: Path) -> None:
    for name, text in (("a", TEXT), ("b", TEXT), ("c", f"{TEXT} More of it.")):
        (tmp_path / f"{name}-2021-03-07.txt").write_text(text, encoding="utf-8")
    found = Intake([str(tmp_path)]).check()
    (key,) = found.repeated
    assert key in {text_key(article) for article in Intake([str(tmp_path / "a-2021-03-07.txt")])}
    assert found.characters == sum(len(article.text) for article in Intake([str(tmp_path)]))
