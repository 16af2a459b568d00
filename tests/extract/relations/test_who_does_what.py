"""Who does what to whom, and who does not: agency reports, to whom a deed belongs, who holds which office."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.conftest import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extract.conftest import Triple

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "said", "unsaid"), [row for name in ("reported_news", "belonging", "offices") for row in table(name)]
)
def test_who_does_what(
    triples: Callable[[str], set[Triple]], text: str, said: list[str] | None, unsaid: list[str] | None
) -> None:
    found = triples(text)
    assert said is None or tuple(said) in found
    assert unsaid is None or tuple(unsaid) not in found
