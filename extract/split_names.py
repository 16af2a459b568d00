"""Names of which the parser makes several: 'Abel "Tiger" Moyo', "Ana Lima-Were", "Musa Wetang'ula".

Joined to one name before any other rule reads the parse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.parse import link

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token

QUOTES = frozenset({'"', "“", "”"})
NICKNAME = 5
"""Within how many tokens behind its first quotation mark a nickname ends."""
PERSON = "PERSON"
OTHERS = frozenset("ORG GPE LOC FAC NORP PRODUCT".split())
SIDE_BY_SIDE = frozenset({"appos", "conj", "dep"})


def join_names(doc: Doc) -> None:
    """Hang given names and nicknames on the family name behind them, and the halves of this on each other."""
    joined = False
    for token in doc:
        text = token.text
        joined |= (
            (text in QUOTES and _nicknamed(token))
            or (text == "-" and _hyphenated(token))
            or (token.dep_ == "appos" and _beside(token))
        )
    if joined:
        link(doc.tokens)


def _nicknamed(quote: Token) -> bool:
    """As in 'Abel "Tiger" Moyo'."""
    doc, first = quote.doc, quote.i - 1
    if quote.text not in QUOTES or first < 0 or quote.whitespace_ or not doc[first].whitespace_:
        return False
    close = next((i for i in range(quote.i + 2, min(quote.i + NICKNAME, len(doc) - 1)) if doc[i].text in QUOTES), 0)
    if not close or not doc[close].whitespace_:
        return False
    parts = [doc[first], *doc[quote.i + 1 : close], doc[close + 1]]
    kinds = {part.ent_type_ for part in parts}
    if any(part.tag_ != "NNP" for part in parts) or (PERSON not in kinds and kinds & OTHERS):
        return False
    last = doc[close + 1]
    while last.i + 1 < len(doc) and last.nbor().tag_ == "NNP" and last.head is last.nbor():
        last = last.nbor()
    return _join(first, last)


def _hyphenated(hyphen: Token) -> bool:
    """As in "Ana Lima-Were", where the parser makes two persons of it."""
    doc, i = hyphen.doc, hyphen.i
    if hyphen.text != "-" or not 1 < i < len(doc) - 1 or hyphen.whitespace_ or doc[i - 1].whitespace_:
        return False
    first, last = doc[i - 1], doc[i + 1]
    named = first.tag_ == "NNP" and first.ent_type_ == PERSON and doc[i - 2].head is first
    if not named or doc[i - 2].tag_ != "NNP" or not last.text[:1].isupper() or not last.is_alpha:
        return False
    if last.head is not first.head or last.dep_ not in SIDE_BY_SIDE:
        return False
    return _join(i - 2, last)


def _beside(last: Token) -> bool:
    """As in "Foreign Minister Musa Wetang'ula", where given and family name both describe the minister."""
    first = last.doc[last.i - 1] if last.i else last
    if last.dep_ != "appos" or first.dep_ != "appos" or first.head is not last.head or first.ent_type_ != PERSON:
        return False
    if not last.text[:1].isupper() or first.tag_ != "NNP" or any(first.children):
        return False
    return _join(first.i, last)


def _join(first: int, last: Token) -> bool:
    """Make one name of the words from an index to a last word."""
    span = last.doc[first : last.i + 1]
    top = next((part for part in span if not first <= part.head.i <= last.i), None)
    if top is None:
        return False
    last.head, last.dep_, last.tag_, last.pos_ = top.head, top.dep_, "NNP", "PROPN"
    for child in [c for part in span for c in part.children if not first <= c.i <= last.i]:
        child.head = last
        if child.i < first and child.dep_ == "nmod" and child.pos_ == "NOUN":
            child.dep_ = "compound"
    for part in span:
        part.ent_type_, part.ent_iob_ = PERSON, "B" if part.i == first else "I"
        if part is not last:
            part.head, part.dep_ = last, "punct" if part.is_punct else "compound"
    return True
