"""Posts: who is president, leader, spokeswoman or commander of what."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from polgraph.extract.actors.barred import agent_over
from polgraph.extract.actors.model import Held, Kind, Reference
from polgraph.extract.labels import SUBJECTS
from polgraph.extract.relations.model import Candidate, Fill, How
from polgraph.extract.relations.standing.view import BODIES, JOINED, OWNING, UNITED, View
from polgraph.extract.tables import read_table
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.standing.homeland import Homeland

PREDICATES = {"HOLDS_OFFICE": "holds office in", "LEADS": "leads", "MEMBER_OF": "is a member of"}
UNNAMED = frozenset({"HOLDS_OFFICE", "LEADS"})
ORGANS = frozenset(
    "agency army board bureau command commission council court department force forces guard ministry navy office "
    "parliament police senate service unit".split()
)
SENT = frozenset("ambassador attaché consul emissary envoy minister representative secretary".split())
FIELDS = frozenset(
    "communication communications intelligence logistics media operation operations planning policy propaganda "
    "protocol recruitment security strategy training".split()
)
"""What one heads within a body without leading it."""
OF = frozenset({"of", "at"})
WHOLE = frozenset({"military", "political", "party", "rebel", "militia", "field", "overall", "union"})
STANDING = frozenset({"state", "body"})
"""To what an office belongs that needs no owner named: the state at home or its parliament."""
CHAMBERS = frozenset("assembly chamber congress house knesset majlis parliament senate".split())
UNITED_NATIONS = "United Nations"
SECRETARY = 5
"""How many tokens "of the Secretary-General" has."""
PRESIDING = frozenset({"president", "vice-president", "chairman", "chairwoman", "chair", "leader", "chief"})
"""Posts that, in small letters behind a name, are those of the body so called."""
OURS = frozenset({"its", "their", "our"})


def _serves(held: Held, target: Fill) -> bool:
    """Whether somebody is said to serve in a unit ("a colonel of the 12th Brigade")."""
    return "mil" in held.office.flags and target.slot in {"of", "from"}


@cache
def title_states() -> dict[str, str]:
    """The state that each title of `title_states.tsv` suggests."""
    return {row["title"]: row["state"] for row in read_table("title_states.tsv")}


@cache
def headships() -> dict[str, dict[str, str]]:
    """The rows of `headships.tsv` by word."""
    return {row["word"]: row for row in read_table("headships.tsv")}


class Offices:
    """Finds the holders of posts."""

    def __init__(self, view: View, homeland: Homeland) -> None:
        self.view = view
        self.homeland = homeland
        self.titles = title_states()
        self.headships = headships()

    def at(self, reference: Reference) -> list[Candidate]:
        """The posts that one reference states."""
        token = self.view.doc[reference.head]
        if token.lower_ == "counterpart":
            return self._counterpart(reference, token)
        if reference.kind is Kind.NAME:
            before = self.view.doc[reference.end - len(reference.name.split()) - 1]
            if before.lower_ == "counterpart" and before.i > reference.start:
                return self._counterpart(reference, before)
        if not reference.held or reference.plural:
            return []
        if reference.kind is Kind.NAME:
            holder = self.view.fill(token, How.DIRECT, "subj")
            if holder is None or not self.view.is_person(holder):
                return []
            return [c for held in reference.held for c in self._office(holder, held, reference, "office-title")]
        holders = [fill for fill in self.view.described(token) if self.view.is_person(fill)]
        rule = "office-of"
        if not holders:
            own = self.view.fill(token, How.DIRECT, "subj")
            holders = [own] if own is not None and self.view.is_person(own) else []
            rule = "office-unnamed"
        return [
            c for holder in holders[:1] for held in reference.held for c in self._office(holder, held, reference, rule)
        ]

    def _counterpart(self, reference: Reference, token: Token) -> list[Candidate]:
        """As "his Finnish counterpart, X"."""
        states = [f for f in self.view.inside(reference, token.i) if self.view.type_of(f) is ActorType.STATE]
        named = self.view.fill(self.view.doc[reference.head], How.DIRECT, "subj")
        holders = [f for f in self.view.described(token) if self.view.is_person(f)]
        if reference.kind is Kind.NAME and named is not None:
            holders = [named]
        return [
            c
            for holder in holders[:1]
            for state in states[:1]
            for c in self.view.statement(
                token, (holder, state), "HOLDS_OFFICE", PREDICATES["HOLDS_OFFICE"], "office-of", role=token.text
            )
        ]

    def _office(self, holder: Fill, held: Held, reference: Reference, rule: str) -> list[Candidate]:
        if not held.office.relation:
            return []
        target = self._target(held, reference, holder, named=rule != "office-unnamed")
        if target is None:
            return []
        if rule == "office-unnamed" and target.slot != "poss":
            target = target._replace(how=How.LOOSE)
        kind = self.view.type_of(target)
        kind = ActorType.STATE if target.slot == "home" and kind is not ActorType.GOVERNMENT_BODY else kind
        relation = self._relation(held, kind, self.view.resolution.entities[target.entity].name)
        if not relation or (rule == "office-unnamed" and relation not in UNNAMED and not _serves(held, target)):
            return []
        trigger = self.view.doc[held.end - 1]
        return self.view.statement(trigger, (holder, target), relation, PREDICATES[relation], rule, role=held.text)

    def _of_field(self, held: Held) -> bool:
        """Whether somebody heads a field of work within a body: "Y's head of communications"."""
        behind = self.view.doc[held.end : held.end + 2].tokens
        field = behind[-1] if len(behind) == 2 and behind[0].lower_ == "of" else None
        return field is not None and field.pos_ == "NOUN" and field.lemma_.lower() in FIELDS

    def _relation(self, held: Held, kind: ActorType, name: str) -> str:
        """What the holder is to an actor of a type; "" where the post cannot belong to such an actor."""
        words = held.text.lower().replace("-", " ").split()
        before = self.view.doc[held.start - 1] if held.start else None
        if before is not None and before.dep_ == "compound" and before.pos_ == "NOUN":
            words.insert(0, before.lower_)
        row = self.headships.get(words[-1])
        relation = held.office.relation
        if row is not None and self._of_field(held):
            return "HOLDS_OFFICE"
        if kind in BODIES and len(words) > 1 and words[-1] == "leader" and relation == "HOLDS_OFFICE":
            return relation
        if row is not None and not (relation == "MEMBER_OF" and words[-1] in {"general", "captain"}):
            # the "Liberation Army" of rebels is no organ of a state
            organ = kind is not ActorType.ARMED_GROUP and bool(ORGANS & set(name.lower().split()))
            body = kind in BODIES or organ
            column = "body" if body else {ActorType.PARTY: "party", ActorType.ARMED_GROUP: "armed"}.get(kind, "other")
            staffed = column in {"party", "other"} and words[-1] in {"chief", "head"} and self._ressort(words)
            return "HOLDS_OFFICE" if staffed else row[column] or relation
        seat = held.office.object == "body"
        if relation == "MEMBER_OF" and kind is ActorType.STATE:
            return "HOLDS_OFFICE" if seat else ""
        if relation == "MEMBER_OF" and seat and kind is ActorType.PLACE:
            # a senator sits for Texas, which has no members
            return ""
        return relation

    def _ressort(self, words: list[str]) -> bool:
        """Whether a chief is chief of one thing within the organisation ("policy chief")."""
        return len(words) > 1 and words[-2] not in self.view.gazetteer.modifiers and words[-2] not in WHOLE

    def _target(self, held: Held, reference: Reference, holder: Fill, *, named: bool) -> Fill | None:
        """What an office belongs to: what is named with it, else for a post of state the state at home."""
        token = self.view.doc[reference.head]
        inner = self._choose(self.view.inside(reference, held.end) or self._adjacent(reference), held, holder)
        last = held.end - 1 == reference.head or reference.kind is Kind.NAME
        outer: list[Fill] = []
        if last:
            outer = self._owned(token, held) + self.view.behind(self.view.doc[held.end - 1], self._prepositions(held))
            if reference.kind is Kind.NAME:
                # "Premier X of the Y party" is premier of a state and member of the party
                behind = self.view.behind(token, frozenset({"of"}))
                outer += [f for f in behind if held.office.object == "org" or self.view.type_of(f) != ActorType.PARTY]
        chosen = self._choose(outer or self._possessed(reference), held, holder) or inner
        chosen = chosen or self._of_secretary(held)
        if chosen is not None or not named:
            return chosen
        chamber = self._chamber(token) if held.office.object == "body" else None
        suggested = self._suggested(held)
        unnamed = (held.office.object not in STANDING and not suggested) or self._is_of_name(held, reference)
        if chamber is not None or unnamed or held.office.relation == "MEMBER_OF":
            return chamber
        known = self._of_leader(reference) or self._of_superior(token, holder)
        return known or self.homeland.at(token, holder.entity, suggested)

    def _is_of_name(self, held: Held, reference: Reference) -> bool:
        """As in "Vela president X": the name of a body that is known from nowhere stands before the post."""
        before = self.view.doc[held.start - 1] if held.start > reference.start else None
        return before is not None and before.pos_ == "PROPN" and held.text in PRESIDING

    def _of_secretary(self, held: Held) -> Fill | None:
        """As in "the Special Representative of the Secretary-General": of the United Nations, where they are named."""
        behind = self.view.doc[held.end : held.end + SECRETARY].text
        united = (e for e in self.view.resolution.entities if e.name == UNITED_NATIONS and e.references)
        found = next(united, None) if behind.startswith("of the Secretary-General") else None
        return None if found is None else Fill(found.id, found.references[0], How.SHARED, "of")

    def _of_superior(self, token: Token, holder: Fill) -> Fill | None:
        """As in "his foreign minister": the state of the person whose minister somebody is, else what was his own."""
        owners = [*self.view.possessors(token), holder]
        countries = [self.view.resolution.entities[f.entity].country for f in owners if self.view.is_person(f)]
        entities = (e for e in self.view.resolution.entities if e.type is ActorType.STATE and e.name in countries)
        found = next(entities, None)
        return None if found is None else Fill(found.id, token.i, How.DIRECT, "home")

    def _possessed(self, reference: Reference) -> list[Fill]:
        """The possessive directly before a title and name, which the parser may hang on a word of the title."""
        mark = self.view.doc[reference.start - 1] if reference.start > 1 else None
        if mark is None or mark.tag_ != "POS" or reference.kind is not Kind.NAME:
            return []
        found = self.view.fill(self.view.doc[mark.i - 1], How.DIRECT, "poss")
        return [found] if found is not None else []

    def _adjacent(self, reference: Reference) -> list[Fill]:
        """The name directly before a title, which the parser may keep apart: "KNS-B president Ada Obi"."""
        before = next((r for r in self.view.references.values() if r.end == reference.start), None)
        if before is None or before.kind not in {Kind.NAME, Kind.MODIFIER}:
            return []
        found = self.view.fill(self.view.doc[before.head], How.DIRECT, "inner")
        return [found] if found is not None else []

    def _of_leader(self, reference: Reference) -> Fill | None:
        """The state of a leader whom the table of leaders knows, where the article mentions that state."""
        for entity in self.view.resolution.entities:
            if entity.name == reference.country and entity.type is ActorType.STATE and entity.references:
                nearest = min(entity.references, key=lambda head: (abs(head - reference.head), head))
                return Fill(entity.id, nearest, How.DIRECT, "home")
        return None

    def _chamber(self, token: Token) -> Fill | None:
        """The parliament that the article speaks of nearest to a post of parliament ("the speaker, X")."""
        found = [
            head
            for entity in self.view.resolution.entities
            if entity.type is ActorType.GOVERNMENT_BODY and CHAMBERS & set(entity.name.lower().split())
            for head in entity.references
        ]
        nearest = min(found, key=lambda head: (abs(head - token.i), head), default=None)
        return None if nearest is None else self.view.fill(self.view.doc[nearest], How.DISCOURSE, "home")

    @staticmethod
    def _prepositions(held: Held) -> frozenset[str]:
        """Behind which prepositions the owner stands; an ambassador "to Chile" is not Chile's."""
        return OF if held.text.lower().split()[-1] in SENT else OWNING

    def _suggested(self, held: Held) -> str:
        """The state that a title alone suggests ("home secretary"); a following "of State" is read with it."""
        words = self.view.doc[held.start : held.end + 2].text.lower()
        return next((state for title, state in self.titles.items() if title in words), "")

    def _owned(self, token: Token, held: Held) -> list[Fill]:
        """The possessor; "its chairman" is of the organisation that the clause is about before it is of a state."""
        found = self.view.possessors(token)
        pronoun = next((c for c in token.children if c.dep_ == "poss" and c.lower_ in OURS), None)
        if pronoun is None or held.office.object == "state":
            return found
        agents = agent_over(pronoun)
        about = None if agents else self._clause_subject(token)
        if about is not None and self.view.type_of(about) in JOINED:
            return [about]
        if found and self.view.type_of(found[0]) in UNITED:
            return found
        return self._joined_by(found) or self._organisation_before(pronoun, agents) or found

    def _joined_by(self, group: list[Fill]) -> list[Fill]:
        """The organisation that the people belong to of whom a pronoun speaks: "lawmakers of X … their leader"."""
        heads = [head for fill in group for head in self.view.resolution.entities[fill.entity].references]
        nouns = [self.view.doc[head] for head in heads if self.view.doc[head].pos_ == "NOUN"]
        found = (fill for noun in nouns for fill in self.view.behind(noun, OF) if self.view.type_of(fill) in UNITED)
        return list(islice(found, 1))

    def _clause_subject(self, token: Token) -> Fill | None:
        """The named subject of the nearest clause before a noun phrase, coordinated clauses included."""
        for ancestor in token.ancestors:
            for child in ancestor.children:
                if child.dep_ in SUBJECTS and child.i < token.i and child.i != token.i and not token.is_ancestor(child):
                    fill = self.view.fill(child, How.SHARED, "poss")
                    if fill is not None and child.pos_ != "PRON" and not child.is_ancestor(token):
                        return fill
        return None

    def _organisation_before(self, token: Token, agents: list[Token]) -> list[Fill]:
        """The nearest organisation before a possessive pronoun in its sentence, who does something to its own aside."""
        others = {agent.i for agent in agents}
        for i in range(token.i - 1, token.sent.start - 1, -1):
            reference = self.view.references.get(i)
            if reference is not None and reference.kind is not Kind.PRONOUN and i not in others:
                fill = self.view.fill(self.view.doc[i], How.SHARED, "poss")
                if fill is not None and self.view.type_of(fill) in UNITED:
                    return [fill]
        return []

    def _choose(self, found: list[Fill], held: Held, holder: Fill) -> Fill | None:
        fit = [f for f in found if f.entity != holder.entity and self.view.type_of(f) is not ActorType.PERSON]
        if not fit:
            return None
        if held.office.object == "state":
            return fit[0]
        bodies = [f for f in fit if self.view.type_of(f) not in {ActorType.STATE, ActorType.PLACE, ActorType.GROUP}]
        return (bodies or fit)[0]
