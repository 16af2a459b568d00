"""The data file of the rules is in order."""

from __future__ import annotations

import re

import pytest

from polgraph.graph.known import load_catalogue
from polgraph.graph.names.words import organisation_words
from polgraph.graph.resolution.offices import title_of
from polgraph.graph.resolution.profile import body_words, content, is_generic
from polgraph.graph.resolution.rules import read_rules, rules
from polgraph.graph.resolve import name_key
from polgraph.ontology.records import ActorType

LISTS = ("generic", "frequent", "kind_words", "wing_words", "country_fillers", "held_with", "not_held")


@pytest.mark.parametrize("name", LISTS)
def test_word_lists_are_sorted_without_doubles_and_small(name: str) -> None:
    words = read_rules()[name]
    assert words == sorted(set(words))
    assert all(re.fullmatch("[a-z]+", word) for word in words)


def test_words_are_in_the_spelling_that_is_compared() -> None:
    data = rules()
    for name in ("generic", "frequent", "kind_words"):
        assert not getattr(data, name) & set(data.one_word)
    assert not set(data.one_word) & set(data.one_word.values())


def test_lists_do_not_contradict_each_other() -> None:
    data = rules()
    assert not data.kind_words & data.wing_words
    assert not data.generic & data.frequent
    assert not data.held_with & data.not_held
    assert not data.generic & set(organisation_words().distinct) - {"democratic", "finance", "interior", "national"} - {
        "defence",
        "republic",
        "regional",
        "republican",
    }


def test_kinds_are_in_compared_form_and_of_one_kind() -> None:
    said = [phrase for kind in rules().kinds for phrase in kind.with_state | kind.bare]
    assert all(phrase == " ".join(content(phrase)) for phrase in said)
    for kind in rules().kinds:
        assert kind.bare <= kind.with_state or kind.name == "air force"
        others = [other for other in rules().kinds if other is not kind]
        assert not any(kind.with_state & other.with_state for other in others)
    assert rules().state_kind in {kind.name for kind in rules().kinds}
    assert rules().kind_types <= {kind.value for kind in ActorType}


def test_crowds_are_no_organs_of_states() -> None:
    said = {phrase for kind in rules().kinds for phrase in kind.with_state | kind.bare}
    assert not said & {"protesters", "demonstrators", "residents", "villagers", "rebels", "militants", "people"}


def test_titles_mean_one_office() -> None:
    titles = [title for line in read_rules()["offices"] for title in line]
    assert len(titles) == len(set(titles))
    assert all(title == name_key(title) for title in titles)
    assert all(title_of(title, None) == line[0] for line in read_rules()["offices"] for title in line)


def test_scores_are_in_order() -> None:
    data = rules()
    assert all(0 < score <= 1 for score in data.scores.values())
    scores = data.scores
    order = ["same_name", "alias", "stripped", "acronym", "subset", "short_name", "office", "surname", "suggested"]
    assert [scores[name] for name in order] == sorted((scores[name] for name in order), reverse=True)
    assert data.least_suggested < scores["suggested"]
    assert all(days > 0 for days in data.windows.values())
    assert all(0 < taken < 0.2 for taken in data.penalties.values())


def test_every_score_window_and_penalty_is_used() -> None:
    from pathlib import Path

    import polgraph.graph.resolution.rules as module

    code = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(Path(module.__file__ or "").parent.glob("*.py"))
    )
    data = rules()
    unused = [name for name in [*data.scores, *data.windows, *data.penalties] if f'"{name}"' not in code]
    assert not unused


def test_names_of_their_own_are_of_words_that_every_state_has() -> None:
    data = rules()
    for name in data.own_names:
        assert {word.removesuffix("s") for word in body_words(name)} <= {
            word.removesuffix("s") for word in data.generic | data.wing_words
        }


def test_every_body_of_the_catalogue_without_a_state_has_a_telling_name() -> None:
    stateless = [actor for actor in load_catalogue() if actor.country is None and actor.type.value != "person"]
    assert stateless
    assert not [actor.name for actor in stateless if is_generic(actor.name, None)]


def test_names_that_shorten_nothing_are_of_known_bodies() -> None:
    known = {name_key(actor.name) for actor in load_catalogue()}
    assert rules().never_short <= known
