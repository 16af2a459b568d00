"""Who speaks as "I" and "we": the speaker of a quotation, or whoever issues the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.discourse import subjects
from polgraph.extract.actors.items import paragraph_starts
from polgraph.extract.actors.model import Kind, Reference
from polgraph.extract.actors.quotes import read_quotes
from polgraph.extract.labels import VERBAL
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.discourse import Discourse, Members
    from polgraph.extract.parse import Token

FIRST = frozenset("i me my mine myself".split())
WE = frozenset("we us our ours ourselves".split())
ISSUES = frozenset(
    "statement declaration communiqué communique letter message appeal manifesto remarks remark address "
    "speech resolution release note "
    "proclamation pledge petition call announcement".split()
)
POSTED = frozenset("minister secretary envoy commissioner undersecretary".split())
"""Whose "for X" is what they see to: a minister for Africa does not speak for Africa."""
LISTED = frozenset({"and", ",", "the", "of"})
FROM = frozenset({"by", "of", "from"})
SIDES = frozenset(ActorType) - {ActorType.PERSON, ActorType.PLACE, ActorType.GROUP}
LEADING = frozenset("lead head command chair run found represent".split())
PERFORMED = frozenset(
    "condemn welcome support congratulate express call urge commend mourn denounce reject offer extend remain "
    "stand applaud regret "
    "deplore reiterate reaffirm".split()
)
OPENERS = 4
"""Among how many sentences of the opening, headline included, an act of speech is looked for."""
HEADING = 40
"""How many tokens a heading may have."""
OPENING = 30
"""Within how many tokens of the text's start "We, the …" introduces itself."""


