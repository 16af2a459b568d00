"""The families of relations, as the vocabulary has them."""

from __future__ import annotations

from functools import cache

from polgraph.ontology import load_ontology

EVENT = "event"
VERBAL = frozenset({"verbal_cooperation", "verbal_conflict"})
MEETING = "CONSULT"


@cache
def event_types() -> frozenset[str]:
    """The relations that happen at a time."""
    return frozenset(relation.name for relation in load_ontology().relations if relation.family == EVENT)


@cache
def standing_relations() -> frozenset[str]:
    """The relations that hold over an interval."""
    return frozenset(relation.name for relation in load_ontology().relations if relation.family != EVENT)


@cache
def symmetric_relations() -> frozenset[str]:
    """The relations whose subject and object may be swapped."""
    return frozenset(relation.name for relation in load_ontology().relations if relation.symmetric)


@cache
def speech_relations() -> frozenset[str]:
    """The events that are only words: the verbal ones but for meetings, which have a time and a place of their own."""
    return frozenset(r.name for r in load_ontology().relations if r.quad_class in VERBAL and r.name != MEETING)


@cache
def relation_signs() -> dict[str, int]:
    """Of each relation whether it is friendly (1), hostile (-1) or neither (0)."""
    return {relation.name: relation.sign for relation in load_ontology().relations}
