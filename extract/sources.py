"""Who the source of a statement is, and whom he speaks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from polgraph.extract.actors.model import Kind
from polgraph.extract.actors.quotes import read_quotes
from polgraph.extract.actors.voice import WE
from polgraph.extract.relations.attribution import reports
from polgraph.extract.relations.model import Candidate, How
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.coref import Resolution
    from polgraph.extract.actors.model import Entity, Held, Reference
    from polgraph.extract.parse import Doc, Token

SPEAKS_FOR = frozenset({"HOLDS_OFFICE", "LEADS", "MEMBER_OF", "PART_OF"})

HEADS = frozenset({"HOLDS_OFFICE", "LEADS"})

FORCES = frozenset({ActorType.ARMED_GROUP, ActorType.GROUP, ActorType.GOVERNMENT_BODY})

SPEAKING_PAPERS = frozenset(
    "report statement petition letter document study file article inquiry communique communiqué note briefing memo "
    "paper indictment ruling verdict judgment complaint lawsuit poll survey broadcast website account post tweet "
    "speech order release".split()
)


ISSUING = frozenset("commission compile draft issue prepare publish release sign write".split())
"""Participles that tell whose paper it is: "a report published by X"."""

REAFFIRMING = frozenset("reiterate reaffirm underline underscore stress restate renew repeat".split())
STANCES = frozenset("commitment support determination resolve readiness willingness position policy pledge".split())
"""Who "reiterates Chile's commitment" speaks for Chile."""

OFFICIAL = frozenset("ministry minister department secretary office state government affairs of for the and".split())
"""Words of ministries and posts that do not tell which of them it is."""

PERSONAL = frozenset({ActorType.PERSON, ActorType.GROUP})


class Sources:
    """The sources of one article.

    What somebody says of his own organisation counts as said by itself: an army's officer who tells what the army did
    makes no report of somebody else.
    """

    def __init__(self, doc: Doc, references: dict[int, Reference], resolution: Resolution) -> None:
        self.doc = doc
        self.references = references
        self.resolution = resolution
        quotes = read_quotes(doc)
        self.speakers: dict[int, int] = {**quotes.blocks, **quotes.speakers}
        self.sides: set[tuple[int, int]] = set()
        self._words: dict[int, frozenset[str]] = {}
        for head, reference in references.items():
            own = resolution.of.get(head)
            if own is not None:
                owners = {resolution.of[i] for i in reference.owners if i in resolution.of}
                self.sides |= {(own, owner) for owner in owners}
                if reference.kind is Kind.NOMINAL and reference.type in FORCES:
                    # a movement that tells what its fighters did tells of itself
                    self.sides |= {(owner, own) for owner in owners}

        self._hear(references)
        self._reaffirm(references)

    def _reaffirm(self, references: dict[int, Reference]) -> None:
        """Whoever reiterates a state's commitment or support speaks for that state."""
        for head in references:
            stance = self.doc[head].head
            if self.doc[head].dep_ not in {"poss", "amod", "compound", "nmod"} or stance.lemma_ not in STANCES:
                continue
            verb = stance.head
            if stance.dep_ != "dobj" or verb.lemma_ not in REAFFIRMING:
                continue
            while verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children):
                verb = verb.head
            speakers = [self.resolution.of.get(c.i) for c in verb.children if c.dep_ == "nsubj"]
            meant = self.resolution.of.get(head)
            self.sides |= {(one, meant) for one in speakers if one is not None and meant is not None}

    def _hear(self, references: dict[int, Reference]) -> None:
        """Whoever says "we" in a quotation speaks for those whom it means."""
        for head, reference in references.items():
            speaker = self.resolution.of.get(self.speakers.get(head, -1))
            meant = self.resolution.of.get(head)
            if reference.name in WE and speaker is not None and meant is not None:
                self.sides.add((speaker, meant))

    def learn(self, candidates: Iterable[Candidate]) -> None:
        """Takes membership and office from the standing relations that were found."""
        for candidate in candidates:
            sure = max(candidate.subject.how, candidate.object.how) < How.INSIDE
            if candidate.relation in SPEAKS_FOR and sure and not candidate.modality.negated:
                own, whole = candidate.subject.entity, candidate.object.entity
                self.sides.add((own, whole))
                if candidate.relation in HEADS:
                    # a ministry that tells what its minister did tells of itself
                    self.sides.add((whole, own))

    def same_side(self, source: int, actor: int) -> bool:
        """Whether an actor speaks of himself or of the organisation that he belongs to."""
        if source == actor or (source, actor) in self.sides:
            return True
        speaker, told = self.resolution.entities[source], self.resolution.entities[actor]
        own = bool(speaker.country) and speaker.country == told.country
        if own and told.type is ActorType.STATE and (speaker.named or speaker.type is ActorType.GOVERNMENT_BODY):
            return True
        return (
            self._of_issuer(source, told)
            or self._colleague(source, told)
            or self._of_force(speaker, told)
            or self._of_force(told, speaker)
            or self._minister(speaker, told)
            or self._of_body(source, told)
        )

    def _of_body(self, source: int, told: Entity) -> bool:
        """Whether somebody speaks for a body of the state that he tells of: "X of Y's foreign ministry said Y had"."""
        if told.type is not ActorType.STATE:
            return False
        bodies = [whole for one, whole in self.sides if one == source]
        owned = {b for b in bodies if self.resolution.entities[b].type is ActorType.GOVERNMENT_BODY}
        return any((body, told.id) in self.sides for body in owned)

    def around(self, index: int) -> int | None:
        """Who says that something shows or suggests what it does: the speaker around a token that is no actor."""
        if index in self.speakers:
            return self.resolution.of.get(self.speakers[index])
        verb = self.doc[index].head
        if verb.dep_ != "ccomp" or not reports(verb.head):
            return None
        told = (self.actor(child.i) for child in verb.head.children if child.dep_ == "nsubj")
        return next((one for one in told if one is not None), None)

    def _of_issuer(self, source: int, told: Entity) -> bool:
        """Whether somebody of unknown country speaks in a text that a state issues, and tells of that state."""
        speaker = self.resolution.entities[source]
        if speaker.country or told.type is not ActorType.STATE or not speaker.references:
            return False
        item = self.resolution.homes.item[speaker.references[0]]
        foreign = any(one == source and self.resolution.entities[whole].country for one, whole in self.sides)
        return not foreign and self.resolution.homes.issuers.get(item) == told.name

    def _colleague(self, source: int, told: Entity) -> bool:
        """Whether a ministry's spokesman tells of "the prime minister", an officer of state whose state is not said."""
        speaker = self.resolution.entities[source]
        if not speaker.country or speaker.named or told.type is not ActorType.PERSON or told.named:
            return False
        bodies = (self.resolution.entities[whole].type for one, whole in self.sides if one == source)
        if ActorType.GOVERNMENT_BODY not in bodies or told.country not in {"", speaker.country}:
            return False
        return any(r.definite and h.office.object == "state" for r in self._references(told) for h in r.held)

    def _of_force(self, officer: Entity, force: Entity) -> bool:
        """Whether somebody is an officer of a force: "the Chilean navy seized two boats, a navy officer said"."""
        if officer.type not in PERSONAL or force.type is not ActorType.GOVERNMENT_BODY or not _agree(officer, force):
            return False
        ranks = any("mil" in held.office.flags for held in self._held(officer))
        if ranks and not officer.country and force.country and force.country == self.resolution.home:
            return True
        words = {self.doc[i].lower_ for one in self._references(officer) for i in range(one.start, one.head)}
        return not words.isdisjoint(self._heads(force))

    def _heads(self, force: Entity) -> frozenset[str]:
        """The words by which the article calls a force, in small letters; kept, for it may do so hundreds of times."""
        found = self._words.get(force.id)
        if found is None:
            found = frozenset(self.doc[one.head].lemma_.lower() for one in self._references(force))
            self._words[force.id] = found
        return found

    def _minister(self, ministry: Entity, minister: Entity) -> bool:
        """Whether a ministry tells of its minister: "the Defence Ministry", "Defence Secretary Lena Berg"."""
        if ministry.type is not ActorType.GOVERNMENT_BODY or not _agree(ministry, minister):
            return False
        field = {word for one in self._references(ministry) for word in one.text.lower().split()} - OFFICIAL
        titles = (held for held in self._held(minister) if held.office.object == "state")
        return any(field & set(held.text.lower().split()) for held in titles)

    def _held(self, entity: Entity) -> Iterable[Held]:
        return (held for one in self._references(entity) for held in one.held)

    def _references(self, entity: Entity) -> Iterable[Reference]:
        return (self.references[head] for head in entity.references if head in self.references)

    def actor(self, index: int) -> int | None:
        """The actor whose word a token gives: the actor there or in apposition, or whose paper it is."""
        token = self.doc[index]
        found = self.resolution.of.get(index)
        if found is not None:
            return found
        named = next((self.resolution.of[i] for i in _behind(token) if i in self.resolution.of), None)
        return self._mentioned(token) if named is None else named

    def _mentioned(self, paper: Token) -> int | None:
        """Whose paper "the release" or "the statement" is: that of the last one before it whose author was named."""
        lemma = paper.lemma_.lower()
        if lemma not in SPEAKING_PAPERS or not any(child.lower_ == "the" for child in paper.children):
            return None
        for token in reversed(self.doc[: paper.i]):
            if token.lemma_.lower() == lemma:
                author = (i for i in (*_behind(token), *_within(token)) if i in self.resolution.of)
                found = next(author, None)
                if found is not None:
                    return self.resolution.of[found]
        return None


def _agree(one: Entity, other: Entity) -> bool:
    """Whether two actors may belong to the same state."""
    return not one.country or not other.country or one.country == other.country


def _behind(token: Token) -> Iterable[int]:
    yield from (child.i for child in token.children if child.dep_ == "appos")
    if token.lemma_.lower() not in SPEAKING_PAPERS:
        return
    for name in ("poss", "compound", "amod", "nmod"):
        yield from (child.i for child in token.children if child.dep_ == name)
    issued = [child for child in token.children if child.dep_ == "acl" and child.lemma_ in ISSUING]
    for child in (inner for place in (token, *issued) for inner in place.children):
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "of", "from"}:
            yield from (inner.i for inner in child.children if inner.dep_ == "pobj")


def _within(paper: Token) -> Iterable[int]:
    """Who speaks in a paper: "the ministry said in a statement"."""
    if paper.dep_ == "pobj" and paper.head.lower_ == "in" and paper.head.head.pos_ == "VERB":
        yield from (child.i for child in paper.head.head.children if child.dep_ == "nsubj")
