"""Whose things an infinitive speaks of: those of Y in "X urged Y to withdraw its troops", "X made Y drop his claim"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.embedding import load_embedders
from polgraph.extract.labels import SUBJECTS

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

STEPS = 8
"""How many words above a pronoun the infinitive may stand; own choice."""
GOVERNED = frozenset({"xcomp", "ccomp", "advcl"})
"""How the parser hangs what somebody is asked to do."""
ADDRESSING = frozenset({"on", "upon", "to", "with"})
GROUND = frozenset(
    "airspace border coast independence integrity land neutrality sea security soil sovereignty statehood territory "
    "water".split()
)
"""What others are asked to keep away from ("from its soil"), so that it is as a rule the asker's."""
SAKE = frozenset(
    "accept aid assist attend back believe defend endorse extradite follow free fulfil fulfill grant hand heed help "
    "honor honour hear join leave let liberate meet obey observe protect quit recognise recognize release repatriate "
    "respect return save support transfer trust visit vote".split()
)
"""What somebody is asked to do for the asker: "asked Y to back its bid", "urged Y to free its citizens"."""


def controller(token: Token) -> Token | None:
    """Who is asked or made to do something in the clause of a possessive pronoun; None where nobody is, or is unclear.

    Args:
        token: the pronoun.
    """
    if token.dep_ != "poss" or (token.head.dep_ == "pobj" and token.head.lemma_.lower() in GROUND):
        return None
    verb = token
    for _ in range(STEPS):
        verb = verb.head
        if verb.tag_ == "VB" and verb.dep_ in GOVERNED:
            break
        if verb.dep_ in {"relcl", "acl"} or any(child.dep_ in SUBJECTS for child in verb.children):
            return None
    if verb.lemma_.lower() in SAKE or any(child.dep_ in SUBJECTS for child in verb.children):
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
    told = [child for child in verb.children if child.dep_ in {"dobj", "dative", "nsubjpass"}]
    around = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ADDRESSING]
    return told or [child for prep in around for child in prep.children if child.dep_ == "pobj"]
