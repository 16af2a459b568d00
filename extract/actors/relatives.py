"""Relatives who were named before: "his son" is the one whom "X's son, Y" has told of, "his father" then X."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.gender import word_gender
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.discourse import Discourse
    from polgraph.extract.actors.model import Reference

CHILDREN = frozenset("son daughter child".split())
PARENTS = frozenset("father mother parent".split())
SIBLINGS = frozenset("brother sister sibling twin".split())
SPOUSES = frozenset("husband wife spouse widow widower".split())
INVERSE = (
    dict.fromkeys(CHILDREN, PARENTS)
    | dict.fromkeys(PARENTS, CHILDREN)
    | dict.fromkeys(SIBLINGS, SIBLINGS)
    | dict.fromkeys(SPOUSES, SPOUSES)
    | {"cousin": frozenset({"cousin"}), "uncle": frozenset({"nephew", "niece"}), "aunt": frozenset({"nephew", "niece"})}
    | dict.fromkeys(("nephew", "niece"), frozenset({"uncle", "aunt"}))
)


def relative(discourse: Discourse, reference: Reference) -> int | None:
    """The person that a kin noun with a possessor takes up; None where the article has told of no such relative."""
    noun = reference.noun
    if noun is None or noun.lemma not in INVERSE or reference.plural or reference.type is not ActorType.PERSON:
        return None
    owners = {discourse.of[o] for o in reference.owners if o in discourse.of}
    told = [h for h in discourse.of if h < reference.head and _is_kin(discourse, h)]
    for head in sorted(told, reverse=True):
        other, person = discourse.references[head], discourse.of[head]
        whose = {discourse.of[o] for o in other.owners if o in discourse.of}
        if other.noun == noun and owners & whose and person not in owners:
            return person
        inverse = other.noun is not None and other.noun.lemma in INVERSE[noun.lemma]
        wanted = word_gender({noun.lemma})
        if inverse and person in owners:
            fits = [w for w in sorted(whose) if not wanted or discourse.gender.get(w, wanted) == wanted]
            if fits:
                return fits[0]
    return None


def _is_kin(discourse: Discourse, head: int) -> bool:
    reference = discourse.references.get(head)
    return reference is not None and reference.noun is not None and reference.noun.lemma in INVERSE
