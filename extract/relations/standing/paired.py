"""Posts of several in one phrase: "the ministers of X and Y, A and B", "the Chadian and Omani envoys, A and B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.relations.model import Candidate, Fill, How
from polgraph.extract.relations.phrases import modifiers
from polgraph.extract.relations.prepositions import prepositions

if TYPE_CHECKING:
    from polgraph.extract.actors.model import Reference
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.standing.view import View

OWNERS = ("of", "from")


class Paired:
    """Finds who holds which of the posts that one plural noun names."""

    def __init__(self, view: View) -> None:
        self.view = view

    def at(self, reference: Reference) -> list[Candidate]:
        """The posts of one phrase: as many holders as owners, in the same order."""
        token = self.view.doc[reference.head]
        if not reference.plural or not reference.held:
            return []
        holders, owners = self._holders(token), self._owners(token)
        if len(holders) < 2 or len(holders) != len(owners):
            return []
        held = reference.held[-1]
        relation, role = held.office.relation, token.lemma_.lower()
        pairs = zip(holders, owners, strict=True) if relation == "HOLDS_OFFICE" else ()
        return [
            candidate
            for pair in pairs
            for candidate in self.view.statement(token, pair, relation, "holds office in", "office-paired", role=role)
        ]

    def _holders(self, token: Token) -> list[Fill]:
        """The persons in apposition."""
        first = next((child for child in token.children if child.dep_ == "appos" and child.i > token.i), None)
        named = [] if first is None else [first, *(c for c in first.conjuncts if c.i > first.i)]
        fills = [self.view.fill(one, How.DIRECT, "subj") for one in named if self.view.is_named(one)]
        return [fill for fill in fills if fill is not None]

    def _owners(self, token: Token) -> list[Fill]:
        """Those to whom the posts belong: behind "of", else the adjectives before."""
        around = prepositions(token)
        found = next((around[name] for name in OWNERS if around.get(name)), None) or modifiers(token)
        fills = [self.view.fill(inner, How.DIRECT, "of") for inner, _ in found]
        return [fill for fill in fills if fill is not None]
