"""What the fallback learns from a few words, with vectors made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from polgraph.extract.fallback.train import PRECISION, Model, fit
from polgraph.extract.fallback.words import NOTHING, Example, examples, family
from polgraph.extract.lexicon import Lexicon, load_lexicon

WORDS = {
    "ASSAULT": ["hit", "maul", "stab", "wound", "slay", "gash"],
    "SUPPORT": ["laud", "extol", "hail", "toast", "cheer", "vouch"],
    NOTHING: ["know", "own", "view", "face", "miss", "name"],
}
AXES = dict(zip(WORDS, np.eye(3), strict=True))


def example(word: str, relation: str) -> Example:
    return Example(word, frozenset({relation}), 1.0, verb=True)


def near(relation: str, step: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """A vector of length 1 near the axis of a relation."""
    vector = AXES[relation] + 0.1 * np.roll(AXES[relation], 1 + step % 2) * step / 6
    return np.asarray(vector / np.linalg.norm(vector))


def trained(*more: tuple[Example, str]) -> Model:
    """A model of the words, and of more that stand where those of a relation do."""
    known = [(example(word, r), near(r, n)) for r, words in WORDS.items() for n, word in enumerate(words)]
    known += [(word, near(where, n)) for n, (word, where) in enumerate(more)]
    return fit([word for word, _ in known], np.array([vector for _, vector in known]))


@pytest.mark.parametrize("relation", ["ASSAULT", "SUPPORT"])
def test_a_word_is_taken_for_what_its_like_are(relation: str) -> None:
    found, chance = trained((example("odd", NOTHING), "SUPPORT")).guess(near(relation, 3))
    assert found == relation
    assert chance > 0.5


def test_what_is_like_neutral_words_is_less_likely_than_what_is_not() -> None:
    model = trained((example("odd", NOTHING), "SUPPORT"))
    between = (AXES["ASSAULT"] + AXES[NOTHING]) / np.sqrt(2)
    chances = [model.guess(vector)[1] for vector in (AXES["ASSAULT"], between, AXES[NOTHING])]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] > model.threshold > chances[2]


def test_words_that_contradict_their_like_cost_guesses() -> None:
    odd = [(example(word, NOTHING), "ASSAULT") for word in ("blink", "cough", "sneeze")]
    figures = dict(trained(*odd).figures)
    assert float(figures["of these right"]) >= PRECISION
    assert int(figures["followed when left out"]) < 12


def test_the_same_words_give_the_same_model() -> None:
    first, second = (trained((example("odd", NOTHING), "SUPPORT")) for _ in range(2))
    assert first.figures == second.figures
    assert first.weights.tobytes() == second.weights.tobytes()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("criticise", "criticize", True),
        ("occupy", "reoccupy", True),
        ("militarise", "demilitarize", True),
        ("attack", "attain", False),
    ],
)
def test_twins_are_one_family(one: str, other: str, same: bool) -> None:
    assert (family(one) == family(other)) is same


def test_a_line_in_the_lexicon_takes_precedence_over_a_neutral_verb() -> None:
    attack = load_lexicon().entries["v", "attack"]
    found = examples(Lexicon({("v", "believe"): attack}))
    assert [word.relations for word in found if word.word == "believe"] == [{"ASSAULT"}]
    assert found[-1].relations == {NOTHING}


def test_examples_relate_their_subject_to_their_object() -> None:
    found = {(word.word, word.verb): word for word in examples(load_lexicon())}
    assert "ASSAULT" in found["attack", True].relations
    assert found["believe", True].relations == {NOTHING}
    assert ("side", True) not in found
    assert found["airstrike", False].weight < found["attack", True].weight
