"""From candidates to the frozen records that leave the extraction: actors, mentions, statements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from polgraph.extract.actors.model import Entity, Kind, Reference
from polgraph.extract.actors.names import is_acronym
from polgraph.extract.kinds import speech_relations, standing_relations, symmetric_relations
from polgraph.extract.sources import Sources
from polgraph.extract.when import date_for, find_dates, lasts
from polgraph.extract.where import place_for, taken_tokens
from polgraph.extract.where.vocabulary import word_lists
from polgraph.ontology.identity import statement_id
from polgraph.ontology.records import (
    Actor,
    ActorName,
    ActorType,
    Argument,
    Article,
    EventDate,
    Evidence,
    Mention,
    Statement,
    Status,
)

if TYPE_CHECKING:
    from polgraph.extract.actors.coref import Resolution
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.model import Candidate, Fill
    from polgraph.extract.where.records import PlaceMention

OWN_PAPERS = frozenset("statement release communique communiqué letter tweet post note message".split())
TRIES, STANCES = frozenset({"try", "attempt", "effort"}), frozenset({"commit", "committed", "commitment", "continue"})
AHEAD = frozenset({Status.INTENDED, Status.HYPOTHETICAL})


class Assembler:
    """Turns the findings of one article into records."""

    def __init__(
        self, article: Article, doc: Doc, references: dict[int, Reference], resolution: Resolution, extractor: str
    ) -> None:
        self.article = article
        self.doc = doc
        self.references = references
        self.resolution = resolution
        self.extractor = extractor
        self.sources = Sources(doc, references, resolution)
        self.dates = find_dates(article.text, article.published)
        self.taken = taken_tokens(doc, references, resolution)

    def actors(self, used: set[int]) -> tuple[Actor, ...]:
        """The actors with the given numbers."""
        return tuple(self._actor(entity) for entity in self.resolution.entities if entity.id in used)

    def mentions(self, used: set[int]) -> tuple[Mention, ...]:
        """Every mention of those actors, in order of the text."""
        found = []
        for head, entity in sorted(self.resolution.of.items()):
            reference = self.references.get(head)
            if reference is not None and entity in used:
                start, end = self._chars(reference)
                kind = self.resolution.entities[entity].type
                found.append(Mention(self.article.id, start, end, self.article.text[start:end], kind, self._id(entity)))
        return tuple(found)

    def statements(self, scored: Iterable[tuple[Candidate, float]]) -> tuple[Statement, ...]:
        """One statement for each distinct (subject, relation, object, status, negated), with its surest evidence."""
        best: dict[tuple[object, ...], tuple[float, Candidate, Status]] = {}
        scored = list(scored)
        self.sources.learn(candidate for candidate, _ in scored)
        for candidate, confidence in scored:
            modality = candidate.modality
            a, b = candidate.subject.entity, candidate.object.entity
            if candidate.relation in symmetric_relations():
                a, b = min(a, b), max(a, b)
            status = self.status(candidate)
            key = (a, candidate.relation, b, status, modality.negated)
            if key not in best or confidence > best[key][0]:
                best[key] = (confidence, candidate, status)
        chosen = sorted(
            best.values(),
            key=lambda pair: (pair[1].trigger, pair[1].relation, pair[1].subject.entity, pair[1].object.entity),
        )
        return tuple(self._statement(*one) for one in chosen)

    def status(self, candidate: Candidate) -> Status:
        """The status; what an actor says of itself is asserted, whatever the reporting clause."""
        status = candidate.modality.status
        begun = candidate.modality.begun
        if status is Status.INTENDED and begun is not None and _done_by_trying(candidate):
            status = begun
        if candidate.modality.requested and status in {Status.ASSERTED, Status.REPORTED}:
            # what somebody is asked to do has not been done
            return Status.INTENDED
        if (
            candidate.entry is not None
            and candidate.entry.status is not None
            and status in {Status.ASSERTED, Status.REPORTED}
        ):
            return candidate.entry.status
        source = self._source(candidate)
        if (
            status is Status.REPORTED
            and source is not None
            and self.sources.same_side(source, candidate.subject.entity)
        ):
            return Status.ASSERTED
        return status

    def _source(self, candidate: Candidate) -> int | None:
        token = candidate.modality.source
        source = self.sources.actor(token) if token is not None else None
        own = token is not None and source is None and self.doc[token].lemma_.lower() in OWN_PAPERS
        if own and candidate.relation in speech_relations():
            # "X condemned Y, according to a statement": in which X condemned them
            return candidate.subject.entity
        if token is not None and source is None:
            # "These figures show that Y has lied", somebody said
            return self.sources.around(token)
        if token is not None and source == candidate.subject.entity and self.doc[token].head.dep_ == "relcl":
            return self._teller(self.doc[token])
        return source

    def _performs(self, candidate: Candidate) -> bool:
        """Whether the words are the act itself ("I welcome Y"), which the article states: nobody tells of it."""
        first = self.doc[candidate.subject.token].lower_ in {"i", "we"}
        return first and self.doc[candidate.trigger].tag_ == "VBP" and candidate.relation in speech_relations()

    def _teller(self, pronoun: Token) -> int | None:
        """Who speaks in "X accused a group which it says attacked Y": not the group but the subject of the sentence."""
        verb = pronoun.head
        while verb.head != verb:
            verb = verb.head
            for child in verb.children:
                if child.dep_ == "nsubj" and child.i in self.resolution.of:
                    return self.resolution.of[child.i]
        return self.sources.actor(pronoun.i)

    def _statement(self, confidence: float, candidate: Candidate, status: Status) -> Statement:
        sentence = self.doc[candidate.trigger].sent
        start, end = sentence.start_char, sentence.end_char
        text = self.article.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        source = self._source(candidate)
        subject, object_ = self._argument(candidate.subject), self._argument(candidate.object)
        relation, negated = candidate.relation, candidate.modality.negated
        return Statement(
            id=statement_id(self.article.id, subject.name, relation, object_.name, status, start, end, negated=negated),
            article=self.article.id,
            subject=subject,
            relation=relation,
            object=object_,
            predicate=candidate.predicate,
            mode=candidate.mode,
            status=status,
            negated=negated,
            attributed_to=None
            if source is None or self._performs(candidate)
            else self.resolution.entities[source].name,
            when=self._when(candidate, status),
            place=self._where(candidate),
            role=candidate.role,
            confidence=round(confidence, 3),
            evidence=Evidence(start, end, self.article.text[start:end]),
            extractor=self.extractor,
        )

    def _when(self, candidate: Candidate, status: Status) -> EventDate | None:
        """The date of an event; a standing relation has none, for a text dates its report, not its begin."""
        if candidate.relation in standing_relations():
            return None
        future = status in AHEAD
        trigger = self.doc[candidate.trigger]
        mention = date_for(
            trigger,
            self.dates,
            future=future,
            speech=candidate.relation in speech_relations(),
            lasting=candidate.relation != "RETREAT" and lasts(trigger),
            published=self.article.published,
        )
        return mention.at(future) if mention is not None else None

    def _where(self, candidate: Candidate) -> str | None:
        """The place of an event: at a named place that is attacked or gets troops, not in a state acted upon."""
        if candidate.relation in standing_relations():
            return None
        trigger, object_ = self.doc[candidate.trigger], self.resolution.entities[candidate.object.entity]
        speech = candidate.relation in speech_relations() and trigger.lemma_ not in word_lists()["deeds"]
        place = place_for(trigger, taken=self.taken, speech=speech)
        if place is None:
            struck = (
                candidate.relation in {"ASSAULT", "MOBILIZE", "COERCE"}
                and object_.type is ActorType.PLACE
                and object_.named
            )
            return object_.name if struck else None
        if object_.type is ActorType.STATE and candidate.relation != "CONSULT" and self._names(place, object_):
            return None
        if all(self._names(place, self.resolution.entities[f.entity]) for f in (candidate.subject, candidate.object)):
            # "talks between X and Y" take place anywhere
            return None
        return place.name

    def _names(self, place: PlaceMention, entity: Entity) -> bool:
        """Whether the words of a place are a reference to an actor."""
        own = [self.references[head] for head in entity.references if head in self.references]
        return any(self.doc[one.start].idx < place.end and place.start < self._chars(one)[1] for one in own)

    def _argument(self, fill: Fill) -> Argument:
        entity = self.resolution.entities[fill.entity]
        reference = self._named(fill) or self.references.get(fill.token)
        if reference is None:
            token = self.doc[fill.token]
            start, end = token.idx, token.idx + len(token)
        else:
            start, end = self._chars(reference)
        return Argument(self._id(fill.entity), entity.name, self.article.text[start:end], entity.type, start, end)

    def _named(self, fill: Fill) -> Reference | None:
        """For a pronoun, or words that only imply its actor, a name, which tells more: the sentence's nearest one.

        Where its actor goes by a name that the article does not write ("ISIL"), the nearest one that it does write.
        """
        reference = self.references.get(fill.token)
        meant = {self.resolution.of.get(fill.token), *self.resolution.also.get(fill.token, ())}
        if reference is None or (reference.kind is not Kind.PRONOUN and fill.entity in meant):
            return None
        entity = self.resolution.entities[fill.entity]
        heads = [h for h in entity.references if h in self.references and self.references[h].kind is Kind.NAME]
        sentence = self.doc[fill.token].sent
        near = [h for h in heads if sentence.start <= h < sentence.end]
        if not near and entity.name not in self.article.text:
            near = heads
        return min((self.references[h] for h in near), key=lambda n: (abs(n.head - fill.token), n.head), default=None)

    def _chars(self, reference: Reference) -> tuple[int, int]:
        start = self.doc[reference.start].idx
        last = self.doc[reference.end - 1]
        return start, last.idx + len(last)

    def _id(self, entity: int) -> str:
        return f"{self.article.id}#a{entity + 1}"

    def _actor(self, entity: Entity) -> Actor:
        names: dict[str, ActorName] = {entity.name: ActorName(entity.name, "full" if entity.named else "nominal")}
        for head in sorted(entity.references):
            reference = self.references.get(head)
            if reference is None or reference.kind is Kind.PRONOUN:
                continue
            if reference.kind is Kind.NOMINAL:
                names.setdefault(reference.text, ActorName(reference.text, "nominal"))
            else:
                names.setdefault(
                    reference.name, ActorName(reference.name, "acronym" if is_acronym(reference.name) else "short")
                )
        return Actor(self._id(entity.id), entity.name, entity.type, tuple(names.values()), entity.country or None)


def _done_by_trying(candidate: Candidate) -> bool:
    """Whether an act is one already as it is tried, or as its subject stands by it: an attack, support, a tie."""
    marks = candidate.modality.marks
    if candidate.relation == "ASSAULT":
        return not STANCES.intersection(marks)
    return not TRIES.intersection(marks) and (
        candidate.relation == "SUPPORT" or ("continue" in marks and candidate.relation in standing_relations())
    )
