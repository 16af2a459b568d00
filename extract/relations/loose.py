"""Pairs with one argument in its slot and the other only near: the scorer must be convinced of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.kinds import event_types, symmetric_relations
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
    from polgraph.extract.lexicon import Entry
    from polgraph.extract.relations.anaphora import EventMemory
    from polgraph.extract.relations.frame import Frame
    from polgraph.extract.relations.model import Candidate, Fill

WHERE = frozenset("in at near inside across around throughout".split())
PHRASES = frozenset({"as", "in", "for"})
"""Prepositions whose phrase gives a verb its sense ("resigned in protest", "cited for contempt")."""
DOWNING = "shoots down"
"""Hits whoever sent what is shot down, not whom it was sent to."""
MOST_UNMET = 3
MOST_HELD = 3


def add_loose(
    frame: Frame,
    worded: list[Entry],
    entries: list[Entry],
    memory: EventMemory,
    found: dict[tuple[int, str, int], Candidate],
) -> None:
    """Add to the candidates found those whose one argument is only near.

    Args:
        frame: a trigger with its slots.
        worded: its entries for events whose words are there, the most specific first.
        entries: all its entries, which are tried where none is worded.
        memory: the sure events so far.
        found: the candidates so far, by subject, relation and object; takes the new ones.
    """
    held = worded[:MOST_HELD] or _unworded(frame, entries)
    downing = any(entry.predicate == DOWNING for entry in worded[:MOST_HELD])
    for entry in held:
        subjects, objects = frame.fills(entry.subject), frame.fills(entry.object)
        if not (subjects or objects) or not (worded or (subjects and objects)):
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


def _unworded(frame: Frame, entries: list[Entry]) -> list[Entry]:
    """The entries that may be meant though the words that they ask for are not there; those that ask for least.

    None asks for a phrase that is missing: "named X army chief" is not "named X as a suspect".
    """
    events = [entry for entry in entries if entry.relation in event_types()]
    if not any(frame.fills(entry.subject) and frame.fills(entry.object) for entry in events):
        # without its words an entry is of use only to two actors in its slots
        return []
    asked = ((entry, [n for n in entry.wording if n.slot in PHRASES and n.test != TYPED]) for entry in events)
    open_ = [entry for entry, needs in asked if all(map(frame.is_said, needs))]
    return sorted(open_, key=lambda e: (e.weak, len(e.needs), -e.specificity))[:MOST_UNMET]


def _fought(frame: Frame, fill: Fill) -> bool:
    """Whether an actor is one whom others join against: "reaffirmed their commitment to combating X"."""
    for word in frame.trigger.doc[fill.token].ancestors:
        if word.i == frame.trigger.i:
            return False
        if word.lower_ == "against" or not event_words()["combat"].isdisjoint(lemmas(word)):
            return True
    return False
