"""Speech acts that no single word states: a reporting clause together with what it reports.

"X said it would expel Y" threatens Y, "X said Y must leave" asks something of Y, "X said Y had lied" accuses Y, "X will
not meet Y" rejects Y. What the clause says decides: whether its subject is the speaker, whether the act that it names
is friendly or hostile (by the relation that the lexicon gives it), whether it lies ahead, and whether it is denied.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from polgraph.extract.lexicon import NOT, TYPED
from polgraph.extract.relations.attribution import embedders, reports
from polgraph.extract.relations.events import UNMET
from polgraph.extract.relations.modal_words import has_condition, is_condition
from polgraph.extract.relations.model import Candidate, Fill, How, Modality
from polgraph.extract.relations.phrases import VERBAL, is_passive, lemmas
from polgraph.extract.relations.syntax import noun_agents, prepositions, surface_subject
from polgraph.extract.tables import read_table
from polgraph.ontology.load import load_ontology
from polgraph.ontology.records import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.extract.lexicon import Entry, Lexicon
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.fills import Filler
    from polgraph.extract.relations.modality import ModalityReader
    from polgraph.extract.sources import Sources

NAMES = frozenset({"oprd", "ccomp", "attr", "dobj", "xcomp", "acomp"})
OBLIGED = frozenset({"must", "should", "ought"})
AHEAD = frozenset({Status.INTENDED, Status.HYPOTHETICAL})
STATED = frozenset({"nsubj", "nsubjpass"})
CLAUSAL = frozenset({"ROOT", "ccomp", "conj", "xcomp", "pcomp", "acl", "advcl"})
COMMISSIVE = frozenset({"threat", "vow", "offer", "refusal"})
TAGS = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "a"}
REPROACHES = frozenset({"charge", "complain", "fume", "lament", "protest"})
"""Verbs of saying that find fault with whatever is said."""
DOOM = frozenset({"regret", "rue"})
SUFFERING = frozenset("pay face suffer meet bear feel get receive".split())
PUNISHMENTS = frozenset(
    "price consequence consequences response retaliation wrath reckoning repercussion punishment penalty fate reprisal "
    "revenge defeat annihilation hell".split()
)
HEADED = frozenset({"lead", "head", "command", "chair"})
HARM, HELP = -1, 1
MOST_PATIENTS = 3
PREDICATES = {
    "THREATEN": "threatens",
    "AGREE": "agrees with",
    "REJECT": "rejects",
    "ACCUSE": "accuses",
    "REQUEST": "calls on",
}


@cache
def speech_words() -> dict[tuple[str, str], str]:
    """The class of each word of `speech.tsv` by part of speech and lemma."""
    return {(row["pos"], row["word"]): row["class"] for row in read_table("speech.tsv")}


@cache
def _material() -> dict[str, int]:
    """Relations that are deeds: -1 hostile, +1 friendly; words against somebody are no deed to threaten with."""
    ontology = load_ontology()
    deeds = {}
    for relation in ontology.relations:
        if relation.quad_class is not None and relation.sign and relation.name not in {"REJECT", "ACCUSE", "AGREE"}:
            deeds[relation.name] = relation.sign
    return deeds


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
        self.lexicon = lexicon
        self.modality = modality
        self.sources = sources
        self.events: dict[int, list[Candidate]] = {}
        for candidate in events:
            self.events.setdefault(candidate.trigger, []).append(candidate)

    def run(self, doc: Doc) -> list[Candidate]:
        """All speech acts in order of the text."""
        found: list[Candidate] = []
        for token in doc:
            if token.pos_ in VERBAL and token.dep_ in CLAUSAL:
                found += self._clause(token)
            elif token.pos_ == "NOUN" and _class(token) == "demand":
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
        for clause in (c for c in clauses if _has_that(c)):
            asked = [f for token, how in surface_subject(clause) for f in self.filler.at(token, how, "comp")]
            for speaker in speakers:
                for one in (f for f in asked if f.entity != speaker.entity):
                    yield _act(noun, "REQUEST", speaker, one, "speech demand", self.modality.read(noun))

    def _clause(self, verb: Token) -> list[Candidate]:
        modality = self.modality.read(verb)
        kind, governor = _commissive(verb)
        clause = governor.head if governor is not None and governor.pos_ == "ADJ" else verb
        subjects = [f for token, how in surface_subject(clause) for f in self.filler.at(token, how, "subj")]
        if kind and governor is not None:
            return list(self._committed(verb, governor, kind, subjects))
        own = _class(verb)
        if own == "naming":
            return list(self._named(verb, subjects))
        if own == "warning":
            return list(self._warned(verb, subjects))
        if own == "assent" and modality.negated and modality.source is None:
            return [c for s in subjects for c in self._acts(verb, verb, "REJECT", s, "speech defiance", _plain())]
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

    def _speaker(self, modality: Modality) -> Fill | None:
        if modality.source is None:
            return None
        entity = self.sources.actor(modality.source)
        if entity is not None:
            return Fill(entity, modality.source, How.DIRECT, "source")
        return next(iter(self.filler.at(self.sources.doc[modality.source], How.DIRECT, "subj")), None)

    def _committed(self, verb: Token, governor: Token, kind: str, subjects: list[Fill]) -> Iterator[Candidate]:
        """From "X threatened, vowed, refused to do something to Y" a threat, an agreement or a rejection."""
        sign = self._sign(verb)
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
            yield from self._acts(governor, verb, relation, subject, f"speech {kind}", modality)
            if relation == "THREATEN" and governor.i != verb.i:
                for one in (f for f in self._inside(governor) if f.slot == "if" and f.entity != subject.entity):
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
        for word in (c for c in words if c.i > verb.i and _class(c) == "blame"):
            named = [c for c in (*verb.children, *word.children) if c.dep_ in {"dobj", "nsubj"} and c.i > verb.i]
            named = [token for token, _ in surface_subject(verb)] if passive else named
            for token in (t for t in named if t.i != word.i):
                for one in self.filler.at(token, How.DIRECT, "obj") or self.filler.at(token, How.POSSESSOR, "agent"):
                    for subject in (s for s in subjects if s.entity != one.entity):
                        yield _act(verb, "ACCUSE", subject, one, "speech naming", modality)

    def _warned(self, verb: Token, subjects: list[Fill]) -> Iterator[Candidate]:
        """From "X warned Y that it would …" a threat to the one addressed, else to whom the warning concerns."""
        for clause in (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i):
            if self.modality.read(clause).status not in AHEAD:
                continue
            told = [c for c in verb.children if c.dep_ in {"dobj", "dative"}]
            addressed = [fill for token in told for fill in self.filler.at(token, How.DIRECT, "obj")]
            for one in addressed or self._patients(clause):
                for subject in (s for s in subjects if s.entity != one.entity):
                    yield _act(verb, "THREATEN", subject, one, "speech warning", self.modality.read(verb))

    def _own_future(self, verb: Token, subjects: list[Fill], modality: Modality) -> Iterator[Candidate]:
        """From "X will help Y" what X himself holds out, whoever tells it ("X will help Y, an official said")."""
        told = verb.dep_ == "ccomp" and reports(verb.head) and not has_condition(verb.head)
        if not (verb.dep_ in {"ROOT", "conj"} or told) or modality.requested or _asked(verb):
            return
        threat = self._sign(verb) == HARM and "if" not in modality.marks
        if modality.status is Status.INTENDED or (threat and modality.status is Status.HYPOTHETICAL):
            for subject in subjects:
                yield from self._commits(verb, subject, modality, "foretold" if told else "future", _retold(modality))

    def _commits(
        self, verb: Token, speaker: Fill, modality: Modality, rule: str, made: Modality | None = None
    ) -> Iterator[Candidate]:
        """What somebody says he will do or not do."""
        if modality.status not in AHEAD or is_obliged(verb):
            return
        sign = self._sign(verb)
        if modality.negated:
            relation = "REJECT" if sign == HELP or (sign != HARM and _class(verb) == "assent") else ""
        else:
            relation = {HARM: "THREATEN", HELP: "AGREE"}.get(sign, "")
            relation = "THREATEN" if _has_unless(verb) else relation
        if relation:
            yield from self._acts(verb, verb, relation, speaker, f"{rule} {relation.lower()}", made or _plain())

    def _of_another(self, verb: Token, speaker: Fill, subject: Fill, modality: Modality) -> Iterator[Candidate]:
        """What somebody says that another must do, or has done."""
        if subject.how > How.POSSESSOR:
            return
        if is_obliged(verb):
            yield _act(verb, "REQUEST", speaker, subject, "speech request", _plain())
            return
        if modality.status in AHEAD and not modality.negated and (_is_doomed(verb) or self._is_punished(verb)):
            yield _act(verb, "THREATEN", speaker, subject, "speech doom", _plain())
            return
        hearsay = modality.status in AHEAD or modality.negated or "according to" in modality.marks or _charged(verb)
        if not hearsay and (self._blames(verb, speaker) or not REPROACHES.isdisjoint(modality.marks)):
            yield _act(verb, "ACCUSE", speaker, subject, "speech accuse", _plain())

    def _is_punished(self, verb: Token) -> bool:
        """Whether the clause tells of harm to its subject by nobody who is named ("Y would be arrested if …")."""
        return is_passive(verb) and not prepositions(verb).get("by") and self._sign(verb) == HARM

    def _acts(
        self, trigger: Token, verb: Token, relation: str, speaker: Fill, rule: str, modality: Modality
    ) -> Iterator[Candidate]:
        for patient in self._patients(verb):
            if patient.entity != speaker.entity and patient.token != speaker.token:
                yield _act(trigger, relation, speaker, patient, rule, modality)

    def _patients(self, verb: Token) -> list[Fill]:
        """Whom the act concerns.

        The objects of the events that it names come first, then who is to meet its condition, the actors inside its
        clause, and the owners of all these.
        """
        found = [c.object for c in self.events.get(verb.i, ()) if c.object.how < How.LOOSE]
        found += [leader for fill in found for leader in self._leaders(verb.doc[fill.token])]
        inside = self._inside(verb)
        found += [f for f in inside if f.slot == "if"]
        found += [f for f in inside if f.slot != "if"]
        found += [owner for fill in found for owner in self._owners(fill)]
        unique = {fill.entity: fill for fill in reversed(found)}
        return list(reversed(unique.values()))[:MOST_PATIENTS]

    def _leaders(self, group: Token) -> list[Fill]:
        """Who leads what is refused or held out to: "would not sit in a cabinet led by X"."""
        led = [c for c in group.children if c.dep_ == "acl" and c.lemma_ in HEADED]
        by = [pair for child in led for pair in prepositions(child).get("by", [])]
        return [f for token, how in by for f in self.filler.at(token, max(how, How.NESTED), "led")]

    def _owners(self, fill: Fill) -> list[Fill]:
        reference = self.filler.references.get(fill.token)
        of = self.filler.resolution.of
        heads = reference.owners if reference is not None else ()
        return [Fill(of[i], i, max(fill.how, How.POSSESSOR), f"{fill.slot}.of") for i in heads if i in of]

    def _inside(self, verb: Token) -> list[Fill]:
        subject = {t.i for child in verb.children if child.dep_ in STATED for t in child.subtree}
        return [
            Fill(self.filler.resolution.of[token.i], token.i, How.INSIDE, _edge(verb, token))
            for token in verb.subtree
            if token.i in self.filler.resolution.of and token.i not in subject and _near(verb, token)
        ]

    def _sign(self, verb: Token) -> int:
        """Whether the act is hostile or friendly, by its candidates, else by the lexicon."""
        deeds = _material()
        sure = [c for c in self.events.get(verb.i, ()) if c.relation in deeds and _met(c)]
        if sure:
            return deeds[min(sure, key=lambda c: max(c.subject.how, c.object.how)).relation]
        nouns = [c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN"]
        entries = [e for noun in nouns for lemma in lemmas(noun) for e in self.lexicon.lookup("n", lemma)]
        entries += [e for lemma in lemmas(verb) for e in self.lexicon.lookup("v", lemma)]
        plain = [e for e in entries if not e.particles and not e.needs and not e.weak and e.relation in deeds]
        plain += [e for e in entries if not e.particles and e.relation in deeds and _asks_for(e, nouns)]
        return deeds[plain[0].relation] if plain else 0

    def _blames(self, verb: Token, speaker: Fill) -> bool:
        """Whether what the clause says of its subject is a reproach: by its words, or for what the speaker suffered."""
        heads = [verb, *(c for c in verb.children if c.dep_ in {"attr", "acomp", "oprd"})]
        if any(_class(token) == "blame" for token in heads) or _is_behind(verb):
            return True
        events = self.events.get(verb.i, ())
        return any(
            _material().get(c.relation) == HARM and _met(c) and self.sources.same_side(speaker.entity, c.object.entity)
            for c in events
        )


def _met(candidate: Candidate) -> bool:
    """Whether a candidate has both arguments in place and the words that its entry asks for."""
    return max(candidate.subject.how, candidate.object.how) < How.INSIDE and not candidate.rule.endswith(UNMET)


def _asks_for(entry: Entry, nouns: list[Token]) -> bool:
    """Whether an entry asks for nothing but an object with one of these words ("impose" with "curfew")."""
    words = {word for noun in nouns for token in (noun, *noun.lefts) for word in (*lemmas(token), token.lower_)}
    return bool(entry.needs) and all(
        need.slot == "obj" and need.test not in {NOT, TYPED} and not words.isdisjoint(need.values)
        for need in entry.needs
    )


def _class(token: Token) -> str:
    pos = TAGS.get(token.pos_, "")
    return next((kind for lemma in lemmas(token) if (kind := speech_words().get((pos, lemma)))), "")


def _near(verb: Token, token: Token) -> bool:
    """Whether a token belongs to the clause of a verb or to its condition, not to a clause beside or below it."""
    edge = _edge(verb, token)
    if edge == "if":
        return token.dep_ in STATED or token.head.dep_ == "agent"
    if token.i < verb.i or edge in {"conj", "ccomp", "relcl", "parataxis"}:
        return False
    while token.i != verb.i:
        if token.dep_ in {"relcl", "ccomp"} or (token.dep_ == "advcl" and not _is_purpose(token)):
            return False
        token = token.head
    return True


def _is_doomed(verb: Token) -> bool:
    """Whether a clause holds out a punishment to its subject ("Y will pay a heavy price", "Y will regret it")."""
    objects = {lemma for child in verb.children if child.dep_ == "dobj" for lemma in lemmas(child)}
    return bool(DOOM.intersection(lemmas(verb))) or (
        not PUNISHMENTS.isdisjoint(objects) and not SUFFERING.isdisjoint(lemmas(verb))
    )


def _is_behind(verb: Token) -> bool:
    """Whether a clause puts its subject behind something: "X was behind the blast"."""
    return verb.lemma_ == "be" and any(child.dep_ == "prep" and child.lower_ == "behind" for child in verb.children)


def _asked(verb: Token) -> bool:
    """Whether a question holds the clause: "should X attack Y?" is no threat."""
    return any(token.text == "?" for token in verb.doc[verb.i : verb.sent.end])


def _charged(verb: Token) -> bool:
    """Whether a clause is what others charge its subject with: "said that Y was accused of lying" blames nobody."""
    charges = (t for t in verb.ancestors if t.pos_ in VERBAL and is_passive(t) and not prepositions(t).get("by"))
    return any(e.status == Status.ALLEGED and e.attributes for token in charges for e in embedders(token))


def _has_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _has_unless(verb: Token) -> bool:
    """Whether what lies ahead is to be averted by somebody ("will pull out unless Y holds elections")."""
    clauses = [child for child in verb.children if child.dep_ == "advcl"]
    return any(c.lower_ == "unless" for clause in clauses for c in clause.children)


def _is_purpose(verb: Token) -> bool:
    """Whether a clause is an infinitive of purpose ("sends troops to help Y")."""
    return verb.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _commissive(verb: Token) -> tuple[str, Token | None]:
    """The class of the word that commits to an infinitive, and that word."""
    head = verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VB" and head.pos_ in VERBAL:
        return _commissive(head)
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG" and head.lower_ == "to":
        # "is committed to helping Y"
        kind = _class(head.head)
        return (kind, head.head) if kind == "vow" else ("", None)
    if verb.dep_ not in {"xcomp", "acl", "ccomp", "advcl"} or verb.tag_ != "VB":
        return "", None
    if not any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
        return "", None
    kind = _class(head)
    return (kind, head) if kind in COMMISSIVE else ("", None)


def is_obliged(verb: Token) -> bool:
    """Whether the clause says what its subject has to do."""
    subject = next((child.i for child in verb.children if child.dep_ in STATED), verb.i)
    if verb.lemma_.lower() in {"have", "need"}:
        # "Y has to pay"
        return any(child.dep_ == "xcomp" and _is_purpose(child) for child in verb.children)
    return any(child.dep_ == "aux" and child.lower_ in OBLIGED and child.i > subject for child in verb.children)


def _edge(verb: Token, token: Token) -> str:
    """How a token hangs below a verb: the label of the branch, "if" for a condition."""
    node = token
    while node.head.i != verb.i:
        node = node.head
    if node.dep_ == "advcl" and is_condition(node):
        return "if"
    return node.lower_ if node.dep_ == "prep" else node.dep_


def _plain() -> Modality:
    return Modality(Status.ASSERTED, negated=False, source=None, requested=False)


def _retold(modality: Modality) -> Modality:
    """That of a promise or threat which somebody tells of."""
    status = Status.REPORTED if modality.source is not None else Status.ASSERTED
    return Modality(status, negated=False, source=modality.source, requested=False, marks=modality.marks)


def _act(trigger: Token, relation: str, subject: Fill, object_: Fill, rule: str, modality: Modality) -> Candidate:
    return Candidate(trigger.i, subject, object_, relation, PREDICATES[relation], None, modality, None, rule)
