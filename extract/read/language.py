"""Which language an article is in (py3langid, its bundled model): what is not English is not read as if it were."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

ENGLISH = "en"
_ENGLISH_NAMES = frozenset({"en", "eng", "english"})
# A page's worth tells a language; less than a line of letters does not.
_SAMPLE = 3_000
_FEWEST = 60
# English with many foreign names is still most likely English: only where it hardly can be, it is another language.
_UNLIKELY = 0.01
_FOREIGN_SHARE = 0.5
# The commonest words of English that the languages of its neighbours do not write; in English text, a fifth of all.
_COMMON = frozenset("the of and that was were with by from said has have their which".split())
_ENOUGH = 0.08
_WORD = re.compile(r"[^\W\d_]+")
# Letters beyond the Latin blocks.
_FOREIGN = re.compile(r"[^\W\d_\u0000-\u024f]")


def normal_language(declared: str | None) -> str | None:
    """The ISO 639-1 code of a declared language where it is English, else the first part of what is declared."""
    if declared is None or not declared.strip():
        return None
    first = declared.strip().casefold().replace("_", "-").split("-")[0]
    return ENGLISH if first in _ENGLISH_NAMES else first


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language that a text is in; English where it may be English.

    Args:
        text: the clean text; its beginning is looked at.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.casefold())
    letters = sum(map(len, words))
    foreign = 0 if sample.isascii() else len(_FOREIGN.findall(sample))
    latin = foreign <= _FOREIGN_SHARE * letters
    if latin and (letters < _FEWEST or sum(map(_COMMON.__contains__, words)) >= _ENOUGH * len(words)):
        return ENGLISH
    shares: dict[str, float] = dict(_identifier().rank(sample))
    best = max(sorted(shares), key=lambda code: shares[code])
    if not latin:
        return next(code for code in sorted(shares, key=lambda code: (-shares[code], code)) if code != ENGLISH)
    return ENGLISH if shares.get(ENGLISH, 0) >= _UNLIKELY else best


@cache
def _identifier() -> Any:  # noqa: ANN401 - the library has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
