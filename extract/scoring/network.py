"""Training of the hidden units: several small networks, whose mean is one wider network.

Each has one layer of rectified linear units beside direct weights (a "skip" connection), trained by Adam with decoupled
weight decay (Loshchilov and Hutter, 2019) and dropout (Srivastava et al., 2014) of features and units. All choices are
those that did best in cross-validation; docs/decisions/0105 has the figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]
    Parts = dict[str, Numbers]
    Matrix = Any
    """A sparse matrix of scipy with a row for each candidate, a column for each feature."""

NETWORKS, WIDTH = 4, 8
ROUNDS, BATCH = 15, 256
PACE, SLOWEST = 0.003, 0.05
"""Size of the first steps, and the share of it that is left at the end."""
DECAY = 0.2
DROPPED_FEATURES, DROPPED_UNITS = 0.5, 0.3
MEMORY, LONG_MEMORY, TINY = 0.9, 0.99, 1e-6


@dataclass(frozen=True, slots=True)
class Layer:
    """The mean of several networks.

    Attributes:
        direct: the weight of each feature.
        bias: what each candidate starts with.
        inner: a row for each feature with its weights in the units, scaled so that a unit counts once.
        starts: what each unit starts with.
        signs: whether it counts for (1) or against (-1) a candidate.
    """

    direct: Numbers
    bias: float
    inner: Numbers
    starts: Numbers
    signs: Numbers


def train_layer(matrix: Matrix, right: Numbers, seed: int) -> Layer:
    """A layer trained on candidates.

    Args:
        matrix: which features each candidate has, as ones.
        right: 1 for a right candidate, 0 for a wrong one.
        seed: of the first network; the others follow.
    """
    import numpy as np

    found = [_network(matrix, right, np.random.default_rng(seed + number)) for number in range(NETWORKS)]
    # a unit's part in the outcome can be moved before its bend, but for its sign
    sizes = [np.abs(parts["out"]) / NETWORKS for parts in found]
    return Layer(
        np.mean([parts["direct"] for parts in found], axis=0),
        float(np.mean([parts["bias"] for parts in found])),
        np.hstack([parts["inner"] * size for parts, size in zip(found, sizes, strict=True)]),
        np.concatenate([parts["starts"] * size for parts, size in zip(found, sizes, strict=True)]),
        np.concatenate([np.sign(parts["out"]) for parts in found]),
    )


def _network(matrix: Matrix, right: Numbers, chance: np.random.Generator) -> Parts:
    import numpy as np

    parts = _beginning(matrix.shape[1], right, chance)
    first = {name: np.zeros_like(part) for name, part in parts.items()}
    second = {name: np.zeros_like(part) for name, part in parts.items()}
    for step, (batch, pace) in enumerate(_batches(matrix.shape[0], chance), start=1):
        for name, slope in _slopes(parts, matrix[batch], right[batch], chance).items():
            first[name] += (1 - MEMORY) * (slope - first[name])
            second[name] += (1 - LONG_MEMORY) * (slope**2 - second[name])
            mean, spread = first[name] / (1 - MEMORY**step), second[name] / (1 - LONG_MEMORY**step)
            decay = DECAY * parts[name] if name in {"inner", "direct"} else 0.0
            parts[name] = (parts[name] - pace * (mean / (np.sqrt(spread) + TINY) + decay)).astype(np.float32)
    return parts


def _beginning(features: int, right: Numbers, chance: np.random.Generator) -> Parts:
    import numpy as np

    share = (right.sum() + 1) / (len(right) + 2)
    parts = {
        "inner": chance.normal(0, 0.05, (features, WIDTH)),
        "starts": np.zeros(WIDTH),
        "out": chance.normal(0, 0.2, WIDTH),
        "direct": np.zeros(features),
        "bias": np.log(share / (1 - share)),
    }
    return {name: np.asarray(part, dtype=np.float32) for name, part in parts.items()}


def _batches(candidates: int, chance: np.random.Generator) -> Iterator[tuple[NDArray[np.int64], float]]:
    """The candidates in a new order each round, with the size of the steps."""
    for number in range(ROUNDS):
        order = chance.permutation(candidates)
        pace = PACE * (1 - number / ROUNDS + SLOWEST)
        for start in range(0, candidates, BATCH):
            yield order[start : start + BATCH], pace


def _slopes(parts: Parts, rows: Matrix, right: Numbers, chance: np.random.Generator) -> Parts:
    """The gradient of the mean log loss, with some features and units left out by chance."""
    import numpy as np

    rows.data = (chance.random(len(rows.data)) > DROPPED_FEATURES).astype(np.float32) / (1 - DROPPED_FEATURES)
    sums = rows @ parts["inner"] + parts["starts"]
    kept = (chance.random(sums.shape) > DROPPED_UNITS).astype(np.float32) / (1 - DROPPED_UNITS)
    bent = np.maximum(sums, 0) * kept
    odds = bent @ parts["out"] + rows @ parts["direct"] + parts["bias"]
    error = (1 / (1 + np.exp(-odds)) - right) / np.float32(len(right))
    back = np.outer(error, parts["out"]) * kept * (sums > 0)
    columns = rows.T.tocsr()
    return {
        "inner": columns @ back,
        "starts": back.sum(axis=0),
        "out": bent.T @ error,
        "direct": columns @ error,
        "bias": error.sum(),
    }
