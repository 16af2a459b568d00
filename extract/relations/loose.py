"""Pairs with one argument in its slot and the other only near: the scorer must be convinced of them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from polgraph.extract.kinds import symmetric_relations
from polgraph.extract.labels import VERBAL
from polgraph.extract.lexicon import TYPED
from polgraph.extract.relations.doers import authors, doers
from polgraph.extract.relations.event_words import event_words
from polgraph.extract.relations.model import How
from polgraph.extract.relations.nearby import firsts, inside, near, suspects
from polgraph.extract.relations.pairs import act_as_one, candidate
from polgraph.extract.relations.phrases import lemmas
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.lexicon import Entry, Need
    from polgraph.extract.relations.anaphora import EventMemory
    from polgraph.extract.relations.frame import Frame
    from polgraph.extract.relations.model import Candidate, Fill

ARGUMENTS = frozenset({"subj", "obj", "dat", "agent", "theme", "comp"})
WHERE = frozenset("in at near inside across around throughout".split())
PHRASES = frozenset({"as", "in", "for"})
"""Prepositions whose phrase gives a verb its sense ("resigned in protest", "cited for contempt")."""
DOWNING = "shoots down"
"""Hits whoever sent what is shot down, not whom it was sent to."""
MOST_UNMET = 3
MOST_HELD = 3


def add_loose(
    frame: Frame, ranked: list[Entry], memory: EventMemory, found: dict[tuple[int, str, int], Candidate]
) -> None:
    """Add to the candidates found those whose one argument is only near.

    Args:
        frame: a trigger with its slots.
        ranked: its entries, the most specific first.
        memory: the sure events so far.
        found: the candidates so far, by subject, relation and object; takes the new ones.
    """
    worded = (e for e in ranked if all(_typed(frame, need) or frame.holds(need) for need in e.needs))
    held = list(islice(worded, MOST_HELD))
    unmet = not held
    downing = any(entry.predicate == DOWNING for entry in held)
    held = held or sorted(_unlabelled(frame, ranked), key=lambda e: (e.weak, len(e.needs)))[:MOST_UNMET]
    for entry in held:
        subjects, objects = frame.fills(entry.subject), frame.fills(entry.object)
        if (unmet and not (subjects and objects)) or not (subjects or objects):
            continue
        if len(subjects) > 1 and entry.relation in symmetric_relations() and _paired(entry, found):
            # "the two agreed to send envoys to Y": with each other
            continue
        if not {b.entity for b in objects} - {a.entity for a in subjects} and not downing:
            of = frame.filler.resolution.of
            deed = doers(frame, entry, memory)
            others = inside(frame.trigger, of) or near(frame.trigger, of)
            if entry.relation in event_words()["partnership"]:
                others = [fill for fill in others if not _fought(frame, fill)]
            if entry.relation == "ACCUSE" or len(subjects) > 1:
                others = [fill for fill in others if not _only_where(frame, fill)]
            objects = firsts([*deed, *(f for f in others if not (entry.relation == "ACCUSE" and _elsewhere(frame, f)))])
        for a in subjects or authors(frame, entry, memory) or suspects(frame, entry):
            for b in objects:
                key = (a.entity, entry.relation, b.entity)
                if key not in found and a.entity != b.entity and not act_as_one(frame, a, b):
                    found[key] = candidate(frame, entry, a, b)


def _paired(entry: Entry, found: dict[tuple[int, str, int], Candidate]) -> bool:
    """Whether the subjects of a trigger are known to do with each other what an entry states."""
    return any(c.relation == entry.relation and c.object.slot == c.subject.slot for c in found.values())


def _elsewhere(frame: Frame, fill: Fill) -> bool:
    """Whether an actor belongs to the next verb: X in "condemned the raid and called on X to leave"."""
    if not any(child.dep_ == "dobj" for child in frame.trigger.children):
        return False
    token = frame.trigger.doc[fill.token]
    return any(c.dep_ == "conj" and c.pos_ in VERBAL and c.is_ancestor(token) for c in frame.trigger.children)


def _only_where(frame: Frame, fill: Fill) -> bool:
    """Whether an actor only says where something is: "condemned the killings in Y", "X and Z met in Y"."""
    token = frame.trigger.doc[fill.token]
    placed = frame.filler.type_of(fill) in {ActorType.STATE, ActorType.PLACE}
    return placed and fill.how is How.INSIDE and token.dep_ == "pobj" and token.head.lower_ in WHERE


def _typed(frame: Frame, need: Need) -> bool:
    """Whether a need asks for no more than a type of actor, and for no phrase that is missing ("blamed on Y")."""
    return need.test == TYPED and (need.slot in ARGUMENTS or bool(frame.slots[need.slot]))


def _unlabelled(frame: Frame, entries: list[Entry]) -> list[Entry]:
    """The entries that do not ask for a phrase that is missing: "named X army chief" is not "named X as a suspect"."""
    asked = ((entry, [n for n in entry.needs if n.slot in PHRASES and n.test != TYPED]) for entry in entries)
    return [entry for entry, needs in asked if all(map(frame.holds, needs))]


def _fought(frame: Frame, fill: Fill) -> bool:
    """Whether an actor is one whom others join against: "reaffirmed their commitment to combating X"."""
    for word in frame.trigger.doc[fill.token].ancestors:
        if word.i == frame.trigger.i:
            return False
        if word.lower_ == "against" or not event_words()["combat"].isdisjoint(lemmas(word)):
            return True
    return False
