"""The tables of the fallback keep their format, and say nothing that the lexicon or the ontology contradicts."""

from __future__ import annotations

import re

import pytest

from polgraph.extract.fallback.table import FIGURES, GUESSES, NEUTRAL, PREDICATES, load_fallback, table
from polgraph.extract.kinds import event_types
from polgraph.ontology import load_ontology

VERB = re.compile(r"[a-z]+(?:-[a-z]+)*")


@pytest.mark.parametrize("name", [GUESSES, NEUTRAL])
def test_verbs_are_lemmas_in_order_and_stand_once(name: str) -> None:
    verbs = [row["verb"] for row in table(name)]
    assert verbs == sorted(set(verbs))
    assert not [verb for verb in verbs if not VERB.fullmatch(verb)]


def test_a_neutral_verb_is_not_guessed() -> None:
    assert not {row["verb"] for row in table(NEUTRAL)} & {row["verb"] for row in table(GUESSES)}


def test_every_event_has_a_general_predicate_of_its_own() -> None:
    relations = {predicate.name: predicate.relation for predicate in load_ontology().predicates}
    named = {row["relation"]: relations.get(row["predicate"]) for row in table(PREDICATES)}
    assert named == {relation: relation for relation in event_types()}


def test_guesses_are_events_with_a_probability() -> None:
    wrong = [
        row for row in table(GUESSES) if row["relation"] not in event_types() or not 0.05 <= float(row["chance"]) <= 1
    ]
    assert not wrong


def test_the_threshold_parts_the_guesses_and_was_chosen_for_nine_of_ten() -> None:
    fallback, figures = load_fallback(), {row["figure"]: float(row["value"]) for row in table(FIGURES)}
    followed = sum(guess.chance >= fallback.threshold for guess in fallback.guesses.values())
    assert 0 < followed < len(fallback.guesses) / 2
    assert figures["of these right"] >= 0.9


@pytest.mark.parametrize("verb", ["believe", "need", "judge", "regard", "own", "resemble", "follow", "attack"])
def test_neutral_and_known_verbs_are_not_guessed(verb: str) -> None:
    assert load_fallback().guess((verb,)) is None
