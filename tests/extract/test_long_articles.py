"""The work on an article grows with its length, not with the square of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.ontology.records import Article

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.extract.pipeline import Extractor

NAMES = ("Kor", "Bel", "Tan", "Mir", "Dos", "Vel", "Zar", "Lub", "Pen", "Gah")
PARTS = ("ovar", "issen", "amadi", "ukhin", "elano", "orrick", "yaneh", "ibalde")
SHORT, LONG = 40, 320
MOST = 2.5
"""How many times as long a sentence of the long article may take; with squares it takes about eight times as long."""


def article(sentences: int) -> str:
    """Sentences about ever new ministers, with descriptions, pronouns and dates that take up what came before."""
    found = []
    for number in range(sentences):
        name = NAMES[number % 10] + PARTS[number // 10 % 8] + PARTS[number // 80 % 8][1:] + "aeiouy"[number // 640 % 6]
        found.append(
            f"On {number % 28 + 1} March 2019 the security minister, Anna {name}, accused the army of Peru. "
            f"She said that the agency of {name} would be closed by its commander."
        )
    return "\n\n".join(found)


def calls(extractor: Extractor, text: str) -> int:
    """How many Python calls the rules make for a text: the same in every run, unlike time."""
    import cProfile
    import pstats

    parsed = extractor.nlp(text)
    profile = cProfile.Profile()
    profile.enable()
    extractor.decide(Article("a", text), extractor.analyse(parsed))
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


HOSTILE: dict[str, Callable[[int], str]] = {
    "colons and quotation marks": "?!.,;: -- … ".__mul__,
    "descriptions in one sentence": lambda count: f"The mayor {'and the guild ' * (count // 2)}left. " * 3,
}
"""Texts that took a minute: every colon looked at the whole paragraph, every description at all mentions before it."""


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_work_on_what_is_no_prose(extractor: Extractor, name: str) -> None:
    text = HOSTILE[name]
    calls(extractor, text(10))
    short, long = (calls(extractor, text(size)) / size for size in (100, 400))
    assert long <= MOST * short


@pytest.mark.model
@pytest.mark.slow
def test_work_grows_with_the_length_of_an_article(extractor: Extractor) -> None:
    calls(extractor, article(SHORT))  # tables are read and words looked up the first time
    short, long = (calls(extractor, article(size)) / size for size in (SHORT, LONG))
    assert long <= MOST * short
