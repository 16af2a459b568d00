"""What the scorer looks at in a candidate: lexicon entry, argument slots, grammar, actor types, status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from polgraph.extract.actors.model import Kind, Reference
from polgraph.extract.relations.model import Candidate, Fill, How
from polgraph.extract.topic import topic_of

if TYPE_CHECKING:
    from polgraph.extract.actors.coref import Resolution
    from polgraph.extract.parse import Doc, Token

LONGEST_PATH = 5
NEAR, MIDDLE, FAR = 3, 8, 16


class Features:
    """Reads the features of the candidates of one article."""

    def __init__(
        self, doc: Doc, references: dict[int, Reference], resolution: Resolution, candidates: Sequence[Candidate]
    ) -> None:
        self.doc = doc
        self.references = references
        self.resolution = resolution
        self.topic = topic_of(doc)
        self.lone = sum(1 for sentence in doc.sents if sentence.text.strip()) == 1
        self._arguments: dict[tuple[object, ...], tuple[str, ...]] = {}
        self._modalities: dict[tuple[object, ...], tuple[str, ...]] = {}
        self._paths: dict[tuple[int, int], str] = {}
        self.pairs = Counter((c.subject.entity, c.object.entity) for c in candidates)
        self.triggers = Counter(c.trigger for c in candidates)
        self.triples = Counter((c.subject.entity, c.relation, c.object.entity) for c in candidates)
        self.strict = Counter(c.trigger for c in candidates if max(c.subject.how, c.object.how) < How.LOOSE)

    def of(self, candidate: Candidate) -> list[str]:
        """The names of the features that the candidate has, each with the value 1."""
        return sorted(self.unordered(candidate))

    def unordered(self, candidate: Candidate) -> set[str]:
        """The same names in no order."""
        return set(self._all(candidate))

    def _all(self, c: Candidate) -> Iterator[str]:
        token = self.doc[c.trigger]
        relation = c.relation
        entry = c.entry.line if c.entry else c.rule
        yield from ("bias", f"r={relation}", f"rule={c.rule}", f"r={relation} rule={c.rule}", f"entry={entry}")
        yield f"lemma={token.lemma_.lower()} r={relation}"
        yield f"predicate={c.predicate}"
        if self.topic:
            yield from (
                "topic",
                f"topic={self.topic}",
                f"topic r={relation}",
                f"topic hows={c.subject.how.name},{c.object.how.name}",
            )
        if self.lone:
            # what a sentence given by itself tells of is seldom background
            yield from ("lone", f"lone r={relation}", f"lone rule={c.rule}", f"lone r={relation} rule={c.rule}")
            yield f"lone hows={c.subject.how.name},{c.object.how.name}"
        if c.entry:
            yield f"weak={c.entry.weak}"
            yield f"needs={len(c.entry.needs)} r={relation}"
        yield from self._argument("s", c.subject, c, token)
        yield from self._argument("o", c.object, c, token)
        a, b = self._type(c.subject), self._type(c.object)
        yield f"types={a},{b}"
        yield f"r={relation} types={a},{b}"
        yield f"slots={c.subject.slot},{c.object.slot} rule={c.rule}"
        yield f"hows={c.subject.how.name},{c.object.how.name}"
        yield from self._stated(c, token)
        yield f"pair={min(self.pairs[c.subject.entity, c.object.entity], 4)}"
        yield f"triple={min(self.triples[c.subject.entity, relation, c.object.entity], 3)}"
        yield f"trigger={min(self.triggers[c.trigger], 5)}"
        yield f"strict={min(self.strict[c.trigger], 3)} loose={max(c.subject.how, c.object.how) >= How.LOOSE}"
        between = abs(c.subject.token - c.object.token)
        yield f"between={_bucket(between)}"
        yield f"order={c.subject.token < c.trigger},{c.object.token < c.trigger} rule={c.rule}"

    def _argument(self, side: str, fill: Fill, c: Candidate, trigger: Token) -> tuple[str, ...]:
        """What is said of an argument; candidates of one trigger share many."""
        key = (side, fill.entity, fill.token, fill.how, fill.slot, c.trigger, c.relation, c.rule)
        if key not in self._arguments:
            self._arguments[key] = tuple(self._read_argument(side, fill, c, trigger))
        return self._arguments[key]

    def _stated(self, c: Candidate, token: Token) -> tuple[str, ...]:
        """What is said of a trigger; candidates of one trigger share it."""
        modality = c.modality
        key = (c.trigger, c.relation, c.rule, modality)
        if key not in self._modalities:
            self._modalities[key] = tuple(self._modality(c, token))
        return self._modalities[key]

    def _read_argument(self, side: str, fill: Fill, c: Candidate, trigger: Token) -> Iterator[str]:
        relation = c.relation
        entity = self.resolution.entities[fill.entity]
        reference = self.references.get(fill.token)
        kind = reference.kind.name if reference else "NONE"
        how, actor = fill.how.name, entity.type.value
        yield f"{side}.how={how} rule={c.rule}"
        yield f"{side}.how={how} r={relation}"
        yield f"{side}.slot={fill.slot} r={relation}"
        yield f"{side}.type={actor}"
        yield f"{side}.type={actor} r={relation}"
        yield f"{side}.kind={kind} named={entity.named} r={relation}"
        yield f"{side}.kind={kind} how={how}"
        if reference is not None and reference.kind is Kind.PRONOUN:
            yield f"{side}.pronoun={reference.name}"
        if reference is not None and reference.noun is not None:
            yield f"{side}.noun={reference.noun.lemma}"
            yield f"{side}.noun={reference.noun.lemma} r={relation}"
            yield f"{side}.definite={reference.definite} plural={reference.plural}"
        yield f"{side}.dep={self.doc[fill.token].dep_} how={how}"
        same = self.doc[fill.token].sent.start == trigger.sent.start
        yield f"{side}.same={same}"
        if same:
            place = (c.trigger, fill.token)
            if place not in self._paths:
                self._paths[place] = self._path(trigger, self.doc[fill.token])
            path = self._paths[place]
            yield f"{side}.path={path}"
            yield f"{side}.path={path} rule={c.rule}"
            yield f"{side}.path={path} r={relation}"
            yield f"{side}.steps={path.count('>') + path.count('<')} loose={fill.how >= How.LOOSE}"
        yield f"{side}.far={_bucket(abs(fill.token - c.trigger))} how={how}"
        yield f"{side}.often={_bucket(len(entity.references))}"

    def _modality(self, c: Candidate, token: Token) -> Iterator[str]:
        modality = c.modality
        yield f"status={modality.status.value} r={c.relation}"
        yield f"negated={modality.negated} r={c.relation}"
        yield f"requested={modality.requested}"
        yield f"requested={modality.requested} r={c.relation}"
        for mark in modality.marks:
            yield f"mark={mark.lower()}"
        yield f"said={modality.source is not None}"
        yield f"t.dep={token.dep_} rule={c.rule}"
        yield f"t.tag={token.tag_} r={c.relation}"
        if token.head.i != token.i:
            yield f"t.head={token.head.lemma_.lower()} {token.dep_}"

    def _type(self, fill: Fill) -> str:
        return self.resolution.entities[fill.entity].type.value

    def _path(self, trigger: Token, argument: Token) -> str:
        """The dependency path from the trigger up and down to an argument ("<xcomp >dobj")."""
        up = [trigger, *trigger.ancestors]
        places = {token.i: n for n, token in enumerate(up)}
        down: list[str] = []
        node = argument
        while node.i not in places:
            label = f">{node.dep_}"
            if node.dep_ == "prep":
                label = f">{node.lower_}"
            down.append(label)
            if node.head.i == node.i:
                return "apart"
            node = node.head
        steps = [f"<{token.dep_}" for token in up[: places[node.i]]] + down[::-1]
        return "".join(steps) if len(steps) <= LONGEST_PATH else f"long{min(len(steps), 9)}"


def _bucket(number: int) -> str:
    return "0-3" if number <= NEAR else "4-8" if number <= MIDDLE else "9-16" if number <= FAR else "17-"
