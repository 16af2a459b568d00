"""The first person: speakers of quotations, issuers of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model

CASES = {
    "a heading names a ministry": (
        "Statement by the Ministry of Foreign Affairs of Chile on the border\n\nWe condemn the attack by Peru.",
        "We",
        {"Chile"},
    ),
    "a ministry of an invented state": (
        "Statement by the Ministry of Justice of the Republic of Tollmark\n\nTollmark is calm. We thank Peru.",
        "We",
        {"Tollmark"},
    ),
    "the state acts beside its ministry": (
        "Statement by the Ministry of Foreign Affairs on the border\n\nChile condemns the attack. We thank Peru.",
        "We",
        {"Chile"},
    ),
    "a union speaks for itself": (
        "Statement by the Dockers Union of Chile on the border\n\nChile condemns the attack. We thank Peru.",
        "We",
        {"Dockers Union of Chile"},
    ),
    "a heading names two governments": (
        "Statement by the Governments of Chile and Peru on fishing\n\nWe thank Brazil for its help.",
        "We",
        {"Chile", "Peru"},
    ),
    "an act of speech opens the text": (
        "Norway strongly condemns the attack in Lima. We urge Peru to find the culprits.",
        "We",
        {"Norway"},
    ),
    "a quotation set as a paragraph": (
        "Norway welcomed the truce.\n\nIvan Petrov said:\n\nI thank the government of Chile for its patience.",
        "I",
        {"Ivan Petrov"},
    ),
    "the side of a spokesman": (
        'The Norwegian foreign minister, Ivan Petrov, spoke on Monday. "We will help Chile," Petrov said.',
        "We",
        {"Norway"},
    ),
    "a minister does not speak for what he sees to": (
        'Lars Nyberg, Minister for the Middle East, visited Iraq. "We have supported Iraq," Nyberg said.',
        "We",
        {"Lars Nyberg"},
    ),
    "a spokesman speaks for his party": (
        'Lars Nyberg, spokesman for the Alpine Party, visited Iraq. "We have supported Iraq," Nyberg said.',
        "We",
        {"Alpine Party"},
    ),
    "I is the speaker": ('"I will never sign," Pablo Quintero said on Monday.', "I", {"Pablo Quintero"}),
    "nobody is known who is thanked": ("We thank her for her service.", "her", set()),
    "nobody issues a report": ("Ivan Petrov criticised Norway. For years we have seen such quarrels.", "we", set()),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_first_person(case: str, stands_for: Callable[..., set[str]]) -> None:
    text, word, expected = CASES[case]
    assert stands_for(text, word) == expected
