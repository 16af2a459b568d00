"""Words and relations that the rules for events ask for."""

from __future__ import annotations

from functools import cache

from polgraph.extract.tables import words_by_class

CLASSES = ("claim", "combat", "contrast", "crewed", "ground", "hostile", "measure", "partnership", "violence")


@cache
def event_words() -> dict[str, frozenset[str]]:
    """The words of `events.tsv` by class."""
    return words_by_class("events.tsv", CLASSES)
