"""The data files of the graph are in order."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from polgraph.graph.resolve import name_key, resolution_words
from polgraph.ontology.records import ActorType

LISTS = ("articles", "determiners", "generic_nominals")


@pytest.mark.parametrize("name", LISTS)
def test_word_lists_are_sorted_without_doubles_and_in_compared_form(name: str) -> None:
    raw = yaml.safe_load(files("polgraph.graph").joinpath("data/resolution.yaml").read_text(encoding="utf-8"))
    assert raw[name] == sorted(set(raw[name]))
    assert all(word == name_key(word) for word in raw[name])
    assert set(raw) == {*LISTS, "families"}


def test_every_actor_type_has_a_family() -> None:
    assert set(resolution_words().families) == {kind.value for kind in ActorType}
    assert not resolution_words().determiners & resolution_words().generic_nominals
