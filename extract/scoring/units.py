"""The hidden units of the scorer: what features say together beyond what each says alone.

A unit sums its weights of the features that a candidate has; only a sum above 0 counts, and it counts for the candidate
or against it. All numbers are whole thousandths, so that a sum is the same in every order and on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from polgraph.extract.scoring.table import ONE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Units:
    """A layer of rectified linear units.

    Attributes:
        signs: 1 for a unit that speaks for a candidate, -1 for one that speaks against it.
        starts: what the sum of each unit starts with, in thousandths.
        weights: by feature its weight in each unit, in thousandths.
    """

    signs: tuple[int, ...]
    starts: tuple[int, ...]
    weights: Mapping[str, tuple[int, ...]]

    def added(self, sums: NDArray[np.int32]) -> NDArray[np.int32]:
        """What all units together add to the log odds, in thousandths, for sums of each unit along the last axis."""
        import numpy as np

        return np.maximum(sums, 0) @ np.array(self.signs, dtype=np.int32)

    def shares(self, features: Iterable[str]) -> dict[str, float]:
        """For each known feature how much less all units would add without it."""
        import numpy as np

        known = [name for name in features if name in self.weights]
        rows = np.array([self.starts, *(self.weights[name] for name in known)], dtype=np.int32)
        sums = rows.sum(axis=0)
        missing = self.added(sums) - self.added(sums - rows[1:])
        return {name: share / ONE for name, share in zip(known, missing.tolist(), strict=True)}

    def to_json(self) -> str:
        """The units as a part of the weights file, one feature a line."""
        lines = [
            f"{json.dumps(name, ensure_ascii=False)}: [{','.join(map(str, row))}]"
            for name, row in sorted(self.weights.items())
        ]
        ends = json.dumps({"signs": self.signs, "starts": self.starts})
        return ends[:-1] + ', "weights": {\n' + ",\n".join(lines) + "\n}}"

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Units:
        """The units of a weights file that has been parsed."""
        weights = {name: tuple(row) for name, row in data["weights"].items()}
        return cls(tuple(data["signs"]), tuple(data["starts"]), weights)
