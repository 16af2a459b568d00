"""Words and relations that the rules for events ask for."""

from __future__ import annotations

from polgraph.extract.tables import words_by_class


def event_words() -> dict[str, frozenset[str]]:
    """The words of `events.tsv` by class."""
    return words_by_class("events.tsv")
