"""The data file of the rules of resolution, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Kind:
    """An organ that a state has one of.

    Attributes:
        name: what reasons call it.
        bare: what it is called where only the article tells its state.
        with_state: what it is called beside the name or adjective of its state.
    """

    name: str
    bare: frozenset[str]
    with_state: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """`resolution_rules.yaml`; see there for what each part means."""

    scores: Mapping[str, float]
    least_suggested: float
    penalties: Mapping[str, float]
    windows: Mapping[str, int]
    names_compared: int
    acronym_letters: int
    sure_acronym_letters: int
    mononym_letters: int
    least_weight: float
    consonants: int
    pet_letters: int
    alike_letters: int
    generic: frozenset[str]
    own_names: frozenset[str]
    never_short: frozenset[str]
    frequent: frozenset[str]
    kind_words: frozenset[str]
    wing_words: frozenset[str]
    one_word: Mapping[str, str]
    kinds: tuple[Kind, ...]
    state_kind: str
    not_kinds: frozenset[str]
    kind_types: frozenset[str]
    country_words: Mapping[str, frozenset[str]]
    country_stem: int
    country_fillers: frozenset[str]
    offices: Mapping[str, str]
    held_with: frozenset[str]
    not_held: frozenset[str]


def read_rules() -> dict[str, Any]:
    """The data file as it stands."""
    raw = files("polgraph.graph").joinpath("data/resolution_rules.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(raw))


@cache
def rules() -> Rules:
    """The data of the rules."""
    raw = read_rules()
    sets = (
        "generic",
        "own_names",
        "never_short",
        "frequent",
        "kind_words",
        "wing_words",
        "not_kinds",
        "kind_types",
        "country_fillers",
        "held_with",
        "not_held",
    )
    kinds = [
        Kind(name, frozenset(one["bare"]), frozenset(one["with_state"])) for name, one in sorted(raw["kinds"].items())
    ]
    changed: dict[str, Any] = {
        **{name: frozenset(raw[name]) for name in sets},
        "kinds": tuple(kinds),
        "country_words": {name: frozenset(words) for name, words in raw["country_words"].items()},
        "offices": {title: line[0] for line in raw["offices"] for title in line},
    }
    return Rules(**{**raw, **changed})
