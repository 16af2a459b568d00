"""What the finders of standing relations share: the parsed article, who stands where, who is described by what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.extract.actors.apposed import LONGEST_NAME
from polgraph.extract.actors.discourse import is_relative
from polgraph.extract.actors.model import Kind, Reference
from polgraph.extract.actors.sight import MINISTERS
from polgraph.extract.labels import VERBAL
from polgraph.extract.relations.modal_frames import called
from polgraph.extract.relations.model import Candidate, Fill, How
from polgraph.extract.relations.syntax import regarded, surface_subject
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.extract.actors.coref import Resolution
    from polgraph.extract.actors.gazetteer import Gazetteer
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.fills import Filler
    from polgraph.extract.relations.modality import ModalityReader
    from polgraph.extract.relations.model import Modality

BODIES = frozenset({ActorType.STATE, ActorType.GOVERNMENT_BODY, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.PLACE})
JOINED = frozenset({ActorType.PARTY, ActorType.ARMED_GROUP, ActorType.ORGANIZATION, ActorType.MEDIA})
UNITED = JOINED | {ActorType.GOVERNMENT_BODY, ActorType.INTERNATIONAL_ORGANIZATION}
NAMING = frozenset({"know", "name", "call", "identify", "dub", "nickname"})
OWNING = frozenset({"of", "for", "to", "at", "with", "in", "from"})
APPOINTING = frozenset(
    {
        "appoint",
        "name",
        "elect",
        "install",
        "choose",
        "pick",
        "nominate",
        "sack",
        "dismiss",
        "replace",
        "recognise",
        "recognize",
    }
)
APPOINTED = frozenset({"appoint", "name", "elect", "install", "make", "designate"})
MADE = frozenset({"oprd", "ccomp", "xcomp", "attr", "dobj"})
DEEP = 5
"""How many of-phrases are followed to the actor behind an abstract noun; own choice."""


@dataclass(frozen=True, slots=True)
class View:
    """One analysed article for the finders of standing relations."""

    doc: Doc
    references: dict[int, Reference]
    resolution: Resolution
    gazetteer: Gazetteer
    filler: Filler
    modality: ModalityReader

    def fill(self, token: Token, how: How, slot: str) -> Fill | None:
        """The actor that a token stands for."""
        entity = self.resolution.of.get(token.i)
        return None if entity is None else Fill(entity, token.i, how, slot)

    def type_of(self, fill: Fill) -> ActorType:
        """The type of the actor in a fill."""
        return self.resolution.entities[fill.entity].type

    def is_person(self, fill: Fill | None) -> bool:
        """Whether it is one person."""
        return fill is not None and self.type_of(fill) is ActorType.PERSON

    def is_named(self, token: Token) -> bool:
        """Whether an actor stands there by its name."""
        reference = self.references.get(token.i)
        return reference is not None and reference.kind is Kind.NAME

    # who is described by a noun

    def described(self, token: Token) -> list[Fill]:
        """The actors that a descriptive noun is said of: by apposition, copula, "as", "known as"."""
        base = self._first_conjunct(token)
        ways = (*self._apposed(base), *self._predicated(base), *self._aliased(token), *self._run_on(token))
        found = [t for t in ways if t.i != token.i]
        fills = [self.fill(t, How.DIRECT, "subj") for t in found]
        unique: dict[int, Fill] = {}
        for fill in fills:
            if fill is not None:
                unique.setdefault(fill.entity, fill)
        return list(unique.values())

    def _first_conjunct(self, token: Token) -> Token:
        """The first of coordinated descriptions ("head of the guard and son of the president")."""
        steps = 0
        while (
            token.dep_ == "conj"
            and not any(child.dep_ == "appos" and self.is_named(child) for child in token.children)
            and token.head.pos_ in {"NOUN", "PROPN"}
            and steps < DEEP
            and not self.is_named(token.head)
        ):
            token, steps = token.head, steps + 1
            if token.dep_ == "pobj" and token.head.lower_ in OWNING and token.head.head.pos_ == "NOUN":
                token = token.head.head  # the parser hangs "and son of Z" on the Y of "head of Y"
        return token

    def _apposed(self, base: Token) -> Iterator[Token]:
        if base.dep_ == "appos" and not is_relative(base):
            yield base.head
            if base.head.dep_ == "appos":
                yield base.head.head
        if base.dep_ == "conj" and self.is_named(base.head) and self._set_off(base):
            yield base.head
        for child in base.children:
            if child.dep_ == "appos":
                yield child

    def _set_off(self, token: Token) -> bool:
        """Whether a comma, not a conjunction, stands before the phrase."""
        left = token.left_edge.i
        return left > 0 and self.doc[left - 1].text == ","

    def _predicated(self, base: Token) -> Iterator[Token]:
        if base.dep_ == "pobj" and base.head.lower_ == "than":
            base = base.head.head  # "little more than an extension of Y"
        head = base.head
        if base.dep_ in {"attr", "oprd"} and head.pos_ in VERBAL:
            objects = [child for child in head.children if child.dep_ == "dobj"]
            yield from objects or [token for token, _ in surface_subject(head)]
        if base.dep_ == "pobj" and head.lower_ == "as" and head.head.pos_ in VERBAL:
            verb = head.head
            named = [child for child in verb.children if child.dep_ == "dobj" and verb.lemma_.lower() in APPOINTING]
            yield from named or [token for token, _ in (regarded(verb) or surface_subject(verb))]

    def _aliased(self, token: Token) -> Iterator[Token]:
        """As "The group's envoy, known as X": the name behind the participle."""
        for child in token.children:
            if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in NAMING:
                for inner in child.subtree:
                    if inner.dep_ in {"pobj", "oprd", "attr"} and self.is_named(inner):
                        yield inner

    def _run_on(self, token: Token) -> Iterator[Token]:
        """As in "the Secretary of State X": the name of the same actor that follows without a comma."""
        reference = self.references.get(token.i)
        if reference is None or reference.kind is not Kind.NOMINAL:
            return
        for i in range(reference.end, min(reference.end + LONGEST_NAME, len(self.doc))):
            name = self.references.get(i)
            if name is not None and name.start == reference.end and name.kind is Kind.NAME:
                if self.resolution.of.get(i) == self.resolution.of.get(token.i):
                    yield self.doc[i]
                return

    # what a noun belongs to

    def possessors(self, token: Token) -> list[Fill]:
        """The actors in a possessive before a noun."""
        found = [self.fill(child, How.DIRECT, "poss") for child in token.children if child.dep_ == "poss"]
        return [fill for fill in found if fill is not None]

    def behind(self, token: Token, prepositions: frozenset[str] = OWNING) -> list[Fill]:
        """The actors in phrases behind a noun ("of the guard", "at the ministry"), through nouns that are no actors."""
        found: list[Fill] = []
        for inner in self._governed(token, prepositions):
            found += self._through(inner, inner.head.lower_, 0)
        return found

    @staticmethod
    def _governed(token: Token, prepositions: frozenset[str]) -> Iterator[Token]:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in prepositions:
                yield from (inner for inner in child.children if inner.dep_ == "pobj")

    def _through(self, token: Token, slot: str, depth: int) -> list[Fill]:
        # "minister of police" names what he sees to, "an ally of the police" an actor
        bare = not any(child.dep_ in {"det", "poss"} for child in token.children)
        ministry = token.head.head.lemma_.lower() in MINISTERS
        portfolio = bare and ministry and (token.lower_,) in self.gazetteer.portfolios
        fill = self.fill(token, How.DIRECT, slot)
        if fill is not None and not portfolio:
            return [fill]
        if depth >= DEEP:
            return []
        found = self.possessors(token)
        for inner in self._governed(token, OWNING):
            found += self._through(inner, slot, depth + 1)
        near = [self.fill(c, How.DIRECT, "inner") for c in token.children if c.dep_ in {"amod", "compound", "nmod"}]
        return found or [fill for fill in near if fill is not None]

    def inside(self, reference: Reference, end: int) -> list[Fill]:
        """The actors named inside a noun phrase before one of its words ("the KNS leader", "the Turkish minister")."""
        found: list[Fill] = []
        for i in range(reference.start, end):
            other = self.references.get(i)
            if (
                other is not None
                and other.head != reference.head
                and self.doc[i].dep_ != "poss"
                and not self._prefixed(i)
            ):
                fill = self.fill(self.doc[i], How.DIRECT, "inner")
                if fill is not None and not any(f.entity == fill.entity for f in found):
                    found.append(fill)
        return found

    def _prefixed(self, i: int) -> bool:
        """Whether a word is the second half of "pro-Iranian" or "anti-American", which owns nothing."""
        return i > 1 and self.doc[i - 1].text == "-" and self.doc[i - 2].lower_ in {"pro", "anti", "non", "ex"}

    def read(self, token: Token) -> Modality:
        """The modality of a description: that of the clause for what is said of somebody, plain for an apposition."""
        verb = token.head
        if token.dep_ in MADE and verb.pos_ in VERBAL and verb.lemma_.lower() in APPOINTED:
            # "named X army chief" tells of an act, not of what somebody is called
            return self.modality.read(verb)
        if token.dep_ in {"attr", "oprd"} or called(token):
            return self.modality.read(token)
        return self.modality.described(token)

    def statement(
        self, trigger: Token, pair: tuple[Fill, Fill], relation: str, predicate: str, rule: str, role: str | None = None
    ) -> list[Candidate]:
        """The candidate of one pair, none when both are one actor."""
        subject, object_ = pair
        if subject.entity == object_.entity:
            return []
        modality = self.read(trigger)
        return [Candidate(trigger.i, subject, object_, relation, predicate, None, modality, None, rule, role=role)]
