"""Coordinated verbs that the parser hangs on the wrong clause: in "urged X to leave and threatened Y" he threatens.

Repaired in the parse itself, as in `attachment.py`: a verb with a tense of its own cannot go on an infinitive, nor a
bare infinitive a past. Without it the subject of the inner clause would be taken for that of the outer one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.parse import link

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.extract.parse import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
HELPERS = frozenset({"aux", "auxpass"})
FINITE = frozenset({"VBD", "VBZ"})
BARE = frozenset({"VB", "VBG"})
LEADING = frozenset("lead head chair command found run".split())
HARM = frozenset("kill injure wound maim hurt damage destroy sink displace".split())
"""Participles that tell what came of a deed; of others ("prompting protests") the whole sentence may be the cause."""
INNER = frozenset({"xcomp", "ccomp"})


def regroup_clauses(doc: Doc) -> None:
    """Hang each coordinated verb on the nearest verb of its own form, and each harm done on the deed that did it."""
    moved = False
    for token in doc:
        peer = REPAIRS[token.dep_](token) if token.dep_ in REPAIRS else None
        if peer is not None:
            token.head, moved = peer, True
    if moved:
        link(doc.tokens)


def _coordinated(verb: Token) -> Token | None:
    """The verb that a verb without subject and auxiliary goes on, where the parser has chosen another."""
    if any(child.dep_ in SUBJECTS | HELPERS for child in verb.children):
        return None
    return _outer(verb) if verb.tag_ in FINITE else _inner(verb) if verb.tag_ == "VB" else None


def _deed(verb: Token) -> Token | None:
    """The deed inside a report that a harm comes from: "accused X of shelling the port, killing nine"."""
    if verb.tag_ != "VBG" or verb.lemma_.lower() not in HARM or verb.left_edge.i < verb.head.i:
        return None
    inner = [
        other
        for other in verb.doc[verb.head.i + 1 : verb.left_edge.i]
        if other.dep_ in {*INNER, "pcomp"} and (other.head is verb.head or other.head.head is verb.head)
    ]
    return inner[-1] if inner else None


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


def _led(verb: Token) -> Token | None:
    """The body named right before "led by": "rivals in the Y party, led by X", where the parser takes the rivals."""
    if verb.tag_ != "VBN" or verb.lemma_.lower() not in LEADING or verb.left_edge.i < 2:
        return None
    comma, name = verb.doc[verb.left_edge.i - 1], verb.doc[verb.left_edge.i - 2]
    named = name.pos_ == "PROPN" and name.dep_ == "pobj" and name.ent_type_ != "PERSON"
    people = verb.head.pos_ == "NOUN" and verb.head.tag_ == "NNS" and verb.head in name.ancestors
    return name if comma.text == "," and named and people else None


REPAIRS: dict[str, Callable[[Token], Token | None]] = {"conj": _coordinated, "advcl": _deed, "acl": _led}
"""What may be put right, by how the parser hangs the verb."""
