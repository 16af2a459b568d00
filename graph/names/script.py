"""Names of other scripts in Latin letters, and names as plain words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arabic_name_romanizer import Transliterator

LATIN = "latin"
# Scripts whose letters can be brought to Latin one by one, vowels included: spelling rules work on the result.
_ALPHABETS = frozenset({LATIN, "cyrillic", "greek", "armenian", "georgian"})
# Further scripts whose Latin forms are good enough to say that two names differ.
READ_WELL = _ALPHABETS | {"arabic", "hangul"}
# One character is one syllable, and words are not kept apart.
_SYLLABLES = frozenset({"cjk", "hangul"})
_CANDIDATES = 6
_APOSTROPHES = "'’‘ʼʻʾʿ`´′ˈ"
# What `plain` makes of the characters of ASCII.
_PLAIN = {code: None if chr(code) in _APOSTROPHES else " " for code in range(128) if not chr(code).isalnum()}
_CAMEL = re.compile(r"(?<=[a-zß-öø-ÿ]{2})(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{2})")
# One letter, several ways to type it in Arabic, Persian and Urdu; short vowels are rarely written.
_ARABIC = str.maketrans("أإآٱىئیكةھہۃؤ", "اااايييکههههو") | {ord("ك"): "ک", ord("ـ"): None, 0x200C: None}


def script_of(name: str) -> str:
    """The script of most letters of a name, as the first word of their Unicode names in small letters."""
    if name.isascii():
        return LATIN
    counts: dict[str, int] = {}
    for char in name:
        if char.isalpha():
            script = LATIN if char < "\u0250" else unicodedata.name(char, "?").split()[0].split("-")[0].lower()
            counts[script] = counts.get(script, 0) + 1
    return max(sorted(counts), key=counts.__getitem__, default=LATIN)


def is_alphabet(script: str) -> bool:
    """Whether the script writes every sound, so that slips and variants of spelling can be judged in Latin letters."""
    return script in _ALPHABETS


def plain(text: str) -> str:
    """A text in small letters without diacritics and apostrophes, everything else than letters and digits as space."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = text.casefold()
    if text.isascii():
        return text.translate(_PLAIN)
    text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    for char in _APOSTROPHES:
        if char in text:
            text = text.replace(char, "")
    return "".join(char if char.isalnum() else " " for char in text)


def words(name: str) -> list[str]:
    """The words of a name in Latin letters, in small ASCII; `AnnaBerg` is two."""
    from anyascii import anyascii

    text = _CAMEL.sub(" ", name)
    return plain(anyascii(unicodedata.normalize("NFC", text)) if not text.isascii() else text).split()


def native_words(name: str) -> tuple[str, ...]:
    """The words of a name in their own script, variants of one letter brought together."""
    text = unicodedata.normalize("NFKC", name).translate(_ARABIC)
    kept = [char if unicodedata.category(char)[0] in "LMN" else " " for char in text]
    return tuple("".join(kept).split())


@cache
def _romanizer() -> Transliterator:
    from arabic_name_romanizer import Transliterator

    # Attested spellings and rules only: the model would need its run time, and guesses.
    return Transliterator(auto_load_model=False)


@lru_cache(maxsize=65536)
def latin_forms(name: str) -> tuple[str, ...]:
    """The name in Latin letters; more than one form for Arabic script, which writes no short vowels.

    Attested spellings of Arabic names are those of arabic-name-romanizer.
    """
    script = script_of(name)
    if script in _SYLLABLES:
        return (" ".join(name),)
    if script != "arabic":
        return (name.replace("・", " "),)
    found = [candidate.text for candidate in _romanizer().transliterate(name, top_k=_CANDIDATES)]
    from anyascii import anyascii

    # What no one has spelled yet: letter by letter, the two half vowels as vowels.
    letters = anyascii(name).replace("w", "u").replace("y", "i")
    return tuple(dict.fromkeys([*found, letters]))
