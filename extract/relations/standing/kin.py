"""Family: whose brother, wife, son somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.relations.model import Candidate, Fill, How

if TYPE_CHECKING:
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.standing.view import View

TIES = frozenset({"of", "to"})


class Kin:
    """Finds family relations."""

    def __init__(self, view: View) -> None:
        self.view = view

    def of_noun(self, token: Token) -> list[Candidate]:
        """As "X's brother, Y", "Y, the brother of X", "his brother", "X, whose wife, Y,"."""
        lemma = self._kin(token)
        if not lemma:
            return []
        relatives = self._relatives(token)
        return [
            c
            for relative in relatives
            for other in self._others(token)
            if other.token != relative.token
            for c in self.view.statement(token, (relative, other), "KIN_OF", "is kin of", "kin", role=lemma)
        ]

    def _kin(self, token: Token) -> str:
        if token.pos_ not in {"NOUN", "PROPN"}:
            return ""
        for word in (token.lemma_.lower(), token.lower_):
            if word in self.view.gazetteer.kin:
                return word
        if token.i >= 2 and self.view.doc[token.i - 1].text == "-":  # brother - in - law
            start = token.i - 1
            while start > 1 and self.view.doc[start].text == "-":
                start -= 2
            word = "".join(t.lower_ for t in self.view.doc[start + 1 : token.i + 1])
            return word if word in self.view.gazetteer.kin else ""
        return ""

    def _relatives(self, token: Token) -> list[Fill]:
        """Who the kin noun stands for: the name it describes, else the unnamed relative."""
        head = token.head
        if token.dep_ in {"compound", "nmod", "appos", "amod"} and self.view.is_named(head) and token.i < head.i:
            fill = self.view.fill(head, How.DIRECT, "subj")
            return [fill] if fill is not None else []
        found = [fill for fill in self.view.described(token) if self.view.is_person(fill)]
        if found:
            return found[:1]
        own = self.view.fill(token, How.DIRECT, "subj")
        return [own] if own is not None else []

    def _others(self, token: Token) -> list[Fill]:
        holders = [token]
        if token.dep_ in {"compound", "nmod", "amod", "appos"} and token.i < token.head.i:
            holders.append(token.head)
        found = [fill for holder in holders for fill in self.view.possessors(holder)]
        found += list(self.view.behind(token, TIES))
        unique: dict[int, Fill] = {}
        for fill in found:
            if self.view.is_person(fill):
                unique.setdefault(fill.entity, fill)
        return list(unique.values())
