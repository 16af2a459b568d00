"""A text as the set of its runs of words, and its MinHash signature, by which near-duplicates are found."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import OrderedDict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

VERSION = "2"
"""Another one says that `bands` are others: raise it with every change of what it gives."""

WORDS = 4
"""Words in a run: long enough that two reports of one event in different words share next to none."""

HASHES = 126
"""Length of a signature; the error of a similarity estimated from it is about 1/√HASHES."""

ROWS = 3
"""Hashes in a band: two texts share a band with a probability of similarity^ROWS for each of HASHES/ROWS bands."""

OPENING = 30
"""So many of the hashes, a multiple of `ROWS`, look at the beginning only: a brief of a fifth of a report has it."""

BEGINNING = 80
"""Runs that are the beginning."""

SPREAD = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
"""Odd numbers that spread 64 bits: those of SplitMix64 (Steele, Lea and Flood 2014)."""

BLOCK = 4096
"""Runs that are looked at together, so that a text of any length takes little memory."""

NUMERALS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen dozens".split()
)

HEAVIER = 3
"""Bits by which the hash of a run with a name or a number is shifted, so that it is the least more often."""

KEPT = 1 << 19
"""Words of the texts whose wording is kept, some 250 bytes each: of those that are compared many are compared again
soon. So many short texts fit in that the reports of a day of one outlet do."""

HEADING = 20
"""Words from which on a line is none, however it ends."""
ENDS = (".", "!", "?", '"', "”", "'", "’", ")")

_WORD = re.compile(r"\w+")
_INNER = re.compile(r"(?<=[\w,;–—-] )\w{2,}")


@dataclass(frozen=True, slots=True)
class Wording:
    """What of a text is compared with others.

    Attributes:
        runs: the runs of `WORDS` words, each with the number of the word at which it begins first.
        words: the words.
        names: words that are capital within a sentence; headings, where every word may be, are passed over.
        numbers: words with a digit, and numerals.
    """

    runs: Mapping[str, int]
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]


class _Wordings:
    """The wordings of the texts that were asked for last, of `KEPT` words together."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[Wording, int]] = OrderedDict()
        self._words = 0

    def of(self, text: str) -> Wording:
        if text in self._kept:
            self._kept.move_to_end(text)
            return self._kept[text][0]
        words = _words(text)
        wording = _wording(text, words)
        self._kept[text] = wording, len(words)
        self._words += len(words)
        while self._words > KEPT:
            _, (_, gone) = self._kept.popitem(last=False)
            self._words -= gone
        return wording


_WORDINGS = _Wordings()


def shingles(text: str) -> Wording:
    """The words of a text and their runs, without case, accents and signs; a text shorter than a run is one run."""
    return _WORDINGS.of(text)


def _wording(text: str, words: list[str]) -> Wording:
    runs: dict[str, int] = {}
    # As one string, of which the hash is computed once.
    for at, run in enumerate(map(" ".join, zip(*(words[at:] for at in range(min(WORDS, len(words)))), strict=False))):
        runs.setdefault(run, at)
    return Wording(runs, frozenset(words), _names(text), _numbers(words))


def _names(text: str) -> frozenset[str]:
    lines = (line for line in text.splitlines() if not _is_heading(line))
    return frozenset(_words(" ".join(word for line in lines for word in _INNER.findall(line) if word[0].isupper())))


def _numbers(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word in NUMERALS or any(map(str.isdigit, word)))


def _is_heading(line: str) -> bool:
    return not line.rstrip().endswith(ENDS) and line.count(" ") < HEADING


def _words(text: str) -> list[str]:
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    return _WORD.findall(plain)


def bands(text: str) -> tuple[int, ...]:
    """The keys of a text for the index of near-duplicates, numbers of 64 bits with a sign; none for an empty text.

    MinHash with bands (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3) over the
    runs of words that `shingles` gives. Those with a name or a number weigh `2 ** HEAVIER` times as much as others:
    without, all articles of an outlet that puts the same words around each would be compared with each other.
    """
    words = _words(text)
    if not words:
        return ()
    import numpy as np

    hashed = np.array([_hashed(word) for word in words], dtype=np.uint64)
    length = min(WORDS, len(words))
    places = len(words) - length + 1
    runs = (_mixed([hashed[at : at + places] for at in range(length)]) >> np.uint64(32)).astype(np.uint32)
    told = _names(text) | _numbers(words)
    lone = np.array([word not in told for word in words], dtype=bool)
    factors, shifts = _permutations()
    # Multiply-shift hashing (Dietzfelbinger and others 1997): it is the upper bits that decide which is least.
    light = np.logical_and.reduce([lone[at : at + places] for at in range(length)])
    heavy = np.where(light, 0, HEAVIER).astype(np.uint32)
    starts = range(0, places, BLOCK)
    blocks = [((factors * runs[at : at + BLOCK] + shifts) >> heavy[at : at + BLOCK]).min(axis=1) for at in starts]
    least = np.min(blocks, axis=0)
    beginning = factors[-OPENING:] * runs[:BEGINNING] + shifts[-OPENING:]
    least[-OPENING:] = (beginning >> heavy[:BEGINNING]).min(axis=1)
    least = least.astype(np.uint64)
    numbers = np.arange(HASHES // ROWS, dtype=np.uint64)
    return tuple(_mixed([numbers, *least.reshape(-1, ROWS).T]).view(np.int64).tolist())


def _mixed(parts: Sequence[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """One number of 64 bits for the numbers at each place of some arrays, modulo 2^64."""
    import numpy as np

    first, *others = (np.uint64(factor) for factor in SPREAD)
    mixed = parts[0]
    for part in parts[1:]:
        mixed = mixed * first + part
    for factor in others:
        mixed = (mixed ^ (mixed >> np.uint64(31))) * factor
    return mixed ^ (mixed >> np.uint64(32))


@lru_cache(maxsize=1 << 17)
def _hashed(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


@cache
def _permutations() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Factors and shifts of the hash functions, from the digits of a hash so that they are the same everywhere."""
    import numpy as np

    def drawn(name: str) -> NDArray[np.uint32]:
        digests = (hashlib.blake2b(f"{name} {number}".encode(), digest_size=4).digest() for number in range(HASHES))
        return np.frombuffer(b"".join(digests), dtype="<u4").astype(np.uint32)[:, None] | np.uint32(1)

    return drawn("factor"), drawn("shift")
