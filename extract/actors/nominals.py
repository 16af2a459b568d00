"""Which actor a description stands for: "the prime minister", "the movement", "its fighters", "Turkish soldiers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.apposed import apposed
from polgraph.extract.actors.counted import resolve_counted
from polgraph.extract.actors.descriptions import described_before, description_of
from polgraph.extract.actors.gender import word_gender
from polgraph.extract.actors.holders import holder_of
from polgraph.extract.actors.model import Entity, Reference
from polgraph.extract.actors.nominal_anaphors import (
    STANDING_FOR,
    enemy_meant,
    is_told_apart,
    owning_force,
    person_of_age,
    taken_up,
)
from polgraph.extract.actors.nominal_states import governments, state_meant
from polgraph.extract.actors.own_bodies import own_body
from polgraph.extract.actors.relatives import relative
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.discourse import Discourse, Members


def describe_new(discourse: Discourse, reference: Reference) -> Members:
    """A new actor for a description that takes up none, such as "the two militias" in a first sentence."""
    if reference.noun is None:
        return ()
    number = len(discourse.entities)
    kind = reference.type or ActorType.GROUP
    lemma = reference.noun.lemma
    return (discourse.add(Entity(number, description_of(discourse, reference), kind, plural=True, nouns={lemma})),)


def resolve_nominal(discourse: Discourse, reference: Reference) -> Members:
    """The actor that a description stands for, a new one where none fits; empty where it is no actor."""
    several = resolve_counted(discourse, reference) or governments(discourse, reference)
    if several:
        return several
    found = _resolve(discourse, reference)
    return () if found is None else (found,)


def _resolve(discourse: Discourse, reference: Reference) -> int | None:
    same = apposed(discourse, reference)
    if same is not None:
        return _describe(discourse, same, reference)
    aged = person_of_age(discourse, reference)
    if aged is not None:
        return aged
    if reference.held and reference.definite:
        holder = holder_of(discourse, reference)
        if holder is not None:
            return holder
    noun = reference.noun
    own = relative(discourse, reference)
    own = own_body(discourse, reference) if own is None else own
    if own is not None:
        return own
    foe = enemy_meant(discourse, reference)
    if foe is not None:
        return foe
    if noun and "state" in noun.flags:
        return state_meant(discourse, reference)
    if noun and (
        noun.type is ActorType.GOVERNMENT_BODY or noun.kind in {"unit", "vehicle"} or noun.lemma in STANDING_FOR
    ):
        owner = owning_force(discourse, reference)
        if owner is not None:
            return owner
    owned = reference.country or reference.owners or is_told_apart(discourse.doc[reference.head])
    if noun and reference.definite and "anaphor" in noun.flags and not owned:
        found = taken_up(discourse, reference)
        if found is not None:
            return found
    return described_before(discourse, reference) if reference.type else None


def _describe(discourse: Discourse, entity: int, reference: Reference) -> int:
    target = discourse.entities[entity]
    target.offices.update(held.text.lower() for held in reference.held)
    target.country = target.country or reference.country
    if reference.noun:
        target.nouns.add(reference.noun.lemma)
        if not reference.plural and target.type is ActorType.PERSON:
            gender = word_gender({reference.noun.lemma})
            if gender:
                discourse.gender.setdefault(entity, gender)
    return entity
