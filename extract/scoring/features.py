"""What the scorer looks at in a candidate: lexicon entry, argument slots, grammar, actor types, status."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from polgraph.extract.actors.model import Kind, Reference
from polgraph.extract.relations.model import Candidate, Fill, How
from polgraph.extract.topic import topic_of

if TYPE_CHECKING:
    from polgraph.extract.actors.coref import Resolution
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.scoring.units import Part

LONGEST_PATH = 5
NEAR, MIDDLE, FAR = 3, 8, 16
CLEAR, SOME = 3.0, 1.5
"""From which lead on one actor is clearly, or somewhat, more salient than the next."""
SORTS = {
    "one": frozenset({"he", "him", "his", "she", "her"}),
    "many": frozenset({"they", "them", "their"}),
    "body": frozenset({"it", "its"}),
    "relative": frozenset({"who", "whom", "whose", "which", "that"}),
    "speaker": frozenset({"i", "me", "my", "we", "us", "our"}),
}
HOWS = tuple(how.name for how in How)


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
        self._read: dict[tuple[object, ...], Part] = {}
        self._paths: dict[tuple[int, int], str] = {}
        self.pairs = Counter((c.subject.entity, c.object.entity) for c in candidates)
        self.triggers = Counter(c.trigger for c in candidates)
        self.triples = Counter((c.subject.entity, c.relation, c.object.entity) for c in candidates)
        self.strict = Counter(c.trigger for c in candidates if max(c.subject.how, c.object.how) < How.LOOSE)

    def of(self, candidate: Candidate) -> list[str]:
        """The names of the features that the candidate has, each with the value 1."""
        return sorted(chain.from_iterable(self.parts(candidate)))

    def parts(self, candidate: Candidate) -> list[Part]:
        """The same names in parts, of which other candidates may have the very same."""
        c, trigger = candidate, self.doc[candidate.trigger]
        place, entry = (c.trigger, c.relation, c.rule), c.entry.line if c.entry else c.rule
        found = [
            self._once((place, entry, c.predicate), self._predicate(c, trigger, entry)),
            self._once((place, id(c.modality)), self._modality(c, trigger)),
            tuple(self._pair(c)),
        ]
        for side, fill in (("s", c.subject), ("o", c.object)):
            part = (side, fill.entity, fill.token, int(fill.how))
            found.append(self._once((part, c.trigger), self._argument(side, fill, trigger)))
            found.append(self._once((part, fill.slot, place), self._argument_in(side, fill, c, trigger)))
        return found

    def _once(self, key: tuple[object, ...], features: Iterator[str]) -> Part:
        """The features of a part of a candidate, which others may share: read once for a key."""
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = tuple(dict.fromkeys(features))
        return found

    def _predicate(self, c: Candidate, trigger: Token, entry: str) -> Iterator[str]:
        relation = c.relation
        yield from ("bias", f"r={relation}", f"rule={c.rule}", f"r={relation} rule={c.rule}", f"entry={entry}")
        yield f"lemma={trigger.lemma_.lower()} r={relation}"
        yield f"predicate={c.predicate}"
        yield f"trigger={min(self.triggers[c.trigger], 5)}"
        if self.topic:
            yield from ("topic", f"topic={self.topic}", f"topic r={relation}")
        if self.lone:
            # what a sentence given by itself tells of is seldom background
            yield from ("lone", f"lone r={relation}", f"lone rule={c.rule}", f"lone r={relation} rule={c.rule}")
        if c.chance is not None:
            yield f"chance={int(c.chance * 10) / 10}"
        if c.entry:
            yield f"weak={c.entry.weak}"
            yield f"needs={len(c.entry.needs)} r={relation}"

    def _pair(self, c: Candidate) -> Iterator[str]:
        relation, subject, object_ = c.relation, c.subject, c.object
        a, b = self._type(subject), self._type(object_)
        hows, loose = f"hows={HOWS[subject.how]},{HOWS[object_.how]}", max(subject.how, object_.how) >= How.LOOSE
        yield f"types={a},{b}"
        yield f"r={relation} types={a},{b}"
        yield f"slots={subject.slot},{object_.slot} rule={c.rule}"
        yield hows
        if self.topic:
            yield f"topic {hows}"
        if self.lone:
            yield f"lone {hows}"
        yield f"pair={min(self.pairs[subject.entity, object_.entity], 4)}"
        yield f"triple={min(self.triples[subject.entity, relation, object_.entity], 3)}"
        yield f"strict={min(self.strict[c.trigger], 3)} loose={loose}"
        yield f"between={_bucket(abs(subject.token - object_.token))}"
        yield f"order={subject.token < c.trigger},{object_.token < c.trigger} rule={c.rule}"

    def _argument(self, side: str, fill: Fill, trigger: Token) -> Iterator[str]:
        """What is said of an argument whatever the relation."""
        entity, token = self.resolution.entities[fill.entity], self.doc[fill.token]
        reference = self.references.get(fill.token)
        how = HOWS[fill.how]
        yield f"{side}.type={entity.type.value}"
        yield f"{side}.kind={reference.kind.name if reference else 'NONE'} how={how}"
        if reference is not None and reference.kind is Kind.PRONOUN:
            yield f"{side}.pronoun={reference.name}"
            yield f"{side}.lead={_lead(self.resolution.leads.get(fill.token))} {_sort(reference.name)}"
        if reference is not None and reference.kind is Kind.NOMINAL:
            yield f"{side}.lead={_lead(self.resolution.leads.get(fill.token))} named={entity.named}"
        if reference is not None and reference.noun is not None:
            yield f"{side}.noun={reference.noun.lemma}"
            yield f"{side}.definite={reference.definite} plural={reference.plural}"
        yield f"{side}.dep={token.dep_} how={how}"
        same = token.sent.start == trigger.sent.start
        yield f"{side}.same={same}"
        if same:
            path = self._path(trigger, token)
            yield f"{side}.path={path}"
            yield f"{side}.steps={path.count('>') + path.count('<')} loose={fill.how >= How.LOOSE}"
        yield f"{side}.far={_bucket(abs(fill.token - trigger.i))} how={how}"
        yield f"{side}.often={_bucket(len(entity.references))}"

    def _argument_in(self, side: str, fill: Fill, c: Candidate, trigger: Token) -> Iterator[str]:
        """What is said of an argument together with the relation or the rule."""
        entity, token, relation = self.resolution.entities[fill.entity], self.doc[fill.token], c.relation
        reference = self.references.get(fill.token)
        yield f"{side}.how={HOWS[fill.how]} rule={c.rule}"
        yield f"{side}.how={HOWS[fill.how]} r={relation}"
        yield f"{side}.slot={fill.slot} r={relation}"
        yield f"{side}.type={entity.type.value} r={relation}"
        yield f"{side}.kind={reference.kind.name if reference else 'NONE'} named={entity.named} r={relation}"
        if reference is not None and reference.noun is not None:
            yield f"{side}.noun={reference.noun.lemma} r={relation}"
        if token.sent.start == trigger.sent.start:
            path = self._path(trigger, token)
            yield f"{side}.path={path} rule={c.rule}"
            yield f"{side}.path={path} r={relation}"

    def _modality(self, c: Candidate, trigger: Token) -> Iterator[str]:
        modality = c.modality
        yield f"status={modality.status.value} r={c.relation}"
        yield f"negated={modality.negated} r={c.relation}"
        yield f"requested={modality.requested}"
        yield f"requested={modality.requested} r={c.relation}"
        for mark in modality.marks:
            yield f"mark={mark.lower()}"
        yield f"said={modality.source is not None}"
        yield f"t.dep={trigger.dep_} rule={c.rule}"
        yield f"t.tag={trigger.tag_} r={c.relation}"
        if trigger.head.i != trigger.i:
            yield f"t.head={trigger.head.lemma_.lower()} {trigger.dep_}"

    def _type(self, fill: Fill) -> str:
        return self.resolution.entities[fill.entity].type.value

    def _path(self, trigger: Token, argument: Token) -> str:
        """The dependency path from the trigger up and down to an argument ("<xcomp >dobj")."""
        ends = (trigger.i, argument.i)
        if ends not in self._paths:
            self._paths[ends] = path_between(trigger, argument)
        return self._paths[ends]


def path_between(trigger: Token, argument: Token) -> str:
    """The labels on the way between two words of a sentence ("<xcomp >dobj"), only its length where it is long."""
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


def _lead(ratio: float | None) -> str:
    """How clear it is for whom a word stands; "told" where grammar tells it and nobody was compared."""
    if ratio is None:
        return "told"
    return "alone" if ratio == math.inf else "clear" if ratio >= CLEAR else "some" if ratio >= SOME else "close"


def _sort(pronoun: str) -> str:
    """The kind of a pronoun, by who can be meant."""
    return next((name for name, words in SORTS.items() if pronoun in words), "other")
