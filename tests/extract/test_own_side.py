"""Whoever tells of the acts of an own side asserts them: officers, ministries, papers, those who speak for a state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.conftest import triple_of

if TYPE_CHECKING:
    from tests.extract.conftest import Claimed, Triple

pytestmark = pytest.mark.model


def told(claimed_in: Claimed, text: str) -> dict[Triple, tuple[str, str | None]]:
    """Status and source of the statements of a text."""
    return {triple_of(s): (str(s.status), s.attributed_to) for s in claimed_in(text)}


RELEASE = "General Ole Brandt met Luis Araya in Lima, according to {}.\n\nBrandt detained Araya, {}."


@pytest.mark.parametrize(
    ("text", "triple", "expected"),
    [
        # an officer tells of his force
        (
            "The Chilean navy seized two Peruvian boats, a navy officer, Commodore Luis Araya, said.",
            ("Chilean navy", "COERCE", "two Peruvian boats"),
            ("asserted", "Luis Araya"),
        ),
        (
            "The Chilean navy seized two Peruvian boats, an army officer, Colonel Luis Araya, said.",
            ("Chilean navy", "COERCE", "two Peruvian boats"),
            ("reported", "Luis Araya"),
        ),
        (
            "Chilean troops have bombed three camps, Major General Luis Araya, a regional commander, said.",
            ("Chilean troops", "ASSAULT", "three camps"),
            ("asserted", "Luis Araya"),
        ),
        (
            "Chilean troops have bombed three camps, Luis Araya, a trade unionist, said.",
            ("Chilean troops", "ASSAULT", "three camps"),
            ("reported", "Luis Araya"),
        ),
        # a force tells of its chief, a ministry's spokesman of the minister
        (
            "Denmark's navy chief met Luis Araya, the navy said.",
            ("navy chief", "CONSULT", "Luis Araya"),
            ("asserted", "navy"),
        ),
        (
            "A Foreign Office spokesman said: The Foreign Secretary met the rebel leader, Omar Fahad.",
            ("Foreign Secretary", "CONSULT", "Omar Fahad"),
            ("asserted", "Foreign Office spokesman"),
        ),
        (
            "A Foreign Office spokesman said: The rebel leader, Omar Fahad, met two bishops.",
            ("Omar Fahad", "CONSULT", "two bishops"),
            ("reported", "Foreign Office spokesman"),
        ),
        # in a state's own text its people tell of it
        (
            "Denmark condemns the raid on Tunis.\n\nIngrid Falk said: Denmark has arrested nine smugglers.",
            ("Denmark", "COERCE", "nine smugglers"),
            ("asserted", "Ingrid Falk"),
        ),
        (
            "Denmark condemns the raid on Tunis.\n\nIngrid Falk said: Norway has arrested nine smugglers.",
            ("Norway", "COERCE", "nine smugglers"),
            ("reported", "Ingrid Falk"),
        ),
        # whoever reiterates a state's stance speaks for it
        (
            "Ole Brandt reiterated Denmark's commitment to peace. Ole Brandt said Denmark had arrested nine smugglers.",
            ("Denmark", "COERCE", "nine smugglers"),
            ("asserted", "Ole Brandt"),
        ),
        (
            "Ole Brandt praised Denmark's commitment to peace. Ole Brandt said Denmark had arrested nine smugglers.",
            ("Denmark", "COERCE", "nine smugglers"),
            ("reported", "Ole Brandt"),
        ),
    ],
)
def test_own_side(claimed_in: Claimed, text: str, triple: Triple, expected: tuple[str, str | None]) -> None:
    assert told(claimed_in, text)[triple] == expected


@pytest.mark.parametrize(
    ("first", "later", "source"),
    [
        ("an Interior Ministry news release", "the release said", "Interior Ministry"),
        ("a statement by the army", "according to the statement", "army"),
        ("an Interior Ministry news release", "a release said", None),
        ("his brother", "the release said", None),
    ],
)
def test_paper_whose_author_was_named(claimed_in: Claimed, first: str, later: str, source: str | None) -> None:
    found = told(claimed_in, RELEASE.format(first, later))
    assert found["Ole Brandt", "COERCE", "Luis Araya"] == ("reported", source)


def test_statement_in_which_somebody_spoke(claimed_in: Claimed) -> None:
    text = "Rebels shelled Kasrin, the army said in a statement.\n\nThe rebels abducted two nuns, the statement said."
    assert told(claimed_in, text)["Rebels", "ASSAULT", "two nuns"] == ("reported", "army")


@pytest.mark.parametrize(
    ("text", "triple", "expected"),
    [
        # in its own statement an embassy condemns by itself
        (
            "The embassy condemned the militia, according to a statement.",
            ("embassy", "ACCUSE", "militia"),
            ("asserted", "embassy"),
        ),
        (
            "The embassy condemned the militia, according to a report.",
            ("embassy", "ACCUSE", "militia"),
            ("reported", None),
        ),
        # figures show nothing by themselves when somebody says so
        (
            "Lena Berg said these figures show that the army has armed the rebels.",
            ("army", "AID", "rebels"),
            ("reported", "Lena Berg"),
        ),
        (
            "These figures show that the army has armed the rebels.",
            ("army", "AID", "rebels"),
            ("reported", None),
        ),
        # nobody tells of what he does by saying it
        (
            '"I commend the Chilean envoys," Ole Brandt said.',
            ("Ole Brandt", "SUPPORT", "Chilean envoys"),
            ("asserted", None),
        ),
        (
            '"I commended the Chilean envoys," Ole Brandt said.',
            ("Ole Brandt", "SUPPORT", "Chilean envoys"),
            ("asserted", "Ole Brandt"),
        ),
    ],
)
def test_whose_words(claimed_in: Claimed, text: str, triple: Triple, expected: tuple[str, str | None]) -> None:
    assert told(claimed_in, text)[triple] == expected
