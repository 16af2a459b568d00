"""What cannot be meant, however the sentence is parsed: towns hold no offices, people have no wings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.kinds import symmetric_relations
from polgraph.extract.relations.model import How
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.extract.actors.coref import Resolution
    from polgraph.extract.relations.model import Candidate

PERSONAL = frozenset({"HOLDS_OFFICE", "LEADS", "KIN_OF"})
"""What only somebody can be, not a place."""


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
