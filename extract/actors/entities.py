"""Names of one article that mean the same actor, with its type by a vote over all places."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from polgraph.extract.actors.apposed import RELATED
from polgraph.extract.actors.discourse import is_relative
from polgraph.extract.actors.model import MODIFIER, NAMING, NOMINAL, Entity, Reference
from polgraph.extract.actors.names import alike, bare_name, contains, fullest, initials, is_acronym, name_words
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.extract.actors.gazetteer import Gazetteer
    from polgraph.extract.parse import Doc

T = TypeVar("T")
STATE = ActorType.STATE
# How much each kind of evidence counts for the type of a name; set by hand: any stronger one beats all weaker.
KNOWN, CLASSIFIED, OFFICE, APPOSITION, HEAD_WORD, RECOGNISED = 32.0, 9.0, 9.0, 6.0, 4.0, 1.0
PORTFOLIO_HEADS = frozenset("minister secretary ministry department spokesman spokeswoman".split())


class Names:
    """The named actors of one article."""

    def __init__(self, doc: Doc, references: dict[int, Reference], gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.references = references
        self.gazetteer = gazetteer
        self.entities: list[Entity] = []
        self.of: dict[int, int] = {}
        self.words: dict[int, set[tuple[str, ...]]] = defaultdict(set)
        self.heads: dict[int, list[int]] = defaultdict(list)
        self._by_name: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_letter: dict[str, set[int]] = defaultdict(set)
        self.votes: dict[int, dict[ActorType, float]] = defaultdict(lambda: defaultdict(float))

    def run(self) -> None:
        """Gathers all names into entities and settles their types."""
        named = [r for r in self.references.values() if r.kind in NAMING and not self._portfolio(r)]
        canonical = [r for r in named if self._canonical(r)]
        others = [r for r in named if not self._canonical(r)]
        for reference in canonical:
            self._join(self._known_entity(reference), reference)
        for reference in sorted(others, key=self._order):
            self._join(self._match(reference), reference)
        for entity in self.entities:
            entity.references.sort()
            votes = self.votes[entity.id]
            entity.type = max(votes, key=lambda t: (votes[t], t.value)) if votes else ActorType.ORGANIZATION

    def _portfolio(self, reference: Reference) -> bool:
        """Whether a word inside a phrase is the portfolio of a post, as in "Labour minister", and names no party."""
        if reference.kind is not MODIFIER or reference.end >= len(self.doc):
            return False
        words = tuple([t.lower_ for t in self.doc.tokens[reference.start : reference.end]])
        return words in self.gazetteer.portfolios and self.doc[reference.end].lemma_.lower() in PORTFOLIO_HEADS

    def _order(self, reference: Reference) -> tuple[bool, int, bool, int]:
        """Names in full before acronyms, even if a table spells those out: the article may mean another by them."""
        words = name_words(reference.name)
        return self._short(reference), -len(words), is_acronym(reference.name), reference.head

    def _short(self, reference: Reference) -> bool:
        return is_acronym(self.doc[reference.head].text) and len(name_words(reference.name)) > 1

    def _canonical(self, reference: Reference) -> bool:
        return reference.type is STATE and reference.country == reference.name

    def _known_entity(self, reference: Reference) -> Entity:
        for entity in self.entities:
            if entity.name == reference.name:
                return entity
        return self._new(reference)

    def _new(self, reference: Reference) -> Entity:
        entity = Entity(
            len(self.entities), bare_name(reference.name), reference.type or ActorType.ORGANIZATION, named=True
        )
        entity.plural = reference.plural
        self.entities.append(entity)
        return entity

    def _match(self, reference: Reference) -> Entity:
        words = name_words(reference.name)
        bracketed = self._bracketed(reference)
        if bracketed is not None:
            return bracketed
        if self._short(reference):
            bare = self.doc[reference.head].text.replace(".", "")
            spelled = [
                e for e in self.entities if bare in initials(e.name) and e.named and e.type is not ActorType.STATE
            ]
            if spelled:
                return spelled[0]
        same = self._listed(self._by_name, words)
        if same:
            return self._nearest(same, reference)
        if is_acronym(reference.name):
            bare = reference.name.replace(".", "")
            spelled = [e for e in self.entities if bare in initials(e.name)]
            return spelled[0] if spelled else self._new(reference)
        if self._whole(reference):
            return self._new(reference)
        partial = [
            e
            for e in self._listed(self._by_word, words[0] if words else "")
            if e.type is not STATE
            and any(contains(long, words) for long in self.words[e.id])
            and self._fits(e, reference)
        ]
        final = [e for e in partial if any(long[-1] == words[-1] for long in self.words[e.id])]
        if final or partial:
            return self._nearest(final or partial, reference)
        similar = [
            e
            for e in self._listed(self._by_letter, words[-1][:1] if words else "")
            if e.type is not STATE and any(alike(long, words) for long in self.words[e.id]) and self._fits(e, reference)
        ]
        return similar[0] if len(similar) == 1 else self._new(reference)

    def _whole(self, reference: Reference) -> bool:
        """Whether a name is that of a known body in full: the African Union is not the African Union Commission."""
        known = self.gazetteer.known.get(tuple(reference.name.split()))
        return known is not None and known.kind == "organization" and len(name_words(reference.name)) > 1

    def _fits(self, entity: Entity, reference: Reference) -> bool:
        """A person's family name is no party, and a party's first word no person, unless a weak guess alone says so."""
        if reference.type is ActorType.GROUP and reference.plural and not entity.plural:
            # "Samoans" are not the "Union of Samoans"
            return False
        if reference.type is None or reference.type is entity.type:
            return True
        strong = reference.classifier or reference.held
        person = ActorType.PERSON in {reference.type, entity.type}
        if ActorType.PLACE in {reference.type, entity.type} and len(name_words(reference.name)) == 1 and person:
            # the capital La Paz is nobody called Paz
            return not (reference.country and reference.type is ActorType.PLACE)
        return not (person and strong) and not (ActorType.PLACE in {reference.type, entity.type} and not person)

    def _nearest(self, entities: list[Entity], reference: Reference) -> Entity:
        last = {e.id: bisect_right(self.heads[e.id], reference.head) - 1 for e in entities}
        before = [e for e in entities if last[e.id] >= 0]
        return max(before, key=lambda e: self._prominence(self.heads[e.id][last[e.id]])) if before else entities[0]

    def _prominence(self, head: int) -> tuple[int, bool, int]:
        """How near a mention is; one aside, in a relative clause ("whose father X was …"), is less present."""
        token = self.doc[head]
        inside = any(one.dep_ == "relcl" for one in token.ancestors)
        return token.sent.start, not inside, head

    def _listed(self, index: Mapping[T, set[int]], key: T) -> list[Entity]:
        """The actors that an index has under a key, in their order."""
        return [self.entities[i] for i in sorted(index.get(key, ()))]

    def _bracketed(self, reference: Reference) -> Entity | None:
        """The name in front of "(KNS)"."""
        start = reference.start
        if start < 2 or self.doc[start - 1].text != "(" or reference.end >= len(self.doc):
            return None
        if self.doc[reference.end].text != ")" or len(reference.name.split()) > 1:
            return None
        before = [e for e in self.entities if any(self.references[i].end == start - 1 for i in e.references)]
        bodies = [e for e in before if e.type is not ActorType.STATE]
        return next(iter((*bodies, *(e for e in before if self._abbreviates(reference.name, e, start - 1)))), None)

    def _abbreviates(self, acronym: str, state: Entity, end: int) -> bool:
        """Whether letters in brackets are a state's: DRC, but not those of the "… Front of Congo (KFC)"."""
        texts = [self.doc.between(r.start, r.end) for i in state.references if (r := self.references[i]).end == end]
        bare = acronym.replace(".", "")
        return is_acronym(acronym) and any(bare in initials(name) for name in (state.name, *texts))

    def _join(self, entity: Entity, reference: Reference) -> None:
        entity.references.append(reference.head)
        insort(self.heads[entity.id], reference.head)
        self.of[reference.head] = entity.id
        if self._short(reference) and self.words[entity.id] and name_words(reference.name) not in self.words[entity.id]:
            return
        self._index(entity.id, name_words(reference.name))
        if not is_acronym(reference.name) or is_acronym(entity.name):
            entity.name = (
                entity.name if self._canonical(reference) else fullest([entity.name, bare_name(reference.name)])
            )
        entity.country = entity.country or reference.country
        entity.offices.update(held.text.lower() for held in reference.held)
        self._vote(entity, reference)

    def _index(self, entity: int, words: tuple[str, ...]) -> None:
        self.words[entity].add(words)
        self._by_name[words].add(entity)
        for word in words:
            self._by_word[word].add(entity)
        if words:
            self._by_letter[words[-1][:1]].add(entity)

    def _vote(self, entity: Entity, reference: Reference) -> None:
        votes = self.votes[entity.id]
        known = self.gazetteer.known.get(tuple(reference.name.split()))
        last = self.doc[reference.head].text.lower()
        if known or self._canonical(reference):
            votes[reference.type or ActorType.ORGANIZATION] += KNOWN
        elif reference.classifier:
            votes[reference.classifier] += CLASSIFIED
        elif reference.held and reference.type is ActorType.PERSON:
            # "the rebel X Front" is no rebel of that name
            votes[self.gazetteer.heads.get(last, ActorType.PERSON)] += OFFICE
        elif reference.type is not None:
            votes[reference.type] += HEAD_WORD if last in self.gazetteer.heads else RECOGNISED
        kind = self._described(reference)
        if kind is not None:
            votes[kind] += APPOSITION

    def _described(self, reference: Reference) -> ActorType | None:
        """The type of a description in apposition or as predicate: "X, a militia", "X is a militia"."""
        token = self.doc[reference.head]
        around = [child for child in token.children if child.dep_ == "appos" and not is_relative(child)]
        if token.dep_ == "appos" and not is_relative(token):
            around.append(token.head)
        if token.dep_ == "nsubj" and token.head.lemma_ == "be":
            around += [child for child in token.head.children if child.dep_ == "attr"]
        for other in around:
            nominal = self.references.get(other.i)
            if nominal is not None and _tells_type(nominal):
                # "the premiers, A and B": one of several is no group
                one_of_several = nominal.plural and any(child.dep_ == "conj" for child in token.children)
                return None if one_of_several else nominal.type
        return None


def _tells_type(nominal: Reference) -> bool:
    """Whether a description says of what type an actor is: an ally or "one of them" may be anything."""
    if nominal.kind is not NOMINAL or nominal.type is None:
        return False
    return nominal.noun is None or nominal.noun.lemma not in RELATED | {"one"}
