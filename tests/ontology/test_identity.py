"""The ids that records have from their content."""

from __future__ import annotations

import pytest

from polgraph.ontology.identity import statement_id

SAID = ("a", "Norway", "SUPPORT", "Chile", "asserted", 3, 9)


def test_the_same_content_has_the_same_id() -> None:
    assert statement_id(*SAID, negated=False) == statement_id(*SAID, negated=False)


@pytest.mark.parametrize("place", range(len(SAID)))
def test_other_content_has_another_id(place: int) -> None:
    other = list(SAID)
    other[place] = 4 if isinstance(other[place], int) else "other"
    assert statement_id(*other, negated=False) != statement_id(*SAID, negated=False)  # type: ignore[arg-type]


def test_a_denial_is_another_statement() -> None:
    assert statement_id(*SAID, negated=True) != statement_id(*SAID, negated=False)
