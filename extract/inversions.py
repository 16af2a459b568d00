"""Conditions without "if": "Were X to attack", "Should X fail", "Had X attacked" before the main clause.

Repaired in the parse itself, as in `clauses.py`: the parser often takes the auxiliary for the verb and the subject for
what is said of it. Afterwards the verb is an adverbial clause with its subject and with the auxiliary before both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.parse import link

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token

FORMS = {"were": "VB", "should": "VB", "had": "VBN"}
"""The form of the verb behind each auxiliary that can stand first."""
FARTHEST = 9
"""How many words behind its auxiliary the verb may stand; own choice."""
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
OPENING = frozenset({'"', "“", "'", "‘", "But", "And", "Yet"})


def restore_inversions(doc: Doc) -> None:
    """Put right the parse of each inverted condition at the beginning of a sentence."""
    moved = False
    for token in doc:
        if token.text.istitle() and token.lower_ in FORMS and _opens(token):
            moved |= _restore(token)
    if moved:
        link(doc.tokens)


def _opens(token: Token) -> bool:
    """Whether a word begins its sentence, which is no question."""
    sentence = token.sent
    before = [t.text for t in token.doc[sentence.start : token.i] if not t.is_space]
    return set(before) <= OPENING and not any(t.text == "?" for t in token.doc[token.i : sentence.end])


def _restore(first: Token) -> bool:
    verb = _verb(first)
    if verb is None:
        return False
    subject = _subject(first, verb)
    main = _main(first, verb)
    if subject is None or main is None:
        return False
    for child in list(first.children):
        if child.i > first.i and child is not verb:
            child.head = verb
    verb.head, verb.dep_ = main, "advcl"
    first.head, first.dep_ = verb, "aux"
    subject.head, subject.dep_ = verb, "nsubj"
    return True


def _verb(first: Token) -> Token | None:
    """The verb of the condition: behind "were" an infinitive with "to"."""
    form = FORMS[first.lower_]
    ahead = first.doc[first.i + 1 : min(first.i + FARTHEST, first.sent.end)]
    for token in ahead:
        if token.text in {",", ";", ":"}:
            return None
        if token.tag_ == form and (first.lower_ != "were" or token.doc[token.i - 1].lower_ == "to"):
            return token
    return None


def _subject(first: Token, verb: Token) -> Token | None:
    """The noun between auxiliary and verb that hangs on neither noun nor preposition there."""
    between = range(first.i + 1, verb.i)
    heads = [t for t in first.doc[first.i + 1 : verb.i] if t.pos_ in NOUNS and t.head.i not in between]
    return heads[0] if len(heads) == 1 else None


def _main(first: Token, verb: Token) -> Token | None:
    """The verb of the main clause: what the condition hangs on, from behind it."""
    for token in (verb, first):
        while token.head.i != token.i:
            token = token.head
            if token.i > verb.i and token.tag_ in {"VB", "VBN", "VBD"} and any(c.tag_ == "MD" for c in token.children):
                return token
    return None
