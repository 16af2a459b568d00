"""What somebody is asked or promises to stop has been going on."""

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
        ("Norway urged Chad to stop attacks on Niger.", ("Chad", "ASSAULT", "Niger")),
        ("Norway called on Chad to end its siege of Bardo.", ("Chad", "COERCE", "Bardo")),
        ("Norway demanded that Chad cease shelling Bardo.", ("Chad", "ASSAULT", "Bardo")),
        ("Chad promised to halt its attacks on Niger.", ("Chad", "ASSAULT", "Niger")),
    ],
)
def test_it_is_told_as_done(proposed_in: Proposed, text: str, expected: Triple) -> None:
    found = {(c.modality.status, c.modality.requested) for t, c in proposed_in(text) if t == expected}
    assert (Status.ASSERTED, False) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway urged Chad to attack Niger.", ("Chad", "ASSAULT", "Niger")),
    ],
)
def test_what_is_to_be_begun_is_only_asked_for(proposed_in: Proposed, text: str, expected: Triple) -> None:
    found = [c for t, c in proposed_in(text) if t == expected]
    assert found
    assert all(c.modality.requested for c in found)


def test_a_promise_to_attack_is_a_plan(proposed_in: Proposed) -> None:
    found = [c for t, c in proposed_in("Chad promised to attack Niger.") if t == ("Chad", "ASSAULT", "Niger")]
    assert {c.modality.status for c in found} == {Status.INTENDED}
