"""Belonging: members of parties and groups, parts of organisations, organs of states."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from polgraph.extract.actors.model import Kind, Reference
from polgraph.extract.lexicon import lexicon_rows
from polgraph.extract.relations.model import Candidate, How
from polgraph.extract.relations.standing.view import JOINED, UNITED, View
from polgraph.extract.tables import read_table
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.model import Fill

PEOPLE = frozenset({ActorType.PERSON, ActorType.GROUP})
COLLECTIVE = UNITED - {ActorType.MEDIA}
OWN = frozenset({ActorType.PARTY, ActorType.ARMED_GROUP, ActorType.ORGANIZATION})
ROOMS = frozenset({"cell"})
"""Words for a body that are as often a room: a prisoner's cell is not his militia's."""
FOES = frozenset("abductor assailant attacker captor enemy foe kidnapper killer opponent rival torturer".split())
"""Whose somebody is by what they do to him: nobody leads "his captors"."""
LED = frozenset({ActorType.ARMED_GROUP})
BELONGS = "is a member of"
FROM = frozenset({"of", "from"})
WITHIN = frozenset({"of", "in", "within"})
UNDER = frozenset({"under"})
GROUPS = frozenset(
    {"party", "group", "member", "movement", "union", "militia", "force", "organisation", "organization"}
)


@cache
def part_nouns() -> frozenset[str]:
    """The nouns of the lexicon for parts of organisations."""
    rows = lexicon_rows("standing.tsv")
    return frozenset(row["trigger"] for row in rows if row["relation"] == "PART_OF" and row["pos"] == "n")


@cache
def member_nouns() -> frozenset[str]:
    """The nouns of `members.tsv`."""
    return frozenset(row["noun"] for row in read_table("members.tsv"))


class Membership:
    """Finds membership and parts."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.parts = part_nouns()
        self.members = member_nouns()

    def at(self, reference: Reference) -> list[Candidate]:
        """What one name or description belongs to, as far as its type lets it belong."""
        entity = self.view.resolution.of.get(reference.head)
        if entity is None:
            return []
        token, kind = self.view.doc[reference.head], self.view.resolution.entities[entity].type
        found: list[Candidate] = []
        if kind in PEOPLE:
            found += self.of_name(reference) if reference.kind is Kind.NAME else self.of_people(reference)
        if kind in OWN:
            found += self.of_party(token)
        if kind in OWN or kind is ActorType.GROUP:
            found += self.under(reference)
        if kind in COLLECTIVE:
            found += self.of_part(reference)
        return found

    def of_name(self, reference: Reference) -> list[Candidate]:
        """As "X of the Y party", "the Y party's X"."""
        token = self.view.doc[reference.head]
        holder = self.view.fill(token, How.DIRECT, "subj")
        if holder is None or not self.view.is_person(holder):
            return []
        of = [
            f for f in self.view.behind(token, FROM) or self._behind_said(reference) if self.view.type_of(f) in JOINED
        ]
        owner = [f for f in self.view.possessors(token) if self.view.type_of(f) in JOINED]
        found = []
        of += self._bracketed(token)
        for target, rule in [(f, "member-of") for f in of] + [(f, "member-poss") for f in owner]:
            found += self.view.statement(token, (holder, target), "MEMBER_OF", BELONGS, rule)
        return found

    def _bracketed(self, token: Token) -> list[Fill]:
        """As in "X (Y Party)", "X (Y Party, Turkey)"."""
        behind = [c for c in token.children if c.dep_ == "appos" and self.view.doc[c.left_edge.i - 1].text == "("]
        named = [c for c in behind if not any(word.tag_ == "CD" for word in c.subtree)]
        fills = [self.view.fill(child, How.DIRECT, "of") for child in named]
        return [f for f in fills if f is not None and self.view.type_of(f) in JOINED]

    def _behind_said(self, reference: Reference) -> list[Fill]:
        """As "…," said X of the Y: the parser hangs the phrase on the verb."""
        after = self.view.doc[reference.end] if reference.end < len(self.view.doc) else None
        token = self.view.doc[reference.head]
        if after is None or after.lower_ != "of" or after.head.i != token.head.i or token.dep_ != "nsubj":
            return []
        found = [self.view.fill(child, How.DIRECT, "of") for child in after.children if child.dep_ == "pobj"]
        return [fill for fill in found if fill is not None]

    def _hailing(self, reference: Reference) -> list[Candidate]:
        """As "300 farmers from the Y": people of any kind who come from an organisation."""
        token = self.view.doc[reference.head]
        own = self.view.fill(token, How.DIRECT, "subj")
        if own is None or self.view.type_of(own) is not ActorType.GROUP or not reference.plural:
            return []
        return [
            c
            for target in self.view.behind(token, frozenset({"from"}))
            if self.view.type_of(target) in JOINED
            for c in self.view.statement(token, (own, target), "MEMBER_OF", BELONGS, "people-from")
        ]

    def of_people(self, reference: Reference) -> list[Candidate]:
        """As "its deputies", "three Y lawmakers", "X, a Y member": people and the organisation that they belong to."""
        token = self.view.doc[reference.head]
        own = self.view.fill(token, How.DIRECT, "subj")
        if token.lemma_.lower() not in self.members or own is None or self.view.type_of(own) not in PEOPLE:
            return self._hailing(reference)
        if reference.held and not self._joins(reference):
            return []
        holders = self.view.described(token) or [own]
        owners = (
            self.view.possessors(token) + self.view.behind(token, FROM) + self.view.inside(reference, reference.head)
        )
        targets = [f for f in owners if self.view.type_of(f) in JOINED][:1]
        rule = (
            "people-named"
            if holders[0].entity != own.entity or self.view.resolution.entities[own.entity].named
            else "people"
        )
        return [
            c
            for holder in holders[:1]
            for target in targets
            for c in self.view.statement(token, (holder, target), "MEMBER_OF", BELONGS, rule, role=token.lemma_.lower())
        ]

    @staticmethod
    def _joins(reference: Reference) -> bool:
        return reference.plural or all(held.office.relation in {"MEMBER_OF", ""} for held in reference.held)

    def of_party(self, token: Token) -> list[Candidate]:
        """As "his party", "her Y party", "X's party", "X, whose Y party": a person's own organisation."""
        target = self.view.fill(token, How.DIRECT, "obj")
        if target is None or self.view.type_of(target) not in OWN or token.lemma_.lower() in ROOMS | FOES:
            return []
        named = self.view.is_named(token)
        if self.view.type_of(target) is ActorType.ORGANIZATION and not (named or token.lower_ == "union"):
            return []
        relation, predicate = (
            ("LEADS", "leads") if named or self.view.type_of(target) in LED else ("MEMBER_OF", BELONGS)
        )
        rule = "own-named" if named else "own-party"
        return [
            c
            for owner in self.view.possessors(token)
            if self.view.is_person(owner) or (self.view.type_of(owner) is ActorType.GROUP and not named)
            for c in self.view.statement(token, (owner, target), relation, predicate, rule)
        ]

    def under(self, reference: Reference) -> list[Candidate]:
        """As "the Z front of X", "a faction under X": an organisation and the person at its head."""
        token = self.view.doc[reference.head]
        own = self.view.fill(token, How.DIRECT, "obj")
        if own is None or self.view.type_of(own) not in OWN | {ActorType.GROUP}:
            return []
        prepositions = UNDER | {"of"} if self.view.is_named(token) else UNDER
        return [
            c
            for head in self.view.behind(token, prepositions)
            if self.view.is_person(head) and self._is_somebody(head)
            for c in self.view.statement(token, (head, own), "LEADS", "leads", "under")
        ]

    def _is_somebody(self, fill: Fill) -> bool:
        return self.view.resolution.entities[fill.entity].named

    def of_group(self, token: Token) -> list[Candidate]:
        """As "Y, one of four parties in the alliance", "Y, the largest group in the front"."""
        if token.lemma_.lower() not in GROUPS:
            return []
        base = token
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ in {"ADJ", "NUM", "NOUN"}:
            base = token.head.head
        holders = [f for f in self.view.described(base) if self.view.type_of(f) in COLLECTIVE]
        targets = [f for f in self.view.behind(token, WITHIN) if self.view.type_of(f) in COLLECTIVE | {ActorType.GROUP}]
        return [
            c
            for holder in holders[:1]
            for target in targets[:1]
            for c in self.view.statement(token, (holder, target), "MEMBER_OF", BELONGS, "group")
        ]

    def of_part(self, reference: Reference) -> list[Candidate]:
        """As "the army's 3rd brigade", "its armed wing", "China's foreign ministry"."""
        token = self.view.doc[reference.head]
        own = self.view.fill(token, How.DIRECT, "subj")
        if own is None or self.view.type_of(own) not in COLLECTIVE or reference.kind is Kind.PRONOUN:
            return []
        holders = [f for f in self.view.described(token) if self.view.type_of(f) in COLLECTIVE] or [own]
        found = []
        owners = self.view.possessors(token)
        if token.lemma_.lower() in self.parts:
            owners += self.view.behind(token, WITHIN) + self.view.inside(reference, token.i)
        for owner in owners[:1]:
            kind = self.view.type_of(owner)
            if kind in COLLECTIVE:
                found += self.view.statement(token, (holders[0], owner), "PART_OF", "is part of", "part")
            elif kind is ActorType.STATE and self.view.type_of(own) is ActorType.GOVERNMENT_BODY:
                found += self.view.statement(
                    token, (holders[0], owner._replace(how=How.LOOSE)), "PART_OF", "is an organ of", "organ"
                )
        return found
