"""Who stands across a verb from its subject: somebody else, or the text would say "itself"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import NOMINAL_SUBJECTS, VERBAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.extract.parse import Token

OWN = frozenset("lead rule govern run head have leave represent join become be".split())
"""What one does with a state of one's own."""
TOWARDS = frozenset({"with", "to", "on", "against", "for"})
INNER = frozenset({"of", "with", "from", "against"})
"""What in an object points at the other side: "a deal with Y", "an appeal from Y"."""


def across(token: Token) -> Iterator[Token]:
    """What stands across the verb from a subject: its objects, and whose or with whom they are.

    Args:
        token: the head of a name or description; of any that is no subject nothing stands across.
    """
    token = described(token)
    verb = token.head
    if token.dep_ not in NOMINAL_SUBJECTS or verb.pos_ not in VERBAL:
        return
    # "is due in Y to ask Z for help": what he is to do is his deed too
    aims = [child for child in verb.children if child.dep_ in {"xcomp", "advcl"} and child.tag_ == "VB"]
    deeds = [verb, *aims] if verb.lemma_.lower() not in OWN else aims
    for child in (inner for deed in deeds for inner in deed.children):
        if child.dep_ in {"dobj", "dative"}:
            yield from _nested(child)
        elif child.dep_ == "prep" and child.lower_ in TOWARDS:
            yield from (word for inner in child.children for word in _nested(inner))


def described(token: Token) -> Token:
    """The noun that an apposition or a title belongs to, where the verb is found."""
    while token.dep_ in {"appos", "compound"} and token.head.i != token.i:
        token = token.head
    return token


def _nested(noun: Token) -> Iterator[Token]:
    yield noun
    for child in noun.children:
        if child.dep_ == "poss":
            yield from _nested(child)
        elif child.dep_ == "prep" and child.lower_ in INNER:
            yield from (word for inner in child.children for word in _nested(inner))
