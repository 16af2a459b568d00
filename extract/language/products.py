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

    def __call__(self, rows: Floats, out: Floats | None = None) -> Floats:
        """What comes out of each row, in `out` where that is given."""
        import numpy as np

        if len(rows) == 1:
            alone = self(np.repeat(rows, 2, axis=0))[:1]
            return alone if out is None else np.add(alone, 0, out=out)
        first, *others = self._parts
        total: Floats = np.matmul(rows[:, :PART], first, out=out)
        for i, part in enumerate(others, 1):
            total += rows[:, i * PART : (i + 1) * PART] @ part
        return total


def largest(rows: Floats, pieces: int) -> Floats:
    """The largest of several numbers.

    Args:
        rows: the first of them in as many columns as there shall be, behind these the second ones, and so on.
        pieces: how many there are, two or more.
    """
    import numpy as np

    width = rows.shape[1] // pieces
    best: Floats = np.maximum(rows[:, :width], rows[:, width : 2 * width])
    for start in range(2 * width, rows.shape[1], width):
        np.maximum(best, rows[:, start : start + width], out=best)
    return best
