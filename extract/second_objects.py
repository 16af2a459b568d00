"""Objects that the parser takes for parts of another noun: "offered the president asylum", "took ten nuns hostage"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polgraph.extract.actors.gazetteer import Gazetteer
    from polgraph.extract.parse import Doc, Token

GIVING = frozenset("accord deny give grant guarantee offer promise refuse".split())
GIFTS = frozenset(
    "aid amnesty arms asylum assistance backing cash citizenship funds help immunity money protection refuge safety "
    "sanctuary shelter support time weapons".split()
)
"""What is given to somebody: behind a person or body it is no compound with him."""
TAKING = frozenset("hold keep take".split())
CAPTIVE = frozenset("captive hostage prisoner".split())
LEFT = frozenset("det amod compound nummod quantmod poss nmod predet".split())


def part_objects(doc: Doc, gazetteer: Gazetteer) -> bool:
    """Make two objects of those that the parser has taken for one; whether anything was moved."""
    moved = False
    for token in doc:
        if token.dep_ == "dobj" and token.pos_ == "NOUN":
            moved |= _given(token, gazetteer) or _taken(token)
        moved |= token.dep_ == "pobj" and token.lower_ in CAPTIVE and _some_taken(token)
        moved |= token.lower_ == "both" and _both(token)
    return moved


def _given(gift: Token, gazetteer: Gazetteer) -> bool:
    """As in "offered the former president asylum": to whom something is given, and what."""
    if GIFTS.isdisjoint({gift.lemma_.lower(), gift.lower_}) or gift.head.lemma_.lower() not in GIVING:
        return False
    inner = _before(gift)
    determined = any(c.dep_ in {"det", "poss"} and inner is not None and c.i < inner.i for c in gift.children)
    if inner is None or not (determined or inner.pos_ == "PROPN"):
        return False
    if inner.pos_ == "NOUN" and inner.lemma_.lower() not in gazetteer.nouns:
        return False
    _move(inner, gift, "dative")
    return True


def _taken(captive: Token) -> bool:
    """As in "took a dozen policemen hostage": who is taken, and as what."""
    inner = _before(captive)
    if inner is None or captive.lower_ not in CAPTIVE or captive.head.lemma_.lower() not in TAKING:
        return False
    _move(inner, captive, "dobj")
    captive.dep_ = "oprd"
    return True


def _some_taken(captive: Token) -> bool:
    """As in "took several of his guards prisoner": who is taken, behind a number."""
    inner, some = _before(captive), captive.head.head
    if inner is None or captive.head.lower_ != "of" or some.dep_ != "dobj" or some.head.lemma_.lower() not in TAKING:
        return False
    preposition = captive.head
    _move(inner, captive, "pobj")
    inner.head = preposition
    captive.head, captive.dep_ = some.head, "oprd"
    return True


def _both(token: Token) -> bool:
    """As in "blamed both for the delay", where the parser takes "both … and" to follow."""
    preposition, after = token.head, token.i + 1
    if token.dep_ != "preconj" or preposition.i != after or preposition.dep_ != "prep":
        return False
    verb = preposition.head
    if verb.pos_ != "VERB" or verb.i > token.i or any(c.dep_ == "dobj" for c in verb.children):
        return False
    token.head, token.dep_ = verb, "dobj"
    return True


def _before(noun: Token) -> Token | None:
    parts = [c for c in noun.children if c.dep_ in {"compound", "nmod"} and c.i == noun.i - 1]
    return parts[0] if parts and parts[0].pos_ in {"NOUN", "PROPN"} else None


def _move(inner: Token, outer: Token, role: str) -> None:
    """Hang a noun on the verb of the noun behind it, together with what stands before both."""
    for child in outer.children:
        if child.i < inner.i and child.dep_ in LEFT:
            child.head = inner
    inner.head, inner.dep_ = outer.head, role
