"""Paragraphs on sport, business, weather and culture state next to nothing about politics."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polgraph.ontology.records import Article

if TYPE_CHECKING:
    from polgraph.extract.pipeline import Extractor

QUIET = Path(__file__).parents[1] / "data" / "quiet"
MOST = 0.1
"""Statements a paragraph, over all."""


def paragraphs() -> list[Article]:
    """One article a line of the files."""
    return [
        Article(f"{path.stem}-{number}", line)
        for path in sorted(QUIET.glob("*.txt"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip()
    ]


def test_there_are_enough_paragraphs_of_each_kind() -> None:
    counts = {path.stem: len(path.read_text(encoding="utf-8").splitlines()) for path in QUIET.glob("*.txt")}
    assert min(counts.values()) >= 15
    assert sum(counts.values()) >= 60


@pytest.mark.model
def test_quiet_paragraphs_state_next_to_nothing(extractor: Extractor) -> None:
    articles = paragraphs()
    found = [
        f"{one.article.id}: {s.subject.name} {s.relation} {s.object.name} ({s.confidence})"
        for one in extractor.pipe(articles)
        for s in one.statements
    ]
    assert len(found) <= MOST * len(articles), found
