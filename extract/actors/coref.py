"""Coreference within an article: descriptions and pronouns find the actor that they stand for, in order of the text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from polgraph.ontology.records import ActorType

from .entities import Names
from .gazetteer import Gazetteer
from .model import Entity, Kind, Reference
from .names import name_words
from .quotes import speakers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COLLECTIVE = frozenset(ActorType) - {ActorType.PERSON}
FORCES = frozenset({ActorType.ARMED_GROUP, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.PARTY})
MALE = frozenset("he him his himself".split())
FEMALE = frozenset("she her hers herself".split())
FEMALE_WORDS = frozenset("mrs ms miss madame queen princess daw lady dame sister spokeswoman chairwoman".split())
MALE_WORDS = frozenset("mr sir king prince lord brother spokesman chairman".split())
FIRST = frozenset("i me my mine myself".split())
WE = frozenset("we us our ours ourselves".split())
# Nouns that can take up any actor of their type; others only one whose name or description has the word.
GENERAL = frozenset(
    "group organisation organization movement party bloc faction outfit alliance coalition company body country state nation "
    "kingdom republic emirate sultanate militia newspaper paper broadcaster channel man woman rebel militant insurgent "
    "union association federation network island neighbour neighbor".split()
)
FADE = 0.55
"""How much of an actor's salience is left one sentence later; own choice, from development articles."""
CLAUSE = 2.0
"""Added salience of the subject of the nearest clause above a pronoun; own choice, from development articles."""


class Resolver(Protocol):
    """Anything that can tell which actor each reference stands for."""

    def __call__(self, doc: Doc, references: dict[int, Reference], gazetteer: Gazetteer) -> Resolution:
        """Resolves all references of one article."""
        ...


class Resolution:
    """The actors of an article and which reference stands for which.

    Attributes:
        entities: by their number.
        of: entity numbers by head token of the reference; an unresolved pronoun is missing.
    """

    def __init__(self, names: Names) -> None:
        self.entities: list[Entity] = names.entities
        self.of: dict[int, int] = names.of
        self.home = ""


def resolve(doc: Doc, references: dict[int, Reference], gazetteer: Gazetteer) -> Resolution:
    """Resolves by rules: agreement, recency and grammatical role.

    Args:
        doc: the parsed article.
        references: what was found in it, by head token.
        gazetteer: what is known beforehand.
    """
    names = Names(doc, references, gazetteer)
    names.run()
    return _Discourse(doc, references, names).run()


