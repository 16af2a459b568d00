"""Ranks with full stops before a name, which the parser takes for names of their own: "spokesperson Lt. Col. X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.spans import SERVICES
from polgraph.extract.boundaries import RANKS
from polgraph.extract.parse import link

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token

STOP = "."


def join_ranks(doc: Doc) -> None:
    """Hang each such rank on the name behind it."""
    if [token for token in doc if token.text.rstrip(STOP) in RANKS and _join(doc, token)]:
        link(doc.tokens)


def _service(doc: Doc, start: int) -> int:
    """Where the service before a rank begins; the rank's own place where none is named."""
    before = tuple(token.lower_ for token in doc[max(0, start - 2) : start])
    return start - max((len(words) for words in SERVICES if before[-len(words) :] == words), default=0)


def _join(doc: Doc, rank: Token) -> bool:
    end = rank.i + 1
    while end < len(doc) and (doc[end].text == STOP or doc[end].text.rstrip(STOP) in RANKS):
        end += 1
    ranks = doc.tokens[_service(doc, rank.i) : end]
    dotted = any(token.text.endswith(STOP) for token in ranks)
    if not dotted or end >= len(doc) or doc[end].pos_ != "PROPN" or doc[end].sent is not rank.sent:
        return False
    name = doc[end]
    while name.dep_ in {"compound", "nmod"} and name.head.i > name.i and name.head.pos_ == "PROPN":
        name = name.head
    if all(token.head is name for token in ranks):
        return False
    above = next((token for token in ranks if token.is_ancestor(name)), None)
    while above is not None and above.head in ranks and above.head is not above:
        above = above.head
    if above is not None:
        name.head, name.dep_ = (name, "ROOT") if above.head is above else (above.head, above.dep_)
    for token in (child for one in ranks for child in one.children if child not in ranks and child is not name):
        token.head = name
    for token in ranks:
        token.head, token.dep_ = name, "punct" if token.text == STOP else "compound"
        token.ent_iob_, token.ent_type_ = "O", ""
    if doc[end].ent_iob_ == "I":
        doc[end].ent_iob_ = "B"
    return True
