"""How far two words of names are apart."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from polgraph.graph.names.words import given_names, spelling

# More edits than this never make one word of two.
MOST_EDITS = 2
# Letters may differ so far where only near sounds differ (Kadhafi, Qaddafi).
_RAW_EDITS = 3
# One edit between two known given names is as likely another name as a slip.
_KNOWN_EDIT = 1.5
_SHORT = 3
_NEAR_FROM = 4
# In words of so many sounds near ones may be written with any number of letters (Gorbatschow, Gorbachev).
_LONG_KEY = 7
_TOO_FAR = 99.0


class Kind(IntEnum):
    """In which way two words are one, the surest first."""

    EQUAL = 0
    VARIANT = 1
    KNOWN = 2
    NEAR = 3
    PREFIX = 4
    INITIAL = 5
    EDIT = 6
    LOOKALIKE = 7
    NOT = 8


# What a pairing of each kind costs, in edits; an edit costs as many as there are.
COSTS = {Kind.EQUAL: 0.0, Kind.VARIANT: 0.05, Kind.KNOWN: 0.1, Kind.NEAR: 0.3, Kind.PREFIX: 0.4, Kind.INITIAL: 0.5}


@lru_cache(maxsize=262144)
def folded(word: str) -> str:
    """A word as it sounds to many writers: combinations of letters, vowels and double letters brought together."""
    data = spelling()
    for old, new in data.folds:
        if old in word:
            word = word.replace(old, new)
    word = word.translate(data.vowels)
    kept = [char for at, char in enumerate(word) if at == 0 or char != word[at - 1]]
    if len(kept) > 3 and kept[-1] == "h":
        kept.pop()
    return "".join(kept)


@lru_cache(maxsize=262144)
def skeleton(word: str) -> str:
    """The consonants of a word in few classes, for comparison across scripts and for blocking."""
    classes = spelling().classes
    kept = [classes[char] for char in folded(word) if char in classes]
    return "".join(char for at, char in enumerate(kept) if at == 0 or char != kept[at - 1])


def _near(left: str, right: str) -> float:
    """0.3 for every replacement of a letter by one near to it; too far if anything else differs."""
    if len(left) != len(right) or len(left) < _NEAR_FROM:
        return _TOO_FAR
    near = spelling().near
    changes = [(a + b) in near for a, b in zip(left, right, strict=True) if a != b]
    return COSTS[Kind.NEAR] * len(changes) if all(changes) and len(changes) <= MOST_EDITS else _TOO_FAR


def _core(word: str) -> str:
    return word[3:] if word.startswith("abd") and len(word) > 6 else word


@lru_cache(maxsize=131_072)
def spelled(left: str, right: str) -> tuple[float, Kind]:
    """The cost of taking two words for one (0 for equal ones, about the number of edits else), and in which way.

    Edits are those of optimal string alignment, the mean of those in letters and in folded letters if these are fewer.
    """
    if left == right:
        return 0.0, Kind.EQUAL
    if len(left) == 1 or len(right) == 1:
        fits = left[0] == right[0] or folded(left)[0] == folded(right)[0]
        return (COSTS[Kind.INITIAL], Kind.INITIAL) if fits and len(left) != len(right) else (_TOO_FAR, Kind.NOT)
    known = given_names()
    one, other = known.get(_core(left)), known.get(_core(right))
    both = one is not None and other is not None
    if one and other and one & other and (_core(left) == left) == (_core(right) == right):
        return COSTS[Kind.KNOWN], Kind.KNOWN
    key, key2 = folded(left), folded(right)
    if key == key2 and not both:
        return COSTS[Kind.VARIANT], Kind.VARIANT
    if _core(left) == right or _core(right) == left:
        return COSTS[Kind.PREFIX], Kind.PREFIX
    raw = OSA.distance(left, right, score_cutoff=_RAW_EDITS)
    if raw > _RAW_EDITS:
        near = _near(key, key2) if min(len(key), len(key2)) >= _LONG_KEY and not both else _TOO_FAR
        return (near, Kind.NEAR) if near <= MOST_EDITS else (_TOO_FAR, Kind.NOT)
    if both and raw > 1:
        return _TOO_FAR, Kind.LOOKALIKE if raw <= MOST_EDITS else Kind.NOT
    if both:
        return _KNOWN_EDIT, Kind.EDIT
    near = _near(key, key2)
    edits = (raw + min(raw, OSA.distance(key, key2))) / 2 if raw <= MOST_EDITS else _TOO_FAR
    if near < edits:
        return near, Kind.NEAR
    # A syllable that is replaced as a whole is another one: Jong-un, Jong-il.
    if edits >= max(len(key), len(key2)) or (min(len(left), len(right)) < _SHORT and edits >= MOST_EDITS):
        return _TOO_FAR, Kind.NOT
    return (edits, Kind.EDIT) if edits <= MOST_EDITS else (_TOO_FAR, Kind.NOT)
