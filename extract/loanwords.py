"""Foreign words that say what somebody is, and of which the parser makes a name: "declared X persona non grata"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.parse import link

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token

NAMING = frozenset({"declare", "pronounce", "deem", "find", "label", "brand", "call"})
"""Verbs that say what somebody is."""
GRATA = ("persona", "non", "grata")


def join_loanwords(doc: Doc) -> None:
    """Make "persona non grata" one quality of whom a verb declares to be it."""
    if [token for token in doc if token.lower_ == "grata" and token.i > 1 and _join(doc, token)]:
        link(doc.tokens)


def _join(doc: Doc, grata: Token) -> bool:
    """As in "declared the envoy persona non grata", whose last words the parser takes for a name."""
    words = [doc[i] for i in range(grata.i - 2, grata.i + 1)]
    if tuple(word.lower_ for word in words) != GRATA:
        return False
    verb = next((a for a in grata.ancestors if a.lemma_.lower() in NAMING), None)
    if verb is None:
        return False
    named = [t for t in (grata.head, words[0].head) if verb.i < t.i < words[0].i and t.dep_ in {"dobj", "nsubj"}]
    for word in words:
        word.tag_, word.pos_ = "JJ", "ADJ"
        word.head, word.dep_ = (verb, "oprd") if word is grata else (grata, "advmod")
    for token in named:
        token.head, token.dep_ = verb, "dobj"
    after = doc[grata.i + 1] if grata.i + 1 < len(doc) else grata
    if after.dep_ == "prep" and after.head is grata:
        after.head, after.dep_ = verb, "agent" if after.lower_ == "by" else "prep"
    return True
