"""Actors that have no name, known by what they are called: "Turkish soldiers", "a group of lawyers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.cores import is_charge, is_deed, is_taken, tail_end
from polgraph.extract.actors.gender import word_gender
from polgraph.extract.actors.model import Entity, Reference
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.discourse import Discourse

KEPT = frozenset({"NOUN", "ADJ", "PROPN", "VERB"})
FRESH = frozenset("a an another other some".split())


def described_before(discourse: Discourse, reference: Reference) -> int:
    """The actor without a name that was described so before, or else a new one."""
    lemma = reference.noun.lemma if reference.noun else reference.name.lower()
    first = discourse.doc[reference.start]
    if first.lower_ not in FRESH and first.pos_ != "NUM":
        for entity in reversed(discourse.entities):
            if not entity.named and lemma in entity.nouns and _same_description(discourse, entity, reference):
                return entity.id
    number = len(discourse.entities)
    if not reference.plural and reference.type is ActorType.PERSON and word_gender({lemma}):
        discourse.gender[number] = word_gender({lemma})
    return discourse.add(
        Entity(
            number,
            description_of(discourse, reference),
            reference.type or ActorType.GROUP,
            country=reference.country,
            plural=reference.plural,
            offices={held.text.lower() for held in reference.held},
            nouns={lemma},
        )
    )


def _same_description(discourse: Discourse, entity: Entity, reference: Reference) -> bool:
    if not entity.references:
        return False
    head = entity.references[0]
    first = discourse.references.get(head)
    # first what tells most of them apart at little cost: an article may have hundreds
    if first is not None and first.owners and reference.owners and not _one_owner(discourse, first, reference):
        return False
    if entity.plural != reference.plural:
        return False
    if (entity.country or discourse.home(head)) != (reference.country or discourse.home(reference.head)):
        return False
    a, b = qualities(discourse, first), qualities(discourse, reference)
    return a <= b or b <= a


def _one_owner(discourse: Discourse, one: Reference, other: Reference) -> bool:
    """Whether two descriptions have an owner in common; those behind them may still be unresolved."""
    pairs = [(a, b) for a in one.owners for b in other.owners]
    known = [(a, b) for a, b in pairs if a in discourse.of and b in discourse.of]
    alike = any(discourse.doc[a].lemma_.lower() == discourse.doc[b].lemma_.lower() for a, b in pairs)
    return alike or any(discourse.of[a] == discourse.of[b] for a, b in known)


def qualities(discourse: Discourse, reference: Reference | None) -> set[str]:
    """The adjectives and nouns that tell one group from another of the same kind ("intelligence forces")."""
    if reference is None:
        return set()
    tokens = discourse.doc.tokens[reference.start : reference.head]
    return {t.lemma_.lower() for t in tokens if t.pos_ in KEPT and not _is_state(discourse.references.get(t.i))}


def _is_state(reference: Reference | None) -> bool:
    return reference is not None and bool(reference.country) and reference.name == reference.country


def description_of(discourse: Discourse, reference: Reference) -> str:
    """The words for an actor without a name: its noun with what stands before it and whom it is of."""
    token = discourse.doc[reference.head]
    tail = reference.end
    for child in token.rights:
        if child.dep_ in {"acl", "relcl"} and len(reference.name.split()) > 1:
            tail = min(tail, child.left_edge.i)
    for child in token.children:
        if child.dep_ != "prep" or child.lower_ not in {"of", "from"}:
            continue
        deed = child.right_edge.i == child.i or is_deed(child.doc[child.i + 1]) or is_charge(child) or is_taken(child)
        if not deed and tail_end(child) - token.i <= 5:
            tail = tail_end(child) + 1
    begin = reference.start + (discourse.doc[reference.start].lower_ in {"the", "a", "an"})
    return discourse.doc.between(begin, tail)
