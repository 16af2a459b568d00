"""The words that tell places: the lists of `extract/data/where.yaml` and the places of the catalogue of states."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

from polgraph.extract.when.vocabulary import load_vocabulary
from polgraph.ontology.tsv import actor_table, listed

PLACE_COLUMNS = ("name", "aliases", "capital", "buildings", "cities")


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The word lists by name."""
    source = resources.files("polgraph.extract").joinpath("data/where.yaml")
    raw: dict[str, list[str]] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in raw.items()}


@cache
def known_places() -> frozenset[str]:
    """Names of states, their capitals, cities, provinces and seats of power."""
    rows = actor_table("states.tsv")
    return frozenset(name for row in rows for column in PLACE_COLUMNS for name in listed(row[column]))


@cache
def countries() -> frozenset[str]:
    """Names of states."""
    rows = actor_table("states.tsv")
    return frozenset(name for row in rows for name in (row["name"], *listed(row["aliases"])))


@cache
def calendar_words() -> frozenset[str]:
    """Names of months, weekdays and feasts, which follow the same prepositions as places do."""
    vocabulary = load_vocabulary()
    return frozenset((*vocabulary.months, *vocabulary.weekdays, *vocabulary.holidays))
