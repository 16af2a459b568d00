"""No name of an article is special: with its persons, groups and broadcasters renamed it says the same.

Countries keep their names, and so does the capital, which stands for the government.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from polgraph.extract.evaluation.match import SAME_ENOUGH, fit
from polgraph.extract.read import read_articles
from tests.extract.conftest import triple_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from polgraph.extract.pipeline import Extractor

Triple = tuple[str, str, str]
pytestmark = pytest.mark.model

LEAST = 0.8
"""The share of statements that renaming leaves, over all sets of names; not all, for the parser sees other words."""
PERSONS = ("Mustapha", "Kadhimi", "Khadhimi", "Qais", "Khazali", "Hossam", "Zerjawi", "Muqtada", "Sadr", "Samir")
AMERICANS = ("Sumaidaie", "Edward", "Yeranian", "Christopher", "Miller", "Donald", "Trump")
OTHERS = ("Asa’ib Ahl al Haq", "Arabiya")
RENAMED = {
    "gulf": (
        *("Jalal", "Tamari", "Thamari", "Munir", "Sahlani", "Bassem", "Dulaymi", "Yunis", "Rawi", "Nabil"),
        *("Khashaba", "Martin", "Oskanyan", "Gregory", "Palmer", "Steven", "Clark"),
        *("Sara’ya Ahl al Fajr", "Nahar"),
    ),
    "levant": (
        *("Ibrahim", "Kaddouri", "Khaddouri", "Walid", "Shammari", "Karim", "Jabouri", "Hashim", "Nouri", "Adnan"),
        *("Pachachi", "Robert", "Karapetian", "Jonathan", "Walker", "Richard", "Grant"),
        *("Kata’ib Sayf al Huda", "Masira"),
    ),
    "maghreb": (
        *("Abdelaziz", "Benkirani", "Benkhirani", "Yassine", "Belhadji", "Rachid", "Ouali", "Mehdi", "Zerouali"),
        *("Farouk", "Tazi", "Peter", "Simonian", "Andrew", "Foster", "Michael", "Hayes"),
        *("Jund Ahl al Nasr", "Maghribia"),
    ),
}


def rename(text: str, names: Mapping[str, str]) -> str:
    """A text with every old name replaced by its new one, longer names first."""
    old = sorted(names, key=lambda name: (-len(name), name))
    pattern = r"\b(" + "|".join(re.escape(name) for name in old) + r")\b"
    return re.sub(pattern, lambda found: names[found[0]], text)


def alike(one: Triple, other: Triple) -> bool:
    """Whether two triples say the same of the same actors, as the evaluation compares actors' names."""
    return one[1] == other[1] and all(fit(one[end], other[end]) >= SAME_ENOUGH for end in (0, 2))


def triples(extractor: Extractor, path: Path) -> set[Triple]:
    (article,) = read_articles([str(path)], date=date(2020, 12, 26))
    return {triple_of(one) for one in extractor.extract(article).statements}


def test_renamed_articles_say_the_same(extractor: Extractor, voa_file: Path, tmp_path: Path) -> None:
    text = voa_file.read_text(encoding="utf-8")
    original = triples(extractor, voa_file)
    assert len(original) >= 10
    kept = every = 0
    changes = []
    for new_names in RENAMED.values():
        names = dict(zip((*PERSONS, *AMERICANS, *OTHERS), new_names, strict=True))
        assert all(name in text for name in names)
        renamed_file = tmp_path / voa_file.name
        renamed_file.write_text(rename(text, names), encoding="utf-8")
        expected = {(rename(a, names), r, rename(b, names)) for a, r, b in original}
        found = triples(extractor, renamed_file)
        lost = {one for one in expected if not any(alike(one, other) for other in found)}
        new = {one for one in found if not any(alike(one, other) for other in expected)}
        kept += len(expected - lost)
        every += len(expected | new)
        changes.append((sorted(lost), sorted(new)))
    assert kept >= LEAST * every, (kept, every, changes)


def test_renaming_replaces_whole_words_and_longer_names_first() -> None:
    assert rename("Ann met Anna Bo, Ann said.", {"Ann": "Eve", "Anna Bo": "Mia Ty"}) == "Eve met Mia Ty, Eve said."
