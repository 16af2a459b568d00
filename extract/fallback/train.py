"""Makes the fallback for unknown verbs: `python -m polgraph.extract.fallback.train [--out FOLDER]`.

A kernel ridge regression, one class against the others, over the word vectors of the language model: the verbs of the
lexicon have their relations as classes, the neutral verbs the class of nothing. A guess is measured by how far its
class is before the next. What that is worth is learned by leaving out each family of words once: a logistic curve makes
a probability of the lead, and the threshold is the least lead from which on the guesses have the wanted precision.
The numbers need numpy only, and the same lexicon and language model give the same tables.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from polgraph.extract.fallback.table import FIGURES, FOLDER, GUESSES, known_verbs
from polgraph.extract.fallback.words import NOTHING, Example, Vectors, examples, family
from polgraph.extract.kinds import event_types
from polgraph.extract.lexicon import load_lexicon

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language

    from polgraph.extract.lexicon import Lexicon

    Matrix = NDArray[np.float64]

WIDTH = 1.0
"""Of the kernel exp(-WIDTH * squared distance); the best of 0 (linear), 1, 2, 4 when each family is left out once."""
PENALTY = 0.3
"""Of the ridge; the best of 0.1, 0.3, 1, 3."""
PRECISION = 0.9
LISTED = 0.05
"""Guesses less likely than this are not written down."""
STEPS = 30
NOTE = "# Made by `python -m polgraph.extract.fallback.train`; not to be edited."


@dataclass(frozen=True, slots=True)
class Model:
    """What has been learned.

    Attributes:
        classes: the relations and nothing, in order.
        vectors: one line an example.
        weights: of each example for each class.
        curve: slope and offset of the logistic curve from lead to probability.
        threshold: the probability from which a guess is followed.
        figures: what was measured, by name.
    """

    classes: tuple[str, ...]
    vectors: Matrix
    weights: Matrix
    curve: tuple[float, float]
    threshold: float
    figures: tuple[tuple[str, str], ...]

    def guess(self, vector: Matrix) -> tuple[str, float]:
        """The likeliest relation of a word and its probability."""
        best, leads = _leads(self.classes, _kernel(vector[None], self.vectors) @ self.weights)
        return self.classes[best[0]], float(_chances(leads, self.curve)[0])


def fit(words: Sequence[Example], vectors: Matrix) -> Model:
    """Learns from examples with their vectors, one line each, all of length 1."""
    classes = tuple(sorted({relation for word in words for relation in word.relations}))
    targets = np.array([[float(name in word.relations) for name in classes] for word in words])
    penalties = np.diag([PENALTY / word.weight for word in words])
    inverse = np.asarray(np.linalg.inv(_kernel(vectors, vectors) + penalties), dtype=np.float64)
    weights = inverse @ targets
    best, leads = _leads(classes, _left_out(words, inverse, targets, weights))
    tested = [i for i, word in enumerate(words) if word.verb]
    right = np.array([float(classes[best[i]] in words[i].relations) for i in tested])
    curve = _logistic(leads[tested], right)
    followed = _followed(leads[tested], right)
    order = np.argsort(-leads[tested], kind="stable")[:followed]
    threshold = float(_chances(leads[tested][order[-1:]], curve)[0])
    figures = (
        ("threshold", f"{threshold:.3f}"),
        ("verbs with a relation", str(sum(word.verb and NOTHING not in word.relations for word in words))),
        ("neutral verbs", str(sum(NOTHING in word.relations for word in words))),
        ("followed when left out", str(followed)),
        ("of these right", f"{right[order].mean():.3f}"),
    )
    return Model(classes, vectors, weights, curve, threshold, figures)


def _kernel(a: Matrix, b: Matrix) -> Matrix:
    """How alike the lines of two matrices are, from 0 to 1."""
    return np.asarray(np.exp(-WIDTH * (2.0 - 2.0 * a @ b.T)))


def _left_out(words: Sequence[Example], inverse: Matrix, targets: Matrix, weights: Matrix) -> Matrix:
    """What the model would say of each word had it not seen its family (in closed form, Rifkin and Lippert 2007)."""
    families: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        families[family(word.word)].append(i)
    found = np.zeros_like(targets)
    for members in families.values():
        found[members] = targets[members] - np.linalg.solve(inverse[np.ix_(members, members)], weights[members])
    return found


def _leads(classes: Sequence[str], scores: Matrix) -> tuple[NDArray[np.int64], Matrix]:
    """Of each line the best relation, and how far it is before the next class (below 0 where nothing is likelier)."""
    relations = np.where(np.array(classes) == NOTHING, -np.inf, scores)
    best = relations.argmax(axis=1)
    lines = np.arange(len(scores))
    others = scores.copy()
    others[lines, best] = -np.inf
    return best, scores[lines, best] - others.max(axis=1)


def _logistic(leads: Matrix, right: Matrix) -> tuple[float, float]:
    """Slope and offset of the logistic curve through right and wrong guesses, by Newton's method."""
    inputs, curve = np.column_stack([leads, np.ones_like(leads)]), np.zeros(2)
    for _ in range(STEPS):
        chances = 1.0 / (1.0 + np.exp(-inputs @ curve))
        slope = inputs.T @ (inputs * (chances * (1.0 - chances))[:, None])
        curve += np.linalg.solve(slope, inputs.T @ (right - chances))
    return float(curve[0]), float(curve[1])


