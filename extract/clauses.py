"""Coordinated verbs that the parser hangs on the wrong clause: in "urged X to leave and threatened Y" he threatens.

Repaired in the parse itself, as in `attachment.py`: a verb with a tense of its own cannot go on an infinitive, nor a
bare infinitive a past. Without it the subject of the inner clause would be taken for that of the outer one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.parse import link

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
HELPERS = frozenset({"aux", "auxpass"})
FINITE = frozenset({"VBD", "VBZ"})
BARE = frozenset({"VB", "VBG"})
INNER = frozenset({"xcomp", "ccomp"})


def regroup_clauses(doc: Doc) -> None:
    """Hang each coordinated verb on the nearest verb of its own form."""
    moved = False
    for token in doc:
        if token.dep_ != "conj" or any(child.dep_ in SUBJECTS | HELPERS for child in token.children):
            continue
        peer = _outer(token) if token.tag_ in FINITE else _inner(token) if token.tag_ == "VB" else None
        if peer is not None:
            token.head, moved = peer, True
    if moved:
        link(doc.tokens)


def _outer(verb: Token) -> Token | None:
    """The verb with a tense above the infinitive or participle that a finite verb hangs on."""
    head = verb.head
    if head.tag_ not in BARE:
        return None
    return next((above for above in head.ancestors if _has_tense(above)), None)


def _has_tense(verb: Token) -> bool:
    """Whether a verb is finite, by itself or its auxiliary; one that shares it with another is not."""
    return verb.tag_ in {*FINITE, "VBP"} or any(
        child.dep_ in HELPERS and child.tag_ in {*FINITE, "VBP", "MD"} for child in verb.children
    )


def _inner(verb: Token) -> Token | None:
    """The infinitive between a past and the bare infinitive that hangs on it ("agreed to stop … and leave")."""
    head = verb.head
    if head.tag_ not in FINITE:
        return None
    between = [c for c in head.children if c.dep_ in INNER and c.tag_ == "VB" and head.i < c.i < verb.i]
    return between[-1] if between else None
