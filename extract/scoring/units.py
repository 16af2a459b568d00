"""The hidden units of the scorer: what features say together beyond what each says alone.

A unit sums its weights of the features that a candidate has; only a sum above 0 counts, and it counts for the candidate
or against it. All numbers are whole thousandths, so that a sum is the same in every order and on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ONE = 1000


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

    def total(self, features: Iterable[str]) -> float:
        """What all units together add to the log odds of a candidate with these features."""
        return self._counted(self._rows(features).sum(axis=0)) / ONE

    def shares(self, features: Iterable[str]) -> dict[str, float]:
        """For each known feature how much less all units would add without it."""
        known = [name for name in features if name in self.weights]
        rows = self._rows(known)
        sums = rows.sum(axis=0)
        whole = self._counted(sums)
        return {name: (whole - self._counted(sums - row)) / ONE for name, row in zip(known, rows, strict=True)}

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

    def _counted(self, sums: NDArray[np.int64]) -> int:
        import numpy as np

        starts, signs = self._ends
        return int(np.maximum(sums + starts, 0) @ signs)

    def _rows(self, features: Iterable[str]) -> NDArray[np.int64]:
        places = self._places
        return self._table.take([places[name] for name in features if name in places], axis=0)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.weights)}

    @cached_property
    def _table(self) -> NDArray[np.int64]:
        import numpy as np

        return np.array(list(self.weights.values()), dtype=np.int64).reshape(len(self.weights), len(self.signs))

    @cached_property
    def _ends(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        import numpy as np

        return np.array(self.starts, dtype=np.int64), np.array(self.signs, dtype=np.int64)
