"""Statements that a careless reading makes and the text does not: who is not behind a deed, what is not yet done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.extract.relations.model import UNMET, How
from tests.extract.conftest import table

if TYPE_CHECKING:
    from tests.extract.conftest import Proposed

pytestmark = pytest.mark.model


def surely(proposed_in: Proposed, text: str) -> set[str]:
    """What the rules alone would state, each as "subject RELATION object status", with "not" where it is denied."""
    return {
        f"{' '.join(triple)} {'not ' if c.modality.negated else ''}{c.modality.status}"
        for triple, c in proposed_in(text)
        if max(c.subject.how, c.object.how) < How.INSIDE and not c.rule.endswith(UNMET)
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Peru offered talks to the Sendero Brigade.", "Peru CONSULT Sendero Brigade intended"),
        ("Peru promised protection to farmers in Chile.", "Peru AID farmers"),
        ("Bolivia threatened to have Colonel Luis Vega arrested.", "Bolivia COERCE Luis Vega intended"),
        ("Peru and Chile will patrol together.", "Peru COOPERATE Chile intended"),
        ("Peru and Chile are each to send troops to Haiti.", "Chile MOBILIZE Haiti intended"),
        ("Were Peru to attack Chile, Brazil would help Chile.", "Peru ASSAULT Chile hypothetical"),
        ("Had Peru attacked Chile, Brazil would have helped Chile.", "Peru ASSAULT Chile hypothetical"),
        ("Should Peru fail to free the miners, Chile will close its port.", "Peru RETREAT miners not hypothetical"),
    ],
)
def test_what_lies_ahead(proposed_in: Proposed, text: str, said: str) -> None:
    assert any(said in one for one in surely(proposed_in, text)), surely(proposed_in, text)


@pytest.mark.parametrize(("text", "said", "unsaid"), table("not_said"))
def test_only_what_is_said(proposed_in: Proposed, text: str, said: str, unsaid: str) -> None:
    found = surely(proposed_in, text)
    assert any(said in one for one in found) or not said, found
    assert not unsaid or not any(unsaid in one for one in found), found
