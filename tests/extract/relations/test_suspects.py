"""Who near a deed may have done it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Proposed

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "suspected"),
    [
        ("Luis Vega condemns drone attacks in Togo which have killed and injured more villagers.", False),
        ("Chile denounced the bombing that killed six Bolivian soldiers.", False),
        ("Chile deplored strikes in which six Bolivian soldiers died.", False),
        ("Chile carried out the bombing that killed six Bolivian soldiers.", True),
    ],
)
def test_who_condemns_a_deed_has_not_done_it(proposed_in: Proposed, text: str, suspected: bool) -> None:
    doers = {name for (name, relation, _), _ in proposed_in(text) if relation == "ASSAULT"}
    assert bool(doers & {"Luis Vega", "Chile"}) is suspected
