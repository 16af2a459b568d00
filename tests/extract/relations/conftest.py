"""A way to ask for the relations of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.extract.relations.model import How

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extract.conftest import Proposed, Triple


@pytest.fixture
def triples(proposed_in: Proposed) -> Callable[[str], set[Triple]]:
    """A function from a text to the names in its candidates."""
    return lambda text: {triple for triple, _ in proposed_in(text)}


@pytest.fixture
def firm(proposed_in: Proposed) -> Callable[[str], set[Triple]]:
    """The same without the candidates one argument of which only stands near."""
    return lambda text: {t for t, c in proposed_in(text) if max(c.subject.how, c.object.how) < How.INSIDE}
