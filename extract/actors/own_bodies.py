"""Whose party, group or union somebody's is: "her party" is the one that the article has her lead or belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import NOMINAL_SUBJECTS
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.discourse import Discourse
    from polgraph.extract.actors.model import Reference

GROUPS = frozenset({ActorType.ARMED_GROUP, ActorType.PARTY, ActorType.ORGANIZATION})
KINDS = {
    "party": frozenset({ActorType.PARTY, ActorType.ORGANIZATION}),
    "bloc": frozenset({ActorType.PARTY, ActorType.ORGANIZATION}),
    "alliance": frozenset({ActorType.PARTY, ActorType.ORGANIZATION}),
    "coalition": frozenset({ActorType.PARTY, ActorType.ORGANIZATION}),
    "militia": frozenset({ActorType.ARMED_GROUP}),
    "union": frozenset({ActorType.ORGANIZATION}),
    "company": frozenset({ActorType.ORGANIZATION}),
    "newspaper": frozenset({ActorType.MEDIA}),
    **dict.fromkeys(("group", "movement", "faction", "organisation", "organization"), GROUPS),
}
LEADING = frozenset("chair command found head join launch lead own represent run edit".split())


def own_body(discourse: Discourse, reference: Reference) -> int | None:
    """The party or group that a person's "party" or "group" is, by the latest place that tells; None without one."""
    lemma = reference.noun.lemma if reference.noun else ""
    if lemma not in KINDS or reference.plural or not reference.owners:
        return None
    persons = {
        m
        for owner in reference.owners
        for m in discourse.members(owner)
        if discourse.entities[m].type is ActorType.PERSON
    }
    if not persons:
        return None
    for head in sorted((h for h in discourse.of if h < reference.head), reverse=True):
        found = [m for m in _bodies(discourse, head, persons) if discourse.entities[m].type in KINDS[lemma]]
        if found and discourse.entities[found[0]].named:
            return found[0]
    return None


def _bodies(discourse: Discourse, head: int, persons: set[int]) -> list[int]:
    """The bodies that one mention ties to some of the persons: "X of the Y Party", "X's Y Party", "X, who leads Y"."""
    other = discourse.references.get(head)
    if other is None or head not in discourse.of:
        return []
    owners = [discourse.of[o] for o in other.owners if o in discourse.of]
    if discourse.of[head] not in persons:
        return [discourse.of[head]] if persons.intersection(owners) else []
    token = discourse.doc[head]
    led = [
        discourse.of[c.i]
        for c in token.head.children
        if token.dep_ in NOMINAL_SUBJECTS
        and token.head.lemma_.lower() in LEADING
        and c.dep_ == "dobj"
        and c.i in discourse.of
    ]
    return owners + led
