"""Words that stand for three or more actors named before: "the three countries", "all four", "the trio"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.duals import PEOPLE, STATES
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.discourse import Discourse, Members
    from polgraph.extract.actors.model import Reference
    from polgraph.extract.parse import Token

COUNTS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "trio": 3, "quartet": 4, "quintet": 5}
REACH = 4
"""How many sentences back a list may stand that a number takes up; own choice."""
HUMAN = PEOPLE | {"trio", "quartet", "quintet", "accused", "defendant", "suspect"}


def resolve_counted(discourse: Discourse, reference: Reference) -> Members:
    """The actors that "the three countries" takes up: the last list of as many; empty where there is none."""
    token = discourse.doc[reference.head]
    count = _count(token)
    said = reference.definite or (token.i > 0 and token.nbor(-1).lower_ == "all")
    if not count or not said:
        return ()
    here = discourse.sentence[reference.head]
    for head, members, _ in reversed(discourse.history):
        if here - discourse.sentence[head] > REACH:
            break
        if head < reference.head and len(members) == count and _fits(discourse, reference, members):
            return members
    return _same_number(discourse, reference, count)


def _same_number(discourse: Discourse, reference: Reference, count: int) -> Members:
    """As in "detained three reporters … the three": those last described by the same number."""
    here = discourse.sentence[reference.head]
    if reference.noun is not None and reference.noun.lemma not in COUNTS:
        return ()
    for head in range(reference.head - 1, -1, -1):
        if here - discourse.sentence[head] > REACH:
            break
        other = discourse.references.get(head)
        if other is not None and other.plural and head in discourse.of and _count(discourse.doc[head]) == count:
            return discourse.members(head)
    return ()


def _count(token: Token) -> int:
    count = COUNTS.get(token.lower_, 0)
    if not token.children:
        return count
    count = count or next((COUNTS.get(c.lower_, 0) for c in token.children if c.dep_ == "nummod"), 0)
    if not count or any(c.dep_ in {"prep", "relcl", "acl", "appos"} and c.i > token.i for c in token.children):
        return 0
    return count


def _fits(discourse: Discourse, reference: Reference, members: Members) -> bool:
    types = {discourse.entities[m].type for m in members}
    noun = reference.noun.lemma if reference.noun else reference.name.lower()
    if noun in STATES:
        return types == {ActorType.STATE}
    if noun in HUMAN:
        return types == {ActorType.PERSON}
    if noun in COUNTS:
        return len(types) == 1 and types != {ActorType.PLACE}
    return types == {reference.type} or (
        ActorType.PERSON in types and len(types) == 1 and reference.type is ActorType.GROUP
    )
