"""Which two actors of a frame a candidate joins: not two that act as one, nor one inside the words for the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from polgraph.extract.labels import MODIFYING
from polgraph.extract.relations.model import UNMET, Candidate, How
from polgraph.extract.relations.phrases import as_how
from polgraph.extract.relations.prepositions import attached
from polgraph.extract.relations.syntax import Slots

if TYPE_CHECKING:
    from polgraph.extract.lexicon import Entry
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.frame import Frame
    from polgraph.extract.relations.model import Fill


MOST = 400
"""Pairs of one verb or noun: the members of an alliance against one state are fewer, more are a table of names."""


def pairs(frame: Frame, entry: Entry) -> list[Candidate]:
    """A candidate for each actor in the subject slots of an entry and each in its object slots; none for too many."""
    subjects, objects = frame.fills(entry.subject), frame.fills(entry.object)
    found: list[tuple[Fill, Fill]]
    if len(subjects) * len(objects) > MOST:
        return []
    if "both" in entry.object and not [o for o in objects if o.entity not in {s.entity for s in subjects}]:
        subjects = subjects if len(subjects) > 1 else _sides(subjects, frame, entry)
        # of those who trade accusations each accuses the other
        chosen = permutations if entry.relation == "ACCUSE" else combinations
        found = [(a, b) for a, b in chosen(subjects, 2) if not _inside_of(frame, a, b)]
    elif not subjects:
        found = []
    elif any(_is_reciprocal(token) for name in entry.object for token, _ in frame.slots[name]):
        found = list(permutations(subjects, 2))
    else:
        found = [(a, b) for a in subjects for b in objects if a.entity not in _together(frame, b)]
    return [candidate(frame, entry, a, b) for a, b in found if a.entity != b.entity]


def act_as_one(frame: Frame, a: Fill, b: Fill) -> bool:
    """Whether two actors act as one, or one is only named in the words for the other."""
    return _inside_of(frame, a, b) or _beside(frame, a, b)


def _together(frame: Frame, fill: Fill) -> set[int]:
    """All that a plural pronoun stands for: of "X and Y sent troops to their border" neither is the target."""
    if frame.trigger.doc[fill.token].tag_ not in {"PRP", "PRP$"}:
        return set()
    resolution = frame.filler.resolution
    return {resolution.of.get(fill.token, fill.entity), *resolution.also.get(fill.token, ())}


def _inside_of(frame: Frame, a: Fill, b: Fill) -> bool:
    """Whether one of two actors is only named in the words for the other, as states in "Thai and Lao troops"."""
    doc = frame.trigger.doc
    spelled = frame.filler.within(a, b) or frame.filler.within(b, a)
    return spelled or _modifies(doc[a.token], b.token) or _modifies(doc[b.token], a.token)


def _sides(subjects: list[Fill], frame: Frame, entry: Entry) -> list[Fill]:
    """The sides that one word of the subject stands for ("negotiators for X and Y agreed")."""
    for name in entry.subject:
        for token, _ in frame.slots[name]:
            if token.pos_ == "NOUN":
                sides = frame.filler.fills(Slots({"sides": as_how(How.POSSESSOR, attached(token))}), ("sides",))
                if len(sides) > 1:
                    return sides
    return subjects


def _is_reciprocal(token: Token) -> bool:
    """Whether a token is the head of "each other" or "one another"."""
    words = {("each", "other"), ("one", "another")}
    return any(
        (token.lower_, child.lower_) in words or (child.lower_, token.lower_) in words for child in token.children
    )


def _modifies(token: Token, noun: int) -> bool:
    """Whether a word is a modifier of a common noun, or coordinated with one; "Gabon-Congo" is a pair of names."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.dep_ in MODIFYING and token.head.i == noun and token.head.pos_ == "NOUN"


def _beside(frame: Frame, a: Fill, b: Fill) -> bool:
    """Whether two actors are coordinated, so that neither is what the other's act is aimed at."""
    doc = frame.trigger.doc
    return any(other.i == b.token for other in doc[a.token].conjuncts)


def candidate(frame: Frame, entry: Entry, subject: Fill, object_: Fill) -> Candidate:
    """What an entry states of two actors."""
    modality = frame.modality
    if entry.negated:
        modality = replace(modality, negated=not modality.negated)
    rule = frame.rule if frame.meets(entry) else frame.rule + UNMET
    return Candidate(
        frame.trigger.i, subject, object_, entry.relation, entry.predicate, entry.mode, modality, entry, rule
    )
