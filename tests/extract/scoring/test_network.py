"""Training of the hidden units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from polgraph.extract.scoring import train
from polgraph.extract.scoring.network import NETWORKS, WIDTH, Layer, train_layer
from polgraph.extract.scoring.train import Example, Labelled

if TYPE_CHECKING:
    from polgraph.extract.scoring.network import Numbers

np = pytest.importorskip("numpy")
sparse = pytest.importorskip("scipy.sparse", reason="needs polgraph[train]")

SIZE = 2400


def cases() -> tuple[Any, Numbers]:
    """Candidates with two features by chance, of which exactly one makes a candidate right."""
    chance = np.random.default_rng(5)
    bits = chance.integers(0, 2, (SIZE, 2))
    # each case of a feature, so that a row always says which
    rows = np.hstack([bits, 1 - bits]).astype(np.float32)
    return sparse.csr_matrix(rows), (bits[:, 0] != bits[:, 1]).astype(np.float32)


def outcome(layer: Layer, rows: Any) -> Numbers:
    bent: Numbers = np.maximum(rows @ layer.inner + layer.starts, 0)
    odds: Numbers = bent @ layer.signs + rows @ layer.direct + layer.bias
    return odds


def test_units_learn_what_no_sum_of_weights_can_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polgraph.extract.scoring.network.ROUNDS", 60)
    monkeypatch.setattr("polgraph.extract.scoring.network.DROPPED_FEATURES", 0.1)
    monkeypatch.setattr("polgraph.extract.scoring.network.PACE", 0.03)
    monkeypatch.setattr("polgraph.extract.scoring.network.DECAY", 0.0)
    rows, right = cases()
    layer = train_layer(rows, right, 1)
    assert ((outcome(layer, rows) > 0) == right).all()
    assert ((rows @ layer.direct + layer.bias > 0) == right).mean() < 0.9


def test_the_layer_has_the_units_of_all_networks_and_signs_of_one() -> None:
    rows, right = cases()
    layer = train_layer(rows, right, 1)
    assert layer.inner.shape == (4, NETWORKS * WIDTH)
    assert layer.direct.shape == (4,)
    assert layer.starts.shape == layer.signs.shape == (NETWORKS * WIDTH,)
    assert set(layer.signs.tolist()) <= {1.0, -1.0}


def test_the_same_seed_gives_the_same_layer_and_another_another() -> None:
    rows, right = cases()
    first, again, other = (train_layer(rows, right, seed).inner for seed in (1, 1, 9))
    assert (first == again).all()
    assert (first != other).any()
    assert (rows.data == 1).all(), "the given matrix is not changed"


def test_only_common_features_are_seen_by_the_units() -> None:
    def example(number: int, *, right: bool) -> Example:
        rare = ["rare"] if number < train.RARE_TOGETHER - 1 else []
        return Example(("bias", "good" if right else "bad", *rare), right, ("a", "ACCUSE", str(number)))

    articles = [Labelled(tuple(example(n, right=n % 2 == 0) for n in range(40)), 20)]
    scorer = train.fit(articles, "x", 0.5)
    assert scorer.units is not None
    assert "rare" in scorer.weights
    assert set(scorer.units.weights) <= {"bias", "good", "bad"}
    assert all(isinstance(weight, int) for row in scorer.units.weights.values() for weight in row)
