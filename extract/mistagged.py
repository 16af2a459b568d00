"""Nouns that the tagger takes for verbs although the parser has them as arguments ("whom strikers blame").

Made nouns before any rule reads the parse, or they would name nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import MODIFYING, NOMINAL_SUBJECTS, VERBAL

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token

ARGUMENTS = NOMINAL_SUBJECTS | {"dobj", "pobj"}
BEFORE = MODIFYING | {"det", "poss", "nummod"}
SHORTEST = 4


def retag_nouns(doc: Doc) -> None:
    """Tags such words as the nouns that they are."""
    for token in doc:
        if token.pos_ in VERBAL and token.dep_ in ARGUMENTS and _is_noun(token):
            plural = token.tag_ == "VBZ"
            token.pos_, token.tag_ = "NOUN", "NNS" if plural else "NN"


def _is_noun(token: Token) -> bool:
    """Whether a word has what only a noun has before it, or is a plural right before its verb."""
    if len(token) < SHORTEST or token.tag_ not in {"VBZ", "VBP", "VB"} or not token.text.islower():
        return False
    if any(child.dep_ in NOMINAL_SUBJECTS or child.dep_ in {"aux", "dobj", "neg"} for child in token.children):
        return False
    told = any(child.dep_ in BEFORE and child.i < token.i for child in token.children)
    return told or (token.tag_ == "VBZ" and token.dep_ in NOMINAL_SUBJECTS and token.head.pos_ in VERBAL)
