"""What cannot be meant, however the sentence is parsed: towns hold no offices, people have no wings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.kinds import symmetric_relations
from polgraph.extract.relations.event_words import event_words
from polgraph.extract.relations.misread import is_misread
from polgraph.extract.relations.model import How
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.extract.actors.coref import Resolution
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.fills import Filler
    from polgraph.extract.relations.model import Candidate, Fill

PERSONAL = frozenset({"HOLDS_OFFICE", "LEADS", "KIN_OF"})
"""What only somebody can be, not a place."""
COMPLAINING = "complains about"
COMPLAINTS = frozenset({"appeal", "case", "complaint", "grievance", "lawsuit", "petition", "suit"})
JUDGES = frozenset({ActorType.INTERNATIONAL_ORGANIZATION, ActorType.GOVERNMENT_BODY})
"""With whom a complaint is lodged that is about others."""


def plausible(candidates: Iterable[Candidate], resolution: Resolution) -> tuple[Candidate, ...]:
    """The candidates that can be meant."""
    return tuple(candidate for candidate in candidates if _can_be(candidate, resolution))


def _can_be(candidate: Candidate, resolution: Resolution) -> bool:
    subject = resolution.entities[candidate.subject.entity].type
    object_ = resolution.entities[candidate.object.entity].type
    if candidate.relation in PERSONAL and subject is ActorType.PLACE:
        return False
    if candidate.relation == "PART_OF" and object_ is ActorType.PERSON:
        return False
    # "the two ministers expressed concern": of those that one word stands for none acts on another by hearsay
    together = {resolution.of.get(candidate.subject.token), *resolution.also.get(candidate.subject.token, ())}
    hearsay = candidate.object.how is How.DISCOURSE and candidate.relation not in symmetric_relations()
    return not hearsay or candidate.object.entity not in together


def can_act(candidate: Candidate, doc: Doc, filler: Filler) -> bool:
    """Whether both can play their part: no place attacks, no vehicle is attacked, who tells suffers nothing."""
    if candidate.object.token == candidate.modality.source:
        # "arrested two deputies, X reported": the parser takes the speaker for one of them
        return False
    if candidate.relation in event_words()["hostile"] and _is_own(candidate, doc, filler):
        return False
    if is_misread(candidate, doc):
        return False
    if candidate.predicate == COMPLAINING and candidate.object.slot in {"with", "to"}:
        # "lodged a protest with the United Nations" is one against somebody else
        return filler.type_of(candidate.object) not in JUDGES
    if candidate.relation in {"ACCUSE", "PROTEST"} and filler.type_of(candidate.object) in JUDGES:
        return not _receives(doc[candidate.object.token], doc[candidate.trigger])
    if candidate.relation != "ASSAULT":
        return True
    place = filler.type_of(candidate.subject) is ActorType.PLACE and candidate.subject.slot.endswith(".of")
    return not place and not _is_thing(candidate.object, filler)


def _receives(token: Token, trigger: Token) -> bool:
    """Whether somebody gets a complaint and is not what it is about: "lodged a complaint with the police"."""
    around = {trigger.i, trigger.head.i, *(c.i for c in trigger.children if c.dep_ == "dobj")}
    lodged = token.dep_ == "pobj" and token.head.lower_ in {"with", "to", "before"} and token.head.head.i in around
    words = (trigger, *trigger.children, token.head.head)
    return lodged and any(word.lemma_.lower() in COMPLAINTS for word in words)


def _is_own(candidate: Candidate, doc: Doc, filler: Filler) -> bool:
    """Whether an actor that only stands inside is the subject's own: "warned that his country would respond"."""
    if candidate.object.how < How.INSIDE:
        return False
    owners = (c for c in doc[candidate.object.token].children if c.dep_ == "poss")
    return any(filler.resolution.of.get(c.i) == candidate.subject.entity for c in owners)


def _is_thing(fill: Fill, filler: Filler) -> bool:
    """Whether a fill is a vehicle or open land that nobody is named with: what is hit there is no actor."""
    reference = filler.references.get(fill.token)
    if reference is None or reference.noun is None or filler.resolution.entities[fill.entity].named:
        return False
    vehicle = reference.noun.kind == "vehicle" and reference.noun.lemma.split()[-1] not in event_words()["crewed"]
    return vehicle or reference.noun.lemma in event_words()["ground"]
