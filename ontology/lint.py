"""What must hold between the entries of the vocabulary: each check yields a sentence for every fault that it finds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from polgraph.ontology.model import EVENT, STANDING
from polgraph.ontology.records import ActorType, DatePrecision, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from enum import StrEnum

    from polgraph.ontology.model import Ontology, Relation, Term

SCALE = 10.0
"""Largest absolute PLOVER score."""


def problems(ontology: Ontology) -> list[str]:
    """Every fault of the vocabulary, in its order; empty where there is none."""
    return [
        *_names(ontology),
        *_enumerations(ontology),
        *(fault for relation in ontology.relations for fault in _relation(relation, ontology)),
    ]


def _names(ontology: Ontology) -> Iterator[str]:
    directed = [relation for relation in ontology.relations if not relation.symmetric]
    yield from _repeated("property", [relation.property_name for relation in ontology.relations])
    yield from _repeated("edge type", [relation.edge_type for relation in ontology.relations])
    yield from _repeated("inverse", [relation.inverse for relation in directed])
    yield from _repeated(
        "property and inverse",
        [*(relation.property_name for relation in ontology.relations), *(relation.inverse for relation in directed)],
    )
    yield from _repeated("predicate", [predicate.name for predicate in ontology.predicates])
    yield from _repeated("class", [term.class_name for term in ontology.actor_types])


def _repeated(kind: str, names: Iterable[str]) -> Iterator[str]:
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{kind} {name!r} stands {count} times"


def _enumerations(ontology: Ontology) -> Iterator[str]:
    pairs: tuple[tuple[type[StrEnum], tuple[Term, ...]], ...] = (
        (ActorType, ontology.actor_types),
        (Status, ontology.statuses),
        (DatePrecision, ontology.date_precisions),
    )
    for enumeration, terms in pairs:
        if [member.value for member in enumeration] != [term.name for term in terms]:
            yield f"the terms of {enumeration.__name__} differ from those of the records"


def _relation(relation: Relation, ontology: Ontology) -> Iterator[str]:
    if relation.family not in {EVENT, STANDING}:
        yield f"{relation.name} is of no family"
    if relation.family == EVENT and relation.quad_class not in {term.name for term in ontology.quad_classes}:
        yield f"{relation.name} is in no quad class"
    if relation.family == EVENT and not relation.cameo_roots:
        yield f"{relation.name} has no CAMEO root"
    yield from _scores(relation)
    yield from _types(relation, ontology)
    modes = {mode.name for mode in relation.modes}
    for predicate in relation.predicates:
        if predicate.mode is not None and predicate.mode not in modes:
            yield f"{predicate.name!r} has a mode that {relation.name} has not: {predicate.mode}"
    instead = relation.negative.instead
    if instead is not None and instead not in {other.name for other in ontology.relations if other != relation}:
        yield f"the negative example of {relation.name} names no other relation: {instead}"
    if not relation.negative.why:
        yield f"the negative example of {relation.name} gives no reason"


def _scores(relation: Relation) -> Iterator[str]:
    if relation.sign not in {-1, 0, 1}:
        yield f"{relation.name} has the sign {relation.sign}"
    if relation.score is not None and relation.sign != (relation.score > 0) - (relation.score < 0):
        yield f"sign and score of {relation.name} differ"
    for mode in relation.modes:
        if not -SCALE <= mode.score <= SCALE:
            yield f"the score of {relation.name} {mode.name} is beyond {SCALE:g}"


def _types(relation: Relation, ontology: Ontology) -> Iterator[str]:
    known = {term.name for term in ontology.actor_types}
    for place, types in (("domain", relation.domain), ("range", relation.range)):
        if not types or not known.issuperset(types):
            yield f"the {place} of {relation.name} has other than actor types"
    if relation.symmetric and relation.domain != relation.range:
        yield f"domain and range of {relation.name} differ although it is symmetric"
