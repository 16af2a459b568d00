"""The hidden units of the scorer: what features say together beyond what each says alone.

A unit sums its weights of the features that a candidate has; only a sum above 0 counts, and it counts for the candidate
or against it. All numbers are whole thousandths, so that a sum is the same in every order and on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ONE = 1000
Part: TypeAlias = tuple[str, ...]
"""Features of a candidate that it shares with others, each once and in no other part of it."""


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
        return self.totals([[tuple(features)]])[0]

    def totals(self, candidates: Sequence[Sequence[Part]]) -> list[float]:
        """The same for each of many candidates, whose features come in parts; a part that many have is summed once."""
        import numpy as np

        numbers = {part: number for number, part in enumerate(dict.fromkeys(chain.from_iterable(candidates)))}
        sums = self._sums(numbers)
        # the row behind the last is zero: no sum is over nothing
        rows = [[len(sums) - 1, *map(numbers.__getitem__, parts)] for parts in candidates]
        if not rows:
            return []
        starts, signs = self._ends
        counted = np.maximum(np.add.reduceat(*_flat(sums, rows), axis=0, dtype=np.int32) + starts, 0) @ signs
        return [int(total) / ONE for total in counted.tolist()]

    def _sums(self, parts: Iterable[Part]) -> NDArray[np.int32]:
        """For each part the sum of each unit, and at the end a row of zeros."""
        import numpy as np

        places, zero = self._places, len(self.weights)
        rows = [[zero, *[places[name] for name in part if name in places]] for part in parts]
        return np.add.reduceat(*_flat(self._table, [*rows, [zero]]), axis=0, dtype=np.int32)

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

    def _counted(self, sums: NDArray[np.int32]) -> int:
        import numpy as np

        starts, signs = self._ends
        return int(np.maximum(sums + starts, 0) @ signs)

    def _rows(self, features: Iterable[str]) -> NDArray[np.int32]:
        places = self._places
        return self._table.take([places[name] for name in features if name in places], axis=0)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.weights)}

    @cached_property
    def _table(self) -> NDArray[np.int32]:
        import numpy as np

        rows = [*self.weights.values(), [0] * len(self.signs)]
        return np.array(rows, dtype=np.int32).reshape(len(rows), len(self.signs))

    @cached_property
    def _ends(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        import numpy as np

        return np.array(self.starts, dtype=np.int32), np.array(self.signs, dtype=np.int32)


def _flat(table: NDArray[np.int32], rows: list[list[int]]) -> tuple[NDArray[np.int32], list[int]]:
    """The rows of a table one behind the other, and where each list of them begins."""
    return table.take(list(chain.from_iterable(rows)), axis=0), [0, *accumulate(map(len, rows[:-1]))]
