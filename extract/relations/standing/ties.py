"""Alliance, hostility and parts said by a noun: "X, an ally of Y", "regarded as the armed wing of Y", "its rival X"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from polgraph.extract.labels import SUBJECTS
from polgraph.extract.lexicon import load_lexicon
from polgraph.extract.relations.model import Candidate, How
from polgraph.extract.relations.prepositions import prepositions
from polgraph.extract.relations.syntax import surface_subject

if TYPE_CHECKING:
    from polgraph.extract.lexicon import Entry
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.model import Fill
    from polgraph.extract.relations.standing.view import View

TIES = frozenset({"ALLIED_WITH", "OPPOSED_TO", "PART_OF"})
BACKING = frozenset({"back", "sponsor", "support"})
OWNERS = frozenset({"of", "to", "in"})


@cache
def tie_entries() -> dict[str, tuple[Entry, ...]]:
    """By noun the lexicon entries that tie whoever it describes to somebody."""
    found: dict[str, tuple[Entry, ...]] = {}
    for (pos, noun), entries in load_lexicon().entries.items():
        ties = tuple(
            entry
            for entry in entries
            if entry.relation in TIES
            and entry.subject == ("subj",)
            and not any(need.slot == "agent" for need in entry.needs)
        )
        if pos == "n" and ties:
            found[noun] = ties
    return found


class Ties:
    """Finds what descriptive nouns and participles say of an actor."""

    def __init__(self, view: View) -> None:
        self.view = view

    def at(self, token: Token) -> list[Candidate]:
        """The ties that one word states."""
        if token.pos_ == "NOUN":
            return [c for entry in tie_entries().get(token.lemma_.lower(), ()) for c in self._noun(token, entry)][:1]
        if token.lemma_.lower() in BACKING and token.dep_ in {"acl", "advcl", "conj"} and token.tag_ == "VBN":
            return self._backed(token)
        return []

    def _noun(self, token: Token, entry: Entry) -> list[Candidate]:
        holders = self.view.described(token)
        reference = self.view.references.get(token.i)
        owners = self.view.possessors(token) + self.view.behind(token, OWNERS)
        if not owners and reference is not None:
            owners = self.view.inside(reference, token.i)
        rule = "tie-as" if token.dep_ == "pobj" else "tie"
        return [
            c
            for holder in holders[:1]
            for owner in owners[:1]
            for c in self.view.statement(token, (holder, owner), entry.relation, entry.predicate, rule)
        ]

    def _backed(self, token: Token) -> list[Candidate]:
        """As "a militia backed by X"."""
        if any(child.dep_ in SUBJECTS or child.dep_ == "aux" for child in token.children):
            return []
        backers = [f for t, _ in prepositions(token).get("by", []) if (f := self.view.fill(t, How.DIRECT, "by"))]
        backed: list[Fill] = []
        for other, how in surface_subject(token)[:1]:
            fill = self.view.fill(other, how, "obj")
            backed += [fill] if fill is not None else []
        return [
            c
            for backer in backers
            for target in backed
            for c in self.view.statement(token, (backer, target), "ALLIED_WITH", "is backer of", "backed")
        ]