class Voice:
    """The speakers of one article's first person."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.quotes = read_quotes(discourse.doc)
        self.issuer: Members = ()

    def find_issuer(self) -> Members:
        """Whoever issues the text, from "We, the …" or the heading; to be called before states are settled."""
        named, headed = self._self_named(), self._headed()
        self.issuer = (named if len(named) > len(headed) or not headed else headed) or self._performing()
        if len(self.issuer) == 1 and self._ministry(self.issuer[0]):
            acting = self._performing()
            if acting and all(self.discourse.entities[m].type is ActorType.STATE for m in acting):
                self.issuer = acting
        return self.issuer

    def _ministry(self, member: int) -> bool:
        """Whether an actor is an organ that speaks for its state, as in "the Ministry mourns … We condemn"."""
        entity = self.discourse.entities[member]
        return entity.type is ActorType.GOVERNMENT_BODY and not self._lower(entity.name)

    def spoken(self, reference: Reference) -> Members:
        """Who says "I" or "we" at a place: in a quotation its speaker, or the side that the speaker stands for."""
        quoted = self.quotes.marks[reference.head]
        source = (self.quotes.speakers if quoted else self.quotes.blocks).get(reference.head)
        members = self.discourse.members(source) if source is not None else self.issuer
        if not members and not quoted and reference.name in WE:
            members = self._before(reference.head)
        if reference.name in FIRST:
            return members if self._people(members) else ()
        return tuple(dict.fromkeys(self.side(member) for member in members))

    def _before(self, at: int) -> Members:
        """As in "The Coalition complies with … We will continue": the body that the sentence before is about."""
        first = self.discourse.doc[at].sent.start
        if first == 0 or self.quotes.marks[first - 1]:
            return ()
        root = self.discourse.doc[first - 1].sent.root
        found = next((self.discourse.members(s.i) for s in subjects(root) if s.i in self.discourse.of), ())
        return found if all(self.discourse.entities[m].type in SIDES for m in found) else ()

    def _people(self, members: Members) -> bool:
        return {self.discourse.entities[m].type for m in members} == {ActorType.PERSON} or not members

    def side(self, speaker: int) -> int:
        """What a person speaks for: the organisation or state of the post, the body that the person leads."""
        entity = self.discourse.entities[speaker]
        if entity.type is not ActorType.PERSON:
            return speaker
        for head in entity.references:
            reference = self.discourse.references.get(head)
            found = self._belongs(reference) if reference is not None else None
            if found is not None and found != speaker:
                return found
        return speaker

    def _belongs(self, reference: Reference) -> int | None:
        if reference.kind is not Kind.PRONOUN:
            for owner in reference.owners:
                side = self.discourse.of.get(owner)
                posted = any(held.text.lower().split()[-1] in POSTED for held in reference.held)
                assigned = posted and self.discourse.doc[owner].head.lower_ == "for"
                if side is not None and self.discourse.entities[side].type in SIDES and not assigned:
                    return side
            if reference.held and reference.country:
                return self.discourse.country_entity(reference.country)
        return self._led(self.discourse.doc[reference.head])

    def _led(self, token: Token) -> int | None:
        """As in "X, who leads Y": Y."""
        for child in token.children:
            if child.dep_ in {"relcl", "acl"} and child.lemma_ in LEADING:
                for inner in child.children:
                    side = self.discourse.of.get(inner.i) if inner.dep_ == "dobj" else None
                    if side is not None and self.discourse.entities[side].type in SIDES:
                        return side
        return None

    # the text's issuer

    def _self_named(self) -> Members:
        """As in "We, the Governments of X and Y, …"."""
        doc = self.discourse.doc
        begin = next(
            (s for s in paragraph_starts(doc)[1:3] for s in range(s, min(s + 4, len(doc))) if doc[s].lower_ == "we"),
            None,
        )
        if begin is None or begin + 1 >= len(doc) or doc[begin + 1].text != ",":
            return ()
        end = next(
            (t.i for t in doc[begin + 2 : begin + OPENING] if t.text == "," or t.pos_ in VERBAL),
            begin + OPENING,
        )
        return self._first(begin + 2, min(end, len(doc)))

    def _headed(self) -> Members:
        """As in "Statement by the Ministry of X on …" as the first line."""
        doc = self.discourse.doc
        end = next((t.i for t in doc[:HEADING] if t.is_space and "\n" in t.text), None)
        if end is None:
            return ()
        for token in doc[:end]:
            if token.lower_ in FROM and token.i > 0 and doc[token.i - 1].lemma_.lower() in ISSUES:
                return self._first(token.i + 1, end)
        return ()

    def _performing(self) -> Members:
        """As in "The United States condemns … We call on …": the subject of an act of speech in the first sentences."""
        doc = self.discourse.doc
        for sentence in list(doc.sents)[:OPENERS]:
            verb = sentence.root
            if verb.tag_ != "VBZ" or verb.lemma_ not in PERFORMED:
                continue
            for subject in subjects(verb):
                members = self.discourse.members(subject.i)
                if members and all(self.discourse.entities[m].type in SIDES for m in members):
                    return members
        return ()

    def _first(self, start: int, end: int) -> Members:
        """The actor that a span begins with, and those listed with it; an organ speaks for its state."""
        for i in range(start, end):
            reference = self.discourse.references.get(i)
            if reference is None or reference.kind is Kind.PRONOUN:
                continue
            inner = () if self._person_next(reference, end) is not None else self._states_within(reference, end)
            if inner:
                return inner
            person = self._person_next(reference, end)
            if person is not None:
                return self.discourse.members(person)
            if i in self.discourse.of and reference.kind is not Kind.MODIFIER:
                return self.discourse.members(i)
        return ()

    def _person_next(self, reference: Reference, end: int) -> int | None:
        """As in "Secretary of Defence X": the person whose name follows the post directly."""
        for i in range(reference.end, min(reference.end + 4, end)):
            other = self.discourse.references.get(i)
            if (
                other is not None
                and other.type is ActorType.PERSON
                and other.start <= reference.end
                and i in self.discourse.of
            ):
                return i
        return None

    def _states_within(self, reference: Reference, end: int) -> Members:
        token = self.discourse.doc[reference.head]
        organ = reference.type in {ActorType.GOVERNMENT_BODY, ActorType.STATE}
        if not organ and self._lower(reference.text):
            return ()
        first = next((t.i for t in token.subtree if token.i <= t.i < end and self._is_state(t.i)), None)
        if first is not None:
            return tuple(dict.fromkeys(self.discourse.of[i] for i in self._chain(first, end)))
        if organ and reference.country:
            return (self.discourse.country_entity(reference.country),)
        return self._state_named(reference.text) if organ and not self._lower(reference.text) else ()

    def _state_named(self, name: str) -> Members:
        """The state that the name of an organ ends with: "Ministry of Foreign Affairs of the Republic of X"."""
        words = name.split()
        for entity in self.discourse.entities:
            own = entity.name.split()
            if entity.type is ActorType.STATE and own == words[-len(own) :] and len(own) < len(words):
                return (entity.id,)
        return ()

    @staticmethod
    def _lower(name: str) -> bool:
        return not any(word in name.lower() for word in ("ministry", "government", "presidency", "cabinet", "embassy"))

    def _chain(self, first: int, end: int) -> list[int]:
        """The states listed from a place on: "X, Y and the Republic of Z"."""
        found = [first]
        for token in self.discourse.doc[first + 1 : end]:
            if self._is_state(token.i):
                found.append(token.i)
            elif token.lower_ not in LISTED and token.pos_ != "PROPN":
                break
        return found

    def _is_state(self, i: int) -> bool:
        entity = self.discourse.of.get(i)
        return entity is not None and self.discourse.entities[entity].type is ActorType.STATE
