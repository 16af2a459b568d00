"""The scorer: a small network over the features of a candidate, read from a weights file of the package.

The log odds of a candidate are a bias, the weights of its features, and what hidden units add (`units.py`).
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from polgraph.extract.scoring.table import ONE, Part, Table
from polgraph.extract.scoring.units import Units

WEIGHTS = "scorer.json"
LOWEST = -700.0
"""The least sum; below it the exponential would leave the range of floats."""


@dataclass(frozen=True)
class Scorer:
    """How likely a candidate is a statement.

    Attributes:
        version: name of the training run.
        weights: by feature, to the thousandth.
        bias: the sum that a candidate starts with.
        threshold: the probability from which a candidate is stated.
        lone: the same for a text of one sentence, which is given because it tells of an event; None for no difference.
        units: the hidden units, which see features together; None for a logistic model.
    """

    version: str
    weights: Mapping[str, float]
    bias: float
    threshold: float
    lone: float | None = None
    units: Units | None = None

    def probability(self, features: Collection[str]) -> float:
        """The probability from 0 to 1 that a candidate with these features is a statement."""
        return self.probabilities([[tuple(set(features))]])[0]

    def probabilities(self, candidates: Sequence[Sequence[Part]]) -> list[float]:
        """The same for each of many candidates, whose features come in parts that have none in common."""
        sums = self._table.sums(candidates)
        totals = sums[:, 0] + (self.units.added(sums[:, 1:]) if self.units else 0)
        return [1.0 / (1.0 + math.exp(-max(self.bias + total / ONE, LOWEST))) for total in totals.tolist()]

    @cached_property
    def _table(self) -> Table:
        """The weight of each feature, then those that it has in the units, so that one look serves for all."""
        direct, units = self.weights, self.units.weights if self.units else {}
        starts = self.units.starts if self.units else ()
        nothing = (0,) * len(starts)
        names = dict.fromkeys((*direct, *units))
        rows = {name: (round(direct.get(name, 0.0) * ONE), *units.get(name, nothing)) for name in names}
        return Table((0, *starts), rows)

    def least(self, sentences: int) -> float:
        """The probability from which a candidate is stated in a text of so many sentences."""
        return self.lone if self.lone is not None and sentences == 1 else self.threshold

    def reasons(self, features: Collection[str], most: int = 6) -> list[tuple[str, float]]:
        """The features without which the log odds would change most, the strongest first, with what each adds."""
        together = self.units.shares(features) if self.units else {}
        added = [(name, self.weights.get(name, 0.0) + together.get(name, 0.0)) for name in features]
        return sorted((pair for pair in added if pair[1]), key=lambda pair: (-abs(pair[1]), pair[0]))[:most]

    def to_json(self) -> str:
        """The weights file: deterministic, one feature a line."""
        lines = [
            f"{json.dumps(name, ensure_ascii=False)}: {weight:.3f}" for name, weight in sorted(self.weights.items())
        ]
        head = {"version": self.version, "bias": round(self.bias, 3), "threshold": self.threshold, "lone": self.lone}
        text = json.dumps(head)[:-1] + ', "weights": {\n' + ",\n".join(lines) + "\n}"
        return text + (f', "units": {self.units.to_json()}' if self.units else "") + "}\n"

    def fingerprint(self) -> str:
        """The first 8 hexadecimal digits of a hash over the weights file."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()[:8]

    @classmethod
    def from_json(cls, text: str) -> Scorer:
        """The scorer of a weights file."""
        data = json.loads(text)
        units = Units.from_json(data["units"]) if "units" in data else None
        return cls(data["version"], data["weights"], data["bias"], data["threshold"], data.get("lone"), units)


@cache
def load_scorer() -> Scorer:
    """The scorer that ships with the package."""
    return Scorer.from_json(files("polgraph.extract").joinpath("data", "model", WEIGHTS).read_text(encoding="utf8"))
