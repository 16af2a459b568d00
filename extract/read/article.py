"""What a reader found to a clean article, within the limits of what extraction can take."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import TYPE_CHECKING

from polgraph.extract.clean import clean
from polgraph.extract.read.language import ENGLISH, language_of, normal_language
from polgraph.extract.read.limits import (
    LONGEST_ARTICLE,
    LONGEST_SENTENCE,
    LONGEST_TITLE,
    LONGEST_WORD,
    too_large,
)
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Article

if TYPE_CHECKING:
    from polgraph.extract.read.blob import Row

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")
_END = re.compile(r"[.!?。]|\n")


def fingerprint(title: str | None, published: date | None, text: str) -> str:
    """SHA-256 of title, date and text in hexadecimal, a null character between them."""
    parts = (title or "", published.isoformat() if published else "", text)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def to_article(row: Row, fallback: date | None, *, any_language: bool = False) -> Article:
    """Clean what was found.

    Args:
        row: what was found.
        fallback: day of publication where it gives none.
        any_language: whether to take articles that are not in English.

    Raises:
        PolgraphError: INPUT_EMPTY if there is no article in it, INPUT_INVALID if it is too long, no prose, or not in
            English.
    """
    if len(row.text) > LONGEST_ARTICLE:
        raise too_large(row.where, f"has {len(row.text):,} characters, and {LONGEST_ARTICLE:,} are the most")
    title, text = row.title, row.text
    if title is not None and len(title) > LONGEST_TITLE:
        title, text = None, f"{title}\n\n{text}"
    cleaned = clean(text, title=title, verbatim=row.verbatim)
    if not cleaned.body:
        raise PolgraphError(
            ErrorCode.INPUT_EMPTY, f"{row.where} holds no article, only page furniture.", "Give the article's own text."
        )
    _check_prose(cleaned.text, row.where)
    language = normal_language(row.language) or language_of(cleaned.text)
    if language != ENGLISH and not any_language:
        raise PolgraphError(
            ErrorCode.INPUT_INVALID,
            f"{row.where} is not in English (language {language!r}).",
            "Leave it out, or read it nevertheless with --any-language.",
        )
    published = row.published or fallback
    mark = fingerprint(cleaned.title, published, cleaned.text)
    name = row.id or f"text-{mark[:12]}"
    return Article(
        id=name,
        text=cleaned.text,
        title=cleaned.title,
        published=published,
        publisher=row.publisher,
        url=row.url,
        language=language,
        fingerprint=mark,
        story=name,
        author=row.author,
    )


def _check_prose(text: str, where: str) -> None:
    """Refuse what is no prose: the parser's time and memory grow with the length of words and sentences.

    Raises:
        PolgraphError: INPUT_INVALID.
    """
    if _LONG_WORD.search(text):
        raise too_large(where, f"has a word of more than {LONGEST_WORD:,} characters, so it is no prose")
    if any(len(part.split()) > LONGEST_SENTENCE for part in _END.split(text)):
        raise too_large(where, f"has more than {LONGEST_SENTENCE:,} words without an end of a sentence")
