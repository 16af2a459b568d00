"""The state of one article's resolution: what each reference stands for so far, and how salient each actor is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from polgraph.extract.actors.items import item_of
from polgraph.extract.actors.model import Entity, Reference
from polgraph.extract.labels import NOMINAL_SUBJECTS
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.gazetteer import Gazetteer
    from polgraph.extract.parse import Doc, Token

Members = tuple[int, ...]
"""Entity numbers that one word can stand for together: one, or several for "both" and "they"."""

FADE = 0.45
"""How much of an actor's salience is left one sentence later; own choice, from development articles."""
CLAUSE = 2.0
"""Added salience of the subject of the nearest clause above a pronoun; own choice, from development articles."""
MET = 2.5
"""Weight of two actors who meet, as one antecedent of "they"; own choice."""
SHARED = frozenset(
    "armistice battle border ceasefire clash conflict confrontation dispute feud fighting frontier hostility rivalry "
    "row skirmish standoff truce war".split()
)
"""What two states have with each other, so that "both sides" are they."""
MEETING = frozenset(
    "meet talk negotiate speak discuss confer agree consult meeting talks negotiation discussion accord deal "
    "call visit host receive telephone phone truce ceasefire pact treaty agreement armistice war conflict feud rivalry "
    "fighting clash battle".split()
)
REPEATED = 0.9
MEMORY = 500
"""How many of the last mentions a word can stand for, about a hundred sentences; own choice: no article of the
development data has as many."""
ROLES = {"nsubj": 3.0, "nsubjpass": 3.0, "dobj": 1.6, "agent": 1.6, "poss": 1.2, "pobj": 1.2}
PLACED = 0.3
"""Weight of a name that only says where: "talks in Muscat" are seldom taken up by "it"."""
WHERE = frozenset("in at near inside outside across around throughout".split())


