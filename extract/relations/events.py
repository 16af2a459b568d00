"""Candidates from the predicate lexicon: every trigger word with the actors in its frame."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, islice, permutations
from typing import TYPE_CHECKING

from polgraph.extract.clause_parts import STEPS
from polgraph.extract.kinds import event_types, relation_signs
from polgraph.extract.labels import SUBJECTS, VERBAL
from polgraph.extract.lexicon import ONE_OF, TYPED
from polgraph.extract.relations.anaphora import REACTIONS, EventMemory
from polgraph.extract.relations.frame import Frame
from polgraph.extract.relations.model import Candidate, Fill, How
from polgraph.extract.relations.phrases import as_how, is_passive, lemmas
from polgraph.extract.relations.slots_noun import carrier, noun_slots
from polgraph.extract.relations.slots_verb import verb_slots
from polgraph.extract.relations.syntax import (
    Slots,
    attached,
    prepositions,
    preventers,
    regarded,
    said_of,
    surface_subject,
)
from polgraph.extract.relations.unknown import UNKNOWN, UnknownVerbs
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.lexicon import Entry, Lexicon
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.fills import Filler
    from polgraph.extract.relations.modality import ModalityReader

PARTNERSHIP = frozenset({"AGREE", "SUPPORT", "AID", "COOPERATE"})
COMBAT = frozenset("combat combatting combating fight defeat degrade destroy eliminate counter confront tackle".split())
"""What partners do to a common enemy."""
UNMET = "?"
"""Ends the rule name of a candidate whose actors are not of the types that its entry asks for."""
MODIFYING = frozenset({"amod", "compound", "nmod"})
LOOSE_MOST = 6
FAR = 99
CREWED = frozenset("boat bus convoy cutter ferry flotilla freighter frigate ship tanker train trawler vessel".split())
"""Vehicles that stand for the people in them when they are attacked."""
GROUND = frozenset("territory land area ground soil vehicle terrain".split())
MEASURES = frozenset(
    "ban curb curfew embargo freeze moratorium prohibition restriction sanction suspension tariff".split()
)
NAMED = frozenset({"pobj", "dobj", "nsubj", "nsubjpass"})
"""Where a gerund names an event like a noun."""
SUMMING = frozenset({"appos", "dobj", "npadvmod", "attr", "dep"})
"""How the parser hangs a noun that sums up a clause."""
CLAIMS = frozenset("accusation allegation assertion charge claim idea report rumor rumour story suggestion".split())
CONTENT = frozenset({"acl", "ccomp", "relcl"})
PHRASES = frozenset({"as", "in", "for"})
"""Prepositions whose phrase gives a verb its sense ("resigned in protest", "cited for contempt")."""
DOWNING = "shoots down"
"""Hits whoever sent what is shot down, not whom it was sent to."""
COMPLAINING = "complains about"
HOSTILE_WORDS = frozenset({"THREATEN", "ACCUSE", "REJECT"})
VIOLENT = frozenset({"ASSAULT", "COERCE"})
CONTRAST = frozenset({"while", "whereas", "whilst", "although", "though"})
MOST_UNMET = 3
MOST_HELD = 3
INSIDE_MOST = 4
INSIDE = frozenset({"dobj", "xcomp", "ccomp", "prep", "acl", "pcomp", "advcl", "relcl", "oprd", "attr"})


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
            here = [c for c in self._at(token) if self._can_be(c)]
            self.memory.note(here)
            found += here
        return _not_undone(found, doc)

    def _can_be(self, candidate: Candidate) -> bool:
        """Whether both can play their part: no place attacks, no vehicle is attacked, who tells suffers nothing."""
        if candidate.object.token == candidate.modality.source:
            # "arrested two deputies, X reported": the parser takes the speaker for one of them
            return False
        if candidate.relation in HOSTILE_WORDS and self._is_own(candidate):
            return False
        if candidate.predicate == COMPLAINING and candidate.object.slot in {"with", "to"}:
            # "lodged a protest with the United Nations" is one against somebody else
            return self.filler.type_of(candidate.object) is not ActorType.INTERNATIONAL_ORGANIZATION
        if candidate.relation != "ASSAULT":
            return True
        place = self.filler.type_of(candidate.subject) is ActorType.PLACE and candidate.subject.slot.endswith(".of")
        return not place and not self._is_thing(candidate.object)

    def _is_own(self, candidate: Candidate) -> bool:
        """Whether an actor that only stands inside is the subject's own: "warned that his country would respond"."""
        if candidate.object.how < How.INSIDE:
            return False
        owners = (c for c in self.modality.doc[candidate.object.token].children if c.dep_ == "poss")
        return any(self.filler.resolution.of.get(c.i) == candidate.subject.entity for c in owners)

    def _is_thing(self, fill: Fill) -> bool:
        """Whether a fill is a vehicle or open land that nobody is named with: what is hit there is no actor."""
        reference = self.filler.references.get(fill.token)
        if reference is None or reference.noun is None or self.filler.resolution.entities[fill.entity].named:
            return False
        vehicle = reference.noun.kind == "vehicle" and reference.noun.lemma.split()[-1] not in CREWED
        return vehicle or reference.noun.lemma in GROUND

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
        words = lemmas(token) if pos != "n" or token.tag_ != "VBG" else (token.lower_,)
        found = [entry for word in words for entry in self.lexicon.lookup(pos, word)] if actors else []
        return found if actors > 1 or any(entry.relation in REACTIONS for entry in found) else []

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
        return self._best(verb, "verb", [entry for entry in entries if small.issuperset(entry.particles)], slots)

    def _guessed(self, verb: Token) -> list[Candidate]:
        """What a verb that the lexicon does not know may state of two actors in its own slots."""
        guess = self.unknown.guess(verb) if len(self.actors.get(verb.sent.start, ())) > 1 else None
        if guess is None:
            return []
        frame = Frame(verb, UNKNOWN, verb_slots(verb), self.filler, self.modality)
        return self.unknown.followed(guess, self._pairs(frame, guess.entry) if frame.meets(guess.entry) else [])

    def _noun(self, noun: Token) -> list[Candidate]:
        entries = self._entries("n", noun)
        if not entries:
            return []
        slots = noun_slots(carrier(noun))
        slots["subj"] = _described(noun)
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
        ranked = sorted(entries, key=lambda e: -e.specificity)
        level: int | None = None
        found: dict[tuple[int, str, int], Candidate] = {}
        for entry in ranked:
            if level is not None and entry.specificity < level:
                break
            if not frame.meets(entry):
                continue
            for candidate in self._pairs(frame, entry):
                level = entry.specificity
                found.setdefault((candidate.subject.entity, candidate.relation, candidate.object.entity), candidate)
        self._add_loose(frame, [entry for entry in ranked if entry.relation in event_types()], found)
        return list(found.values())

    def _add_loose(self, frame: Frame, ranked: list[Entry], found: dict[tuple[int, str, int], Candidate]) -> None:
        """Add pairs with one argument in its slot and the other only near: the scorer must be convinced of them."""
        worded = (e for e in ranked if all(need.test == TYPED or frame.holds(need) for need in e.needs))
        held = list(islice(worded, MOST_HELD))
        unmet = not held
        downing = any(entry.predicate == DOWNING for entry in held)
        held = held or sorted(_unlabelled(frame, ranked), key=lambda e: (e.weak, len(e.needs)))[:MOST_UNMET]
        for entry in held:
            subjects, objects = frame.fills(entry.subject), frame.fills(entry.object)
            if (unmet and not (subjects and objects)) or not (subjects or objects):
                continue
            if not {b.entity for b in objects} - {a.entity for a in subjects} and not downing:
                deed = self._deed(frame, entry)
                others = self._inside(frame.trigger) or self._near(frame.trigger)
                if entry.relation in PARTNERSHIP:
                    others = [fill for fill in others if not _fought(frame, fill)]
                objects = _firsts(
                    [*deed, *(f for f in others if not (entry.relation == "ACCUSE" and _elsewhere(frame, f)))]
                )
            for a in subjects or self._suspects(frame, entry):
                for b in objects:
                    key = (a.entity, entry.relation, b.entity)
                    if key not in found and a.entity != b.entity and not self._act_as_one(frame, a, b):
                        found[key] = _candidate(frame, entry, a, b)

    def _deed(self, frame: Frame, entry: Entry) -> list[Fill]:
        """Whoever did what the object slot takes up ("called the arrest political")."""
        if entry.relation not in REACTIONS:
            return self._offered(frame) if entry.relation == "AGREE" else []
        # of "condemned the killing" the deed is what the entry asks for, whoever it looks for as the object
        named = [need.slot for need in entry.needs if need.test == ONE_OF and need.slot == "obj"]
        names = dict.fromkeys([*(name.partition(".")[0] for name in entry.object), *named])
        tokens = [(token, how) for name in names for token, how in frame.slots[name]]
        found = [fill for token, _ in tokens for fill in self.memory.agents(token, frame.trigger)]
        behind = [token for token, how in tokens if how is How.RELATIVE]
        found = found or [f for token in behind if token.lemma_ in CLAIMS for f in self._tellers(token)]
        found = found or [fill for token in behind for fill in self.memory.behind(token)]
        return found or [fill for token in behind if token.lemma_ in STEPS for fill in self._doers(token)]

    def _offered(self, frame: Frame) -> list[Fill]:
        """Who made what is agreed to: "X proposed talks, an offer that Y accepted"."""
        behind = [token for token, how in frame.slots["obj"] if how is How.RELATIVE and token.lemma_ in STEPS]
        return [fill for token in behind for fill in self.memory.behind(token) or self._doers(token)]

    def _tellers(self, claim: Token) -> list[Fill]:
        """Who says what a noun sums up: "X said Y had killed Z, a charge that Y rejected"."""
        told = [t for t in claim.ancestors if t.pos_ in VERBAL and t.i < claim.i]
        if not told or claim.dep_ not in SUMMING:
            return []
        return [
            fill for token, _ in surface_subject(told[-1]) for fill in self.filler.at(token, How.DISCOURSE, "event")
        ]

    def _doers(self, step: Token) -> list[Fill]:
        """Who does what a noun beside the clause sums up: "X agreed to go home, a step condemned by Y"."""
        clause = next((t for t in step.ancestors if t.pos_ in VERBAL), None)
        if clause is None or step.dep_ not in SUMMING or step.i < clause.i:
            return []
        doers = prepositions(clause).get("by", []) if is_passive(clause) else surface_subject(clause)
        return [fill for token, _ in doers for fill in self.filler.at(token, How.DISCOURSE, "event")]

    def _inside(self, trigger: Token) -> list[Fill]:
        """The actors inside the trigger's complements ("demanded a meeting of the council"), the nearest first."""
        found: list[Fill] = []
        of = self.filler.resolution.of
        for child in trigger.children:
            if child.i > trigger.i and child.dep_ in INSIDE and not _contrasts(child):
                found += [Fill(of[t.i], t.i, How.INSIDE, child.dep_) for t in child.subtree if t.i in of]
        return _firsts(found)[:INSIDE_MOST]

    def _suspects(self, frame: Frame, entry: Entry) -> list[Fill]:
        """Who near a trigger may have done it; not who tells of it, nor who meets with what others have done.

        "X said the strikes killed nine" and "X shot down a missile fired at Y" do not say that X did.
        """
        trigger, of = frame.trigger, self.filler.resolution.of
        barred: set[int] = set()
        clause = any(child.dep_ in SUBJECTS for child in trigger.children)
        if frame.modality.source is not None and (clause or entry.relation in VIOLENT):
            teller = trigger.doc[frame.modality.source]
            barred = {of[t.i] for t in (teller, *teller.subtree) if t.i in of}
        if entry.relation == "ASSAULT" and trigger.dep_ in {"acl", "relcl"} and is_passive(trigger):
            governor = trigger.head.head
            barred |= {of[t.i] for t in governor.children if t.dep_ in SUBJECTS and t.i in of}
        return [fill for fill in self._near(trigger) if fill.entity not in barred]

    def _near(self, trigger: Token) -> list[Fill]:
        """The actors of the trigger's sentence, the nearest in the tree first, a few only."""
        sentence = trigger.sent
        up = {token.i: steps for steps, token in enumerate([trigger, *trigger.ancestors])}
        of = self.filler.resolution.of
        against = {of[token.i] for token in preventers(trigger) if token.i in of}
        apart = {t.i for c in trigger.children if _contrasts(c) for t in c.subtree}
        inside = [i for i in range(sentence.start, sentence.end) if i in of and i != trigger.i and i not in apart]
        heads = [i for i in inside if of[i] not in against]
        nearest = sorted(heads, key=lambda i: (_steps(trigger.doc[i], up), abs(i - trigger.i), i))
        return _firsts([Fill(of[i], i, How.LOOSE, "near") for i in nearest])[:LOOSE_MOST]

    def _pairs(self, frame: Frame, entry: Entry) -> list[Candidate]:
        subjects, objects = frame.fills(entry.subject), frame.fills(entry.object)
        pairs: list[tuple[Fill, Fill]]
        if "both" in entry.object and not [o for o in objects if o.entity not in {s.entity for s in subjects}]:
            subjects = subjects if len(subjects) > 1 else self._sides(subjects, frame.slots, entry)
            pairs = [(a, b) for a, b in combinations(subjects, 2) if not self._inside_of(frame, a, b)]
        elif any(_is_reciprocal(token) for name in entry.object for token, _ in frame.slots[name]):
            pairs = list(permutations(subjects, 2))
        else:
            pairs = [(a, b) for a in subjects for b in objects if a.entity not in self._together(frame, b)]
        return [_candidate(frame, entry, a, b) for a, b in pairs if a.entity != b.entity]

    def _together(self, frame: Frame, fill: Fill) -> set[int]:
        """All that a plural pronoun stands for: of "X and Y sent troops to their border" neither is the target."""
        if frame.trigger.doc[fill.token].tag_ not in {"PRP", "PRP$"}:
            return set()
        resolution = self.filler.resolution
        return {resolution.of.get(fill.token, fill.entity), *resolution.also.get(fill.token, ())}

    def _act_as_one(self, frame: Frame, a: Fill, b: Fill) -> bool:
        """Whether two actors act as one, or one is only named in the words for the other."""
        return self._inside_of(frame, a, b) or _beside(frame, a, b)

    def _inside_of(self, frame: Frame, a: Fill, b: Fill) -> bool:
        """Whether one of two actors is only named in the words for the other, as states in "Thai and Lao troops"."""
        doc = frame.trigger.doc
        spelled = self.filler.within(a, b) or self.filler.within(b, a)
        return spelled or _modifies(doc[a.token], b.token) or _modifies(doc[b.token], a.token)

    def _sides(self, subjects: list[Fill], slots: Slots, entry: Entry) -> list[Fill]:
        """The sides that one word of the subject stands for ("negotiators for X and Y agreed")."""
        for name in entry.subject:
            for token, _ in slots[name]:
                if token.pos_ == "NOUN":
                    sides = self.filler.fills(Slots({"sides": as_how(How.POSSESSOR, attached(token))}), ("sides",))
                    if len(sides) > 1:
                        return sides
        return subjects


