"""Single words that the parser takes for a sentence ("Ostrenian | troops seized the dam"), as it does not know them.

Joined to the noun behind them before any rule reads the parse, or "troops" would be nobody's.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from polgraph.extract.parse import Span, link

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token

NAMING = frozenset({"NOUN", "PROPN"})
DESCRIBING = frozenset({"ADJ", "NUM"})


def join_strays(doc: Doc) -> None:
    """Hang each such word on the noun behind it, and make one sentence of both."""
    joined: list[Span] = []
    for before, after in pairwise(list(doc.sents)):
        word, noun = _stray(before), _head(after)
        if word is None or noun is None:
            continue
        word.head, word.dep_, word.tag_, word.pos_ = noun, "amod", "JJ", "ADJ"
        after.tokens[0].is_sent_start = False
        joined.append(before)
    if not joined:
        return
    link(doc.tokens)
    starts = [span.start for span in doc.sents if span.start == 0 or doc.tokens[span.start].is_sent_start]
    doc.sents = [Span(doc, *ends) for ends in pairwise([*starts, len(doc.tokens)])]
    for sentence in doc.sents:
        for token in sentence:
            token.sent = sentence


def _stray(sentence: Span) -> Token | None:
    """The only word of a sentence, where it has no full stop and no line ends with it."""
    words = sentence.tokens
    alone = len(words) == 1 and words[0].is_alpha and words[0].text[:1].isupper() and len(words[0].text) > 1
    return words[0] if alone else None


def _head(sentence: Span) -> Token | None:
    """The noun that a sentence in small letters begins with."""
    found: Token | None = None
    for token in sentence:
        if token.pos_ in NAMING and token.text.islower():
            found = token
        elif found is not None or token.pos_ not in DESCRIBING or not token.text.islower():
            break
    return found
