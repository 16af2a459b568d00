"""Cataphora: a pronoun in an opening clause or adjunct stands for the subject of the main clause behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model

AHEAD = {
    "clause of time": ("Before he left for Nairobi, Tesfaye Alemu accused Eritrea of spying.", "he", {"Tesfaye Alemu"}),
    "possessive in an adjunct": (
        "In its first statement, the Andean Front said it would free the engineers.",
        "its",
        {"Andean Front"},
    ),
    "their before two coordinated": (
        "After their talks in Geneva, Sweden and Finland signed a pact.",
        "their",
        {"Sweden", "Finland"},
    ),
    "absolute construction": (
        "His party having lost the election, Mr Goran Petrovic resigned.",
        "His",
        {"Goran Petrovic"},
    ),
    "concession": (
        "Although she denied it, Mrs Ana Belova met the ambassador of Chile.",
        "she",
        {"Ana Belova"},
    ),
    "over an earlier man": (
        "The police held Ivan Petrov on Monday. After he returned to Quito, President Luis Andrade sacked the mayor.",
        "he",
        {"Luis Andrade"},
    ),
    "over an earlier state": (
        "Sweden criticised Norway on Monday. In its reply, Denmark rejected the proposal.",
        "its",
        {"Denmark"},
    ),
    "gerund": (
        "The army met the farmers. After losing its last base, the Karen Union surrendered.",
        "its",
        {"Karen Union"},
    ),
    "in a speech": (
        "Omar Haddad was absent. In his speech to the assembly, Salim Rashid condemned the coup.",
        "his",
        {"Salim Rashid"},
    ),
    "headquarters": (
        "From its headquarters in Jakarta, the Melati Party demanded a recount.",
        "its",
        {"Melati Party"},
    ),
    "as": ("As he left the court in Dhaka, Kamal Hossain called the judges cowards.", "he", {"Kamal Hossain"}),
    "despite": (
        "Despite its promises, Turkey has not withdrawn from the town.",
        "its",
        {"Turkey"},
    ),
    "like": (
        "Like his father, Hun Sovann has jailed critics of the government.",
        "his",
        {"Hun Sovann"},
    ),
    "possessive head": (
        "With her deputy at her side, Prime Minister Freya Lindqvist apologised to the Sami.",
        "her",
        {"Freya Lindqvist"},
    ),
    "if": (
        "If it loses the vote, the Kivu Alliance will leave the government, its leader said.",
        "it",
        {"Kivu Alliance"},
    ),
    "object pronoun": (
        "When reporters asked him about the raid, General Adel Mansour blamed Iran.",
        "him",
        {"Adel Mansour"},
    ),
    "participle": (
        "Flanked by his generals, President Moussa Keita vowed to crush the rebels.",
        "his",
        {"Moussa Keita"},
    ),
    "two women": (
        "Mrs Rosa Delgado met farmers in Puno. While she was there, Mr Pablo Quintero attacked her record.",
        "she",
        {"Rosa Delgado"},
    ),
    "plural group": (
        "Before they reached the border, the militiamen shot two guards.",
        "they",
        {"militiamen"},
    ),
}
BEHIND = {
    "another gender": (
        "Mrs Rosa Delgado met farmers in Puno. Before she left, Mr Pablo Quintero accused her of fraud.",
        "she",
        {"Rosa Delgado"},
    ),
    "subject before and the object again": (
        "Ivan Petrov spoke in Riga. After he left, Pablo Quintero criticised him.",
        "he",
        {"Ivan Petrov"},
    ),
    "weather": ("It was raining when Pablo Quintero met Ivan Petrov in Lima.", "It", set()),
    "it is clear": ("Although it is clear that the vote was rigged, Norway recognised the result.", "it", set()),
    "quotation": (
        'Ivan Petrov arrived in Lima. "Before he came, nobody helped us," Pablo Quintero said.',
        "he",
        {"Ivan Petrov"},
    ),
    "state of an earlier sentence, object again": (
        "Chile closed the border. After it closed the border, Peru accused it of piracy.",
        "it",
        {"Chile"},
    ),
    "clause behind": ("Pablo Quintero resigned after he lost the vote.", "he", {"Pablo Quintero"}),
    "reporting clause behind": (
        "Ivan Petrov denied it. He never met the envoy, Pablo Quintero said.",
        "He",
        {"Ivan Petrov"},
    ),
    "coordinated main clause": (
        "Ivan Petrov was sacked on Monday. He left the country, and Pablo Quintero took over.",
        "He",
        {"Ivan Petrov"},
    ),
    "other number": (
        "The militiamen fled on Monday. After their retreat, Norway reopened the road.",
        "their",
        {"militiamen"},
    ),
    "subject of the sentence before": (
        "Ivan Petrov arrived in Riga on Monday. After he had left the city, Pablo Quintero called an election.",
        "he",
        {"Ivan Petrov"},
    ),
    "neuter": (
        "Norway closed the port. After its decision, Ivan Petrov resigned.",
        "its",
        {"Norway"},
    ),
}


@pytest.mark.parametrize("case", AHEAD, ids=list(AHEAD))
def test_cataphora(case: str, stands_for: Callable[..., set[str]]) -> None:
    text, word, expected = AHEAD[case]
    assert stands_for(text, word, 0) == expected


@pytest.mark.parametrize("case", BEHIND, ids=list(BEHIND))
def test_near_miss(case: str, stands_for: Callable[..., set[str]]) -> None:
    text, word, expected = BEHIND[case]
    assert stands_for(text, word, 0) == expected
