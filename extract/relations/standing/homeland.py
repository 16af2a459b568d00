"""Which state a post belongs to when none is named with it: "the prime minister, X"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.extract.actors.model import Kind
from polgraph.extract.relations.model import Fill, How
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.standing.view import View

DATELINE = re.compile(r"(?:^|\n)([A-ZÀ-Þ][^\n.:–—]{2,60}?)(?:,? \(?[A-Z][a-z]+\)?)?\s*(?:–|—|-|:)\s")
UPPER = 3
NEAR, LEAD, DATELINED, LOCAL = 1.0, 2.0, 4.0, 3.0
"""Weights of a state's mention: anywhere, in the first lines, in a dateline, near the post; own choice, tried on the
development articles."""
SPAN = 60
FAVOUR = 20.0
"""How much more a state counts that the title suggests; own choice, tried on the development articles."""
STEM = 4
"""Least letters that a name and the adjective made of it share; own choice."""
DEMONYMIC = ("n", "i", "ese", "ish", "ite", "ot", "ic")
REALMS = frozenset({"republic", "kingdom", "emirate", "sultanate", "government"})
SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY"})
LANDLIKE = frozenset(
    {ActorType.PLACE, ActorType.ORGANIZATION, ActorType.PERSON, ActorType.GROUP, ActorType.GOVERNMENT_BODY}
)
ENOUGH = 2.0
"""Evidence that makes a name a state; own choice, tried on the development articles."""
SURE = 1.6
"""By how much the best state must lead the next to be sure of it; own choice, tried on the development articles."""


class Homeland:
    """The state that is at home in each part of an article."""

    def __init__(self, view: View) -> None:
        self.view = view

    @cached_property
    def parts(self) -> list[int]:
        """Token indexes at which the items of a digest begin: a dateline opens each."""
        text = self.view.doc.text
        starts = [m.start(1) for m in DATELINE.finditer(text) if m.group(1)[:UPPER].isupper()]
        tokens = {token.idx: token.i for token in self.view.doc}
        found = [tokens[start] for start in starts if start in tokens]
        return [0, *found[1:]] if len(found) > 1 else [0]

    @cached_property
    def lands(self) -> dict[str, int]:
        """States that no table knows, by the words around their names; under the last word of the name."""
        cues: dict[str, float] = defaultdict(float)
        entities: dict[str, int] = {}
        adjectives = [t.text for t in self.view.doc if t.dep_ in {"amod", "compound"} and t.text[:1].isupper()]
        for token in self.view.doc:
            if token.tag_ == "NNP" and self._is_bare(token):
                cues[token.text] += self._cue(token)
                entity = self.view.resolution.of.get(token.i)
                if entity is not None:
                    entities.setdefault(token.text, entity)
        for text in cues:
            cues[text] += sum(_made_of(adjective, text) for adjective in adjectives if adjective not in cues)
        return {
            text: entities[text] for text, cue in cues.items() if cue >= ENOUGH and self._may_be_land(text, entities)
        }

    def _is_bare(self, token: Token) -> bool:
        """Whether a word can be a state's name: no acronym, no word that heads names of other things."""
        word = token.lower_
        return not (token.is_upper or word in self.view.gazetteer.heads or word in self.view.gazetteer.nouns)

    def _may_be_land(self, text: str, entities: dict[str, int]) -> bool:
        if text not in entities:
            return False
        kind = self.view.resolution.entities[entities[text]].type
        labels = {token.ent_type_ for token in self.view.doc if token.text == text}
        return kind is ActorType.STATE or (kind in LANDLIKE and (kind is not ActorType.PERSON or "GPE" in labels))

    def _cue(self, token: Token) -> float:
        """How much the words around a name speak for a state: "X's president", "the government of X", "TOWN, X -"."""
        head = token.head
        if token.dep_ == "pobj" and head.lower_ == "of":
            if head.head.lower_ in REALMS:
                return ENOUGH
            return ENOUGH / 2 if self._of_state(head.head) else 0.0
        if token.dep_ == "appos" and head.is_upper and len(head.text) >= UPPER:
            return ENOUGH
        if token.dep_ in {"poss", "compound", "nmod"} and self._of_state(head):
            return ENOUGH / 2
        return 0.25 if token.ent_type_ == "GPE" and token.dep_ in {"pobj", "nsubj"} else 0.0

    def _of_state(self, noun: Token) -> bool:
        entry = self.view.gazetteer.nouns.get(noun.lemma_.lower())
        if entry is not None and entry.sector in SECTORS:
            return True
        reference = self.view.references.get(noun.i)
        held = reference.held if reference is not None and reference.kind is Kind.NOMINAL else ()
        return any(h.office.object == "state" for h in held)

    @cached_property
    def mentions(self) -> list[tuple[int, int, float]]:
        """Place, entity and weight of each mention of a state."""
        lands = self.lands
        found = []
        for token in self.view.doc:
            reference = self.view.references.get(token.i)
            entity = self.view.resolution.of.get(token.i)
            if token.text in lands:
                found.append((token.i, lands[token.text], NEAR))
            elif reference is not None and reference.kind is not Kind.PRONOUN and entity is not None:
                if self.view.resolution.entities[entity].type is ActorType.STATE:
                    found.append((token.i, entity, 0.5 if reference.kind is Kind.MODIFIER else NEAR))
            else:
                adjective = self.adjective(token)
                if adjective is not None:
                    found.append((token.i, adjective, 0.5))
        return sorted(found + self._datelines())

    def adjective(self, token: Token) -> int | None:
        """The state of this article that an adjective such as "Ruritanian" is made of, when no table knows it."""
        text = token.text
        if token.dep_ not in {"amod", "compound"} or not text[:1].isupper() or token.i in self.view.resolution.of:
            return None
        for name, entity in self.lands.items():
            if _made_of(text, name):
                return entity
        return None

    def _datelines(self) -> list[tuple[int, int, float]]:
        """Towns in the capitals of a dateline, which the tagger does not know as names."""
        states = {e.name: e.id for e in self.view.resolution.entities if e.type is ActorType.STATE}
        found = []
        for start in self.parts:
            words: list[str] = []
            for token in self.view.doc[start : start + 8]:
                if not token.is_upper or not token.is_alpha:
                    break
                words.append(token.text.title())
            known = self.view.gazetteer.known.get(tuple(words)) if words else None
            country = known.country if known else self.view.gazetteer.cities.get(" ".join(words), "")
            if country in states:
                found.append((start, states[country], DATELINED))
        return found

    def at(self, token: Token, favoured: str = "") -> Fill | None:
        """The state at home where a token stands; `DISCOURSE` when another is nearly as likely.

        Args:
            token: a word of the phrase that needs a state.
            favoured: a state that the phrase itself suggests; counts more where it is mentioned.
        """
        begin = max(start for start in self.parts if start <= token.i)
        end = min((start for start in self.parts if start > token.i), default=len(self.view.doc))
        scores: dict[int, float] = defaultdict(float)
        nearest: dict[int, int] = {}
        for at, entity, weight in self.mentions:
            if not begin <= at < end:
                continue
            lead = LEAD if at - begin < SPAN else 1.0
            distance = abs(at - token.i)
            local = LOCAL if distance < SPAN // 2 else 1.0
            boost = FAVOUR if favoured and self.view.resolution.entities[entity].name == favoured else 1.0
            scores[entity] += weight * lead * local * boost
            if entity not in nearest or distance < abs(nearest[entity] - token.i):
                nearest[entity] = at
        if not scores:
            return None
        ranked = sorted(scores, key=lambda e: (-scores[e], e))
        sure = len(ranked) == 1 or scores[ranked[0]] >= SURE * scores[ranked[1]]
        return Fill(ranked[0], nearest[ranked[0]], How.PARTITIVE if sure else How.DISCOURSE, "home")


def _made_of(adjective: str, name: str) -> bool:
    """Whether an adjective ("Ruritanian") is made of a name ("Ruritania")."""
    if name[:1] != adjective[:1]:
        return False
    pairs = enumerate(zip(name, adjective, strict=False))
    stem = next((i for i, (a, b) in pairs if a != b), min(len(name), len(adjective)))
    close = stem >= STEM and stem >= len(name) - 2 and len(adjective) <= len(name) + 4
    return close and adjective != name and adjective.endswith(DEMONYMIC)
