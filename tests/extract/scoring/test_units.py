"""The hidden units: what features add together, and their part of the weights file."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.extract.scoring.model import Scorer
from polgraph.extract.scoring.units import Units

# The first unit speaks for a candidate with both "a" and "b", the second against one with "c".
UNITS = Units((1, -1), (-1000, 0), {"a": (800, 0), "b": (700, -300), "c": (0, 2000)})
ROWS = st.dictionaries(st.text(), st.tuples(st.integers(-9000, 9000), st.integers(-9000, 9000)), max_size=8)
LAYERS = st.builds(
    Units,
    st.tuples(st.sampled_from((1, -1)), st.sampled_from((1, -1))),
    st.tuples(st.integers(-9000, 9000), st.integers(-9000, 9000)),
    ROWS,
)


def total(layer: Units, features: Sequence[str]) -> float:
    """What a layer adds to the log odds of a candidate with these features and no other weights."""
    chance = Scorer("x", {}, 0.0, 0.5, None, layer).probability(features)
    return round(math.log(chance / (1 - chance)), 6)


@pytest.mark.parametrize(
    ("features", "added"),
    [
        ([], 0.0),
        (["a"], 0.0),
        (["b"], 0.0),
        (["a", "b"], 0.5),
        (["c"], -2.0),
        (["b", "c"], -1.7),
        (["a", "b", "c"], -1.2),
        (["unknown"], 0.0),
    ],
)
def test_only_what_a_unit_has_above_zero_counts_with_its_sign(features: list[str], added: float) -> None:
    assert total(UNITS, features) == added


def test_a_share_is_what_would_be_missing_without_the_feature() -> None:
    assert UNITS.shares(["a", "b", "unknown"]) == {"a": 0.5, "b": 0.5}
    assert UNITS.shares(["c", "b"]) == {"c": -1.7, "b": 0.3}


@given(LAYERS, st.randoms(use_true_random=False))
def test_the_order_of_the_features_does_not_count(layer: Units, chance: random.Random) -> None:
    names = sorted(layer.weights)
    mixed = chance.sample(names, len(names))
    scorer = Scorer("x", {}, 0.0, 0.5, None, layer)
    assert scorer.probability(mixed) == scorer.probability(names)
    assert layer.shares(mixed) == layer.shares(names)


@given(LAYERS, st.lists(st.lists(st.sets(st.text(max_size=2), max_size=3).map(tuple), max_size=3), max_size=4))
def test_many_candidates_in_parts_get_what_each_gets_alone(
    layer: Units, candidates: list[list[tuple[str, ...]]]
) -> None:
    scorer = Scorer("x", {"a": 0.5, "b": -0.25}, 0.25, 0.5, None, layer)
    apart = [[tuple({*part}.difference(*parts[:n])) for n, part in enumerate(parts)] for parts in candidates]
    assert scorer.probabilities(apart) == [scorer.probability({*set().union(*parts)}) for parts in apart]


@given(LAYERS)
def test_units_can_be_written_and_read_again(layer: Units) -> None:
    assert Units.from_json(json.loads(layer.to_json())) == layer
    scorer = Scorer("x", {"a": 0.5}, 0.25, 0.5, None, layer)
    assert Scorer.from_json(scorer.to_json()) == scorer


def test_the_file_has_a_feature_a_line() -> None:
    lines = Scorer("x", {"a": 0.5}, 0.0, 0.5, None, UNITS).to_json().splitlines()
    assert lines[1] == '"a": 0.500'
    assert lines[3:-1] == ['"a": [800,0],', '"b": [700,-300],', '"c": [0,2000]']


def test_what_units_add_changes_probability_and_reasons() -> None:
    plain = Scorer("x", {"a": 0.2, "b": -0.1, "c": 0.0}, 0.0, 0.5)
    layered = Scorer("x", plain.weights, 0.0, 0.5, None, UNITS)
    assert layered.probability(["a"]) == plain.probability(["a"])
    assert layered.probability(["a", "b"]) > plain.probability(["a", "b"])
    assert layered.probability(["c"]) < plain.probability(["c"]) == 0.5
    assert dict(layered.reasons(["a", "b"])) == pytest.approx({"a": 0.7, "b": 0.4})
    assert layered.reasons(["c", "unknown"]) == [("c", -2.0)]


def test_scorers_with_other_units_have_other_fingerprints() -> None:
    one, two = (Scorer("x", {}, 0.0, 0.5, None, units) for units in (UNITS, Units((1, -1), (0, 0), UNITS.weights)))
    assert one != two
    assert one.fingerprint() != two.fingerprint()
