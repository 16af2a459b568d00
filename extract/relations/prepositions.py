"""What hangs on a verb or noun by prepositions, possessives, compounds and nationality."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from polgraph.extract.relations.model import How
from polgraph.extract.relations.phrases import as_how, conjuncts, modifiers

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

TYING = frozenset({"link", "tie", "connect", "affiliate", "associate", "ally"})
"""Participles behind which "to" and "with" name an owner: "accounts linked to X"."""
ATTACHING = ("of", "from", "by", "with", "against", "for", "to", "on", "in", "between", "at")


def prepositions(token: Token) -> defaultdict[str, list[tuple[Token, How]]]:
    """The objects of the prepositions that hang on a token, by preposition; "out of X" counts as `out` and as `of`."""
    found: defaultdict[str, list[tuple[Token, How]]] = defaultdict(list)
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in {"ADP", "SCONJ", "VERB", "ADV"}:
            _prep(child, (child.lower_,), found)
        elif child.dep_ in {"prt", "advmod"} and any(c.dep_ == "prep" for c in child.children):
            for inner in child.children:
                if inner.dep_ == "prep":
                    _prep(inner, (child.lower_, inner.lower_), found)
    return found


def _prep(prep: Token, names: tuple[str, ...], found: dict[str, list[tuple[Token, How]]]) -> None:
    for child in prep.children:
        if child.dep_ == "pobj":
            for name in names:
                found[name] += conjuncts(child)
        elif child.dep_ == "prep":
            _prep(child, (*names, child.lower_), found)
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            _prep(child, (child.lower_,), found)


def attached(noun: Token) -> list[tuple[Token, How]]:
    """All tokens that belong to a noun by possessive, preposition, compound or nationality."""
    found = [pair for child in noun.children if child.dep_ == "poss" for pair in conjuncts(child)]
    around = prepositions(noun)
    for name in ATTACHING:
        found += around.get(name, [])
    found += modifiers(noun)
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            around = prepositions(child)
            names = ("by", "to", "with") if child.lemma_ in TYING else ("by",)
            found += as_how(How.NESTED, [pair for name in names for pair in around.get(name, ())])
    return found
