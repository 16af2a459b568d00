"""Pronouns of the third person: agreement, clause, number, gender."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model

CASES = {
    "title gives the gender": (
        "Mrs Rosa Delgado met Mr Pablo Quintero in Lima. She accused him of lying.",
        "She",
        {"Rosa Delgado"},
    ),
    "object of the same verb is another": (
        "Mrs Rosa Delgado met Mr Pablo Quintero in Lima. She accused him of lying.",
        "him",
        {"Pablo Quintero"},
    ),
    "it is no person": ("Norway criticised Ivan Petrov on Monday. It expelled two diplomats.", "It", {"Norway"}),
    "its takes the clause's subject": (
        "Sweden helped Norway for years. On Monday Norway sent its navy to the north.",
        "its",
        {"Norway"},
    ),
    "they are two who are named together": (
        "Chile and Peru signed a treaty in March. They praised the mediators.",
        "They",
        {"Chile", "Peru"},
    ),
    "they are two who met": (
        "Pablo Quintero met Ivan Petrov on Friday. They agreed to lift the blockade.",
        "They",
        {"Pablo Quintero", "Ivan Petrov"},
    ),
    "itself is the subject": ("Norway defended itself against Sweden.", "itself", {"Norway"}),
    "a relative clause over one": ("Norway, which backs Chile, criticised Peru.", "which", {"Norway"}),
    "it is clear that": ("Norway criticised Peru. It is clear that Chile will object.", "It", set()),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_pronoun(case: str, stands_for: Callable[..., set[str]]) -> None:
    text, word, expected = CASES[case]
    assert stands_for(text, word) == expected
