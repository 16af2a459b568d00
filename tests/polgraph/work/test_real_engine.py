"""With the real engine: the same bytes from processes, a copy like an extraction, and no word remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from polgraph import engine
from polgraph.ontology.records import Article, Extraction
from polgraph.work.copies import renamed
from polgraph.work.task import extract_one
from polgraph.work.workers import Plan, extraction
from tests.graph.graph_samples import extraction_line

pytestmark = [pytest.mark.model, pytest.mark.slow]
TEXT = (
    "Iraqi Prime Minister Mustafa al-Kadhimi accused Kataib Hezbollah of attacks on Sunday. "
    "Moqtada Sadr said that he supports Kadhimi. Turkey did not condemn the group, and it may meet Iran. "
)
ARTICLE = Article("one", TEXT, published=date(2021, 3, 7))


@pytest.fixture(scope="module")
def extractor() -> engine.Engine:
    return engine.load_engine()


def lines(plan: Plan, articles: list[Article]) -> list[str]:
    with extraction(partial(engine.load_engine), plan) as extract:
        return [extraction_line(one) for one in extract(articles) if isinstance(one, Extraction)]


def test_two_processes_give_the_bytes_of_none(extractor: engine.Engine) -> None:
    articles = [replace(ARTICLE, id=f"n{n}", text=TEXT * (1 + n % 3) + f"Ilya Barsk{n} left {n}.") for n in range(12)]
    expected = [extraction_line(one) for one in map(extractor.extract, articles)]
    assert lines(Plan(0), articles) == expected
    assert lines(Plan(2), articles) == expected


def test_a_copy_is_what_the_extractor_itself_would_say(extractor: engine.Engine) -> None:
    other = replace(ARTICLE, id="another name", url="https://a.example/", title="Other", publisher="P")
    found = extract_one(extractor, ARTICLE)
    assert isinstance(found, Extraction)
    assert len(found.statements) > 1
    assert renamed(found, other) == extract_one(extractor, other)


def test_the_model_remembers_no_word_of_an_article() -> None:
    from polgraph.extract.pipeline import Extractor

    own = Extractor.load()
    extract_one(own, ARTICLE)
    before = len(own.nlp.vocab.strings)
    strange = replace(ARTICLE, text="Zarquon Vlobblering accused Grubblewock Trindlefax of attacks in Snarklebum.")
    first = extract_one(own, strange)
    assert len(own.nlp.vocab.strings) == before
    assert extract_one(own, strange) == first == own.extract(strange)
