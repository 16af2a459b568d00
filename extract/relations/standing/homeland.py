"""Which state a post belongs to when none is named with it: "the prime minister, X"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property
from os.path import commonprefix
from typing import TYPE_CHECKING

from polgraph.extract.actors.model import Kind
from polgraph.extract.relations.model import Fill, How
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from polgraph.extract.relations.standing.view import View

DATELINE = re.compile(r"(?:^|\n)([A-ZÀ-Þ][^\n.:–—]{2,60}?)(?:,? \(?[A-Z][a-z]+\)?)?\s*(?:–|—|-|:)\s")
UPPER = 3
NEAR, LEAD, DATELINED, LOCAL, GENERAL = 1.0, 2.0, 4.0, 3.0, 1.0
"""Weights of a state's mention: of any, in the first lines, in the dateline; and of nearness against the whole; own choice, tried on
the development articles."""
SPAN = 60
STEM = 4
"""Least letters that a name and the adjective made of it share; own choice."""
REALMS = frozenset({"republic", "kingdom", "state", "emirate", "sultanate", "federation", "government"})
SURE = 1.6
"""By how much the best state must lead the next to be taken without doubt; own choice, tried on the development articles."""


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
        """Actors that are states by the words around their names though no table knows them, by the last word of the name."""
        cues: Counter[str] = Counter()
        for token in self.view.doc:
            if token.pos_ == "PROPN" and token.i in self.view.resolution.of and self._governed(token):
                cues[token.text] += 1
        found: dict[str, int] = {}
        for token in self.view.doc:
            entity = self.view.resolution.of.get(token.i)
            if cues[token.text] and entity is not None and self._may_be_land(token, entity):
                found.setdefault(token.text, entity)
        return found

    def _may_be_land(self, token: Token, entity: int) -> bool:
        kind = self.view.resolution.entities[entity].type
        return kind is ActorType.STATE or (token.ent_type_ in {"GPE", "LOC", "NORP"} or kind is ActorType.PLACE)

    def _governed(self, token: Token) -> bool:
        """Whether the words around a name say that it has a government: "X's president", "the government of X"."""
        head = token.head
        if token.dep_ == "poss":
            return self._of_state(head)
        if token.dep_ == "pobj" and head.lower_ == "of":
            return self._of_state(head.head) or head.head.lower_ in REALMS
        return False

    def _of_state(self, noun: Token) -> bool:
        noun_entry = self.view.gazetteer.nouns.get(noun.lemma_.lower())
        if noun_entry is not None and (
            noun_entry.kind == "collective" and noun_entry.type is ActorType.GOVERNMENT_BODY
        ):
            return True
        reference = self.view.references.get(noun.i)
        if noun.dep_ == "appos" and reference is None:
            return False
        held = reference.held if reference is not None else ()
        return any(h.office.object == "state" and h.office.relation == "HOLDS_OFFICE" for h in held)

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
            stem = len(commonprefix([name, text]))
            if stem >= STEM and stem >= len(name) - 2 and len(text) <= len(name) + 4:
                return entity
        return None

    def _datelines(self) -> list[tuple[int, int, float]]:
        """Capitals in the capitals of a dateline, which the tagger does not know as names, and the state behind them."""
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

    def at(self, token: Token) -> Fill | None:
        """The state at home where a token stands; `DISCOURSE` when another is nearly as likely."""
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
            scores[entity] += weight * lead * local
            if entity not in nearest or distance < abs(nearest[entity] - token.i):
                nearest[entity] = at
        if not scores:
            return None
        ranked = sorted(scores, key=lambda e: (-scores[e], e))
        sure = len(ranked) == 1 or scores[ranked[0]] >= SURE * scores[ranked[1]]
        return Fill(ranked[0], nearest[ranked[0]], How.PARTITIVE if sure else How.DISCOURSE, "home")
