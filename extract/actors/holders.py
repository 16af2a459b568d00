"""Who holds the post that a description names: "the minister", "the deposed general", "the ousted leader"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from polgraph.extract.actors.names import KEPT, name_words
from polgraph.extract.actors.sufferers import suffered
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.discourse import Discourse
    from polgraph.extract.actors.model import Entity, Reference

PERSON = ActorType.PERSON
SYNONYMS = (
    {"premier", "prime", "pm"},
    {"army", "military"},
    {"troop", "soldier"},
    {"gov", "governor"},
    {"sen", "senator"},
    {"rep", "representative"},
)
ONCE = frozenset({"former", "ex", "late", "then"})
"""Whose post is past, so that "the president" is another who holds it, if there is one."""
TO_COME = frozenset({"elect", "designate"})
LESSER = frozenset({"vice"})
UNSAID = frozenset(
    "former acting the then ex late current new deputy deposed ousted sacked dismissed fired removed toppled "
    "overthrown retired exiled jailed imprisoned detained arrested slain murdered assassinated embattled "
    "disgraced fugitive outgoing incoming sitting longtime veteran powerful interim caretaker newly appointed "
    "elected captured".split()
)
ANY_HEAD = frozenset({"leader", "ruler", "strongman"})
HEADS = frozenset(
    "president premier prime king queen emir sultan chancellor leader chairman chairwoman head chief ruler commander "
    "ayatollah".split()
)
RULERS = {
    "head of state": frozenset("president king queen emir sultan".split()),
    "head of government": frozenset("premier chancellor".split()),
}
GENERAL = frozenset({"secretary", "general"})
"""Who is "the leader" once his post has been told."""


def holder_of(discourse: Discourse, reference: Reference) -> int | None:
    """The person who holds an office, named before or, failing that, only later."""
    if reference.plural:
        return None
    holders = {
        e.id
        for e in discourse.entities
        if holds(e, reference) and (not reference.country or not e.country or e.country == reference.country)
    }
    holders = {e for e in holders if not _of_another(discourse, discourse.entities[e], reference)}
    holders = {e for e in holders if not _is_past(discourse.entities[e], reference)} or holders
    if not reference.owners and discourse.doc[reference.head].text.istitle():
        # in "asked the President" he is the state's, not that of a union
        holders = {e for e in holders if not _serves_body(discourse, discourse.entities[e])} or holders
    fallen = suffered(discourse, reference, holders)
    if fallen is not None:
        return fallen
    ranked = discourse.ranked(reference.head, lambda members: len(members) == 1 and members[0] in holders)
    if ranked:
        return ranked[0][0][0]
    later = [e for e in holders if discourse.entities[e].named and _in_item(discourse, e, reference.head)]
    first = min(later, key=lambda e: discourse.entities[e].references[0], default=None)
    return first if not reference.owners or reference.country else None


def _serves_body(discourse: Discourse, holder: Entity) -> bool:
    """Whether the post of a holder is told to be that of an organisation."""
    told = [discourse.references[head] for head in holder.references if head in discourse.references]
    bodies = {body for other in told if other.held for body in _bodies(discourse, other)}
    return bool(bodies) and all(discourse.entities[body].type is not ActorType.STATE for body in bodies)


def _is_past(holder: Entity, reference: Reference) -> bool:
    """Whether a person only once held the post that a description names as somebody's today."""
    if not reference.held or _office_words(reference.text) & ONCE:
        return False
    title = _office_words(reference.held[-1].text) - UNSAID
    told = [words for office in holder.offices if _same_post(title, words := _office_words(office), reference)]
    return bool(told) and all(words & ONCE for words in told)


def _of_another(discourse: Discourse, holder: Entity, reference: Reference) -> bool:
    """Whether the post of a holder is all along somebody else's: the commander of X is not that of Y."""
    asked = _bodies(discourse, reference)
    later = [discourse.references[o] for o in reference.owners if o not in discourse.of and o in discourse.references]
    told = [discourse.references[head] for head in holder.references if head in discourse.references]
    known = [bodies for other in told if other.held and (bodies := _bodies(discourse, other))]
    if not known and asked:
        # the representative of the United States is not the one "of the Secretary-General"
        posts = [other for other in told if other.held]
        return bool(posts) and all(other.owners for other in posts)
    if not known or not (asked or later):
        return False
    bodies = set().union(*known)
    return asked.isdisjoint(bodies) and not any(_may_be(discourse, other, bodies) for other in later)


def _may_be(discourse: Discourse, reference: Reference, bodies: set[int]) -> bool:
    """Whether a description that is not resolved yet can be of one of some actors."""
    if reference.noun is None or reference.country:
        countries = {discourse.entities[body].country for body in bodies}
        return reference.noun is None or reference.country in countries | {""}
    return True


def _bodies(discourse: Discourse, reference: Reference) -> set[int]:
    """The actors other than persons that a post is said to belong to."""
    own = {discourse.of[owner] for owner in reference.owners if owner in discourse.of}
    own |= {discourse.of[i] for i in range(reference.start, reference.head) if i in discourse.of}
    return {entity for entity in own if discourse.entities[entity].type is not ActorType.PERSON}


def holds(entity: Entity, reference: Reference) -> bool:
    """Whether an actor is a person who is told to hold the post that a description names, whatever its state."""
    if entity.type is not PERSON or not entity.offices or not reference.held:
        return False
    title = _office_words(reference.held[-1].text) - UNSAID
    heads = next((words for end, words in RULERS.items() if reference.text.lower().endswith(end)), None)
    if heads is not None:
        return any(_office_words(office) & heads and not _office_words(office) & LESSER for office in entity.offices)
    return any(_same_post(title, _office_words(office), reference) for office in entity.offices)


def _same_post(title: frozenset[str], office: frozenset[str], reference: Reference) -> bool:
    """Whether a title takes up an office: "the general" that of a major general, "the ousted leader" a president's."""
    if (office & TO_COME) - title or (office & LESSER) - title:
        return False
    heads = bool(office & HEADS) or office >= GENERAL
    return title <= office or (title <= ANY_HEAD and not reference.owners and heads)


def _in_item(discourse: Discourse, entity: int, at: int) -> bool:
    return any(discourse.item[head] == discourse.item[at] for head in discourse.entities[entity].references)


@lru_cache(KEPT)
def _office_words(office: str) -> frozenset[str]:
    words = set(name_words(office))
    for group in SYNONYMS:
        if words & group:
            words |= group
    return frozenset(words - {"minister"} if "prime" in words else words)
