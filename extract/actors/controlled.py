"""Whose things an infinitive speaks of: those of Y in "X urged Y to withdraw its troops", "X made Y drop his claim"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.embedding import load_embedders
from polgraph.extract.labels import SUBJECTS
from polgraph.extract.tables import words_by_class

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

STEPS = 8
"""How many words above a pronoun the infinitive may stand; own choice."""
GOVERNED = frozenset({"xcomp", "ccomp", "advcl"})
"""How the parser hangs what somebody is asked to do."""


def controller(token: Token) -> Token | None:
    """Who is asked or made to do something in the clause of a possessive pronoun; None where nobody is, or is unclear.

    Args:
        token: the pronoun.
    """
    words = words_by_class("controlled.tsv")
    if token.dep_ != "poss" or (token.head.dep_ == "pobj" and token.head.lemma_.lower() in words["ground"]):
        return None
    verb = token
    for _ in range(STEPS):
        verb = verb.head
        if verb.tag_ == "VB" and verb.dep_ in GOVERNED:
            break
        if verb.dep_ in {"relcl", "acl"} or any(child.dep_ in SUBJECTS for child in verb.children):
            return None
    if verb.lemma_.lower() in words["sake"] or any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    while verb.tag_ == "VB" and verb.dep_ in GOVERNED and verb.head.i < verb.i:
        above = verb.head
        entries = [e for e in load_embedders().get(("v", above.lemma_.lower()), ()) if "to" in e.clauses]
        if entries and all(entry.controller == "obj" for entry in entries):
            return next((o for o in _addressed(above) if o.i < verb.i), None)
        if any(child.dep_ in SUBJECTS for child in above.children):
            return None
        verb = above
    return None


def _addressed(verb: Token) -> list[Token]:
    """The object of a verb, or whom its preposition addresses ("called on X to …", "appealed to X to …")."""
    addressing = words_by_class("controlled.tsv")["address"]
    told = [child for child in verb.children if child.dep_ in {"dobj", "dative", "nsubjpass"}]
    around = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in addressing]
    return told or [child for prep in around for child in prep.children if child.dep_ == "pobj"]