def _not_undone(found: list[Candidate], doc: Doc) -> list[Candidate]:
    """Leaves out a measure that a verb takes back: who "lifted its sanctions on Y" makes a concession and imposes none.

    A strike or blockade that somebody ends has taken place and stands.
    """
    signs = relation_signs()
    ends = {
        (child.i, c.subject.entity, c.object.entity): signs[c.relation]
        for c in found
        if c.rule == "verb" and c.entry is not None
        for need in c.entry.needs
        if need.slot == "obj" and need.test == ONE_OF
        for child in doc[c.trigger].children
        if child.dep_ in {"dobj", "nsubjpass"} and child.lemma_ in MEASURES and child.lemma_ in need.values
    }
    found = [c for c in found if c.relation != "REJECT" or not (_is_accused(c, doc) or _is_claimed(c, doc))]
    return [c for c in found if ends.get((c.trigger, c.subject.entity, c.object.entity), 0) * signs[c.relation] >= 0]


def _elsewhere(frame: Frame, fill: Fill) -> bool:
    """Whether an actor belongs to the next verb: X in "condemned the raid and called on X to leave"."""
    if not any(child.dep_ == "dobj" for child in frame.trigger.children):
        return False
    token = frame.trigger.doc[fill.token]
    return any(c.dep_ == "conj" and c.pos_ in VERBAL and c.is_ancestor(token) for c in frame.trigger.children)


