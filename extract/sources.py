"""Who the source of a statement is, and whom he speaks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from polgraph.extract.actors.model import Kind
from polgraph.extract.actors.quotes import read_quotes
from polgraph.extract.actors.voice import WE
from polgraph.extract.relations.model import Candidate, How
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.coref import Resolution
    from polgraph.extract.actors.model import Reference
    from polgraph.extract.parse import Doc, Token

SPEAKS_FOR = frozenset({"HOLDS_OFFICE", "LEADS", "MEMBER_OF", "PART_OF"})

FORCES = frozenset({ActorType.ARMED_GROUP, ActorType.GROUP, ActorType.GOVERNMENT_BODY})

SPEAKING_PAPERS = frozenset(
    "report statement petition letter document study file article inquiry communique communiqué note briefing memo "
    "paper indictment ruling verdict judgment complaint lawsuit poll survey broadcast website account post tweet "
    "speech order".split()
)


ISSUING = frozenset("commission compile draft issue prepare publish release sign write".split())
"""Participles that tell whose paper it is: "a report published by X"."""


class Sources:
    """The sources of one article.

    What somebody says of his own organisation counts as said by itself: an army's officer who tells what the army did
    makes no report of somebody else.
    """

    def __init__(self, doc: Doc, references: dict[int, Reference], resolution: Resolution) -> None:
        self.doc = doc
        self.resolution = resolution
        self.sides: set[tuple[int, int]] = set()
        for head, reference in references.items():
            own = resolution.of.get(head)
            if own is not None:
                owners = {resolution.of[i] for i in reference.owners if i in resolution.of}
                self.sides |= {(own, owner) for owner in owners}
                if reference.kind is Kind.NOMINAL and reference.type in FORCES:
                    # a movement that tells what its fighters did tells of itself
                    self.sides |= {(owner, own) for owner in owners}

        self._hear(references)

    def _hear(self, references: dict[int, Reference]) -> None:
        """Whoever says "we" in a quotation speaks for those whom it means."""
        quotes = read_quotes(self.doc)
        speakers = {**quotes.blocks, **quotes.speakers}
        for head, reference in references.items():
            speaker = self.resolution.of.get(speakers.get(head, -1))
            meant = self.resolution.of.get(head)
            if reference.name in WE and speaker is not None and meant is not None:
                self.sides.add((speaker, meant))

    def learn(self, candidates: Iterable[Candidate]) -> None:
        """Takes membership and office from the standing relations that were found."""
        for candidate in candidates:
            sure = max(candidate.subject.how, candidate.object.how) < How.INSIDE
            if candidate.relation in SPEAKS_FOR and sure and not candidate.modality.negated:
                self.sides.add((candidate.subject.entity, candidate.object.entity))

    def same_side(self, source: int, actor: int) -> bool:
        """Whether an actor speaks of himself or of the organisation that he belongs to."""
        if source == actor or (source, actor) in self.sides:
            return True
        speaker, state = self.resolution.entities[source], self.resolution.entities[actor]
        own = bool(speaker.country) and speaker.country == state.country
        return own and state.type is ActorType.STATE and (speaker.named or speaker.type is ActorType.GOVERNMENT_BODY)

    def actor(self, index: int) -> int | None:
        """The actor whose word a token gives: the actor there or in apposition, or whose paper it is."""
        token = self.doc[index]
        found = self.resolution.of.get(index)
        if found is not None:
            return found
        return next((self.resolution.of[i] for i in _behind(token) if i in self.resolution.of), None)


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
