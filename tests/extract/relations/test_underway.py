"""What is done as soon as it is tried, taken for known, said to be going on, or goes on from the verb before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.conftest import triple_of

if TYPE_CHECKING:
    from tests.extract.conftest import Claimed, Triple

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "triple", "expected"),
    [
        # an attempted attack is one, an attempted arrest or rescue is none
        ("Chilean troops attempted to bomb the rebels.", ("Chilean troops", "ASSAULT", "rebels"), "asserted"),
        ("Chilean troops attempted to arrest the rebels.", ("Chilean troops", "COERCE", "rebels"), "intended"),
        ("Chilean troops hope to bomb the rebels.", ("Chilean troops", "ASSAULT", "rebels"), "intended"),
        (
            "The rebels held a parade, reportedly trying to kill Luis Araya.",
            ("rebels", "ASSAULT", "Luis Araya"),
            "reported",
        ),
        ("Chilean troops will try to bomb the rebels.", ("Chilean troops", "ASSAULT", "rebels"), "intended"),
        ("Chilean troops have not tried to bomb the rebels.", ("Chilean troops", "ASSAULT", "rebels"), "asserted not"),
        # who stands by somebody supports him, who will go on leading leads
        ("Denmark is committed to supporting Chile.", ("Denmark", "SUPPORT", "Chile"), "asserted"),
        ("Denmark is committed to bombing Chile.", ("Denmark", "ASSAULT", "Chile"), "intended"),
        ("Denmark will continue to lead the coalition.", ("Denmark", "LEADS", "coalition"), "asserted"),
        ("Denmark will lead the coalition.", ("Denmark", "LEADS", "coalition"), "intended"),
        # news that is welcomed is known
        ("I welcome the news that rebels captured Kasrin.", ("rebels", "ASSAULT", "Kasrin"), "asserted"),
        ("I doubt the news that rebels captured Kasrin.", ("rebels", "ASSAULT", "Kasrin"), "reported"),
        # said to be doing
        (
            "Police raided a charity believed to be funding the rebels.",
            ("charity believed to be funding the rebels", "AID", "rebels"),
            "reported",
        ),
        # a participle goes on from a future, a hedge
        ("The minister will return to Chile, visiting Peru on Monday.", ("minister", "CONSULT", "Peru"), "intended"),
        ("The minister returned to Chile, visiting Peru on Monday.", ("minister", "CONSULT", "Peru"), "asserted"),
        (
            "Bishops reportedly sided with Araya, prompting the militia to arrest two nuns.",
            ("militia", "COERCE", "two nuns"),
            "reported",
        ),
        # what has been heard of is no source of the rest
        ("Since rebels captured Kasrin, we have heard about its people.", ("rebels", "ASSAULT", "Kasrin"), "asserted"),
        ("Rebels captured Kasrin, we have heard.", ("Rebels", "ASSAULT", "Kasrin"), "reported"),
        # the paper between a verb and what it says
        (
            "Luis Araya denied in a video that rebels had killed two nuns.",
            ("rebels", "ASSAULT", "two nuns"),
            "asserted not",
        ),
        ("Luis Araya appeared in a video that rebels had made.", ("rebels", "ASSAULT", "Luis Araya"), None),
        # what an outcome has enabled has come about
        (
            "Rebels blocked the road, allowing bandits to attack two nuns.",
            ("bandits", "ASSAULT", "two nuns"),
            "asserted",
        ),
        (
            "Rebels will block the road, allowing bandits to attack two nuns.",
            ("bandits", "ASSAULT", "two nuns"),
            "intended",
        ),
        ("Rebels allowed bandits to attack two nuns.", ("bandits", "ASSAULT", "two nuns"), "intended"),
        # whoever orders a killing is its author
        ("The governor ordered the killing of two nuns.", ("governor", "ASSAULT", "two nuns"), "asserted"),
        ("The governor demanded the killing of two nuns.", ("governor", "ASSAULT", "two nuns"), "intended"),
        # a denial denied, and one that several verbs share
        ("The pope does not deny that he met Omar Fahad.", ("pope", "CONSULT", "Omar Fahad"), "asserted"),
        ("The pope denies that he met Omar Fahad.", ("pope", "CONSULT", "Omar Fahad"), "asserted not"),
        ("Denmark never armed, trained or sheltered the rebels.", ("Denmark", "AID", "rebels"), "asserted not"),
    ],
)
def test_status(claimed_in: Claimed, text: str, triple: Triple, expected: str | None) -> None:
    status = {f"{s.status}{' not' * s.negated}" for s in claimed_in(text) if triple_of(s) == triple}
    assert status == ({expected} if expected else set())