def _unlabelled(frame: Frame, entries: list[Entry]) -> list[Entry]:
    """The entries that do not ask for a phrase that is missing: "named X army chief" is not "named X as a suspect"."""
    asked = ((entry, [n for n in entry.needs if n.slot in PHRASES and n.test != TYPED]) for entry in entries)
    return [entry for entry, needs in asked if all(map(frame.holds, needs))]


def _is_accused(candidate: Candidate, doc: Doc) -> bool:
    """Whether an object is the one whom what is rejected hits: "dismissed the claim against X", "the ban on X"."""
    object_ = doc[candidate.object.token]
    noun = object_.head.head if object_.dep_ == "pobj" and object_.head.lower_ in {"against", "on"} else object_
    if noun is not object_ and object_.head.lower_ == "on" and noun.lemma_.lower() not in MEASURES:
        return False
    return noun is not object_ and noun.head.i == candidate.trigger and noun.dep_ in {"dobj", "nsubjpass"}


def _is_claimed(candidate: Candidate, doc: Doc) -> bool:
    """Whether an object is only named in a claim that is rejected: "rejected claims that his men had killed X"."""
    if candidate.object.how < How.INSIDE:
        return False
    trigger, object_ = doc[candidate.trigger], doc[candidate.object.token]
    claims = [c for c in trigger.children if c.dep_ in {"dobj", "nsubjpass"} and c.lemma_.lower() in CLAIMS]
    clauses = [c for noun in claims for place in (noun, trigger) for c in place.children if c.dep_ in CONTENT]
    return any(clause is object_ or clause.is_ancestor(object_) for clause in clauses)


