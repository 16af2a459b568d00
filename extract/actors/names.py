"""Names as sets of comparable words: which names of one article can mean the same actor."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

SMALL = frozenset("al el ul the of for and de da do del la le van von der bin ibn ben y e s".split())
KEPT = 1 << 14
"""How many answers about names are kept, so that memory stays the same over any number of articles."""
ALIKE = 0.84
"""Least similarity of two spellings of one name; own choice, checked on transliterations of Arabic and Slavic names."""


@lru_cache(KEPT)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that count for comparison: no case, accents, apostrophes, hyphens or small words."""
    text = unicodedata.normalize("NFKD", name.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in "'’‘`ʿʾ.\"“”")
    found = tuple(w for w in "".join(c if c.isalnum() else " " for c in text).split() if w not in SMALL)
    return found or tuple(text.split())


def bare_name(name: str) -> str:
    """A name without an acronym in brackets behind it, closed or not."""
    return name.split(" (")[0].strip() or name


def contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether every word of the short name stands in the long one, and no middle initial speaks against it."""
    return bool(short) and set(short) <= set(long) and _one_middle(long, short)


def _one_middle(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether middle initials are the same, and some middle word of one is one of the other, where both have any.

    George H. W. Bush is not George W. Bush, nor is Orla Shea Brandt Orla Sheriff Brandt.
    """
    one, other = a[1:-1], b[1:-1]
    letters, others = ([word for word in words if len(word) == 1] for words in (one, other))
    if letters and others and letters != others:
        return False
    return not one or not other or any(_one_word(word, beside) for word in one for beside in other)


def _one_word(a: str, b: str) -> bool:
    """Whether two words are spelled alike, or one is the other's initial."""
    return _similar(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0])


@lru_cache(KEPT)
def alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the last words are two spellings of one word and no other word contradicts."""
    if not a or not b or a[-1][0] != b[-1][0] or min(len(a[-1]), len(b[-1])) < 5:
        return False
    if not _one_middle(a, b) or (len(a) > 1 and len(b) > 1 and not _similar(a[0], b[0])):
        return False
    return _similar(a[-1], b[-1])


def _similar(a: str, b: str) -> bool:
    """Whether two words are spelled alike; what their lengths rule out is not compared letter by letter."""
    most = 2.0 * min(len(a), len(b)) / max(len(a) + len(b), 1)
    return most >= ALIKE and SequenceMatcher(None, a, b).ratio() >= ALIKE


@lru_cache(KEPT)
def initials(name: str) -> frozenset[str]:
    """The acronyms that a long name may have, with and without its small words."""
    parts = [p for p in name.replace("-", " ").replace("’", "'").split() if p[:1].isalpha()]
    large = [p for p in parts if p[0].isupper()]
    firm = [p for p in large if p.lower() not in SMALL]
    return frozenset("".join(p[0] for p in chosen).upper() for chosen in (parts, large, firm) if len(chosen) > 1)


@lru_cache(KEPT)
def is_acronym(name: str) -> bool:
    """Whether a name looks like an acronym (KNS, U.N., UNICEF)."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 7 and bare.isupper() and bare.isalpha()


def fullest(names: Iterable[str]) -> str:
    """The name with the most words, then the longest, then the first in the alphabet."""
    return min(names, key=lambda n: (-len(name_words(n)), -len(n), n))
