"""Extraction speed as a ratio, in one run, to the bare base pipeline with entity recogniser on the same documents.

`python bench/extraction.py [CORPUS …]` measures each corpus: news, the same with as many words of everyday news among
it, and what a skipped article costs. Every figure is the median of several rounds of processor time, and the two sides
take turns, so that a busy minute hits both.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from polgraph.extract.evaluation.corpus import article_of, read_gold
from polgraph.extract.pipeline import MODEL, Extractor
from polgraph.ontology.records import Article

DATA = Path(__file__).parent.parent / "tests" / "data"
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Speed:
    """What one corpus took.

    Attributes:
        name: of the corpus.
        articles: how many it has.
        words: how many they have.
        statements: how many are found.
        bare: words a second of processor time by the base pipeline.
        ours: the same by the extraction.
    """

    name: str
    articles: int
    words: int
    statements: int
    bare: float
    ours: float


def news() -> list[Article]:
    """The annotated articles."""
    return [article_of(gold) for gold in read_gold(DATA / "corpus" / "written")]


def everyday() -> list[Article]:
    """Sport, business, weather, culture, science: whole articles, and paragraphs that were written to mislead."""
    whole = [Article(path.stem, path.read_text(encoding="utf-8")) for path in sorted((DATA / "everyday").glob("*.txt"))]
    return [*whole, *(article_of(gold) for gold in read_gold(DATA / "corpus" / "quiet"))]


def mixed() -> list[Article]:
    """Everyday news and as many words of political news, one after the other."""
    others = everyday()
    half: list[Article] = []
    for article in news():
        if words(half) < words(others):
            half.append(article)
    return [one for one in chain.from_iterable(zip_longest(others, half)) if one is not None]


def words(articles: Iterable[Article]) -> int:
    """Number of words between white space."""
    return sum(len(article.text.split()) for article in articles)


def base_pipeline() -> Any:  # noqa: ANN401 - spaCy's own class, which is loaded only here
    """The language model as it comes."""
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(MODEL)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(name: str, articles: list[Article], base: Any, extractor: Extractor, rounds: int = ROUNDS) -> Speed:  # noqa: ANN401
    """The base pipeline and the extraction in turns."""
    texts, count = [article.text for article in articles], words(articles)
    found = sum(len(one.statements) for one in extractor.pipe(articles))
    bare, ours = [], []
    for _ in range(rounds):
        bare.append(seconds(lambda: list(base.pipe(texts, batch_size=16))))
        ours.append(seconds(lambda: list(extractor.pipe(articles))))
    return Speed(name, len(articles), count, found, count / statistics.median(bare), count / statistics.median(ours))


def speeds(rounds: int = ROUNDS) -> list[Speed]:
    """All corpora."""
    base, extractor = base_pipeline(), Extractor.load()
    corpora = {"political news": news(), "half political, half everyday news": mixed(), "everyday news": everyday()}
    return [measure(name, articles, base, extractor, rounds) for name, articles in corpora.items()]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="*", type=Path, help="folders of annotated articles")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    if options.corpus:
        base, extractor = base_pipeline(), Extractor.load()
        found = [
            measure(path.name, [article_of(gold) for gold in read_gold(path)], base, extractor, options.rounds)
            for path in options.corpus
        ]
    else:
        found = speeds(options.rounds)
    for one in found:
        print(f"{one.name}: {one.articles} articles, {one.words} words, {one.statements} statements")
        print(f"  base pipeline with NER  {one.bare:8.0f} words/s")
        print(f"  polgraph extraction     {one.ours:8.0f} words/s")
        print(f"  ratio                   {one.ours / one.bare:8.2f}")


if __name__ == "__main__":
    main()
