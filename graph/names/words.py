"""The data files of names, read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

import yaml


def read_data(name: str) -> dict[str, Any]:
    """One file of `data/names`."""
    raw = files("polgraph.graph").joinpath(f"data/names/{name}.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    return dict(loaded)


def groups_of(lines: list[list[str]]) -> dict[str, frozenset[int]]:
    """For every word the numbers of the lines that it stands in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in line:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@dataclass(frozen=True, slots=True)
class Romanisation:
    """How the syllables of one language are written in Latin letters."""

    surnames: frozenset[str]
    families: Mapping[str, str]
    syllables: re.Pattern[str]
    folds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """`spelling.yaml`: classes of letters and of their combinations."""

    folds: tuple[tuple[str, str], ...]
    vowels: dict[int, str]
    near: frozenset[str]
    digits: dict[int, str]
    classes: Mapping[str, str]
    languages: tuple[tuple[str, Romanisation], ...]


def _romanisation(raw: dict[str, Any]) -> Romanisation:
    families = {name: line[0] for line in raw.get("families", []) for name in line}
    folds = tuple((old, new) for old, new in raw["folds"])
    return Romanisation(frozenset(raw["surnames"]), families, re.compile(f"(?:{raw['syllable']}){{1,3}}"), folds)


@cache
def spelling() -> Spelling:
    """The classes of letters."""
    raw = read_data("spelling")
    return Spelling(
        folds=tuple((old, new) for old, new in raw["folds"]),
        vowels=str.maketrans(raw["vowels"]),
        near=frozenset(pair for two in raw["near"] for pair in (two, two[::-1])),
        digits=str.maketrans(raw["digits"]),
        classes=dict(raw["classes"]),
        languages=tuple((name, _romanisation(raw[name])) for name in ("chinese", "korean")),
    )


@dataclass(frozen=True, slots=True)
class Particles:
    """`particles.yaml`: small words within names of persons."""

    articles: frozenset[str]
    descent: frozenset[str]
    prefixes: frozenset[str]
    prefix_forms: Mapping[str, str]
    suffixes: frozenset[str]
    suffix_forms: Mapping[str, str]
    links: frozenset[str]
    titles: frozenset[str]
    generations: Mapping[str, str]
    legal: frozenset[str]
    common: frozenset[str]


@cache
def particles() -> Particles:
    """The small words."""
    raw = read_data("particles")
    return Particles(
        articles=frozenset(raw["articles"]),
        descent=frozenset(raw["descent"]),
        prefixes=frozenset(raw["prefixes"]),
        prefix_forms=dict(raw["prefix_forms"]),
        suffixes=frozenset(raw["suffixes"]),
        suffix_forms=dict(raw["suffix_forms"]),
        links=frozenset(raw["links"]),
        titles=frozenset(raw["titles"]),
        generations=dict(raw["generations"]),
        legal=frozenset(raw["legal"]),
        common=frozenset(raw["common"]),
    )


@cache
def given_names() -> Mapping[str, frozenset[int]]:
    """For every spelling of a known given name the numbers of the names that it can be."""
    return groups_of(read_data("given")["names"])


@dataclass(frozen=True, slots=True)
class OrganisationWords:
    """`organisations.yaml`: words of organisations' names.

    Attributes:
        legal: by last word, the legal forms that end in it with their kinds, the longest first.
    """

    stopwords: frozenset[str]
    legal: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    words: Mapping[str, str]
    wings: frozenset[str]
    kinds: frozenset[str]
    numbers: Mapping[str, int]
    tens: frozenset[str]
    distinct: Mapping[str, frozenset[int]]


@cache
def organisation_words() -> OrganisationWords:
    """The words of organisations."""
    raw = read_data("organisations")
    forms = [(tuple(form.split()), kind) for kind, forms in raw["legal"].items() for form in forms]
    forms.sort(key=lambda pair: (pair[0][-1], -len(pair[0]), pair[0]))
    units = {word: number for number, word in enumerate(raw["units"])}
    return OrganisationWords(
        stopwords=frozenset(raw["stopwords"]),
        legal={last: tuple(found) for last, found in groupby(forms, key=lambda pair: pair[0][-1])},
        words={word: line[0] for line in raw["words"] for word in line},
        wings=frozenset(raw["wings"]),
        kinds=frozenset(raw["kinds"]),
        numbers={**units, **raw["tens"], **raw["ordinals"]},
        tens=frozenset(raw["tens"]),
        distinct=groups_of(raw["distinct"]),
    )
