"""The families of relations, as the vocabulary has them."""

from __future__ import annotations

from functools import cache

from polgraph.ontology import load_ontology

EVENT = "event"


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
