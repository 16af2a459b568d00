"""What embeds a predicate: how it hangs, the word above it, and the frame in which that word takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import CLAUSE_SIGNS, VERBAL
from polgraph.extract.relations.attribution import embedders
from polgraph.extract.relations.phrases import lemmas

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

CLAUSES = {"ccomp": "that", "xcomp": "to", "dobj": "np", "nsubjpass": "np", "attr": "np", "oprd": "as", "csubj": "that"}
COPULAR = frozenset({"attr", "acomp", "oprd"})
OCCUR = frozenset({"take", "happen", "occur", "begin", "start", "resume", "come", "continue", "be", "follow"})
ANSWERS = frozenset({"reject", "deny", "dismiss", "dispute", "refute", "welcome", "condemn", "denounce", "repeat"})
OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})


def edge_of(node: Token) -> str:
    """How a word hangs on its head; "a report that they fled" is no relative clause, whatever the parser says."""
    content = node.dep_ == "relcl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in node.children)
    # "an accusation that X rejects" lacks its object
    content = content and not (node.lemma_ in ANSWERS and not any(c.dep_ in OBJECTS for c in node.children))
    return "acl" if content else node.dep_


def frame_of(node: Token, head: Token, edge: str) -> tuple[Token, set[str]]:
    """The word that embeds a clause, and the names of the frames in which it can."""
    finite = any(c.dep_ in CLAUSE_SIGNS for c in node.children)
    if edge == "pcomp" and head.dep_ in {"prep", "agent", "advmod", "mark"}:
        return governor(head), {head.lower_} if not finite else set()
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children)
    if edge in {"xcomp", "ccomp"} and node.tag_ == "VBG" and not finite and not infinitive:
        return head, {"ing"}
    aired = _aired(node, head, edge)
    if aired is not None:
        return aired, {"that"}
    names = {CLAUSES.get(edge, edge)}
    if edge == "acl":
        names = {"that", "to"}
    elif edge == "ccomp" and infinitive:
        names.add("to")
    return head, names


def _aired(node: Token, head: Token, edge: str) -> Token | None:
    """The verb of "denied in a video that Y had left", whose clause the parser hangs on the noun before it."""
    if edge != "acl" or head.dep_ != "pobj" or head.head.lower_ not in {"in", "on"}:
        return None
    verb = head.head.head
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in node.children)
    if not that or any(c.dep_ in {"ccomp", "dobj"} for c in verb.children):
        return None
    return verb if any("that" in e.clauses and e.attributes for e in embedders(verb)) else None


def governor(preposition: Token) -> Token:
    """What a preposition belongs to: the verb of "accused X of lying", even where the parser hangs it on X."""
    noun = preposition.head
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "agent":
        # "described by X as Y"
        return verb.head
    if noun.dep_ in {"dobj", "nsubjpass"} and verb.pos_ in VERBAL and not embedders(noun):
        return verb if any(preposition.lower_ in e.clauses for e in embedders(verb)) else noun
    return noun


def due_in(verb: Token, edge: str) -> Token | None:
    """What says that the event in the subject lies ahead: "talks are due to resume", "a vote is likely to be held"."""
    if edge != "nsubj" or verb.lemma_ != "be":
        return None
    said = (c for c in verb.children if c.dep_ == "acomp")
    return next((c for c in said if any(x.dep_ == "xcomp" and OCCUR.intersection(lemmas(x)) for x in c.children)), None)


def is_small_clause(node: Token) -> bool:
    """Whether a noun or adjective is what the verb calls its object: "called X a pawn of Y", however it is parsed."""
    if node.dep_ not in {"oprd", "ccomp", "xcomp"} or node.pos_ in VERBAL:
        return False
    return not any(child.dep_ in {"aux", "mark", "cop"} for child in node.children)


def called(node: Token) -> bool:
    """Whether a noun is what somebody calls another: "regarded by X as an ally of Y"."""
    if node.dep_ != "pobj" or node.head.lower_ != "as":
        return False
    return any("as" in e.clauses and e.attributes for e in embedders(governor(node.head)))
