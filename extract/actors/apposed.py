"""Whom a description stands beside: apposition, copula, "a man named X", "the commander X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.discourse import Discourse, is_relative
from polgraph.extract.actors.model import NAME, NOMINAL, PRONOUN, Reference
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

PERSON = ActorType.PERSON
EXAMPLES = frozenset("notably including especially particularly mainly chiefly like".split())
RELATED = frozenset("ally partner enemy foe rival adversary backer sponsor supporter opponent member".split())
"""What persons, groups and states alike can be to each other."""
PARTS = frozenset("area capital centre center coast island outskirt part region side".split())
"""What is a part of the place behind "of", or near it."""
NAMED = frozenset("named called identified known".split())
LONGEST_NAME = 6
"""How many tokens behind a description the head of the name that follows may stand."""


def apposed(discourse: Discourse, reference: Reference) -> int | None:
    """The actor that a description is said of in its own phrase or clause."""
    token = discourse.doc[reference.head]
    others = [
        c
        for c in token.children
        if c.dep_ == "appos"
        and EXAMPLES.isdisjoint({discourse.doc[c.left_edge.i - 1].lower_, discourse.doc[c.left_edge.i].lower_})
    ]
    if token.dep_ == "appos" and not is_relative(token):
        others.append(token.head)
    first = _listed_first(discourse, token)
    if first is not None and not reference.plural:
        others.append(first)
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        others += [child for child in token.head.children if child.dep_ == "nsubj"]
    same = _place_named(discourse, reference)
    if same is not None:
        return same
    called = [inner for one in (token, *others) for inner in _called(one)] if not reference.plural else []
    for other in (*called, *others):
        entity = discourse.of.get(other.i)
        near = discourse.references.get(other.i)
        if entity is None or near is None or near.kind is PRONOUN:
            continue
        if _compatible(reference, near.plural, discourse.entities[entity].type if near.kind is NAME else near.type):
            return entity
    return _named_next(discourse, reference)


def _place_named(discourse: Discourse, reference: Reference) -> int | None:
    """As in "the town of Y": the place that the name behind "of" names."""
    if reference.noun is None or reference.noun.kind != "region" or reference.noun.lemma in PARTS or reference.plural:
        return None
    of = [c for c in discourse.doc[reference.head].children if c.lower_ == "of" and c.i == reference.head + 1]
    names = [discourse.references.get(c.i) for preposition in of for c in preposition.children]
    name = next((n for n in names if n is not None and n.kind is NAME and n.start == reference.head + 2), None)
    if name is None or name.head not in discourse.of:
        return None
    entity = discourse.entities[discourse.of[name.head]]
    if entity.type is ActorType.STATE:
        return None
    if entity.type in {ActorType.ORGANIZATION, ActorType.PERSON}:
        entity.type = ActorType.PLACE
    return entity.id


def _listed_first(discourse: Discourse, token: Token) -> Token | None:
    """The first of two things that an apposition says of one person: "X, leader of Y and a former senator"."""
    first = token.head
    listed = token.dep_ == "conj" and first.pos_ == token.pos_ == "NOUN" and first.dep_ == "appos"
    near = discourse.references.get(first.i) if listed else None
    named = discourse.references.get(first.head.i)
    alone = near is not None and near.kind is NOMINAL and not near.plural
    return first if alone and named is not None and named.kind is NAME else None


def _called(token: Token) -> list[Token]:
    """The name behind "a man named X", "the driver, identified as X"."""
    verbs = [child for child in token.children if child.dep_ == "acl" and child.lower_ in NAMED]
    if not verbs:
        return []
    within = [c for verb in verbs for c in verb.children if c.dep_ in {"oprd", "prep", "attr", "dobj"}]
    inner = [c for w in within for c in (w, *w.children) if c.dep_ in {"oprd", "pobj", "attr", "dobj"}]
    return [c for c in inner if c.pos_ == "PROPN"]


def _named_next(discourse: Discourse, reference: Reference) -> int | None:
    """As in "the commander X", "its chief, a prosecutor X": the person whose name follows without a comma."""
    if reference.plural or reference.type is not PERSON:
        return None
    if reference.end != reference.head + 1 and not reference.held:
        return None
    for i in range(reference.end, min(reference.end + LONGEST_NAME, len(discourse.doc))):
        name = discourse.references.get(i)
        if name is not None and name.kind is NAME:
            person = name.start == reference.end and name.type is PERSON and not name.held
            return discourse.of.get(i) if person else None
    return None


def _compatible(reference: Reference, plural: bool, kind: ActorType | None) -> bool:
    """Whether a description can be of an actor of that number and type, as the whole article shows it."""
    if reference.noun is not None and reference.noun.lemma in RELATED and not reference.plural:
        return True
    if reference.plural != plural and PERSON in {reference.type, kind}:
        return False
    return reference.type is None or kind is None or (reference.type is PERSON) == (kind is PERSON)
