"""Candidates that their own sentence takes back: a measure that is lifted, a claim that is rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.kinds import relation_signs
from polgraph.extract.lexicon import ONE_OF
from polgraph.extract.relations.event_words import event_words
from polgraph.extract.relations.model import How

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc
    from polgraph.extract.relations.model import Candidate

CONTENT = frozenset({"acl", "ccomp", "relcl"})


def not_undone(found: list[Candidate], doc: Doc) -> list[Candidate]:
    """Leaves out a measure that a verb takes back: who "lifted its sanctions on Y" makes a concession and imposes none.

    A strike or blockade that somebody ends has taken place and stands.
    """
    signs = relation_signs()
    ends = {
        (child.i, c.subject.entity, c.object.entity): signs[c.relation]
        for c in found
        if c.rule == "verb" and c.entry is not None
        for need in c.entry.needs
        if need.slot == "obj" and need.test == ONE_OF
        for child in doc[c.trigger].children
        if child.dep_ in {"dobj", "nsubjpass"}
        and child.lemma_ in event_words()["measure"]
        and child.lemma_ in need.values
    }
    found = [c for c in found if c.relation != "REJECT" or not (_is_accused(c, doc) or _is_claimed(c, doc))]
    return [c for c in found if ends.get((c.trigger, c.subject.entity, c.object.entity), 0) * signs[c.relation] >= 0]


def _is_accused(candidate: Candidate, doc: Doc) -> bool:
    """Whether an object is the one whom what is rejected hits: "dismissed the claim against X", "the ban on X"."""
    object_ = doc[candidate.object.token]
    noun = object_.head.head if object_.dep_ == "pobj" and object_.head.lower_ in {"against", "on"} else object_
    if noun is not object_ and object_.head.lower_ == "on" and noun.lemma_.lower() not in event_words()["measure"]:
        return False
    return noun is not object_ and noun.head.i == candidate.trigger and noun.dep_ in {"dobj", "nsubjpass"}


def _is_claimed(candidate: Candidate, doc: Doc) -> bool:
    """Whether an object is only named in a claim that is rejected: "rejected claims that his men had killed X"."""
    if candidate.object.how < How.INSIDE:
        return False
    trigger, object_ = doc[candidate.trigger], doc[candidate.object.token]
    claims = [
        c for c in trigger.children if c.dep_ in {"dobj", "nsubjpass"} and c.lemma_.lower() in event_words()["claim"]
    ]
    clauses = [c for noun in claims for place in (noun, trigger) for c in place.children if c.dep_ in CONTENT]
    return any(clause is object_ or clause.is_ancestor(object_) for clause in clauses)
