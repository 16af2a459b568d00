"""Where sentences begin for certain: with paragraphs, points of a list, behind a dateline; never behind a bare word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.where.dateline import dateline_spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "polgraph_boundaries"
RANKS = frozenset("Lt Col Gen Maj Brig Sgt Capt Cpl Cmdr Adm Hon Rev Prof Sen Rep Gov Amb".split())
"""Titles that end with a full stop, but no sentence: "Lt. Col. X declined"."""
BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})
"""What a point of a list begins with, in a line of its own."""


def mark_boundaries(doc: Doc) -> Doc:
    """Begin a sentence with each paragraph and behind each dateline, so that the parser joins nothing across.

    Args:
        doc: a text that is not parsed yet.
    """
    for token in doc[:-1]:
        if token.is_space and ("\n\n" in token.text or ("\n" in token.text and token.nbor().text in BULLETS)):
            doc[token.i + 1].is_sent_start = True
        if token.is_alpha and token.whitespace_ and not token.nbor().is_space:
            # a name that the parser does not know begins no sentence: "its leader, Altaf Bhat, was held"
            doc[token.i + 1].is_sent_start = False
        if token.text.rstrip(".") in RANKS and token.i + 2 < len(doc):
            behind = token.i + 1 + (doc[token.i + 1].text == ".")
            if behind > token.i + 1 or token.text.endswith("."):
                doc[behind].is_sent_start = False
    for end in dateline_ends(doc.text):
        span = doc.char_span(end, end + 1, alignment_mode="expand")
        if span is not None and span.start < len(doc):
            doc[span.start].is_sent_start = True
    return doc


def dateline_ends(text: str) -> list[int]:
    """Where the text goes on behind each dateline, in characters."""
    return [end for _, end in dateline_spans(text)]


def add_boundaries(nlp: Language) -> Language:
    """Put the component before the parser of a pipeline that has one."""
    from spacy.language import Language as Pipeline

    if not Pipeline.has_factory(NAME):
        Pipeline.component(NAME, func=mark_boundaries)
    if "parser" in nlp.pipe_names and NAME not in nlp.pipe_names:
        nlp.add_pipe(NAME, before="parser")
    return nlp
