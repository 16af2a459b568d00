"""From reporting clauses and what they report threats, agreements, rejections, accusations and requests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from polgraph.extract.labels import VERBAL
from polgraph.extract.relations.anaphora import EventMemory
from polgraph.extract.relations.attribution import reports
from polgraph.extract.relations.misread import is_used
from polgraph.extract.relations.modal_words import has_condition
from polgraph.extract.relations.model import Candidate, Fill, How, Modality
from polgraph.extract.relations.phrases import is_passive
from polgraph.extract.relations.prepositions import prepositions
from polgraph.extract.relations.speech.acts import Acts
from polgraph.extract.relations.speech.clauses import commissive, has_that, has_unless, is_asked, is_charged, is_obliged
from polgraph.extract.relations.speech.words import HARM, HELP, REPROACHES, assents, class_of, is_doomed, is_quoted
from polgraph.extract.relations.syntax import noun_agents, surface_subject
from polgraph.ontology.records import ActorType, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.extract.lexicon import Lexicon
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.fills import Filler
    from polgraph.extract.relations.modality import ModalityReader
    from polgraph.extract.sources import Sources

NAMES = frozenset({"oprd", "ccomp", "attr", "dobj", "xcomp", "acomp"})
AHEAD = frozenset({Status.INTENDED, Status.HYPOTHETICAL})
CLAUSAL = frozenset({"ROOT", "ccomp", "conj", "xcomp", "pcomp", "acl", "advcl"})
PREDICATES = {
    "THREATEN": "threatens",
    "AGREE": "agrees with",
    "REJECT": "rejects",
    "ACCUSE": "accuses",
    "REQUEST": "calls on",
}


class SpeechFinder:
    """Finds the speech acts of one article.

    Args:
        filler: finds the actors of slots.
        lexicon: gives the sign of acts without actors of their own.
        modality: reads status and source of a clause.
        sources: knows who speaks for whom.
        events: the candidates that the lexicon gave, for the acts inside the clauses.
    """

    def __init__(
        self, filler: Filler, lexicon: Lexicon, modality: ModalityReader, sources: Sources, events: Iterable[Candidate]
    ) -> None:
        self.filler = filler
        self.modality = modality
        self.sources = sources
        known = list(events)
        self.acts = Acts(filler, lexicon, sources, known)
        self.memory = EventMemory(sources.doc)
        self.memory.note(sorted(known, key=lambda candidate: candidate.trigger))

    def run(self, doc: Doc) -> list[Candidate]:
        """All speech acts in order of the text."""
        found: list[Candidate] = []
        for token in doc:
            if token.pos_ in VERBAL and (
                token.dep_ in CLAUSAL or (token.dep_ == "relcl" and class_of(token) == "naming")
            ):
                found += self._clause(token)
            elif token.pos_ == "NOUN" and class_of(token) == "demand":
                found += self._demanded(token)
        return found

    def _demanded(self, noun: Token) -> Iterator[Candidate]:
        """From "X repeated its demand that Y withdraw" a request of Y."""
        clauses = [c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > noun.i]
        if noun.dep_ in {"dobj", "pobj"}:
            # the parser hangs the clause on the verb that governs the noun
            verb = noun.head if noun.dep_ == "dobj" else noun.head.head
            clauses += [c for c in verb.children if c.dep_ in {"ccomp", "advcl"} and c.i > noun.i]
        speakers = [f for token, how in noun_agents(noun) for f in self.filler.at(token, how, "agent")]
        for clause in (c for c in clauses if has_that(c)):
            asked = [f for token, how in surface_subject(clause) for f in self.filler.at(token, how, "comp")]
            for speaker in speakers:
                for one in (f for f in asked if f.entity != speaker.entity):
                    yield _act(noun, "REQUEST", speaker, one, "speech demand", self.modality.read(noun))

    def _clause(self, verb: Token) -> list[Candidate]:
        kind, governor = commissive(verb)
        clause = governor.head if governor is not None and governor.pos_ == "ADJ" else verb
        subjects = [f for token, how in surface_subject(clause) for f in self.filler.at(token, how, "subj")]
        own = class_of(verb)
        if not subjects and own != "naming":
            return []
        if kind and governor is not None:
            return list(self._committed(verb, governor, kind, subjects))
        if own == "naming":
            return list(self._named(verb, subjects))
        if own == "warning":
            return list(self._warned(verb, subjects))
        modality = self.modality.read(verb)
        if modality.negated and modality.source is None and assents(verb):
            return [
                c for s in subjects for c in self._toward_each(verb, verb, "REJECT", s, "speech defiance", _plain())
            ]
        speaker = self._speaker(modality)
        if speaker is None:
            return list(self._own_future(verb, subjects, modality))
        found: list[Candidate] = []
        for subject in subjects:
            if self.sources.same_side(speaker.entity, subject.entity):
                # "Chad will help Mali, its president said" is Chad's promise
                found += self._commits(verb, subject if subject.how is How.DIRECT else speaker, modality, "speech")
                if subject.how is How.DIRECT and subject.entity != speaker.entity:
                    # "X said his men would fire on Y" is a threat of X
                    committed = self._commits(verb, speaker, modality, "speech")
                    found += [c for c in committed if c.relation == "THREATEN"]
            else:
                found += self._of_another(verb, speaker, subject, modality)
                found += self._own_future(verb, [subject], modality)
        return found

    def _is_of(self, patient: Fill, speaker: Fill) -> bool:
        """Whether somebody is called the speaker's own ("its fighters")."""
        of = self.filler.resolution.of
        owners = (c for c in self.sources.doc[patient.token].children if c.dep_ == "poss")
        return any(of.get(owner.i) == speaker.entity for owner in owners)

    def _speaker(self, modality: Modality) -> Fill | None:
        if modality.source is None:
            return None
        entity = self.sources.actor(modality.source)
        if entity is not None:
            return Fill(entity, modality.source, How.DIRECT, "source")
        return next(iter(self.filler.at(self.sources.doc[modality.source], How.DIRECT, "subj")), None)

    def _committed(self, verb: Token, governor: Token, kind: str, subjects: list[Fill]) -> Iterator[Candidate]:
        """From "X threatened, vowed, refused to do something to Y" a threat, an agreement or a rejection."""
        sign = self.acts.sign(verb)
        relation = {"threat": "THREATEN", "refusal": "REJECT" if sign != HARM else ""}.get(kind)
        if relation is None:
            friendly = sign == HELP or (sign != HARM and kind == "offer")
            # who agrees to something hostile may act with another; who is ready for it threatens
            ready = kind == "vow" or governor.pos_ == "ADJ"
            relation = "THREATEN" if sign == HARM and ready else "AGREE" if friendly else ""
        if not relation:
            return
        modality = self.modality.read(governor)
        if kind != "refusal" and (modality.negated or self.modality.read(verb).negated):
            if relation != "AGREE":
                return
            relation, kind, modality = "REJECT", "refusal", replace(modality, negated=False)
        for subject in subjects:
            yield from self._toward_each(governor, verb, relation, subject, f"speech {kind}", modality)
            if relation == "THREATEN" and governor.i != verb.i:
                for one in (f for f in self.acts.inside(governor) if f.slot == "if" and f.entity != subject.entity):
                    yield _act(governor, relation, subject, one, f"speech {kind}", modality)

    def _named(self, verb: Token, subjects: list[Fill]) -> Iterator[Candidate]:
        """From "X called Y a traitor" an accusation."""
        modality = self.modality.read(verb)
        passive = is_passive(verb)
        if passive:
            # "was branded a traitor by X"
            places = [verb, *(c for c in verb.children if c.dep_ in NAMES)]
            by = [pair for place in places for pair in prepositions(place).get("by", [])]
            subjects = [f for token, how in by for f in self.filler.at(token, how, "subj")]
        told = [c for c in verb.children if c.dep_ == "dobj"]
        words = [c for c in verb.children if c.dep_ in NAMES] + [
            c for t in told for c in t.children if c.dep_ == "appos"
        ]
        for word in (c for c in words if c.i > verb.i and (class_of(c) == "blame" or is_quoted(c))):
            around = (c for c in (*verb.children, *word.children) if c.i > verb.i)
            named = [c for c in around if c.dep_ in {"dobj", "nsubj"} or (c.dep_ == "dative" and c.pos_ != "ADP")]
            named = [token for token, _ in surface_subject(verb)] if passive else named
            for one in self._meant(verb, [t for t in named if t.i != word.i], {s.entity for s in subjects}):
                for subject in (s for s in subjects if s.entity != one.entity):
                    yield _act(verb, "ACCUSE", subject, one, "speech naming", modality)

    def _meant(self, verb: Token, named: list[Token], speakers: set[int]) -> list[Fill]:
        """Who is given a bad name: the one named, its owner, or whoever did the deed that is named."""
        if not named and verb.dep_ == "relcl":
            # "expelled the envoy, a step which X called a provocation"
            return self.memory.behind(verb.head)
        found: list[Fill] = []
        for token in named:
            own = self.filler.at(token, How.DIRECT, "obj") or self.filler.at(token, How.POSSESSOR, "agent")
            others = [fill for fill in own if fill.entity not in speakers]
            found += others or self.memory.agents(token, verb, frozenset(speakers))
        return found

    def _warned(self, verb: Token, subjects: list[Fill]) -> Iterator[Candidate]:
        """From "X warned Y that it would …" a threat to the one addressed, else to whom the warning concerns."""
        for clause in (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i):
            if self.modality.read(clause).status not in AHEAD:
                continue
            told = [c for c in verb.children if c.dep_ in {"dobj", "dative"}]
            addressed = [fill for token in told for fill in self.filler.at(token, How.DIRECT, "obj")]
            proof = is_passive(clause) and self.modality.read(clause).negated
            # "warned that the court would not be intimidated" threatens nobody
            for one in addressed or ([] if proof else self.acts.patients(clause)):
                for subject in (s for s in subjects if not self.sources.same_side(s.entity, one.entity)):
                    yield _act(verb, "THREATEN", subject, one, "speech warning", self.modality.read(verb))

    def _own_future(self, verb: Token, subjects: list[Fill], modality: Modality) -> Iterator[Candidate]:
        """From "X will help Y" what X himself holds out, whoever tells it ("X will help Y, an official said")."""
        if modality.status not in AHEAD:
            return
        told = verb.dep_ == "ccomp" and reports(verb.head) and not has_condition(verb.head)
        if not (verb.dep_ in {"ROOT", "conj"} or told) or modality.requested or is_asked(verb):
            return
        if modality.status is Status.INTENDED or ("if" not in modality.marks and self.acts.sign(verb) == HARM):
            for subject in subjects:
                yield from self._commits(verb, subject, modality, "foretold" if told else "future", _retold(modality))

    def _commits(
        self, verb: Token, speaker: Fill, modality: Modality, rule: str, made: Modality | None = None
    ) -> Iterator[Candidate]:
        """What somebody says he will do or not do."""
        if modality.status not in AHEAD or is_obliged(verb):
            return
        sign = self.acts.sign(verb)
        if modality.negated:
            relation = "REJECT" if sign == HELP or (sign != HARM and class_of(verb) == "assent") else ""
        else:
            relation = {HARM: "THREATEN", HELP: "AGREE"}.get(sign, "")
            relation = "THREATEN" if has_unless(verb) else relation
        if relation:
            yield from self._toward_each(verb, verb, relation, speaker, f"{rule} {relation.lower()}", made or _plain())
        elif not modality.negated and has_condition(verb) and class_of(verb) == "menace":
            # "X will go to court if Y does not pay": no deed against anybody, but with a condition a threat
            acts = self._toward_each(verb, verb, "THREATEN", speaker, f"{rule} condition", made or _plain())
            yield from (act for act in acts if self.filler.type_of(act.object) is not ActorType.PLACE)

    def _of_another(self, verb: Token, speaker: Fill, subject: Fill, modality: Modality) -> Iterator[Candidate]:
        """What somebody says that another must do, or has done."""
        if subject.how > How.POSSESSOR:
            return
        if is_obliged(verb):
            yield _act(verb, "REQUEST", speaker, subject, "speech request", _plain())
            return
        if modality.status in AHEAD and not modality.negated and (is_doomed(verb) or self.acts.is_punished(verb)):
            yield _act(verb, "THREATEN", speaker, subject, "speech doom", _plain())
            return
        hearsay = modality.status in AHEAD or modality.negated or "according to" in modality.marks or is_charged(verb)
        if not hearsay and (self.acts.blames(verb, speaker) or not REPROACHES.isdisjoint(modality.marks)):
            yield _act(verb, "ACCUSE", speaker, subject, "speech accuse", _plain())

    def _toward_each(
        self, trigger: Token, verb: Token, relation: str, speaker: Fill, rule: str, modality: Modality
    ) -> Iterator[Candidate]:
        for patient in self.acts.patients(verb):
            if relation == "THREATEN" and self._is_of(patient, speaker):
                # "pledged to disarm its fighters"
                continue
            if relation == "THREATEN" and is_used(self.sources.doc[patient.token]):
                continue
            if patient.entity != speaker.entity and patient.token != speaker.token:
                yield _act(trigger, relation, speaker, patient, rule, modality)


def _plain() -> Modality:
    return Modality(Status.ASSERTED, negated=False, source=None, requested=False)


def _retold(modality: Modality) -> Modality:
    """That of a promise or threat which somebody tells of."""
    status = Status.REPORTED if modality.source is not None else Status.ASSERTED
    return Modality(status, negated=False, source=modality.source, requested=False, marks=modality.marks)


def _act(trigger: Token, relation: str, subject: Fill, object_: Fill, rule: str, modality: Modality) -> Candidate:
    return Candidate(trigger.i, subject, object_, relation, PREDICATES[relation], None, modality, None, rule)
