"""A text as the set of its runs of words, and its MinHash signature, by which near-duplicates are found."""

from __future__ import annotations

import re
import unicodedata

WORDS = 4
"""Words in a run: long enough that two reports of one event in different words share next to none."""

HASHES = 126
"""Length of a signature; the error of a similarity estimated from it is about 1/√HASHES."""

ROWS = 3
"""Hashes in a band: two texts share a band with a probability of similarity^ROWS for each of HASHES/ROWS bands."""

SEED = 20310114
"""Any fixed number; another one makes every stored band worthless."""

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
    from rensa import RMinHash  # type: ignore[import-untyped]

    sketch = RMinHash(num_perm=HASHES, seed=SEED)
    sketch.update(sorted(runs))
    digest = sketch.digest()
    rows = (digest[at : at + ROWS] for at in range(0, HASHES, ROWS))
    return tuple(f"{number:02d}:{'.'.join(f'{value:x}' for value in row)}" for number, row in enumerate(rows))
