"""Standing relations from structure: offices before and after names, compounds, family, membership."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.ontology.records import ActorType, Status

from ..actors.coref import Resolution
from ..actors.gazetteer import Gazetteer
from ..actors.model import Held, Kind, Reference
from ..tables import read_table
from .fills import Filler
from .modality import ModalityReader
from .model import Candidate, Fill, How, Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLAIN = Modality(Status.ASSERTED, negated=False, source=None, requested=False)
BODIES = frozenset({ActorType.STATE, ActorType.GOVERNMENT_BODY, ActorType.INTERNATIONAL_ORGANIZATION})
JOINED = frozenset({ActorType.PARTY, ActorType.ARMED_GROUP, ActorType.ORGANIZATION})
HEADSHIPS = frozenset({"head", "chief", "commander", "chairman", "chairwoman", "chair", "director", "president"})
PREFIXES = {"pro": ("ALLIED_WITH", "is pro-"), "anti": ("OPPOSED_TO", "is anti-")}


class StandingFinder:
    """Finds the standing relations that one article's noun phrases state."""

    def __init__(
        self, doc: Doc, references: dict[int, Reference], resolution: Resolution, gazetteer: Gazetteer, modality: ModalityReader
    ) -> None:
        self.doc = doc
        self.references = references
        self.resolution = resolution
        self.gazetteer = gazetteer
        self.filler = Filler(references, resolution)
        self.modality = modality
        self.compounds = {row["participle"]: row for row in read_table("compounds.tsv")}

    def run(self) -> list[Candidate]:
        """All candidates in order of the text."""
        found: list[Candidate] = []
        for reference in self.references.values():
            if reference.kind is Kind.NAME:
                found += self._titled(reference)
                found += self._member(reference)
                found += self._kin_before(reference)
            elif reference.kind is Kind.NOMINAL:
                found += self._described(reference)
                found += self._kin(reference)
        for token in self.doc:
            found += self._compound(token)
            found += self._prefixed(token)
        return sorted(found, key=lambda c: (c.trigger, c.subject.entity, c.relation, c.object.entity))

    # offices

    def _titled(self, reference: Reference) -> list[Candidate]:
        """ "Turkish Foreign Minister X", "Y leader X", "Y's president, X"."""
        entity = self.resolution.of.get(reference.head)
        if entity is None or self.resolution.entities[entity].type is not ActorType.PERSON:
            return []
        subject = Fill(entity, reference.head, How.DIRECT, "subj")
        found: list[Candidate] = []
        for held in reference.held:
            found += self._office(subject, held, reference, self.doc[reference.head])
        return found

    def _described(self, reference: Reference) -> list[Candidate]:
        """ "X, president of Y", "X is the head of Y", "the head of Y, X"."""
        entity = self.resolution.of.get(reference.head)
        if entity is None or not reference.held:
            return []
        holder = self.resolution.entities[entity]
        if not holder.named or holder.type is not ActorType.PERSON:
            return []
        token = self.doc[reference.head]
        linked = token.dep_ in {"appos", "attr", "oprd"} or any(child.dep_ == "appos" for child in token.children)
        if not linked:
            return []
        subject = Fill(entity, reference.head, How.DIRECT, "subj")
        return [c for held in reference.held for c in self._office(subject, held, reference, token)]

    def _office(self, subject: Fill, held: Held, reference: Reference, token: Token) -> list[Candidate]:
        targets = self._targets(held, reference, token, subject.entity)
        found = []
        for target in targets:
            kind = self.filler.type_of(target)
            relation = held.office.relation
            last = held.text.lower().split()[-1]
            if relation == "LEADS" and last in HEADSHIPS and kind in BODIES:
                relation = "HOLDS_OFFICE"
            elif relation == "HOLDS_OFFICE" and last in HEADSHIPS and kind in {ActorType.ARMED_GROUP}:
                relation = "LEADS"
            if kind is ActorType.PERSON:
                continue
            modality = self.modality.read(token) if token.dep_ in {"attr", "oprd"} else PLAIN
            predicate = {"HOLDS_OFFICE": "holds office in", "LEADS": "leads"}.get(relation, "is a member of")
            found.append(
                Candidate(held.end - 1, subject, target, relation, predicate, None, modality, None, "office", role=held.text)
            )
        return found

    def _targets(self, held: Held, reference: Reference, token: Token, holder: int) -> list[Fill]:
        """What an office belongs to: an organisation named with it, else the state that the table or the article gives."""
        near: list[Fill] = []
        for i in range(reference.start, held.end):
            other = self.references.get(i)
            if other is not None and other.head != reference.head and i in self.resolution.of:
                near.append(Fill(self.resolution.of[i], i, How.DIRECT, "inner"))
        outer = [
            fill
            for owner in reference.owners
            if self.doc[owner].i not in range(reference.start, reference.end)
            for fill in self.filler.at(self.doc[owner], How.DIRECT, "owner")
        ]
        found = [f for f in near + outer if f.entity != holder and self.filler.type_of(f) is not ActorType.PERSON]
        if "state" in held.office.object and found:
            return found[:1]
        if found:
            bodies = [f for f in found if self.filler.type_of(f) is not ActorType.STATE]
            return (bodies or found)[:1]
        if held.office.object != "state":
            return []
        country = reference.country or self.resolution.entities[holder].country or self.resolution.home
        for entity in self.resolution.entities:
            if country and entity.name == country and entity.type is ActorType.STATE:
                how = How.DIRECT if reference.country else How.DISCOURSE
                return [Fill(entity.id, self._nearest(entity.references, reference.head), how, "home")]
        return []

    @staticmethod
    def _nearest(heads: list[int], at: int) -> int:
        return min(heads, key=lambda head: (abs(head - at), head)) if heads else at

    # membership, family

    def _member(self, reference: Reference) -> list[Candidate]:
        """ "X of the Y party": a person's name with an organisation behind it."""
        entity = self.resolution.of.get(reference.head)
        if entity is None or self.resolution.entities[entity].type is not ActorType.PERSON or reference.held:
            return []
        subject = Fill(entity, reference.head, How.DIRECT, "subj")
        found = []
        for child in self.doc[reference.head].children:
            if child.dep_ == "prep" and child.lower_ in {"of", "from"}:
                for inner in child.children:
                    for target in self.filler.at(inner, How.DIRECT, "of"):
                        if self.filler.type_of(target) in JOINED:
                            found.append(
                                Candidate(child.i, subject, target, "MEMBER_OF", "is a member of", None, PLAIN, None, "member")
                            )
        return found

    def _kin(self, reference: Reference) -> list[Candidate]:
        """ "X's brother, Y", "Y, the brother of X"."""
        token = self.doc[reference.head]
        lemma = token.lemma_.lower()
        entity = self.resolution.of.get(reference.head)
        if lemma not in self.gazetteer.kin or entity is None:
            return []
        return self._kin_pair(token, Fill(entity, reference.head, How.DIRECT, "subj"), token, lemma)

    def _kin_before(self, reference: Reference) -> list[Candidate]:
        """ "his brother Y"."""
        entity = self.resolution.of.get(reference.head)
        if entity is None:
            return []
        head = self.doc[reference.head]
        for i in range(reference.start, reference.head):
            lemma = self.doc[i].lemma_.lower()
            if lemma in self.gazetteer.kin:
                return self._kin_pair(self.doc[i], Fill(entity, reference.head, How.DIRECT, "subj"), head, lemma)
        return []

    def _kin_pair(self, trigger: Token, subject: Fill, holder: Token, lemma: str) -> list[Candidate]:
        owners = [child for child in holder.children if child.dep_ == "poss"]
        owners += [child for child in trigger.children if child.dep_ == "poss" and child not in owners]
        owners += [
            inner for child in trigger.children if child.dep_ == "prep" and child.lower_ in {"of", "to"}
            for inner in child.children if inner.dep_ == "pobj"
        ]  # fmt: skip
        found = []
        for owner in owners:
            for target in self.filler.at(owner, How.DIRECT, "poss"):
                if target.entity != subject.entity and self.filler.type_of(target) is ActorType.PERSON:
                    found.append(
                        Candidate(trigger.i, subject, target, "KIN_OF", "is kin of", None, PLAIN, None, "kin", role=lemma)
                    )
        return found

    # compounds

    def _compound(self, token: Token) -> list[Candidate]:
        """ "Iran-backed militia", "Saudi-led coalition"."""
        row = self.compounds.get(token.lower_)
        if row is None or token.i < 2 or self.doc[token.i - 1].text != "-" or token.i + 1 >= len(self.doc):
            return []
        outer = self.filler.at(self.doc[token.i - 2], How.DIRECT, "inner")
        whole = self._modified(token)
        if not outer or whole is None:
            return []
        pair = (outer[0], whole) if row["subject"] == "outer" else (whole, outer[0])
        return self._pair(token, pair, row["relation"], row["predicate"])

    def _prefixed(self, token: Token) -> list[Candidate]:
        """ "pro-Iranian militia", "anti-government protesters"."""
        relation = PREFIXES.get(token.lower_)
        if relation is None or token.i + 3 >= len(self.doc) or self.doc[token.i + 1].text != "-":
            return []
        inner = self.doc[token.i + 2]
        outer = self.filler.at(inner, How.DIRECT, "inner")
        if not outer and inner.lower_ == "government" and self.resolution.home:
            home = next((e for e in self.resolution.entities if e.name == self.resolution.home), None)
            outer = [Fill(home.id, inner.i, How.DISCOURSE, "home")] if home else []
        whole = self._modified(inner)
        if not outer or whole is None:
            return []
        return self._pair(token, (whole, outer[0]), relation[0], relation[1] + inner.text)

    def _modified(self, token: Token) -> Fill | None:
        """The actor whose description an adjective inside it belongs to."""
        i = token.i + 1
        while i < len(self.doc) and i < token.i + 9:
            if i in self.resolution.of and self.references[i].kind is not Kind.MODIFIER:
                return Fill(self.resolution.of[i], i, How.DIRECT, "whole")
            if self.doc[i].pos_ in {"VERB", "ADP", "AUX"} and self.doc[i].dep_ not in {"amod", "compound"}:
                return None
            i += 1
        return None

    def _pair(self, token: Token, pair: tuple[Fill, Fill], relation: str, predicate: str) -> list[Candidate]:
        if pair[0].entity == pair[1].entity:
            return []
        return [Candidate(token.i, pair[0], pair[1], relation, predicate, None, PLAIN, None, "compound")]
