"""Kinds of words: what a component asks of a word, as one key, so that alike words are looked up once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def kinds(rows: NDArray[np.uint64]) -> list[bytes]:
    """The key of each word.

    Args:
        rows: a row for each word, a column for each attribute, as `Doc.to_array` gives them.
    """
    keys: list[bytes] = rows.view(f"V{rows.itemsize * rows.shape[1]}").ravel().tolist()
    return keys