class _Discourse:
    def __init__(self, doc: Doc, references: dict[int, Reference], names: Names) -> None:
        self.doc = doc
        self.references = references
        self.result = Resolution(names)
        self.sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
        self.history: list[tuple[int, int, float]] = []
        self.gender: dict[int, str] = {}
        self.speaker = speakers(doc)
        self.result.home = self._home()

    def run(self) -> Resolution:
        for reference in self.references.values():
            self._step(reference)
        for reference in self.references.values():
            if reference.name in FIRST | WE and reference.kind is Kind.PRONOUN:
                self._set(reference, self._spoken(reference), 0.2)
        return self.result

    def _step(self, reference: Reference) -> None:
        weight = self._role(self.doc[reference.head])
        if reference.kind in {Kind.NAME, Kind.MODIFIER}:
            entity = self.result.of[reference.head]
            self._note_gender(entity, reference)
            self.history.append((reference.head, entity, weight * (0.3 if reference.kind is Kind.MODIFIER else 1.0)))
        elif reference.kind is Kind.NOMINAL:
            self._set(reference, self._nominal(reference), weight)
        elif reference.name not in FIRST | WE:
            self._set(reference, self._pronoun(reference), weight)

    def _set(self, reference: Reference, entity: int | None, weight: float) -> None:
        if entity is None:
            return
        self.result.of[reference.head] = entity
        self.result.entities[entity].references.append(reference.head)
        self.history.append((reference.head, entity, weight))

    @staticmethod
    def _role(token: Token) -> float:
        while token.dep_ in {"conj", "appos"} and token.head.i != token.i:
            token = token.head
        return {"nsubj": 3.0, "nsubjpass": 3.0, "dobj": 1.6, "agent": 1.6, "poss": 1.2, "pobj": 1.2}.get(token.dep_, 1.0)

    def _note_gender(self, entity: int, reference: Reference) -> None:
        words = set(reference.text.lower().replace(".", "").split())
        if words & FEMALE_WORDS:
            self.gender[entity] = "f"
        elif words & MALE_WORDS:
            self.gender[entity] = "m"

    def _home(self) -> str:
        """The state that the article is mainly about: most often mentioned, early mentions counting more."""
        counts: Counter[str] = Counter()
        for reference in self.references.values():
            if reference.country:
                counts[reference.country] += 3 if self.sentence[reference.head] < 3 else 1
        return min(counts, key=lambda c: (-counts[c], c)) if counts else ""

    def _ranked(self, reference: Reference, accept: frozenset[int]) -> int | None:
        """The most salient of some entities at a place, or None."""
        here = self.sentence[reference.head]
        scores: dict[int, float] = {}
        for at, entity, weight in self.history:
            if entity in accept and at < reference.head:
                age = here - self.sentence[at]
                scores[entity] = scores.get(entity, 0.0) * 0.9 + weight * FADE**age
        for entity in self._clause_subjects(self.doc[reference.head]) & accept:
            scores[entity] = scores.get(entity, 0.0) + CLAUSE
        return max(scores, key=lambda e: (scores[e], -e)) if scores else None

    def _clause_subjects(self, token: Token) -> frozenset[int]:
        """Subjects of the verbs above a pronoun, which it takes up more often than anything else before it."""
        found = set()
        for ancestor in token.ancestors:
            for child in ancestor.children:
                if child.dep_ in {"nsubj", "nsubjpass"} and child.i < token.i and child.i in self.result.of:
                    found.add(self.result.of[child.i])
            if found:
                break
        return frozenset(found)

    # descriptions

    def _nominal(self, reference: Reference) -> int | None:
        same = self._apposed(reference)
        if same is not None:
            return self._describe(same, reference)
        if reference.held and reference.definite:
            holder = self._holder(reference)
            if holder is not None:
                return holder
        noun = reference.noun
        if noun and "state" in noun.flags:
            return self._state(reference)
        if noun and noun.type is ActorType.GOVERNMENT_BODY or (noun and noun.kind in {"unit", "vehicle"}):
            owner = self._owning_force(reference)
            if owner is not None:
                return owner
        if noun and reference.definite and "anaphor" in noun.flags and not reference.country and not reference.owners:
            found = self._anaphor(reference)
            if found is not None:
                return found
        return self._described_before(reference) if reference.type else None

    def _describe(self, entity: int, reference: Reference) -> int:
        target = self.result.entities[entity]
        target.offices.update(held.text.lower() for held in reference.held)
        target.country = target.country or reference.country
        if reference.noun:
            target.nouns.add(reference.noun.lemma)
        return entity

    def _apposed(self, reference: Reference) -> int | None:
        token = self.doc[reference.head]
        others = [child for child in token.children if child.dep_ == "appos"]
        if token.dep_ == "appos":
            others.append(token.head)
        if token.dep_ == "attr" and token.head.lemma_ == "be":
            others += [child for child in token.head.children if child.dep_ == "nsubj"]
        for other in others:
            entity = self.result.of.get(other.i)
            near = self.references.get(other.i)
            if entity is not None and near is not None and near.kind is not Kind.PRONOUN and self._compatible(reference, near):
                return entity
        return None

    @staticmethod
    def _compatible(a: Reference, b: Reference) -> bool:
        if a.plural != b.plural and ActorType.PERSON in {a.type, b.type}:
            return False
        return a.type is None or b.type is None or (a.type is ActorType.PERSON) == (b.type is ActorType.PERSON)

    def _holder(self, reference: Reference) -> int | None:
        title = set(name_words(reference.held[-1].text)) - {"former", "acting", "the"}
        accept = frozenset(
            e.id for e in self.result.entities
            if e.type is ActorType.PERSON and any(title <= set(name_words(o)) for o in e.offices)
            and (not reference.country or not e.country or e.country == reference.country)
        )  # fmt: skip
        if not accept or reference.plural:
            return None
        return self._ranked(reference, accept)

    def _state(self, reference: Reference) -> int | None:
        country = reference.country or (self.result.home if reference.definite or reference.held else "")
        if not country:
            return self._described_before(reference)
        return self._country_entity(country)

    def _country_entity(self, country: str) -> int:
        for entity in self.result.entities:
            if entity.name == country and entity.type is ActorType.STATE:
                return entity.id
        entity = Entity(len(self.result.entities), country, ActorType.STATE, country=country, named=True)
        self.result.entities.append(entity)
        return entity.id

    def _owning_force(self, reference: Reference) -> int | None:
        """ "its fighters", "troops of the coalition": they act for the armed group that they belong to."""
        for owner in reference.owners:
            entity = self.result.of.get(owner)
            if entity is not None and self.result.entities[entity].type in FORCES and reference.plural:
                return entity
        return None

    def _anaphor(self, reference: Reference) -> int | None:
        noun = reference.noun
        assert noun is not None  # noqa: S101 - the caller has looked
        described = frozenset(e.id for e in self.result.entities if noun.lemma in e.nouns)
        kinds = {noun.type}
        if noun.type is ActorType.ORGANIZATION:
            kinds = {ActorType.ORGANIZATION, ActorType.ARMED_GROUP, ActorType.PARTY, ActorType.INTERNATIONAL_ORGANIZATION}
        elif noun.type is ActorType.ARMED_GROUP:
            kinds = {ActorType.ARMED_GROUP, ActorType.ORGANIZATION}
        named = [e for e in self.result.entities if e.type in kinds and e.named and e.plural == reference.plural]
        if noun.lemma not in GENERAL:
            named = [e for e in named if noun.lemma in name_words(e.name)]
        return self._ranked(reference, described or frozenset(e.id for e in named))

    def _described_before(self, reference: Reference) -> int | None:
        lemma = reference.noun.lemma if reference.noun else reference.name.lower()
        country = reference.country
        first = self.doc[reference.start].lower_
        new = first in {"a", "an", "another", "other", "some"} or self.doc[reference.start].pos_ == "NUM"
        owners = {self.result.of[o] for o in reference.owners if o in self.result.of}
        if not new:
            for entity in reversed(self.result.entities):
                if not entity.named and lemma in entity.nouns and self._same_description(entity, reference, owners):
                    return entity.id
        entity = Entity(
            len(self.result.entities), self._description(reference), reference.type or ActorType.GROUP, country=country,
            plural=reference.plural, offices={held.text.lower() for held in reference.held}, nouns={lemma},
        )  # fmt: skip
        self.result.entities.append(entity)
        return entity.id

    def _same_description(self, entity: Entity, reference: Reference, owners: set[int]) -> bool:
        if (entity.country or self.result.home) != (reference.country or self.result.home):
            return False
        a, b = self._qualities(self.references.get(entity.references[0])), self._qualities(reference)
        if not (a <= b or b <= a):
            return False
        if entity.plural != reference.plural and entity.type is ActorType.PERSON:
            return False
        first = self.references.get(entity.references[0]) if entity.references else None
        before = {self.result.of[o] for o in first.owners if o in self.result.of} if first else set()
        return not owners or not before or bool(owners & before)

    def _qualities(self, reference: Reference | None) -> set[str]:
        """The adjectives and nouns that tell one group from another of the same kind ("intelligence forces")."""
        if reference is None:
            return set()
        tokens = self.doc[reference.start : reference.head]
        return {t.lemma_.lower() for t in tokens if t.pos_ in {"NOUN", "ADJ", "PROPN", "VERB"} and t.i not in self.references}

    def _description(self, reference: Reference) -> str:
        token = self.doc[reference.head]
        tail = reference.end
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"of", "from"} and child.right_edge.i - token.i <= 5:
                tail = child.right_edge.i + 1
        begin = reference.start + (self.doc[reference.start].lower_ in {"the", "a", "an"})
        return self.doc[begin:tail].text

    # pronouns

    def _pronoun(self, reference: Reference) -> int | None:
        token, word = self.doc[reference.head], reference.name
        if word in {"who", "whom", "which", "that", "whose"}:
            return self._relative(token)
        if word.endswith(("self", "selves")):
            return self._subject_entity(token)
        accept = frozenset(e.id for e in self.result.entities if self._agrees(e, reference)) - self._coarguments(token)
        found = self._ranked(reference, accept)
        if found is not None and word in MALE | FEMALE:
            self.gender.setdefault(found, "m" if word in MALE else "f")
        return found if found is not None else self._cataphor(reference, accept)

    def _agrees(self, entity: Entity, reference: Reference) -> bool:
        word = reference.name
        if word in MALE | FEMALE:
            wanted = "m" if word in MALE else "f"
            return entity.type is ActorType.PERSON and not entity.plural and self.gender.get(entity.id, wanted) == wanted
        if word in {"it", "its", "itself"}:
            return entity.type in COLLECTIVE and not entity.plural and entity.type is not ActorType.PLACE
        if word in {"they", "them", "their", "theirs", "themselves"}:
            many = {ActorType.GROUP, ActorType.ARMED_GROUP, ActorType.PARTY, ActorType.ORGANIZATION, ActorType.GOVERNMENT_BODY}
            return entity.plural or entity.type in many
        return False

    def _coarguments(self, token: Token) -> frozenset[int]:
        if token.dep_ not in {"dobj", "dative", "pobj"}:
            return frozenset()
        verb = token.head if token.dep_ != "pobj" else token.head.head
        found = {self.result.of[c.i] for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i in self.result.of}
        return frozenset(found)

    def _cataphor(self, reference: Reference, accept: frozenset[int]) -> int | None:
        """ "Before he met X, Y said …": the first fitting actor later in the same sentence."""
        here = self.sentence[reference.head]
        for head, entity in sorted(self.result.of.items()):
            if head > reference.head and self.sentence[head] == here and entity in accept and self.doc[head].dep_ == "nsubj":
                return entity
        return None

    def _relative(self, token: Token) -> int | None:
        climb = token
        while climb.dep_ not in {"relcl", "acl", "ROOT"} and climb.head.i != climb.i:
            climb = climb.head
        if climb.dep_ not in {"relcl", "acl"}:
            return None
        antecedent = climb.head
        while antecedent.i not in self.result.of and antecedent.dep_ in {"pobj", "appos"} and antecedent.head.i != antecedent.i:
            antecedent = antecedent.head.head if antecedent.dep_ == "pobj" else antecedent.head
            if antecedent.pos_ not in {"NOUN", "PROPN"}:
                return None
        return self.result.of.get(antecedent.i)

    def _subject_entity(self, token: Token) -> int | None:
        for ancestor in token.ancestors:
            for child in ancestor.children:
                if child.dep_ in {"nsubj", "nsubjpass"} and child.i in self.result.of:
                    return self.result.of[child.i]
        return None

    def _spoken(self, reference: Reference) -> int | None:
        """Who says "I" or "we" in a quotation: the speaker; "we" means the side that the speaker stands for."""
        source = self.speaker.get(reference.head)
        speaker = self.result.of.get(source) if source is not None else None
        if speaker is None or reference.name in FIRST:
            return speaker
        return self._side(speaker)

    def _side(self, speaker: int) -> int:
        for head in self.result.entities[speaker].references:
            reference = self.references.get(head)
            if reference is None or reference.kind is Kind.PRONOUN:
                continue
            for owner in reference.owners:
                side = self.result.of.get(owner)
                if side is not None and self.result.entities[side].type in COLLECTIVE - {ActorType.PLACE, ActorType.GROUP}:
                    return side
            if reference.held and reference.country:
                return self._country_entity(reference.country)
        return speaker
