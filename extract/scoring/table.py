"""The table of the scorer: what each feature adds to each of several sums, in whole thousandths.

Sums of whole numbers are the same in every order and on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, chain, repeat
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ONE = 1000
AT_ONCE = 256
"""How many candidates are summed at once: the rows of all their features have to fit into memory, best near at hand."""
Part: TypeAlias = tuple[str, ...]
"""Features of a candidate, each once and in no other part of it."""


class Table:
    """A row of numbers for each feature.

    Args:
        start: the row that every sum begins with, in thousandths.
        rows: by feature its row, as long as the first.
    """

    def __init__(self, start: Sequence[int], rows: Mapping[str, Sequence[int]]) -> None:
        import numpy as np

        # the first row stands for what every candidate has, the last for a feature that is not known
        self._places: dict[str | None, int] = {name: place for place, name in enumerate((None, *rows))}
        self._rows = np.array([start, *rows.values(), [0] * len(start)], dtype=np.int32)

    def sums(self, candidates: Sequence[Sequence[Part]]) -> NDArray[np.int32]:
        """For each of many candidates, whose features come in parts, a row: the sums over its features."""
        import numpy as np

        found = np.zeros((len(candidates), self._rows.shape[1]), dtype=np.int32)
        for first in range(0, len(candidates), AT_ONCE):
            self._add(candidates[first : first + AT_ONCE], found[first : first + AT_ONCE])
        return found

    def _add(self, candidates: Sequence[Sequence[Part]], out: NDArray[np.int32]) -> None:
        import numpy as np

        names = [[None, *chain.from_iterable(parts)] for parts in candidates]
        unknown = repeat(len(self._rows) - 1)
        places = np.fromiter(map(self._places.get, chain.from_iterable(names), unknown), dtype=np.intp)
        begins = [0, *accumulate(map(len, names[:-1]))]
        np.add.reduceat(self._rows.take(places, axis=0), begins, axis=0, out=out)
