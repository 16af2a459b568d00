"""Descriptions in headlines take up what the first paragraph names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(
            "Court bans party in Togo\n\nTogo's Constitutional Court banned the Forward Party on Monday.",
            "Court",
            {"Constitutional Court"},
            id="by its last word",
        ),
        pytest.param(
            "Court bans party in Togo\n\nTogo's Constitutional Court banned the Forward Party on Monday.",
            "party",
            {"Forward Party"},
            id="the object too",
        ),
        pytest.param(
            "Militia vows to fight on in Mali\n\nThe army of Mali attacked the Kidal Brigades on Monday. "
            "The militia denied that it had lost a town.",
            "Militia",
            {"Kidal Brigades"},
            id="by what the article calls it",
        ),
        pytest.param(
            "Court bans a newspaper in Togo\n\nThe ministry praised the court.",
            "newspaper",
            {"newspaper"},
            id="nothing to take up",
        ),
        pytest.param(
            "Mensah's party quits in Togo\n\nTogo's Forward Party banned a rally. Kofi Mensah left his party.",
            "party",
            {"party"},
            id="not whose it may not be",
        ),
        pytest.param(
            "Peruvian court frees minister\n\nChile's Supreme Court criticised Peru on Monday.",
            "court",
            {"Peruvian court"},
            id="not another country's",
        ),
    ],
)
def test_headline(text: str, word: str, expected: set[str], stands_for: Callable[..., set[str]]) -> None:
    assert stands_for(text, word, 0) == expected
