"""Products of matrices with the sums of spaCy's, which come from BLIS, in two thirds of its time.

numpy's BLAS uses wider registers than the BLIS that comes with spaCy. Both add the terms of a sum one after the other,
so that the last bit is the same, if two things are minded: BLIS adds `PART` terms at a time, and numpy multiplies a
single row in another way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float32]

PART = 256
"""So many terms BLIS adds before it adds the sum to that of the terms before (its block size KC for single floats)."""


class Product:
    """Multiplies rows by a matrix of weights.

    Args:
        weights: a row for each number that is to come out, as thinc keeps them.
    """

    def __init__(self, weights: Floats) -> None:
        import numpy as np

        starts = range(0, weights.shape[1], PART)
        self._parts = [np.ascontiguousarray(weights[:, start : start + PART].T) for start in starts]

    def __call__(self, rows: Floats) -> Floats:
        """What comes out of each row."""
        import numpy as np

        if len(rows) == 1:
            alone: Floats = self(np.repeat(rows, 2, axis=0))[:1]
            return alone
        first, *others = self._parts
        total: Floats = rows[:, :PART] @ first
        for i, part in enumerate(others, 1):
            total += rows[:, i * PART : (i + 1) * PART] @ part
        return total
