"""A way to ask whom a word stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.extract.pipeline import Extractor


@pytest.fixture
def stands_for(extractor: Extractor) -> Callable[[str, str, int], set[str]]:
    """A function from a text, a word and its occurrence (the last unless told) to the names that it stands for."""

    def find(text: str, word: str, occurrence: int = -1) -> set[str]:
        doc = extractor.nlp(text)
        resolution = extractor.analyse(doc).resolution
        token = [token.i for token in doc if token.text == word][occurrence]
        members = (resolution.of[token], *resolution.also.get(token, ())) if token in resolution.of else ()
        return {resolution.entities[member].name for member in members}

    return find
