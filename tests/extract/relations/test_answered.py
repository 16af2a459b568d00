"""Whoever rejects or grants a demand or charge has been asked for it or accused before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.ontology.records import Status

if TYPE_CHECKING:
    from tests.extract.conftest import Proposed, Triple

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway accepted Iceland's demand that the station be returned to the fishermen.",
            ("Iceland", "REQUEST", "Norway"),
        ),
        ("Kenya rejected Somali demands for a federal constitution.", ("Somalia", "REQUEST", "Kenya")),
        (
            "Norway has so far resisted calls by the opposition Coast Party to send in the army.",
            ("Coast Party", "REQUEST", "Norway"),
        ),
        (
            "The Supreme Court threw out a petition by the Coast Party to remove President Anders Vik.",
            ("Coast Party", "REQUEST", "Supreme Court"),
        ),
        ("Chad bowed to the demands of the strikers.", ("strikers", "REQUEST", "Chad")),
        ("Uganda's request was turned down by Kenya on Monday.", ("Uganda", "REQUEST", "Kenya")),
        (
            "Kenya denied accusations by Uganda that its soldiers had crossed the border.",
            ("Uganda", "ACCUSE", "Kenya"),
        ),
    ],
)
def test_what_is_answered_was_said(proposed_in: Proposed, text: str, expected: Triple) -> None:
    (found,) = [c for triple, c in proposed_in(text) if triple == expected and c.rule.startswith("answered")]
    assert (found.modality.status, found.modality.negated) == (Status.ASSERTED, False)


def test_a_plan_to_reject_does_not_make_the_demand_a_plan(proposed_in: Proposed) -> None:
    found = proposed_in("Kenya may reject Uganda's demand for a pipeline.")
    assert Status.ASSERTED in {c.modality.status for t, c in found if t == ("Uganda", "REQUEST", "Kenya")}


def test_on_the_word_of_whoever_tells_of_the_answer(proposed_in: Proposed) -> None:
    found = proposed_in("Sweden said that Kenya had rejected Uganda's demand for a pipeline.")
    (one,) = [c for t, c in found if t == ("Uganda", "REQUEST", "Kenya") and c.rule.startswith("answered")]
    assert one.modality.status is Status.REPORTED


def test_a_denied_charge_has_been_made(proposed_in: Proposed) -> None:
    found = proposed_in("Kenya denied accusations by Uganda that its soldiers had crossed the border.")
    assert not [t for t, c in found if t == ("Uganda", "ACCUSE", "Kenya") and c.modality.negated]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya rejected Uganda's appeal to Sweden.",
        "Kenya rejected a visit by Uganda's president.",
        "The Coast Party, the larger of the two in the Blue Alliance, dropped its demand for a pipeline.",
        "Kenya repeated Uganda's demand for a pipeline.",
        "Kenya rejected the book of a writer from Uganda.",
    ],
)
def test_other_answers_presuppose_nothing(proposed_in: Proposed, text: str) -> None:
    assert not [c for _, c in proposed_in(text) if c.rule.startswith("answered")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya's minister, Juma Otieno, said that Uganda had armed the rebels. Uganda rejected the charge.",
            ("Uganda", "REJECT", "Juma Otieno"),
        ),
        (
            "According to Kenya, Uganda has armed the rebels. Uganda dismissed the accusation as absurd.",
            ("Uganda", "REJECT", "Kenya"),
        ),
    ],
)
def test_a_denial_answers_whoever_has_said_it(proposed_in: Proposed, text: str, expected: Triple) -> None:
    assert expected in {triple for triple, c in proposed_in(text) if c.rule == "reply denial"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said that Uganda had armed the rebels. Sweden rejected the charge.",
        "Kenya said that Uganda had armed the rebels. Uganda denied it.",
        "Uganda has armed the rebels. Uganda rejected the charge.",
        "Kenya said that Uganda had armed the rebels. Uganda rejected the charge of treason against Ana Silva.",
        "Kenya said that Uganda had armed the rebels. Uganda rejected the bill.",
    ],
)
def test_other_denials_do_not(proposed_in: Proposed, text: str) -> None:
    assert not [c for _, c in proposed_in(text) if c.rule == "reply denial"]
