"""Words that say of which state a body is: `Turkish` forces, Ministry of Defence of `Iraq`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from polgraph.graph.names.words import organisation_words
from polgraph.graph.resolution.rules import rules
from polgraph.graph.resolve import name_key

_POSSESSIVE = "s"


@lru_cache(maxsize=4096)
def country_key(country: str) -> str:
    """The name of a state as it is compared."""
    return name_key(country)


def _tells(word: str, country: str) -> bool:
    """Whether a word by itself is a word of this state."""
    data, known = rules(), organisation_words().distinct
    fillers = data.country_fillers
    own = [one for one in country_key(country).split() if one not in fillers]
    if word in data.country_words.get(country, ()):
        return True
    if word in fillers or word in _others(country):
        return False
    if word in known and any(one in known for one in own):
        return any(known[word] & known.get(one, frozenset()) for one in own)
    stem = word[: data.country_stem]
    return len(word) > data.country_stem and any(one.startswith(stem) for one in own)


@lru_cache(maxsize=4096)
def _others(country: str) -> frozenset[str]:
    """Words of other states that do not begin as their names do."""
    return frozenset(word for name, words in rules().country_words.items() if name != country for word in words)


@lru_cache(maxsize=65536)
def without_country(words: tuple[str, ...], country: str) -> tuple[tuple[str, ...], bool]:
    """The words without those that name the state, and whether there were any.

    Args:
        words: words in compared form.
        country: name of the state, as in the catalogue.
    """
    phrases = [tuple(country_key(country).split())]
    phrases += [tuple(one.split()) for one in rules().country_words.get(country, ()) if " " in one]
    for phrase in sorted(phrases, key=lambda one: (-len(one), one)):
        for at in range(len(words) - len(phrase) + 1):
            inside = list(words[at : at + len(phrase)])
            if tuple(inside) == phrase or (*inside[:-1], inside[-1].removesuffix(_POSSESSIVE)) == phrase:
                return (*words[:at], *words[at + len(phrase) :]), True
    found = {at for at, word in enumerate(words) if _tells(word, country) or _possessive(word, country)}
    if not found:
        return words, False
    return _rest(words, found, country), True


def _possessive(word: str, country: str) -> bool:
    return word.endswith(_POSSESSIVE) and len(word) > rules().country_stem and _tells(word[:-1], country)


def _rest(words: Sequence[str], found: set[int], country: str) -> tuple[str, ...]:
    """The words beside those found; `South` goes with `African`, where both are of the name."""
    own = set(country_key(country).split()) & rules().country_fillers
    near = {at for at, word in enumerate(words) if word in own and (at + 1 in found or at - 1 in found)}
    return tuple(word for at, word in enumerate(words) if at not in found | near)
