"""Where sentences begin for certain: with paragraphs, points of a list, behind a dateline; never behind a bare word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from polgraph.extract.where.dateline import dateline_spans

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "polgraph_boundaries"
RANKS = frozenset("Lt Col Gen Maj Brig Sgt Capt Cpl Cmdr Adm Hon Rev Prof Sen Rep Gov Amb".split())
"""Titles that end with a full stop, but no sentence: "Lt. Col. X declined"."""
BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})
"""What a point of a list begins with, in a line of its own."""

BEGINS, GOES_ON = 1, 2**64 - 1
"""What spaCy's arrays have where a sentence begins and where none does (-1)."""


def mark_boundaries(doc: Doc) -> Doc:
    """Begin a sentence with each paragraph and behind each dateline, so that the parser joins nothing across.

    Args:
        doc: a text that is not parsed yet.
    """
    if not len(doc):
        return doc
    fixed = doc.to_array(["SENT_START"]).astype("uint64")
    _mark_words(doc, fixed)
    for end in dateline_ends(doc.text):
        span = doc.char_span(end, end + 1, alignment_mode="expand")
        if span is not None and span.start < len(doc):
            fixed[span.start] = BEGINS
    doc.from_array(["SENT_START"], cast("Any", fixed))
    return doc


def _mark_words(doc: Doc, fixed: NDArray[np.uint64]) -> None:
    """Tells of each word by those beside it whether a sentence begins there."""
    orth, white, space, alpha = doc.to_array(["ORTH", "SPACY", "IS_SPACE", "IS_ALPHA"]).T
    # a name that the parser does not know begins no sentence: "its leader, Altaf Bhat, was held"
    fixed[1:][((alpha == 1) & (white == 1))[:-1] & (space[1:] == 0)] = GOES_ON
    for i in space[:-1].nonzero()[0].tolist():
        text = doc[i].text
        if "\n\n" in text or ("\n" in text and doc[i + 1].text in BULLETS):
            fixed[i + 1] = BEGINS
    words = orth.tolist()
    ranks = {key for key in set(words) if doc.vocab.strings[key].rstrip(".") in RANKS}
    for i in [i for i, word in enumerate(words[:-2]) if word in ranks]:
        behind = i + 1 + (doc[i + 1].text == ".")
        if behind > i + 1 or doc[i].text.endswith("."):
            fixed[behind] = GOES_ON


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