def _contrasts(clause: Token) -> bool:
    """Whether a clause tells what others do meanwhile: "X condemned the raid, while Y kept silent"."""
    marks = {child.lower_ for child in clause.children if child.dep_ in {"mark", "advmod"}}
    return clause.dep_ == "advcl" and bool(marks & CONTRAST) and any(c.dep_ in SUBJECTS for c in clause.children)


def _modifies(token: Token, noun: int) -> bool:
    """Whether a word is a modifier of a common noun, or coordinated with one; "Gabon-Congo" is a pair of names."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.dep_ in MODIFYING and token.head.i == noun and token.head.pos_ == "NOUN"


def _fought(frame: Frame, fill: Fill) -> bool:
    """Whether an actor is one whom others join against: "reaffirmed their commitment to combating X"."""
    for word in frame.trigger.doc[fill.token].ancestors:
        if word.i == frame.trigger.i:
            return False
        if word.lower_ == "against" or not COMBAT.isdisjoint(lemmas(word)):
            return True
    return False


def _beside(frame: Frame, a: Fill, b: Fill) -> bool:
    """Whether two actors are coordinated, so that neither is what the other's act is aimed at."""
    doc = frame.trigger.doc
    return any(other.i == b.token for other in doc[a.token].conjuncts)


def _candidate(frame: Frame, entry: Entry, subject: Fill, object_: Fill) -> Candidate:
    modality = frame.modality
    if entry.negated:
        modality = replace(modality, negated=not modality.negated)
    rule = frame.rule if frame.meets(entry) else frame.rule + UNMET
    return Candidate(
        frame.trigger.i, subject, object_, entry.relation, entry.predicate, entry.mode, modality, entry, rule
    )


