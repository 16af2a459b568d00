"""The data files of names are in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from polgraph.graph.names.aliases import alias_key
from polgraph.graph.names.words import given_names, organisation_words, particles, read_data, spelling

FILES = ("aliases", "given", "organisations", "particles", "spelling")


def strings(value: Any) -> Iterator[Any]:
    """Every leaf of a data file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    else:
        yield value


@pytest.mark.parametrize("name", FILES)
def test_every_word_is_text(name: str) -> None:
    wrong = [one for one in strings(read_data(name)) if not isinstance(one, str | int) or isinstance(one, bool)]
    assert not wrong, "YAML reads no, on and null as something else; quote them"


@pytest.mark.parametrize("name", ["articles", "descent", "prefixes", "suffixes", "links", "titles", "legal", "common"])
def test_particles_are_sorted_small_and_not_said_twice(name: str) -> None:
    words = [word for word in read_data("particles")[name] if word.isalpha()]
    assert words == list(dict.fromkeys(words))
    assert all(re.fullmatch("[a-z]+", word) for word in words)


def test_titles_are_no_given_names() -> None:
    assert not particles().titles & set(given_names())


def test_particles_of_one_kind_are_not_of_another() -> None:
    data = particles()
    kinds = (data.articles, data.descent, data.prefixes, data.titles)
    assert sum(len(kind) for kind in kinds) == len(frozenset().union(*kinds))
    assert set(data.prefix_forms) <= data.prefixes
    assert set(data.suffix_forms) <= data.suffixes


def test_given_names_are_small_ascii_and_said_once_a_line() -> None:
    for line in read_data("given")["names"]:
        assert len(line) == len(set(line))
        assert all(re.fullmatch("[a-z]{2,}", word) for word in line)


def test_folds_are_applied_to_what_earlier_ones_leave() -> None:
    olds = [old for old, _ in spelling().folds]
    assert len(olds) == len(set(olds))
    for at, old in enumerate(olds):
        assert not [shorter for shorter in olds[:at] if shorter in old and shorter != old], f"{old} is never reached"


@pytest.mark.parametrize(
    ("language", "given"), [("chinese", "xiaoping"), ("chinese", "tsetung"), ("korean", "jeongeun")]
)
def test_syllables_are_read(language: str, given: str) -> None:
    data = dict(spelling().languages)[language]
    assert data.syllables.fullmatch(given)
    assert not data.syllables.fullmatch("albert")
    assert set(data.families) >= set(data.families.values())


def test_every_organisation_word_is_small() -> None:
    data = organisation_words()
    assert all(word == word.lower() for word in [*data.words, *data.wings, *data.kinds, *data.distinct, *data.numbers])
    assert not data.stopwords & set(data.distinct)


@pytest.mark.parametrize("schema", ["person", "organization"])
def test_an_alias_means_one_actor(schema: str) -> None:
    keys = [key for line in read_data("aliases")[schema] for key in {alias_key(name) for name in line}]
    assert len(keys) == len(set(keys))
    assert all(len(line) > 1 for line in read_data("aliases")[schema])
