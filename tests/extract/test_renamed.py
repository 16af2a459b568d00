"""No name of an article is special: with its persons, groups and towns renamed it says the same."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from polgraph.extract.read import read_articles

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from polgraph.extract.pipeline import Extractor

pytestmark = pytest.mark.model

LEAST = 0.8
"""The share of statements that renaming must leave; the parser sees other words, so that not all can stay."""
PERSONS = ("Mustapha", "Kadhimi", "Khadhimi", "Qais", "Khazali", "Hossam", "Zerjawi", "Muqtada", "Sadr", "Samir")
AMERICANS = ("Sumaidaie", "Edward", "Yeranian", "Christopher", "Miller", "Donald", "Trump")
OTHERS = ("Asa’ib Ahl al Haq", "Baghdad", "Arabiya")
RENAMED = {
    "gulf": (
        *("Jalal", "Tamari", "Thamari", "Munir", "Sahlani", "Bassem", "Dulaymi", "Yunis", "Rawi", "Nabil"),
        *("Khashaba", "Martin", "Oskanyan", "Gregory", "Palmer", "Steven", "Clark"),
        *("Sara’ya Ahl al Fajr", "Mosul", "Nahar"),
    ),
    "levant": (
        *("Ibrahim", "Haddadi", "Khaddadi", "Walid", "Shammari", "Karim", "Jabouri", "Hashim", "Nouri", "Adnan"),
        *("Pachachi", "Robert", "Karapetian", "Jonathan", "Walker", "Richard", "Grant"),
        *("Kata’ib Sayf al Huda", "Kirkuk", "Masira"),
    ),
    "maghreb": (
        *("Abdelaziz", "Benkirani", "Benkhirani", "Yassine", "Belhadji", "Rachid", "Ouali", "Mehdi", "Zerouali"),
        *("Farouk", "Tazi", "Peter", "Simonian", "Andrew", "Foster", "Michael", "Hayes"),
        *("Jund Ahl al Nasr", "Basra", "Maghribia"),
    ),
}


def rename(text: str, names: Mapping[str, str]) -> str:
    """A text with every old name replaced by its new one, longer names first."""
    old = sorted(names, key=lambda name: (-len(name), name))
    pattern = r"\b(" + "|".join(re.escape(name) for name in old) + r")\b"
    return re.sub(pattern, lambda found: names[found[0]], text)


def triples(extractor: Extractor, path: Path) -> set[tuple[str, str, str]]:
    (article,) = read_articles([str(path)], date=date(2020, 12, 26))
    return {(s.subject.name, s.relation, s.object.name) for s in extractor.extract(article).statements}


@pytest.mark.parametrize("kind", RENAMED)
def test_renamed_article_says_the_same(kind: str, extractor: Extractor, voa_file: Path, tmp_path: Path) -> None:
    names = dict(zip((*PERSONS, *AMERICANS, *OTHERS), RENAMED[kind], strict=True))
    text = voa_file.read_text(encoding="utf-8")
    assert all(name in text for name in names)
    renamed_file = tmp_path / voa_file.name
    renamed_file.write_text(rename(text, names), encoding="utf-8")
    expected = {(rename(a, names), r, rename(b, names)) for a, r, b in triples(extractor, voa_file)}
    found = triples(extractor, renamed_file)
    assert len(expected) >= 10
    assert len(found & expected) >= LEAST * len(found | expected), sorted(found ^ expected)


def test_renaming_replaces_whole_words_and_longer_names_first() -> None:
    assert rename("Ann met Anna Bo, Ann said.", {"Ann": "Eve", "Anna Bo": "Mia Ty"}) == "Eve met Mia Ty, Eve said."
