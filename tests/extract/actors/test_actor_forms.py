"""Names with small words, acronyms in brackets, descriptions that name somebody, capitals of unions, realms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.conftest import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extract.conftest import Entities

pytestmark = pytest.mark.model


@pytest.mark.parametrize(("text", "word", "name"), table("words_for_actors"))
def test_word_stands_for(stands_for: Callable[..., set[str]], text: str, word: str, name: str) -> None:
    """A word stands for the actor of that name and no other."""
    assert stands_for(text, word) == {name}


@pytest.mark.parametrize(("text", "name"), table("names_of_actors"))
def test_name_goes_so_far(entities_in: Entities, text: str, name: str) -> None:
    """An actor has that name."""
    assert name in {entity.name for entity in entities_in(text)}
