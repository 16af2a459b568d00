"""Descriptions in the headline: "Court bans party" names no one, the first paragraph says which court and which party.

They are resolved when the whole article has been, and take up what its opening names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.holders import holds
from polgraph.extract.actors.model import NOMINAL
from polgraph.extract.actors.nominals import resolve_nominal
from polgraph.extract.headlines.lines import headlines
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.discourse import Discourse, Members
    from polgraph.extract.actors.model import Entity, Reference
    from polgraph.extract.parse import Doc

LEAD = 3
"""How many sentences behind the headline may say whom it means; own choice, from development articles."""
MANY = frozenset({ActorType.GROUP, ActorType.PLACE})
"""What a headline speaks of without meaning one actor: "rebels", "protesters", "a village"."""


def title_end(doc: Doc) -> int:
    """The index behind the headline of an article with a text; 0 where it has none."""
    lines = headlines(doc.tokens)
    if not lines or lines[0][0].i > 0 or all(token.is_space for token in doc.tokens[lines[0][-1].i + 1 :]):
        return 0
    return lines[0][-1].i + 1


def put_off(reference: Reference, end: int) -> bool:
    """Whether a description stands in a headline and waits for the text."""
    return reference.head < end and reference.kind is NOMINAL and not reference.plural


def resolve_title(discourse: Discourse, reference: Reference, end: int) -> Members:
    """The actor that a description in the headline stands for: one of the opening, else as anywhere."""
    found = _taken_up(discourse, reference, end)
    return (found,) if found is not None else resolve_nominal(discourse, reference)


def _taken_up(discourse: Discourse, reference: Reference, end: int) -> int | None:
    possessed = any(child.dep_ == "poss" for child in discourse.doc[reference.head].children)
    if reference.noun is None or reference.type in MANY or possessed:
        return None
    near = discourse.sentence[min(end, len(discourse.doc) - 1)] + LEAD
    for head in sorted(discourse.of):
        if end <= head and discourse.sentence[head] <= near:
            entity = discourse.entities[discourse.of[head]]
            if _fits(discourse, entity, reference) and not _elsewhere(discourse, entity, reference):
                return entity.id
    return None


def _fits(discourse: Discourse, entity: Entity, reference: Reference) -> bool:
    """Whether an actor is of the kind that a description tells, in name or by what the article calls it."""
    if reference.noun is None or not entity.named or entity.type is ActorType.STATE:
        return False
    if holds(entity, reference):
        return True
    lemma = reference.noun.lemma
    called = (discourse.references[h].noun for h in entity.references if h in discourse.references)
    return entity.name.lower().split()[-1] == lemma or any(noun is not None and noun.lemma == lemma for noun in called)


def _elsewhere(discourse: Discourse, entity: Entity, reference: Reference) -> bool:
    """Whether an actor is another state's than that of the description."""
    owners = (c.i for head in entity.references for c in discourse.doc[head].children if c.dep_ == "poss")
    own = {discourse.entities[discourse.of[i]].country for i in owners if i in discourse.of} | {entity.country}
    return bool(reference.country and own - {""}) and reference.country not in own
