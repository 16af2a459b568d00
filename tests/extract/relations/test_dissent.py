"""Whom a protest is against, told by its purpose or cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Proposed

pytestmark = pytest.mark.model


def caused(proposed_in: Proposed, text: str) -> set[tuple[str, str]]:
    """Protester and target of the protests whose target the cause tells."""
    return {(subject, object_) for (subject, _, object_), c in proposed_in(text) if c.rule == "protest cause"}


@pytest.mark.parametrize(
    ("text", "protester", "target"),
    [
        ("Chilean farmers blocked a road to press their demands on Bruno Keller.", "Chilean farmers", "Bruno Keller"),
        ("Bus drivers blocked a road to show their opposition to Tunisia.", "Bus drivers", "Tunisia"),
        (
            "Hundreds of Chilean workers stopped work over a law signed by Bruno Keller.",
            "Chilean workers",
            "Bruno Keller",
        ),
        ("Chilean nurses staged a hunger strike to demand the resignation of Bruno Keller.", "nurses", "Bruno Keller"),
    ],
)
def test_target_of_protest(proposed_in: Proposed, text: str, protester: str, target: str) -> None:
    assert any(protester in a and b == target for a, b in caused(proposed_in, text))


@pytest.mark.parametrize(
    "text",
    [
        "Chilean farmers blocked a road to help Bruno Keller.",
        "Chilean farmers built a road to press their demands on Bruno Keller.",
    ],
)
def test_other_purpose_is_no_protest(proposed_in: Proposed, text: str) -> None:
    assert not caused(proposed_in, text)
