"""The scorer: probability, reasons, and its weights file."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.extract.scoring.model import Scorer, load_scorer

SCORER = Scorer("test", {"a": 1.0, "b": -2.0, "c": 0.5, "d": -0.5}, 0.25, 0.5)
# A weights file has three decimals.
THOUSANDTHS = st.integers(-20_000, 20_000).map(lambda number: number / 1000)
SCORERS = st.builds(
    Scorer,
    st.text(),
    st.dictionaries(st.text(), THOUSANDTHS, max_size=8),
    THOUSANDTHS,
    st.floats(0, 1, allow_nan=False),
)


@given(SCORERS)
def test_a_scorer_can_be_written_and_read_again(scorer: Scorer) -> None:
    assert Scorer.from_json(scorer.to_json()) == scorer


@given(st.dictionaries(st.text(), THOUSANDTHS, max_size=8))
def test_the_file_does_not_depend_on_the_order_of_the_weights(weights: dict[str, float]) -> None:
    backwards = dict(reversed(weights.items()))
    assert Scorer("x", weights, 0.0, 0.5).to_json() == Scorer("x", backwards, 0.0, 0.5).to_json()


def test_the_file_has_a_weight_a_line_so_that_a_change_can_be_read() -> None:
    lines = SCORER.to_json().splitlines()
    assert lines[1:-1] == ['"a": 1.000,', '"b": -2.000,', '"c": 0.500,', '"d": -0.500']
    assert json.loads(SCORER.to_json())["threshold"] == 0.5


@pytest.mark.parametrize(
    ("features", "total"), [([], 0.25), (["a"], 1.25), (["a", "b"], -0.75), (["unknown"], 0.25), (["c", "d"], 0.25)]
)
def test_probability_is_the_logistic_of_the_sum(features: list[str], total: float) -> None:
    assert SCORER.probability(features) == pytest.approx(1 / (1 + math.exp(-total)))


@pytest.mark.parametrize(("weight", "probability"), [(-5000.0, 0.0), (5000.0, 1.0)])
def test_no_sum_is_out_of_range(weight: float, probability: float) -> None:
    assert Scorer("x", {"a": weight}, 0.0, 0.5).probability(["a"]) == pytest.approx(probability)


def test_a_scorer_without_weights_knows_only_its_bias() -> None:
    assert Scorer("x", {}, 0.0, 0.5).probability(["a"]) == 0.5


def test_reasons_are_the_strongest_known_features_in_a_fixed_order() -> None:
    assert SCORER.reasons(["d", "c", "unknown", "b", "a"], most=3) == [("b", -2.0), ("a", 1.0), ("c", 0.5)]


def test_the_scorer_that_ships() -> None:
    scorer = load_scorer()
    assert 0.0 < scorer.threshold < 1.0
    assert len(scorer.weights) > 1000
    assert not [name for name, weight in scorer.weights.items() if not math.isfinite(weight)]
    assert any(name.startswith("s.how=") for name in scorer.weights)