def _chances(leads: Matrix, curve: tuple[float, float]) -> Matrix:
    return np.asarray(1.0 / (1.0 + np.exp(-(curve[0] * leads + curve[1]))))


def _followed(leads: Matrix, right: Matrix) -> int:
    """How many guesses may be followed, those with the longest lead first, with the wanted share of right ones."""
    ordered = right[np.argsort(-leads, kind="stable")]
    shares = ordered.cumsum() / np.arange(1, len(ordered) + 1)
    good = np.flatnonzero(shares >= PRECISION)
    return int(good[-1]) + 1 if len(good) else 0


def learn(lexicon: Lexicon, vectors: Vectors) -> Model:
    """The model of a lexicon."""
    known = [(word, vectors.of(word.word)) for word in examples(lexicon)]
    seen = [(word, vector) for word, vector in known if vector is not None]
    return fit([word for word, _ in seen], np.array([vector for _, vector in seen]))


def guesses(model: Model, lexicon: Lexicon, vectors: Vectors) -> list[tuple[str, str, float]]:
    """The verbs that the lexicon does not know, the event that each is taken for, and the probability of it."""
    found = []
    for verb in sorted(vectors.verbs - known_verbs(lexicon)):
        vector = vectors.of(verb) if verb.isalpha() else None
        relation, chance = (NOTHING, 0.0) if vector is None else model.guess(vector)
        if relation in event_types() and chance >= LISTED:
            found.append((verb, relation, chance))
    return found


def tables(nlp: Language, lexicon: Lexicon) -> dict[str, str]:
    """The files of the fallback by name."""
    vectors = Vectors(nlp)
    model = learn(lexicon, vectors)
    rows = [f"{verb}\t{relation}\t{chance:.2f}" for verb, relation, chance in guesses(model, lexicon, vectors)]
    return {
        GUESSES: "\n".join([NOTE, "verb\trelation\tchance", *rows]) + "\n",
        FIGURES: "\n".join([NOTE, "figure\tvalue", *(f"{name}\t{value}" for name, value in model.figures)]) + "\n",
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Learns, prints the figures, writes the tables."""
    from polgraph.extract.pipeline import Extractor

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path(str(files("polgraph.extract").joinpath("data", FOLDER))))
    options = parser.parse_args(arguments)
    made = tables(Extractor.load().nlp, load_lexicon())
    for name, text in made.items():
        options.out.joinpath(name).write_text(text, encoding="utf8")
    sys.stdout.write(made[FIGURES])


if __name__ == "__main__":
    main()
