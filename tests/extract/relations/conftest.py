"""A way to ask for the relations of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.extract.relations.model import How

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.extract.pipeline import Extractor


@pytest.fixture
def triples(extractor: Extractor) -> Callable[[str], set[tuple[str, str, str]]]:
    """A function from a text to the names in its candidates of standing relations."""

    def find(text: str) -> set[tuple[str, str, str]]:
        analysis = extractor.analyse(extractor.nlp(text))
        entities = analysis.resolution.entities
        return {
            (entities[c.subject.entity].name, c.relation, entities[c.object.entity].name) for c in analysis.candidates
        }

    return find


@pytest.fixture
def firm(extractor: Extractor) -> Callable[[str], set[tuple[str, str, str]]]:
    """The same without the candidates one argument of which only stands near."""

    def find(text: str) -> set[tuple[str, str, str]]:
        analysis = extractor.analyse(extractor.nlp(text))
        entities = analysis.resolution.entities
        return {
            (entities[c.subject.entity].name, c.relation, entities[c.object.entity].name)
            for c in analysis.candidates
            if max(c.subject.how, c.object.how) < How.INSIDE
        }

    return find
