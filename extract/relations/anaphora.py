"""Events that are taken up by a noun: "… called the arrest political" is about whoever made the arrest."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from polgraph.extract.kinds import symmetric_relations
from polgraph.extract.labels import VERBAL
from polgraph.extract.lexicon import load_lexicon
from polgraph.extract.relations.model import Candidate, Fill, How

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.extract.parse import Doc, Token

REACTIONS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "CONCEDE"})
"""Relations towards whoever did something, where a text often names only the deed."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
STEM = 5
"""Letters that a verb and its noun share ("arrest", "decided" and "decision")."""
SENTENCES = 2
"""How many sentences back a deed is taken up without its own word."""


class EventMemory:
    """The sure events of one article, in order of the text."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
        self.events: dict[int, list[tuple[str, Fill]]] = {}

    def note(self, candidates: Iterable[Candidate]) -> None:
        """Remember who acts in the candidates that are sure."""
        for candidate in candidates:
            if max(candidate.subject.how, candidate.object.how) < How.INSIDE:
                found = self.events.setdefault(candidate.trigger, [])
                found.append((candidate.relation, candidate.subject))
                if candidate.relation in symmetric_relations() and candidate.object.slot == candidate.subject.slot:
                    found.append((candidate.relation, candidate.object))

    def agents(self, token: Token, trigger: Token) -> list[Fill]:
        """Who acts in the event that a noun takes up; empty where the noun takes up none.

        Args:
            token: what stands in the object slot.
            trigger: the reaction to it, never itself the event.
        """
        if not _takes_up(token):
            return []
        stem = token.lemma_.lower()[:STEM]
        earlier = [i for i in sorted(self.events, reverse=True) if i < token.i and i != trigger.i]
        same = [i for i in earlier if self.doc[i].lemma_.lower()[:STEM] == stem and i != token.i]
        recent = [i for i in earlier if self.sentence[token.i] - self.sentence[i] <= SENTENCES]
        kinds = _kinds(token.lemma_.lower()) if token.pos_ == "NOUN" else frozenset()
        alike = [i for i in earlier if any(relation in kinds for relation, _ in self.events[i])]
        if same:
            return self._actors(same[0])
        if alike:
            return self._actors(alike[0], kinds)
        return self._actors(recent[0]) if recent and not kinds else []

    def _actors(self, trigger: int, kinds: frozenset[str] = frozenset()) -> list[Fill]:
        """Who acts in the event of a trigger, of only some relations where those are given."""
        found = [fill for relation, fill in self.events[trigger] if not kinds or relation in kinds]
        return [Fill(fill.entity, fill.token, How.DISCOURSE, "event") for fill in found]

    def behind(self, token: Token) -> list[Fill]:
        """Who acts in the event that a relative clause takes up: "signed an accord, which X condemned".

        Args:
            token: the noun that the relative clause belongs to, the event's own noun or a name for it ("a step that").
        """
        for above in (token, *token.ancestors):
            if above.i in self.events:
                return self._actors(above.i)
            if above.pos_ in VERBAL:
                break
        return []


@cache
def _kinds(noun: str) -> frozenset[str]:
    """The relations that a noun may state by the lexicon: "the raid" is no accusation, "the deal" no attack."""
    return frozenset(entry.relation for entry in load_lexicon().lookup("n", noun))


def _takes_up(token: Token) -> bool:
    """Whether a token is a definite noun or a pronoun that can stand for an event."""
    if token.pos_ == "PRON" or token.tag_ == "WDT":
        return token.lower_ in {"it", "this", "that", "which"}
    return token.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ in DEFINITE for c in token.children)
