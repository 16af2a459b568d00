"""The scorer: a logistic model over the features of a candidate, read from a weights file of the package."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WEIGHTS = "scorer.json"
LOWEST = -700.0
"""The least sum; below it the exponential would leave the range of floats."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """How likely a candidate is a statement.

    Attributes:
        version: name of the training run.
        weights: by feature.
        bias: the sum that a candidate starts with.
        threshold: the probability from which a candidate is stated.
        lone: the same for a text of one sentence, which is given because it tells of an event; None for no difference.
    """

    version: str
    weights: Mapping[str, float]
    bias: float
    threshold: float
    lone: float | None = None

    def probability(self, features: Iterable[str]) -> float:
        """The probability from 0 to 1 that a candidate with these features is a statement."""
        weights = self.weights
        # other than `sum`, `fsum` gives the same in every order
        total = self.bias + math.fsum(map(weights.__getitem__, weights.keys() & features))
        return 1.0 / (1.0 + math.exp(-max(total, LOWEST)))

    def least(self, sentences: int) -> float:
        """The probability from which a candidate is stated in a text of so many sentences."""
        return self.lone if self.lone is not None and sentences == 1 else self.threshold

    def reasons(self, features: Iterable[str], most: int = 6) -> list[tuple[str, float]]:
        """The features that moved the decision most, the strongest first."""
        known = [(feature, self.weights[feature]) for feature in features if feature in self.weights]
        return sorted(known, key=lambda pair: (-abs(pair[1]), pair[0]))[:most]

    def to_json(self) -> str:
        """The weights file: deterministic, one weight a line."""
        lines = [
            f"{json.dumps(name, ensure_ascii=False)}: {weight:.3f}" for name, weight in sorted(self.weights.items())
        ]
        head = {"version": self.version, "bias": round(self.bias, 3), "threshold": self.threshold, "lone": self.lone}
        return json.dumps(head)[:-1] + ', "weights": {\n' + ",\n".join(lines) + "\n}}\n"

    def fingerprint(self) -> str:
        """The first 8 hexadecimal digits of a hash over the weights file."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()[:8]

    @classmethod
    def from_json(cls, text: str) -> Scorer:
        """The scorer of a weights file."""
        data = json.loads(text)
        return cls(data["version"], data["weights"], data["bias"], data["threshold"], data.get("lone"))


@cache
def load_scorer() -> Scorer:
    """The scorer that ships with the package."""
    return Scorer.from_json(files("polgraph.extract").joinpath("data", "model", WEIGHTS).read_text(encoding="utf8"))
