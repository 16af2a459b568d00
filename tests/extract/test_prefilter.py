"""Articles without words of public life are not parsed; those that state something are."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polgraph.extract.evaluation.corpus import article_of, read_gold
from polgraph.extract.prefilter import SHORTEST, WORD, cues, is_promising
from polgraph.extract.tables import read_table
from polgraph.ontology.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.extract.evaluation.match import Gold
    from polgraph.extract.pipeline import Extractor

DATA = Path(__file__).parents[1] / "data"
EVERYDAY = sorted((DATA / "everyday").glob("*.txt"))
MOST_LOST = 0.005
SIZES = (65, 100, 200)
"""Words of the pieces into which articles are cut: a piece has less to go by than an article of its length."""
FILL = " It was cold that day, and nobody in the long white house by the river had slept well or knew what to say." * 3
KEPT = (
    "The navy of Guyana freed two trawlers that a militia had held. Its commander thanked the fishermen.",
    "Residents say that soldiers burnt their barns; the ministry denies it.",
    "Parliament in Vanuatu overruled the president's veto of the fishing treaty.",
)


@pytest.fixture(scope="module")
def golds() -> list[Gold]:
    """All annotated articles."""
    return [gold for folder in ("written", "own", "own-d") for gold in read_gold(DATA / "corpus" / folder)]


def pieces(text: str, size: int) -> Iterator[tuple[int, int]]:
    """Start and end of each piece of so many words."""
    starts = [match.start() for match in re.finditer(r"\S+", text)][::size]
    yield from pairwise([*starts, len(text)])


@pytest.mark.parametrize("path", EVERYDAY, ids=lambda path: path.stem)
def test_everyday_news_is_not_parsed(path: Path) -> None:
    assert not is_promising(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", KEPT)
def test_political_news_is_parsed_though_most_of_it_is_about_other_things(text: str) -> None:
    assert len(WORD.findall(text + FILL)) > SHORTEST
    assert not is_promising(FILL)
    assert is_promising(text + FILL)


def test_short_texts_are_always_parsed() -> None:
    assert is_promising("Kofi blamed Ama.")


def test_long_texts_are_always_parsed() -> None:
    assert is_promising("There was rain at the lake. " * 1000)


def test_the_look_at_a_text_is_bounded() -> None:
    assert is_promising("lake " * 20_000_000)


def test_no_annotated_article_is_left_out(golds: list[Gold]) -> None:
    left = [gold["id"] for gold in golds if gold["statements"] and not is_promising(article_of(gold).text)]
    assert left == []


@pytest.mark.parametrize("size", SIZES)
def test_few_statements_are_lost_even_from_pieces_of_articles(golds: list[Gold], size: int) -> None:
    lost = count = 0
    for gold in golds:
        text, statements = gold["text"], gold["statements"]
        count += len(statements)
        for start, end in pieces(text, size):
            if not is_promising(text[start:end]):
                lost += sum(start <= text.find(statement["evidence"]) < end for statement in statements)
    assert lost <= MOST_LOST * count


@pytest.mark.model
def test_what_is_left_out_states_nothing_and_keeps_its_place(extractor: Extractor) -> None:
    texts = [path.read_text(encoding="utf-8") for path in EVERYDAY]
    told = "The parliament of Togo condemned Benin's army. "
    articles = [Article(str(number), text) for number, text in enumerate([texts[0], told, *texts[1:], told])]
    found = list(extractor.pipe(articles))
    assert [one.article for one in found] == articles
    assert [bool(one.statements) for one in found] == [text == told for text in (a.text for a in articles)]
    assert found == [extractor.extract(article) for article in articles]


@pytest.mark.model
def test_an_explanation_tells_what_is_left_out(extractor: Extractor) -> None:
    text = EVERYDAY[0].read_text(encoding="utf-8")
    assert extractor.explain(Article("a", text)).startswith("Left out")
    assert not extractor.explain(Article("a", "Togo condemned Benin.")).startswith("Left out")


def test_the_table_has_words_in_lower_case_in_order() -> None:
    words = [row["word"] for row in read_table("cues.tsv")]
    assert words == sorted({word.lower() for word in words})
    assert all(WORD.fullmatch(word) for word in words)
    assert {"ministers", "army", "armies", "NATO"} <= cues()
