"""From tokens in slots to actors: references, partitives, possessors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.model import Kind, Reference
from polgraph.extract.relations.model import Fill, How
from polgraph.extract.relations.phrases import antecedent, conjuncts, lemmas, modifiers
from polgraph.extract.relations.prepositions import prepositions
from polgraph.extract.relations.syntax import MONEY, Slots, noun_agents
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.coref import Resolution
    from polgraph.extract.parse import Token

PARTITIVES = frozenset(
    "group number dozen hundred thousand score series member majority minority most much some many all both each "
    "one two three four five six several part few couple handful wave crowd ten million half rest remnant "
    "column convoy contingent batch bunch team pair lot mass section outskirt suburb area street city town "
    "village centre center side representative kg kilo kilogram kilogramme ton tonne litre liter gallon barrel "
    "worth load lorryload truckload planeload shipload shipment consignment cargo box crate sack bag ".split()
)


OWNING = ("of", "by", "from")
SET = frozenset("detonate drive drop fire fly hurl launch lay leave lob operate place plant send set throw".split())
"""What is done with a weapon: whose it is shows in "a bomb planted by X"."""
PATIENTS = frozenset({"obj", "theme", "on", "against", "at", "of"})
"""Slots of whom or what something is done to."""


class Filler:
    """Finds the actors that the tokens of a slot stand for."""

    def __init__(self, references: dict[int, Reference], resolution: Resolution) -> None:
        self.references = references
        self.resolution = resolution
        self._found: dict[tuple[int, How, str], list[Fill]] = {}

    def fills(self, slots: Slots, names: tuple[str, ...]) -> list[Fill]:
        """The actors in the first of the named slots that holds any."""
        for name in names:
            found = [fill for token, how in slots[name] for fill in self.at(token, how, name)]
            if len(found) > 1:
                return _unique([fill for fill in found if not self._only_inside(fill, found)])
            if found:
                return found
        return []

    def _only_inside(self, fill: Fill, found: list[Fill]) -> bool:
        """Whether an actor is only named in the words for another in the same slot: Kenya in "Kenya police"."""
        others = (other for other in found if other.token != fill.token)
        return fill.how is How.DIRECT and any(self.within(fill, other) for other in others)

    def at(self, token: Token, how: How, slot: str) -> list[Fill]:
        """The actors that one token stands for; an abstract noun gives the actor that possesses it.

        The finders ask for the same tokens again and again: the list is kept, and not for changing.
        """
        key = token.i, how, slot
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._at(token, how, slot)
        return found

    def _at(self, token: Token, how: How, slot: str) -> list[Fill]:
        apposed = self._apposed(token, how, slot)
        entity = self.resolution.of.get(token.i)
        if entity is not None:
            if len(apposed) > 1 and self._is_several(token):
                # "the ministers of X and Y, A and B, met": A and B
                return apposed
            several = [Fill(other, token.i, how, slot) for other in (entity, *self.resolution.also.get(token.i, ()))]
            named = [*apposed, *self._examples(token, how, slot), *self._owners(token, how, slot)]
            found = [*self._nations(token, how, slot), *several, *named]
            return _unique(found) if len(found) > 1 else found
        if apposed:
            return apposed
        named = self._examples(token, how, slot)
        if named:
            return named
        found = [f for t, h in partitive(token) for f in self.at(t, max(how, h), slot)]
        if found:
            return found
        noun = antecedent(token)
        if noun is not None:
            return self.at(noun, max(how, How.RELATIVE), slot)
        if token.pos_ == "NOUN" and slot in {"subj", "agent", "by"}:
            return self._possessor(token, how, slot)
        return []

    def _is_several(self, token: Token) -> bool:
        """Whether a description stands for several, so that the names behind it are theirs."""
        reference = self.references.get(token.i)
        return reference is not None and reference.kind is Kind.NOMINAL and reference.plural

    def _examples(self, token: Token, how: How, slot: str) -> list[Fill]:
        """Those named as examples: "targets such as schools", "residents, including X", "among those shot was X"."""
        found = _told(token)
        if token.children:
            around = prepositions(token)
            such = any(c.lower_ == "as" and c.left_edge.lower_ == "such" for c in token.children)
            found = [*around.get("including", []), *(around.get("as", []) if such else []), *found]
        of = self.resolution.of
        named = [t for t, _ in found if t.i in of] if found else []
        return [Fill(of[t.i], t.i, max(how, How.PARTITIVE), slot) for t in named]

    def _nations(self, token: Token, how: How, slot: str) -> list[Fill]:
        """The sides that one word names together ("Indian and Pakistani soldiers", "the Governments of X and Y")."""
        reference = self.references.get(token.i)
        if reference is None or reference.kind is not Kind.NOMINAL or not token.children:
            return []
        behind = prepositions(token).get("of", []) if token.tag_ in {"NNS", "NNPS"} else []
        if not behind or self.resolution.of.get(behind[0][0].i) != self.resolution.of.get(token.i):
            behind = []  # "the envoys of X and Y" are neither X nor Y
        sides = next((s for s in (modifiers(token), behind) if any(h is How.CONJUNCT for _, h in s)), [])
        found = [
            Fill(self.resolution.of[t.i], t.i, max(how, How.POSSESSOR), slot)
            for t, _ in sides
            if t.i in self.resolution.of
        ]
        return _unique(found) if len({fill.entity for fill in found}) > 1 else []

    def _owners(self, token: Token, how: How, slot: str) -> list[Fill]:
        """Whose place it is to which something is done ("burned X's warehouse", "picketed the residence of Y")."""
        reference = self.references.get(token.i)
        if reference is None or reference.kind is not Kind.NOMINAL or slot not in PATIENTS:
            return []
        if reference.type is not ActorType.PLACE and (reference.noun is None or reference.noun.kind != "vehicle"):
            return []
        possessive = [child for child in token.children if child.dep_ == "poss"]
        owners = [pair for child in possessive for pair in conjuncts(child)] or prepositions(token).get("of", [])
        of = self.resolution.of
        return [Fill(of[t.i], t.i, max(how, How.POSSESSOR), slot) for t, _ in owners if t.i in of]

    def _apposed(self, token: Token, how: How, slot: str) -> list[Fill]:
        """The names in apposition: "two camp leaders, A and B" are A and B, "her shadow, C" is C."""
        found = []
        for child in token.children:
            if child.dep_ == "appos" and child.i > token.i:
                if child.left_edge.i and child.doc[child.left_edge.i - 1].text == "(" and self._is_person(token):
                    # the party that a name has behind it in brackets
                    continue
                for other in (child, *(c for c in child.conjuncts if c.i > child.i)):
                    reference = self.references.get(other.i)
                    if reference is not None and reference.kind is Kind.NAME and other.i in self.resolution.of:
                        found.append(Fill(self.resolution.of[other.i], other.i, how, slot))
                    elif other is not child and reference is not None and reference.kind is Kind.NOMINAL:
                        # "the envoy, A, and his aides, B and C": the second phrase has names of its own
                        found += self._apposed(other, how, slot)
        return found

    def _is_person(self, token: Token) -> bool:
        entity = self.resolution.of.get(token.i)
        return entity is not None and self.resolution.entities[entity].type is ActorType.PERSON

    def _possessor(self, token: Token, how: How, slot: str) -> list[Fill]:
        for child in token.children:
            if child.dep_ in {"poss", "compound", "amod", "nmod"} and child.i in self.resolution.of:
                return [Fill(self.resolution.of[child.i], child.i, max(how, How.POSSESSOR), slot)]
        around = prepositions(token)
        for name in OWNING:
            found = [
                Fill(self.resolution.of[child.i], child.i, max(how, How.POSSESSOR, inner), slot)
                for child, inner in around.get(name, ())
                if child.i in self.resolution.of
            ]
            if found:
                return _unique(found)
        placed = [c for c in token.children if c.dep_ == "acl" and c.tag_ == "VBN" and SET.intersection(lemmas(c))]
        for other, _ in [*noun_agents(token), *(pair for c in placed for pair in prepositions(c).get("by", []))]:
            if other.i in self.resolution.of:
                return [Fill(self.resolution.of[other.i], other.i, max(how, How.NESTED), slot)]
        return []

    def type_of(self, fill: Fill) -> ActorType:
        """The type of the actor in a fill."""
        return self.resolution.entities[fill.entity].type

    def within(self, inner: Fill, outer: Fill) -> bool:
        """Whether an actor is only named in the words for another ("Kenya" in "Kenyan police")."""
        reference = self.references.get(outer.token)
        return reference is not None and reference.start <= inner.token < reference.end and inner.token != outer.token


def partitive(token: Token) -> list[tuple[Token, How]]:
    """What a word of measure measures: "thousands of soldiers" are soldiers."""
    if token.lemma_.lower() not in PARTITIVES and token.pos_ not in {"NUM", "DET"}:
        return []
    around = prepositions(token)
    inner = around.get("of", []) + (around.get("in", []) if token.lemma_.lower() in MONEY else [])
    return [(t, max(h, How.PARTITIVE)) for t, h in inner]


def _told(token: Token) -> list[tuple[Token, How]]:
    """Who belongs to those that a clause is about: "among those freed was X", "the dead included X"."""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ == "among" and verb.head.lemma_ == "be":
        return [pair for c in verb.head.children if c.dep_ in {"nsubj", "attr"} for pair in conjuncts(c)]
    if token.dep_ == "nsubj" and verb.lemma_ == "include":
        return [pair for c in verb.children if c.dep_ == "dobj" for pair in conjuncts(c)]
    return []


def _unique(fills: list[Fill]) -> list[Fill]:
    seen: dict[int, Fill] = {}
    for fill in fills:
        if fill.entity not in seen or fill.how < seen[fill.entity].how:
            seen[fill.entity] = fill
    return list(seen.values())