def _steps(token: Token, up: dict[int, int]) -> int:
    """The number of edges between a token and a trigger, given how far above the trigger each of its ancestors is."""
    steps = 0
    while token.i not in up:
        if token.head.i == token.i:
            return FAR
        token = token.head
        steps += 1
    return steps + up[token.i]


def _described(noun: Token) -> list[tuple[Token, How]]:
    """What a noun describes: by copula, apposition, or as a title before a name."""
    if noun.dep_ in {"attr", "oprd"} and noun.head.pos_ in VERBAL:
        return said_of(noun)
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ in VERBAL:
        # "As a member of X, Y …"
        return regarded(noun.head.head) or surface_subject(noun.head.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "at" and noun.head.dep_ == "prep":
        # "X, at odds with Y, …"
        above = noun.head.head
        return surface_subject(above) if above.pos_ in VERBAL else [(above, How.RELATIVE)]
    if noun.dep_ in {"appos", "compound", "nmod"}:
        return [(noun.head, How.DIRECT)]
    apposed = [(child, How.DIRECT) for child in noun.children if child.dep_ == "appos"]
    return apposed or [(noun, How.DIRECT)]


def _is_reciprocal(token: Token) -> bool:
    """Whether a token is the head of "each other" or "one another"."""
    pairs = {("each", "other"), ("one", "another")}
    return any(
        (token.lower_, child.lower_) in pairs or (child.lower_, token.lower_) in pairs for child in token.children
    )


def _firsts(fills: list[Fill]) -> list[Fill]:
    seen: dict[int, Fill] = {}
    for fill in fills:
        seen.setdefault(fill.entity, fill)
    return list(seen.values())
