"""Which state a post belongs to when none is named with it: "the prime minister, X"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.ontology.records import ActorType

from ...actors.model import Kind
from ..model import Fill, How
from .view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

DATELINE = re.compile(r"(?:^|\n)([A-ZÀ-Þ][^\n.:–—]{2,60}?)(?:,? \(?[A-Z][a-z]+\)?)?\s*(?:–|—|-|:)\s")
UPPER = 3
NEAR, LEAD, DATELINED, LOCAL, GENERAL = 1.0, 2.0, 4.0, 3.0, 1.0
"""Weights of a state's mention: of any, in the first lines, in the dateline; and of nearness against the whole; own choice, tried on
the development articles."""
SPAN = 60
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
    def mentions(self) -> list[tuple[int, int, float]]:
        """Place, entity and weight of each mention of a state."""
        found = []
        for reference in self.view.references.values():
            if reference.kind is Kind.PRONOUN:
                continue
            entity = self.view.resolution.of.get(reference.head)
            if entity is not None and self.view.resolution.entities[entity].type is ActorType.STATE:
                weight = 0.5 if reference.kind is Kind.MODIFIER else NEAR
                found.append((reference.head, entity, weight))
        return sorted(found + self._datelines())

    def _datelines(self) -> list[tuple[int, int, float]]:
        """Capitals in the capitals of a dateline, which the tagger does not know as names."""
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
