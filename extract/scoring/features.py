"""What the scorer looks at in a candidate: lexicon entry, argument slots, grammar, actor types, status."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from polgraph.extract.actors.model import Kind, Reference
from polgraph.extract.relations.model import Candidate, Fill, How
from polgraph.extract.scoring import names
from polgraph.extract.topic import topic_of

if TYPE_CHECKING:
    from polgraph.extract.actors.coref import Resolution
    from polgraph.extract.actors.model import Entity
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.scoring.table import Part

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
KINDS = {kind: kind.name for kind in Kind}


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
        self.types = [entity.type.value for entity in resolution.entities]
        self.often = [_bucket(len(entity.references)) for entity in resolution.entities]
        self._predicates: dict[tuple[object, ...], list[Part]] = {}
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
        c = candidate
        key = (c.trigger, c.relation, c.rule, c.entry.line if c.entry else None, c.predicate)
        predicate = self._predicates.get(key)
        if predicate is None:
            predicate = self._predicates[key] = self._predicate(c)
        return [
            *predicate,
            *self._modality(c),
            *self._pair(c),
            *self._argument("s", c.subject, c),
            *self._argument("o", c.object, c),
        ]

    def _predicate(self, c: Candidate) -> list[Part]:
        """What is told by the word that states the relation, whoever the actors are."""
        trigger, relation = self.doc.tokens[c.trigger], c.relation
        own = [
            f"lemma={trigger.lemma_.lower()} r={relation}",
            f"predicate={c.predicate}",
            f"trigger={min(self.triggers[c.trigger], 5)}",
            f"t.dep={trigger.dep_} rule={c.rule}",
            f"t.tag={trigger.tag_} r={relation}",
        ]
        if trigger.head is not trigger:
            own.append(f"t.head={trigger.head.lemma_.lower()} {trigger.dep_}")
        if c.chance is not None:
            own.append(f"chance={int(c.chance * 10) / 10}")
        known = names.of_entry(c.entry.line, c.entry.weak, len(c.entry.needs), relation) if c.entry else None
        return [tuple(own), names.of_relation(relation, c.rule, self.topic, self.lone), known or (f"entry={c.rule}",)]

    def _modality(self, c: Candidate) -> tuple[Part, Part]:
        m = c.modality
        said = m.source is not None
        return names.of_modality(m.status, m.negated, m.requested, said, c.relation), names.of_marks(m.marks)

    def _pair(self, c: Candidate) -> tuple[Part, ...]:
        relation, subject, object_ = c.relation, c.subject, c.object
        pair = min(self.pairs[subject.entity, object_.entity], 4)
        triple = min(self.triples[subject.entity, relation, object_.entity], 3)
        loose = subject.how >= How.LOOSE or object_.how >= How.LOOSE
        between = _bucket(abs(subject.token - object_.token))
        before = (subject.token < c.trigger, object_.token < c.trigger)
        return (
            names.of_types(relation, self.types[subject.entity], self.types[object_.entity]),
            names.of_hows(subject.how, object_.how, bool(self.topic), self.lone),
            names.of_order(c.rule, (subject.slot, object_.slot), before),
            names.of_rivals(pair, triple, min(self.strict[c.trigger], 3), loose, between),
        )

    def _argument(self, side: str, fill: Fill, c: Candidate) -> list[Part]:
        entity, token, trigger = self.resolution.entities[fill.entity], self.doc.tokens[fill.token], c.trigger
        reference, type_, relation = self.references.get(fill.token), self.types[fill.entity], c.relation
        kind = KINDS[reference.kind] if reference else "NONE"
        found = [
            names.of_actor(side, type_, self.often[fill.entity]),
            names.of_place(side, fill.how, kind, token.dep_, _bucket(abs(fill.token - trigger))),
            names.of_actor_in(side, type_, kind, entity.named, relation),
            names.of_slot(side, fill.how, fill.slot, c.rule, relation),
        ]
        if token.sent.start == self.doc.tokens[trigger].sent.start:
            path = self._path(trigger, fill.token)
            found.append(names.of_path(side, path, fill.how >= How.LOOSE))
            found.append(names.of_path_in(side, path, c.rule, relation))
        else:
            found.append((f"{side}.same=False",))
        if reference is not None and reference.kind is not Kind.NAME:
            found += self._reference(side, reference, entity, relation)
        return found

    def _reference(self, side: str, reference: Reference, entity: Entity, relation: str) -> Iterator[Part]:
        """What the words for an actor tell, where they are no name."""
        if reference.kind is Kind.PRONOUN:
            lead = _lead(self.resolution.leads.get(reference.head))
            yield names.of_pronoun(side, reference.name, lead, _sort(reference.name))
        if reference.kind is Kind.NOMINAL:
            yield names.of_description(side, _lead(self.resolution.leads.get(reference.head)), entity.named)
        if reference.noun is not None:
            yield names.of_noun(side, reference.noun.lemma, reference.definite, reference.plural)
            yield names.of_noun_in(side, reference.noun.lemma, relation)

    def _path(self, trigger: int, argument: int) -> str:
        """The dependency path from the trigger up and down to an argument ("<xcomp >dobj")."""
        ends = (trigger, argument)
        if ends not in self._paths:
            self._paths[ends] = path_between(self.doc.tokens[trigger], self.doc.tokens[argument])
        return self._paths[ends]


def path_between(trigger: Token, argument: Token) -> str:
    """The labels on the way between two words of a sentence ("<xcomp >dobj"), only its length where it is long."""
    up = [trigger]
    while up[-1].head is not up[-1]:
        up.append(up[-1].head)
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
