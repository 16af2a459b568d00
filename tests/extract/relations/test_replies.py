"""Replies that leave out what they answer, and nouns that take up an event of their own kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Proposed

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway urged Hungary to lift its veto. Budapest refused.", ("Hungary", "REJECT", "Norway")),
        ("Norway asked Hungary to lift its veto, but Budapest said no.", ("Hungary", "REJECT", "Norway")),
        ("The union asked Nissan for talks, but the company declined.", ("Nissan", "REJECT", "union")),
        ("Kenya urged Uganda to pay the miners. Uganda relented.", ("Uganda", "CONCEDE", "Kenya")),
        (
            "Captain Bruno Keller asked Peru for boats and was rebuffed.",
            ("Peru", "REJECT", "Bruno Keller"),
        ),
    ],
)
def test_whoever_asked_is_answered(proposed_in: Proposed, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [triple for triple, candidate in proposed_in(text) if candidate.rule.startswith("reply")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway urged Hungary to lift its veto. Sweden refused.",
        "Norway asked Hungary about its veto. Budapest declined to comment.",
        "Norway urged Hungary to lift its veto. Budapest refused a visa to Ivan Petrov.",
        "Norway met Hungary in Oslo. Budapest refused.",
        "Norway urged Hungary to lift its veto. Budapest did not refuse.",
    ],
)
def test_nobody_is_answered(proposed_in: Proposed, text: str) -> None:
    assert not [triple for triple, candidate in proposed_in(text) if candidate.rule.startswith("reply")]


@pytest.mark.parametrize(
    ("text", "culprit"),
    [
        ("Chad bombed Darfur on Monday. Kenya urged Niger to wait. Ghana condemned the raid.", "Chad"),
        ("Peru imposed sanctions on Cuba. Chile helped Haiti. Belize denounced the sanctions.", "Peru"),
    ],
)
def test_a_noun_takes_up_an_event_of_its_kind(proposed_in: Proposed, text: str, culprit: str) -> None:
    accused = {triple[2] for triple, candidate in proposed_in(text) if candidate.object.slot == "event"}
    assert accused == {culprit}


def test_no_event_of_the_kind_is_taken_up(proposed_in: Proposed) -> None:
    found = proposed_in("Kenya urged Niger to wait. Ghana condemned the raid.")
    assert not [triple for triple, candidate in found if candidate.object.slot == "event"]


def test_any_event_is_a_move(proposed_in: Proposed) -> None:
    found = proposed_in("Kenya expelled the envoy of Niger on Friday. Ghana condemned the move.")
    assert ("Ghana", "ACCUSE", "Kenya") in [triple for triple, _ in found]
