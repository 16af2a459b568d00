"""Candidates from the predicate lexicon: every trigger word with the actors in its frame."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from polgraph.extract.kinds import event_types
from polgraph.extract.labels import VERBAL
from polgraph.extract.papers import is_paper, paper_before
from polgraph.extract.relations.anaphora import REACTIONS, EventMemory
from polgraph.extract.relations.frame import Frame
from polgraph.extract.relations.loose import add_loose
from polgraph.extract.relations.model import Candidate, How
from polgraph.extract.relations.pairs import pairs
from polgraph.extract.relations.phrases import as_how, lemmas
from polgraph.extract.relations.plausible import can_act
from polgraph.extract.relations.slots_noun import carrier, described, noun_slots
from polgraph.extract.relations.slots_verb import verb_slots
from polgraph.extract.relations.syntax import Slots, said_of
from polgraph.extract.relations.undone import not_undone
from polgraph.extract.relations.unknown import UNKNOWN, UnknownVerbs

if TYPE_CHECKING:
    from polgraph.extract.lexicon import Entry, Lexicon
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.fills import Filler
    from polgraph.extract.relations.modality import ModalityReader

NAMED = frozenset({"pobj", "dobj", "nsubj", "nsubjpass"})
"""Where a gerund names an event like a noun."""


class EventFinder:
    """Finds the candidates that the lexicon gives for one article."""

    def __init__(self, filler: Filler, lexicon: Lexicon, modality: ModalityReader) -> None:
        self.filler = filler
        self.lexicon = lexicon
        self.modality = modality
        self.unknown = UnknownVerbs()

    def run(self, doc: Doc) -> list[Candidate]:
        """All candidates in order of the text."""
        found: list[Candidate] = []
        self.memory = EventMemory(doc)
        self.actors = self._by_sentence(doc)
        for token in doc:
            candidates = self._at(token)
            if candidates:
                here = [c for c in candidates if can_act(c, doc, self.filler)]
                self.memory.note(here)
                found += here
        return not_undone(found, doc)

    def _by_sentence(self, doc: Doc) -> dict[int, set[int]]:
        """The actors of each sentence, by the index of its first token."""
        found: dict[int, set[int]] = {}
        for i, entity in self.filler.resolution.of.items():
            found.setdefault(doc[i].sent.start, set()).update((entity, *self.filler.resolution.also.get(i, ())))
        return found

    def _at(self, token: Token) -> list[Candidate]:
        if token.tag_ == "VBG" and token.dep_ in NAMED and any(c.dep_ == "prep" for c in token.children):
            # "killed in fighting between X and Y"
            found = self._noun(token)
            if found:
                return found
        if token.pos_ in VERBAL or token.tag_.startswith("VB"):
            return self._verb(token)
        if token.pos_ == "NOUN":
            return self._noun(token)
        return self._adjective(token) if token.pos_ == "ADJ" else []

    def _entries(self, pos: str, token: Token) -> list[Entry]:
        """The entries of a trigger; none where its sentence has not the actors for a pair of them."""
        actors = len(self.actors.get(token.sent.start, ()))
        if not actors:
            return []
        words = lemmas(token) if pos != "n" or token.tag_ != "VBG" else (token.lower_,)
        found = [entry for word in words for entry in self.lexicon.lookup(pos, word)]
        if actors > 1 or any(entry.relation in REACTIONS for entry in found):
            return found
        subjects = (child for child in token.children if child.dep_ == "nsubj")
        return found if any(is_paper(one) or paper_before(one) is not None for one in subjects) else []

    def _verb(self, verb: Token) -> list[Candidate]:
        entries = self._entries("v", verb)
        if not entries:
            return self._guessed(verb)
        slots = verb_slots(verb)
        particles = {child.lower_ for child in verb.children if child.dep_ in {"prt", "advmod", "acomp", "oprd"}}
        if verb.i + 1 < len(verb.doc) and verb.nbor().tag_ == "RP":
            # "handed over 40 hostages": the parser takes the particle for a part of the number
            particles.add(verb.nbor().lower_)
        governing = {child.lower_: child for child in verb.children if child.dep_ == "prep"}
        if not slots["obj"]:
            # "blew up the bridge": the parser takes the particle for a preposition
            heads = {entry.particles[0] for entry in entries if entry.particles} - {"in", "on", "by", "to"}
            for name in sorted(heads & set(governing)):
                slots["obj"] += as_how(How.SHARED, slots[name])
        else:
            governing = {
                name: child for name, child in governing.items() if not any(c.dep_ == "pobj" for c in child.children)
            }
        small = particles.union(governing)
        return self._best(
            verb, "verb", [one for one in entries if not one.particles or small.issuperset(one.particles)], slots
        )

    def _guessed(self, verb: Token) -> list[Candidate]:
        """What a verb that the lexicon does not know may state of two actors in its own slots."""
        guess = self.unknown.guess(verb) if len(self.actors.get(verb.sent.start, ())) > 1 else None
        if guess is None:
            return []
        frame = Frame(verb, UNKNOWN, verb_slots(verb), self.filler, self.modality)
        return self.unknown.followed(guess, pairs(frame, guess.entry) if frame.meets(guess.entry) else [])

    def _noun(self, noun: Token) -> list[Candidate]:
        entries = self._entries("n", noun)
        if not entries:
            return []
        slots = noun_slots(carrier(noun))
        slots["subj"] = described(noun)
        return self._best(noun, "noun", entries, slots)

    def _adjective(self, adjective: Token) -> list[Candidate]:
        entries = self._entries("a", adjective)
        if not entries:
            return []
        slots = verb_slots(adjective)
        if adjective.dep_ in {"amod", "appos", "acl"}:
            slots["subj"] = [(adjective.head, How.DIRECT)]
        elif adjective.dep_ in {"acomp", "attr", "oprd"}:
            slots["subj"] = said_of(adjective)
        elif adjective.dep_ == "conj":
            slots["subj"] = [(adjective.head.head, How.SHARED)]
        return self._best(adjective, "adjective", entries, slots)

    def _best(self, trigger: Token, rule: str, entries: list[Entry], slots: Slots) -> list[Candidate]:
        """The candidates of the most specific entries whose conditions hold and whose slots are filled; loose ones."""
        frame = Frame(trigger, rule, slots, self.filler, self.modality)
        worded = sorted(frame.worded(entries), key=attrgetter("specificity"), reverse=True)
        level: int | None = None
        found: dict[tuple[int, str, int], Candidate] = {}
        for entry in worded:
            if level is not None and entry.specificity < level:
                break
            if not frame.meets(entry):
                continue
            for candidate in pairs(frame, entry):
                level = entry.specificity
                found.setdefault((candidate.subject.entity, candidate.relation, candidate.object.entity), candidate)
        types = event_types()
        events = [entry for entry in worded if entry.relation in types]
        if not found and rule != "adjective":
            self._note_alone(frame, events)
        add_loose(frame, events, entries, self.memory, found)
        return list(found.values())

    def _note_alone(self, frame: Frame, events: list[Entry]) -> None:
        """Keep in mind who acts where nobody is named to whom, so that "the coup" and "the attack" take it up."""
        met = next((e for e in events if e.needs and frame.meets(e) and not e.weak), None)
        if met is not None and not frame.modality.negated:
            self.memory.note_deed(frame.trigger, frame.fills(met.subject), met.relation)
