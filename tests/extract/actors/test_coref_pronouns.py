"""Pronouns of the third person: agreement, clause, number, gender."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.extract.pipeline import Extractor

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
    "whose lawyers speak": (
        "Minister Pablo Quintero defended the police. Rui Tavora's lawyers say that the charges against him are false.",
        "him",
        {"Rui Tavora"},
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
    "its is of who is asked to act": ("The Maldives asked India to withdraw its troops.", "its", {"India"}),
    "its is of who is called on": ("Norway called on Peru to end its raids.", "its", {"Peru"}),
    "his is of who is forced to act": ("Rui Tavora forced Ivan Petrov to drop his claim.", "his", {"Ivan Petrov"}),
    "whose soil is to be left": ("Norway told Peru to move the camp from its soil.", "its", {"Norway"}),
    "a relative clause over a list": ("Chad and Sudan, which fought a war in 2006, met.", "which", {"Chad", "Sudan"}),
    "a relative clause over the last of a list": ("Chad and Sudan, which has a navy, met.", "which", {"Sudan"}),
    "itself is the subject": ("Norway defended itself against Sweden.", "itself", {"Norway"}),
    "a relative clause over one": ("Norway, which backs Chile, criticised Peru.", "which", {"Norway"}),
    "whose after a list that the parser splits": (
        "The movement absorbed the Eastern Volunteers and the Orlan Brotherhood, whose leader, Petr Zelenka, was shot.",
        "whose",
        {"Orlan Brotherhood"},
    ),
    "whose behind a description in apposition": (
        "Peru called the Andean Front, an outfit whose leader, Luis Paz, was freed.",
        "whose",
        {"Andean Front"},
    ),
    "whose leader the court bans is another's": (
        "The Supreme Court dissolved the Nile Party and banned its leader, Hassan Omar, from politics.",
        "its",
        {"Nile Party"},
    ),
    "whose leader the police hold is another's": (
        "The Lango Party will boycott the vote unless the police release its secretary-general, Peter Ogwal.",
        "its",
        {"Lango Party"},
    ),
    "its own is the agent's": ("The army arrested its own commander, Juan Perez.", "its", {"army"}),
    "one's own treasurer may be expelled": ("The Reform Party expelled its treasurer.", "its", {"Reform Party"}),
    "a neighbour is the agent's": ("Norway helped Sweden. Norway sued its rival.", "its", {"Norway"}),
    "object of a participle is not its agent": (
        "Norway sued two firms. Sweden sanctioned a Danish bank, accusing it of fraud.",
        "it",
        {"Danish bank"},
    ),
    "accused of acting against the accuser": (
        "Mr Pablo Quintero accused Mr Ivan Petrov of plotting against him.",
        "him",
        {"Pablo Quintero"},
    ),
    "the rival of an owner is another": (
        "Mr Ivan Petrov spoke on Monday. The minister, Pablo Quintero, whose rivalry with him is old, was silent.",
        "him",
        {"Ivan Petrov"},
    ),
    "what something is part of is another": (
        "The Kivu Coalition lost a vote. The Lango Party, which is part of it, stayed away.",
        "it",
        {"Kivu Coalition"},
    ),
    "an event enables its agent": ("Norway found gas, enabling it to arm.", "it", {"Norway"}),
    "it is clear that": ("Norway criticised Peru. It is clear that Chile will object.", "It", set()),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_pronoun(case: str, stands_for: Callable[..., set[str]]) -> None:
    text, word, expected = CASES[case]
    assert stands_for(text, word) == expected


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Norway praised Ada Obi. She thanked the army.", True),
        ("Ada Obi met Rosa Vilar. She thanked the army.", False),
    ],
)
def test_how_clear_it_is_whom_a_pronoun_means(extractor: Extractor, text: str, alone: bool) -> None:
    doc = extractor.nlp(text)
    leads = extractor.analyse(doc).resolution.leads
    pronoun = next(token.i for token in doc if token.text == "She")
    assert (leads[pronoun] == math.inf) is alone


def test_a_subject_is_nobody_whom_the_rest_of_its_clause_names(
    stands_for: Callable[[str, str, int], set[str]],
) -> None:
    text = "Mr Musa Obi sued Mr Ola Berg. Mr Ola Berg called a lawyer, Mr Ade Bello. He urged Mr Berg to pay."
    assert "Ola Berg" not in stands_for(text, "He", -1)
