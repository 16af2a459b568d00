"""A text as the set of its runs of words, and its MinHash signature, by which near-duplicates are found."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORDS = 4
"""Words in a run: long enough that two reports of one event in different words share next to none."""

HASHES = 126
"""Length of a signature; the error of a similarity estimated from it is about 1/√HASHES."""

ROWS = 3
"""Hashes in a band: two texts share a band with a probability of similarity^ROWS for each of HASHES/ROWS bands."""

PRIME = (1 << 31) - 1
"""A prime below which products of two 32-bit numbers fit 64 bits, for universal hashing (Carter and Wegman 1979)."""

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """The runs of `WORDS` words of a text, without case, accents and signs; a shorter text is one run."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))
    if not words:
        return frozenset()
    return frozenset(" ".join(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1)))


def bands(runs: frozenset[str]) -> tuple[str, ...]:
    """The keys of a text for the index of near-duplicates; none for an empty text.

    MinHash with bands (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3).
    """
    if not runs:
        return ()
    import numpy as np

    factors, shifts = _permutations()
    digests = (hashlib.blake2b(run.encode(), digest_size=4).digest() for run in sorted(runs))
    hashes = np.frombuffer(b"".join(digests), dtype="<u4").astype(np.uint64)
    least = ((hashes[:, None] * factors + shifts) % PRIME).min(axis=0).reshape(-1, ROWS).tolist()
    return tuple(f"{number:02d}:{'.'.join(f'{value:x}' for value in row)}" for number, row in enumerate(least))


@cache
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Factors and shifts of the hash functions, from the digits of a hash so that they are the same everywhere."""
    import numpy as np

    def drawn(name: str) -> NDArray[np.uint64]:
        digests = (hashlib.blake2b(f"{name} {number}".encode(), digest_size=4).digest() for number in range(HASHES))
        return np.frombuffer(b"".join(digests), dtype="<u4").astype(np.uint64) % (PRIME - 1) + 1

    return drawn("factor"), drawn("shift")