@dataclass(slots=True)
class Discourse:
    """The state of one article's resolution.

    Attributes:
        entities: the actors by their number.
        of: entity numbers by head token of the reference.
        also: further entities that the same reference stands for ("both sides").
        sentence: the number of each token's sentence.
        item: the number of the digest's item that each token stands in; 0 everywhere in a single article.
        history: where which actors were mentioned, and with what weight.
        gender: "m" or "f" by entity number, where known.
        leads: by head token of a pronoun or description, how much more salient than the next the actor was that it
            stands for; infinite where it had no rival.
        homes: by item and states that it is not, the state that the item is mainly about, or "".
    """

    doc: Doc
    references: dict[int, Reference]
    gazetteer: Gazetteer
    entities: list[Entity]
    of: dict[int, int]
    also: dict[int, Members] = field(default_factory=dict)
    sentence: list[int] = field(default_factory=list)
    item: list[int] = field(default_factory=list)
    history: list[tuple[int, Members, float]] = field(default_factory=list)
    gender: dict[int, str] = field(default_factory=dict)
    leads: dict[int, float] = field(default_factory=dict)
    homes: Callable[[int, frozenset[str]], str] = lambda _item, _apart: ""

    def __post_init__(self) -> None:
        """Numbers sentences and items."""
        self.sentence = [number for number, sent in enumerate(self.doc.sents) for _ in sent]
        self.item = item_of(self.doc, {head: r.country for head, r in self.references.items() if r.country})

    def home(self, token: int, apart: frozenset[str] = frozenset()) -> str:
        """The state that the item around a token is mainly about, of others than some, or ""."""
        return self.homes(self.item[token], apart)

    def members(self, token: int) -> Members:
        """The actors that a token stands for; none where it is unresolved."""
        return (self.of[token], *self.also.get(token, ())) if token in self.of else ()

    def settle(self, reference: Reference, members: Members, weight: float) -> None:
        """Notes which actors a reference stands for."""
        if not members:
            return
        head = reference.head
        self.of[head] = members[0]
        if len(members) > 1:
            self.also[head] = members[1:]
        for member in members:
            self.entities[member].references.append(head)
        self.mention(head, members, weight)

    def mention(self, head: int, members: Members, weight: float) -> None:
        """Adds a mention to the history, and the coordination that it ends ("X and Y")."""
        self.history.append((head, members, weight))
        before = [c for c in self.doc[head].conjuncts if c.i in self.of]
        if before and all(c.i < head for c in before):
            whole = tuple(dict.fromkeys(m for c in before for m in self.members(c.i))) + members
            whole = tuple(dict.fromkeys(whole))
            if len(whole) > 1:
                self.history.append((head, whole, role_weight(self.doc[head])))
        met = self._met(self.doc[head])
        if met and not set(met) & set(members):
            self.history.append((head, (*met, *members), MET))

    def _met(self, token: Token) -> Members:
        """The other side of a meeting ("X met Y", "X held talks with Y"): together they are "they"."""
        opposed = self._opposed(token)
        if opposed:
            return opposed
        verb = token.head if token.dep_ == "dobj" else token.head.head if token.dep_ == "pobj" else token
        visited = verb.lemma_ == "visit" and token.dep_ == "pobj" and token.head.lower_ == "to"
        if token.dep_ == "pobj" and token.head.lower_ != "with" and not visited:
            return ()
        if verb.i == token.i or verb.lemma_.lower() not in MEETING:
            return ()
        while verb.pos_ == "NOUN" and verb.dep_ in {"dobj", "pobj", "prep", "attr"}:
            verb = verb.head
        return next((self.members(c.i) for c in subjects(verb) if c.i in self.of), ())

    def _opposed(self, token: Token) -> Members:
        """The other side of a conflict or border: "X said its truce with Y was holding", "X's war with Y"."""
        noun = token.head.head
        if token.dep_ != "pobj" or token.head.lower_ != "with" or noun.lemma_.lower() not in SHARED:
            return ()
        owners = [child for child in noun.children if child.dep_ == "poss"]
        for side in (*owners, *(s for above in noun.ancestors for s in subjects(above) if s.i < token.i)):
            entity = self.of.get(side.i)
            if entity is not None and self.entities[entity].type is ActorType.STATE:
                return self.members(side.i)
        return ()

    def ranked(self, at: int, fits: Callable[[Members], bool], fade: float = FADE) -> list[tuple[Members, float]]:
        """The fitting actors mentioned before a place in the same item, with their salience, the most salient first."""
        sentence, item = self.sentence, self.item
        here, own = sentence[at], item[at]
        scores: dict[Members, float] = {}
        fitting: dict[Members, bool] = {}
        for head, members, weight in self.history[-MEMORY:]:
            if head >= at or item[head] != own:
                continue
            if members not in fitting:
                fitting[members] = fits(members)
            if fitting[members]:
                scores[members] = scores.get(members, 0.0) * REPEATED + weight * fade ** (here - sentence[head])
        found = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        self.lead(at, scores)
        return found

    def lead(self, at: int, scores: Mapping[Members, float]) -> None:
        """Notes how clear it is for whom of some actors a word stands."""
        best = sorted(scores.values(), reverse=True)[:2]
        if best:
            self.leads[at] = best[0] / best[1] if len(best) > 1 and best[1] > 0 else math.inf

    def country_entity(self, country: str) -> int:
        """The actor that is a state, made where no reference names it."""
        for entity in self.entities:
            if entity.name == country and entity.type is ActorType.STATE:
                return entity.id
        return self.add(Entity(len(self.entities), country, ActorType.STATE, country=country, named=True))

    def add(self, entity: Entity) -> int:
        """Adds an actor and returns its number."""
        self.entities.append(entity)
        return entity.id

    def clause_subjects(self, token: Token) -> list[Members]:
        """Subjects of the nearest verb above a token that has one before it."""
        for ancestor in token.ancestors:
            found = [self.members(c.i) for c in subjects(ancestor) if c.i < token.i and c.i in self.of]
            if found:
                return found
        return []


def subjects(verb: Token) -> Iterable[Token]:
    """The subjects directly under a verb."""
    return (child for child in verb.children if child.dep_ in NOMINAL_SUBJECTS)


def is_relative(token: Token) -> bool:
    """Whether a noun opens a relative clause ("whose leader"), so that it describes nobody before it."""
    return any(child.tag_ == "WP$" for child in token.children)


def _tells(speakers: Token) -> bool:
    """Whether nameless people only tell what stands before them: "X has fled, officials said" speaks of X."""
    return any(child.dep_ == "ccomp" and child.i < speakers.i for child in speakers.head.children)


def role_weight(token: Token) -> float:
    """How much a mention counts by its grammatical role."""
    while token.dep_ in {"conj", "appos"} and token.head.i != token.i:
        token = token.head
    if token.dep_ == "nsubj" and token.tag_ == "NNS" and _tells(token):
        return PLACED
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return ROLES["agent"]
    if token.dep_ == "pobj" and token.head.lower_ in WHERE:
        return PLACED
    return ROLES.get(token.dep_, 1.0)
