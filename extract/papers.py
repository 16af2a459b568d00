"""Papers that speak: whoever adopts a resolution or signs a letter says what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import NOMINAL_SUBJECTS
from polgraph.extract.tables import words_by_class

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

OPENING = 2
"""Among how many words at its beginning a sentence has its "it"."""


def is_paper(token: Token) -> bool:
    """Whether a word is for a paper that speaks for whoever issues it."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in words_by_class("papers.tsv")["paper"]


def is_writ(token: Token) -> bool:
    """Whether a word is for a paper that goes to a court against somebody."""
    return token.lemma_.lower() in words_by_class("papers.tsv")["writ"]


def paper_before(pronoun: Token) -> Token | None:
    """The paper that was the subject of the sentence before a sentence that begins with "it"."""
    start = pronoun.sent.start
    if pronoun.lower_ != "it" or pronoun.dep_ != "nsubj" or pronoun.i > start + OPENING or not start:
        return None
    before = pronoun.doc[start - 1].sent
    return next((t for t in before if is_paper(t) and t.dep_ in NOMINAL_SUBJECTS and t.head.dep_ == "ROOT"), None)
