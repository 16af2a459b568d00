"""Which actor and which statement of the gold a prediction means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.extract.evaluation.match import best_actor, fit, gold_actors, same, words

NAMES = st.text("ab c-.'É", max_size=12)
ACTORS = {"a1": ["Orla Brandt", "the premier"], "a2": ["Harbour Union", "HU"], "a3": ["Union of Miners"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The President of Ruvia’s sister", ["ruvia", "sister"]),
        ("José Núñez", ["jose", "nunez"]),
        ("the U.S. army", ["us", "army"]),
        ("al-Tamari", ["tamari"]),
        ("the", []),
    ],
)
def test_words_that_count(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [
        ("Orla Brandt", "Prime Minister Orla BRANDT", 1.0, 1.0),
        ("Brandt", "Orla Brandt", 0.85, 0.85),
        ("Orla", "Orla Brandt", 0.5, 0.5),
        ("Union", "Union of Free Miners", 0.45, 0.45),
        ("Harbour Union", "Harbour Union party youth", 0.5, 0.5),
        ("Orla Brandt", "Orla Reke", 1 / 3, 1 / 3),
        ("Orla Brandt", "Tomas Reke", 0.0, 0.0),
        ("", "Orla Brandt", 0.0, 0.0),
        ("the", "the", 0.0, 0.0),
    ],
)
def test_how_well_two_names_fit(a: str, b: str, least: float, most: float) -> None:
    assert least - 1e-9 <= fit(a, b) <= most + 1e-9


@given(NAMES, NAMES)
def test_fit_is_a_symmetric_share(a: str, b: str) -> None:
    assert fit(a, b) == fit(b, a)
    assert 0.0 <= fit(a, b) <= 1.0


@given(NAMES)
def test_a_name_fits_itself(name: str) -> None:
    assert fit(name, name) == (1.0 if words(name) else 0.0)


@pytest.mark.parametrize(
    ("forms", "actor"),
    [
        (("Brandt",), "a1"),
        (("Orla",), "a1"),
        (("Nobody", "The Premier"), "a1"),
        (("", "HU"), "a2"),
        (("Miners",), "a3"),
        (("Union",), "a2"),
        (("Tomas Reke",), None),
        ((), None),
    ],
)
def test_the_actor_that_fits_best_is_meant(forms: tuple[str, ...], actor: str | None) -> None:
    assert best_actor(forms, ACTORS) == actor


def test_without_actors_nobody_is_meant() -> None:
    assert best_actor(("Brandt",), {}) is None


def test_the_least_fit_can_be_chosen() -> None:
    assert best_actor(("Orla Reke",), ACTORS, least=0.3) == "a1"


def test_names_and_mentions_of_the_gold() -> None:
    actors = [{"id": "a1", "name": "A", "mentions": ["B"]}, {"id": "a2", "name": "C"}]
    assert gold_actors({"actors": actors}) == {"a1": ["A", "B"], "a2": ["C"]}


@pytest.mark.parametrize(
    ("relation", "typed", "straight", "swapped", "other"),
    [("ACCUSE", True, True, False, False), ("CONSULT", True, True, True, False), ("ACCUSE", False, True, True, True)],
)
def test_same(relation: str, typed: bool, straight: bool, swapped: bool, other: bool) -> None:
    statement = {"subject": "a1", "relation": relation, "object": "a2"}
    assert same(statement, "a1", relation, "a2", typed=typed) is straight
    assert same(statement, "a2", relation, "a1", typed=typed) is swapped
    assert same(statement, "a1", "THREATEN", "a2", typed=typed) is other
    assert not same(statement, "a1", relation, "a3", typed=typed)
    assert not same(statement, "a1", relation, None, typed=typed)
