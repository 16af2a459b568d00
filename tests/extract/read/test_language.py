"""Which language: English with foreign names is English, other languages are skipped by name."""

from __future__ import annotations

import io

import pytest

from polgraph.extract.read import ReadOptions, read_articles
from polgraph.extract.read.language import language_of, normal_language
from polgraph.ontology.errors import ErrorCode, PolgraphError

FRENCH = "Le maire de la ville est parti hier soir pour Berlin, a déclaré un porte-parole du gouvernement français."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "fr"),
        (
            "Der Bürgermeister ging gestern nach Berlin, sagte ein Sprecher der Regierung, und traf die Ministerin.",
            "de",
        ),
        ("El presidente del gobierno se reunió ayer con los líderes de la oposición en la capital del país.", "es"),
        ("The mayor left.", "en"),
        ("Ostholm guild votes", "en"),
        (
            "The Sarayat al-Nur and the Harakat al-Fajr met Liwa al-Bahr in al-Madar, Jund al-Ufuq said.",
            "en",
        ),
        ("", "en"),
        ("2021 -- 14:05", "en"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["Рада приняла закон.", "市长离开了。", "غادر رئيس البلدية."])
def test_other_scripts_are_not_english_however_short(text: str) -> None:
    assert language_of(text) != "en"


@pytest.mark.parametrize(
    ("declared", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("en_US", "en"),
        ("English", "en"),
        ("eng", "en"),
        ("fr-CA", "fr"),
        (" ", None),
        (None, None),
    ],
)
def test_declared_language(declared: str | None, language: str | None) -> None:
    assert normal_language(declared) == language


def test_other_languages_are_skipped_by_name() -> None:
    problems: list[PolgraphError] = []
    assert list(read_articles(["-"], stdin=io.BytesIO(FRENCH.encode()), skip=problems.append)) == []
    assert [problem.code for problem in problems] == [ErrorCode.INPUT_INVALID]
    assert "not in English (language 'fr')" in problems[0].message


def test_other_languages_are_read_if_asked_for() -> None:
    options = ReadOptions(any_language=True)
    (article,) = read_articles(["-"], stdin=io.BytesIO(FRENCH.encode()), options=options)
    assert article.language == "fr"
