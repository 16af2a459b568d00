"""Trains the scorer: `python -m polgraph.extract.scoring.train FOLDER… [--keep-back] [--out FILE]`.

The model is the mean of a logistic regression (L2) and of small networks (`network.py`); the threshold is the one with
the best F1 at a wanted precision in a cross-validation by article. Needs scikit-learn (`pip install polgraph[train]`);
the result does not.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.extract.evaluation.corpus import article_of, held_back, read_gold
from polgraph.extract.evaluation.match import Gold, best_actor, gold_actors, same
from polgraph.extract.kinds import symmetric_relations
from polgraph.extract.scoring.model import Scorer
from polgraph.extract.scoring.network import Layer, train_layer
from polgraph.extract.scoring.table import ONE
from polgraph.extract.scoring.units import Units

if TYPE_CHECKING:
    from polgraph.extract.pipeline import Analysis, Extractor

FOLDS = 5
SEED = 3
STRENGTH = 0.05
"""Inverse strength of the L2 penalty; the best of 0.03–0.3 in cross-validation."""
RARE, RARE_TOGETHER = 3, 8
"""A feature seen less often is left out, or left to the logistic regression alone."""
SMALLEST = 0.004
"""A smaller weight is left out of the file."""
HALF = 0.5
"""The part of the logistic regression in the mean, and that of the networks."""
PRECISION = 0.7
"""What the threshold is set to reach in cross-validation."""
LONE = 0.22
"""The threshold for a text of one sentence: about two statements a sentence on coded sentences of event data sets."""
STEPS = 100


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate with its features, whether the gold has it (None: neither for nor against), and its triple."""

    features: tuple[str, ...]
    right: bool | None
    triple: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """All candidates of one article, and how many statements the gold requires of it."""

    examples: tuple[Example, ...]
    required: int


def label(gold: Gold, analysis: Analysis, features: Sequence[Sequence[str]]) -> Labelled:
    """Which of an article's candidates the gold states."""
    actors = gold_actors(gold)
    required = [s for s in gold["statements"] if not s.get("optional")]
    optional = [s for s in gold["statements"] if s.get("optional")]
    examples = []
    for candidate, names in zip(analysis.candidates, features, strict=True):
        ends = []
        for fill in (candidate.subject, candidate.object):
            reference = analysis.references.get(fill.token)
            entity = analysis.resolution.entities[fill.entity]
            text = reference.text if reference else analysis.doc[fill.token].text
            ends.append((best_actor((entity.name, text), actors), entity.name))
        (subject, first), (object_, second) = ends
        relation = candidate.relation
        right: bool | None = any(same(s, subject, relation, object_) for s in required)
        if not right and any(same(s, subject, relation, object_) for s in optional):
            right = None
        a, b = subject or first, object_ or second
        if relation in symmetric_relations():
            a, b = min(a, b), max(a, b)
        examples.append(Example(tuple(names), right, (a, relation, b)))
    return Labelled(tuple(examples), len(required))


def prepare(extractor: Extractor, golds: Iterable[Gold]) -> list[Labelled]:
    """The labelled candidates of annotated articles."""
    found = []
    for gold in golds:
        analysis = extractor.analyse(extractor.nlp(article_of(gold).text))
        found.append(label(gold, analysis, extractor.features(analysis)))
    return found


def fit(articles: Sequence[Labelled], version: str, threshold: float) -> Scorer:
    """A scorer from labelled candidates."""
    import numpy as np
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    examples = [e for article in articles for e in article.examples if e.right is not None]
    counts = Counter(feature for example in examples for feature in example.features)
    # the features that the networks see stand first
    names = sorted((n for n in counts if counts[n] >= RARE), key=lambda n: (counts[n] < RARE_TOGETHER, n))
    common = sum(counts[name] >= RARE_TOGETHER for name in names)
    reader = CountVectorizer(analyzer=list, vocabulary=names, dtype=np.float32)
    matrix = reader.transform(example.features for example in examples)
    right = np.array([bool(example.right) for example in examples], dtype=np.float32)
    model = LogisticRegression(C=STRENGTH, tol=1e-3, max_iter=400).fit(matrix, right)
    layer = train_layer(matrix[:, :common], right, SEED)
    weights = HALF * model.coef_[0]
    weights[:common] += HALF * layer.direct
    bias = HALF * float(model.intercept_[0]) + HALF * layer.bias
    kept = {n: round(float(weight), 3) for n, weight in zip(names, weights, strict=True) if abs(weight) >= SMALLEST}
    return Scorer(version, kept, bias, threshold, LONE, _units(layer, names[:common]))


def _units(layer: Layer, names: Sequence[str]) -> Units:
    """The hidden units in whole thousandths."""
    rows = (HALF * ONE * layer.inner).round().astype(int).tolist()
    return Units(
        tuple(layer.signs.astype(int).tolist()),
        tuple((HALF * ONE * layer.starts).round().astype(int).tolist()),
        {name: tuple(row) for name, row in zip(names, rows, strict=True) if any(row)},
    )


def score(
    articles: Sequence[Labelled], probabilities: Sequence[Sequence[float]], threshold: float
) -> tuple[float, float, float]:
    """Precision, recall and F1 of the triples at a threshold."""
    hits = predicted = required = 0
    for article, chances in zip(articles, probabilities, strict=True):
        required += article.required
        chosen = {e.triple: e.right for e, p in zip(article.examples, chances, strict=True) if p >= threshold}
        hits += sum(right is True for right in chosen.values())
        predicted += sum(right is not None for right in chosen.values())
    precision, recall = hits / predicted if predicted else 0.0, hits / required if required else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def cross_validate(articles: Sequence[Labelled]) -> list[list[float]]:
    """For each article the probabilities that a scorer gives which has not seen it."""
    found: list[list[float]] = [[] for _ in articles]
    for fold in range(FOLDS):
        scorer = fit([a for n, a in enumerate(articles) if n % FOLDS != fold], "fold", 0.5)
        for n in range(fold, len(articles), FOLDS):
            found[n] = [scorer.probability(example.features) for example in articles[n].examples]
    return found


def best_threshold(articles: Sequence[Labelled], probabilities: Sequence[Sequence[float]], precision: float) -> float:
    """The threshold with the best F1 among those with the wanted precision (or the most precise where none has it)."""
    tried = [(score(articles, probabilities, step / STEPS), step / STEPS) for step in range(3, STEPS)]
    good = [(f1, threshold) for (p, _, f1), threshold in tried if p >= precision]
    return round(max(good)[1] if good else max(tried)[1], 4)


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains, prints the cross-validated figures, writes the weights."""
    from polgraph.extract.pipeline import Extractor

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--keep-back", action="store_true", help="train without the third that is kept back by article")
    parser.add_argument("--precision", type=float, default=PRECISION)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    golds = [
        g for folder in options.folders for g in read_gold(folder) if not (options.keep_back and held_back(g["id"]))
    ]
    articles = prepare(Extractor.load(), golds)
    chances = cross_validate(articles)
    threshold = best_threshold(articles, chances, options.precision)
    precision, recall, f1 = score(articles, chances, threshold)
    sys.stdout.write(
        f"{len(articles)} articles, {sum(len(a.examples) for a in articles)} candidates, cross-validated: "
        f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} at threshold {threshold}\n"
    )
    if options.out:
        options.out.write_text(fit(articles, f"{len(articles)}a", threshold).to_json(), encoding="utf8")


if __name__ == "__main__":
    main()
