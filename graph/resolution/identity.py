"""How much a name says by itself: whether it means one actor wherever it stands, or needs a state or an article."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from polgraph.graph.names.words import particles
from polgraph.graph.resolution.doubts import common_name
from polgraph.graph.resolution.profile import body_words, content, is_generic, looks_like_acronym


class Telling(StrEnum):
    """How much a name says."""

    ENOUGH = "enough"
    """One actor, whatever the article: `Ostranian Lamp Front`."""
    LITTLE = "little"
    """One actor within a state; where the state is unknown, most likely one: acronyms, family names alone."""
    NOTHING = "nothing"
    """One actor within a state, and within an article where the state is unknown: `Supreme Court`, `Labour Party`.

    Of persons, titles alone: `the Hon.`."""


@lru_cache(maxsize=65536)
def telling(name: str, family: str) -> Telling:
    """How much a name says by itself.

    Args:
        name: a name, no description.
        family: the family of its types, as in `resolution.yaml`.
    """
    if family == "person":
        if particles().titles.issuperset(content(name)):
            return Telling.NOTHING
        return Telling.LITTLE if common_name(name) else Telling.ENOUGH
    if family != "body":
        return Telling.ENOUGH
    if looks_like_acronym(name):
        return Telling.LITTLE
    return Telling.NOTHING if body_words(name) and is_generic(name, None) else Telling.ENOUGH
