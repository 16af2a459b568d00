"""Verbs that the lexicon does not know: a guess by the company they keep, followed only where it is sure enough."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from polgraph.extract.fallback.table import Fallback, Guess, load_fallback
from polgraph.extract.relations.model import How
from polgraph.extract.relations.phrases import lemmas

if TYPE_CHECKING:
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.model import Candidate

UNKNOWN = "unknown-verb"
"""The rule name of what is guessed."""
FARTHEST = How.CONTROL
"""The least sure way in which an actor may have been found: the understood subject of an infinitive."""


@dataclass(frozen=True, slots=True)
class Abstention:
    """A verb between two actors whose guess is not sure enough.

    Attributes:
        trigger: index of its token.
        guess: what it would have been taken for.
        threshold: the probability that it would have needed.
    """

    trigger: int
    guess: Guess
    threshold: float


class UnknownVerbs:
    """Guesses for one article.

    Attributes:
        abstained: the verbs that nothing is said of, in order of the text.
    """

    def __init__(self, fallback: Fallback | None = None) -> None:
        self.fallback = fallback or load_fallback()
        self.abstained: list[Abstention] = []

    def guess(self, verb: Token) -> Guess | None:
        """What a verb may be taken for; None where it is known, has a particle, or nothing is known of it."""
        phrasal = any(child.dep_ == "prt" for child in verb.children)
        return None if phrasal else self.fallback.guess(lemmas(verb))

    def followed(self, guess: Guess, found: list[Candidate]) -> list[Candidate]:
        """Of the pairs of actors around a verb those that may be stated; none below the threshold."""
        firm = [c for c in found if max(c.subject.how, c.object.how) <= FARTHEST]
        if firm and guess.chance < self.fallback.threshold:
            self.abstained.append(Abstention(firm[0].trigger, guess, self.fallback.threshold))
            return []
        return [replace(candidate, chance=guess.chance) for candidate in firm]
