"""Alliances and hostilities inside hyphenated words: "Iran-backed", "Saudi-led", "pro-Russian", "anti-junta"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from polgraph.extract.actors.model import Kind
from polgraph.extract.relations.model import Candidate, Fill, How
from polgraph.extract.tables import read_table

if TYPE_CHECKING:
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.standing.homeland import Homeland
    from polgraph.extract.relations.standing.view import View

PREFIXES = {"pro": ("ALLIED_WITH", "is pro-"), "anti": ("OPPOSED_TO", "is anti-")}
POWERS = frozenset({"government", "regime", "junta"})
CLIMB = 3
"""How many heads above a compound adjective are looked at; own choice."""
REACH = 9
"""How many tokens behind a compound adjective its noun may stand; own choice."""


@cache
def participles() -> dict[str, dict[str, str]]:
    """The rows of `compounds.tsv` by participle."""
    return {row["participle"]: row for row in read_table("compounds.tsv")}


class Compounds:
    """Finds the relations of compound adjectives."""

    def __init__(self, view: View, homeland: Homeland) -> None:
        self.view = view
        self.homeland = homeland
        self.rows = participles()
        self.words = frozenset({*self.rows, *PREFIXES})

    def at(self, token: Token) -> list[Candidate]:
        """The relation of one hyphenated word."""
        return self._suffixed(token) + self._prefixed(token)

    def _suffixed(self, token: Token) -> list[Candidate]:
        doc, row = self.view.doc, self.rows.get(token.lower_)
        if row is None or token.i < 2 or doc[token.i - 1].text != "-" or token.i + 1 >= len(doc):
            return []
        outer = self._inner(doc[token.i - 2])
        whole = self._whole(token)
        if outer is None or whole is None:
            return []
        pairs = [(outer, one) if row["subject"] == "outer" else (one, outer) for one in (whole, *self._of(whole))]
        return [
            c for pair in pairs for c in self.view.statement(token, pair, row["relation"], row["predicate"], "compound")
        ]

    def _prefixed(self, token: Token) -> list[Candidate]:
        doc, relation = self.view.doc, PREFIXES.get(token.lower_)
        if relation is None or token.i + 3 >= len(doc) or doc[token.i + 1].text != "-":
            return []
        inner = doc[token.i + 2]
        outer = self._inner(inner)
        if outer is None and inner.lower_ in POWERS:
            outer = self.homeland.at(inner)
        whole = self._whole(inner)
        if outer is None or whole is None:
            return []
        return self.view.statement(token, (whole, outer), relation[0], relation[1] + inner.text, "prefix")

    def _of(self, whole: Fill) -> list[Fill]:
        """Who is one of them: "X, the strongest of the Iran-backed militias"."""
        head = self.view.doc[whole.token].head
        one = head.head
        partitive = head.lower_ == "of" and head.dep_ == "prep" and one.pos_ in {"NUM", "ADJ", "ADV", "PRON", "DET"}
        return self.view.described(one) if partitive else []

    def _inner(self, token: Token) -> Fill | None:
        return self.view.fill(token, How.DIRECT, "inner")

    def _whole(self, token: Token) -> Fill | None:
        """The actor whose description an adjective inside it belongs to."""
        node = token
        for _ in range(CLIMB):
            if node.dep_ not in {"amod", "compound", "nmod", "appos", "punct", "intj", "npadvmod"}:
                break
            node = node.head
            fill = self.view.fill(node, How.DIRECT, "whole")
            if fill is not None and node.i > token.i:
                return fill
            if fill is not None and self.view.doc[token.i].head.dep_ == "appos":
                return fill
        for i in range(token.i + 1, min(len(self.view.doc), token.i + REACH)):
            reference = self.view.references.get(i)
            if reference is not None and i in self.view.resolution.of and reference.kind is not Kind.MODIFIER:
                return self.view.fill(self.view.doc[i], How.DIRECT, "whole")
            word = self.view.doc[i]
            if word.pos_ in {"VERB", "ADP", "AUX"} and word.dep_ not in {"amod", "compound"}:
                return None
        return None
