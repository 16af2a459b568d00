"""Events that are taken up by a noun: "… called the arrest political" is about whoever made the arrest."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.extract.kinds import event_types
from polgraph.extract.labels import VERBAL
from polgraph.extract.lexicon import load_lexicon
from polgraph.extract.relations.model import Candidate, Fill, How
from polgraph.extract.relations.phrases import lemmas
from polgraph.ontology.records import Status

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
KIND = 6
"""How many sentences back a deed is taken up by a noun of its kind ("the criticism"); own choice."""
WHATEVER = frozenset(
    "act action agreement bill claim comment deal decision law measure move plan proposal remark report ruling "
    "statement step verdict vote".split()
)
"""Nouns that may take up a deed of any kind, whatever they name alone."""

TAKEOVERS = frozenset({"coup", "crackdown", "putsch", "repression", "takeover", "violence"})
"""What consists of arrests where nobody is attacked."""
CHARGES = frozenset({"accusation", "allegation", "assertion", "charge"})
DEALS = frozenset({"accord", "agreement", "compromise", "deal", "pact"})
SETTLING = frozenset({"AGREE", "CONCEDE", "CONSULT", "COOPERATE", "SUPPORT"})
"""What sides do who come to an agreement."""
SAYINGS = frozenset({"claim", "remark", "report", "statement"})
"""Nouns that take up an accusation before any other deed."""


class EventMemory:
    """The sure events of one article, in order of the text."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.events: dict[int, list[tuple[str, Fill]]] = {}
        self.ahead: set[int] = set()

    @cached_property
    def sentence(self) -> dict[int, int]:
        """The number of the sentence of each token."""
        return {token.i: number for number, sent in enumerate(self.doc.sents) for token in sent}

    def note(self, candidates: Iterable[Candidate]) -> None:
        """Remember who acts in the candidates that are sure."""
        for candidate in candidates:
            if max(candidate.subject.how, candidate.object.how) < How.INSIDE:
                if candidate.modality.status in {Status.INTENDED, Status.HYPOTHETICAL}:
                    self.ahead.add(candidate.trigger)
                found = self.events.setdefault(candidate.trigger, [])
                found.append((candidate.relation, candidate.subject))
                # "X and Y signed an accord": both
                if candidate.object.slot == candidate.subject.slot:
                    found.append((candidate.relation, candidate.object))

    def note_deed(self, trigger: Token, agents: list[Fill], relation: str) -> None:
        """Remember who does something to nobody who is named: "soldiers seized power", "gunmen opened fire"."""
        sure = [fill for fill in agents if fill.how < How.INSIDE]
        if sure and trigger.i not in self.events:
            self.events[trigger.i] = [(relation, fill) for fill in sure]

    def agents(self, token: Token, trigger: Token, apart: frozenset[int] = frozenset()) -> list[Fill]:
        """Who acts in the event that a noun takes up; empty where the noun takes up none.

        Args:
            token: what stands in the object slot.
            trigger: the reaction to it, never itself the event.
            apart: who reacts; nobody rejects his own charge.
        """
        if not _takes_up(token):
            return []
        stem = token.lemma_.lower()[:STEM]
        others = (i for i, found in self.events.items() if not apart.issuperset(fill.entity for _, fill in found))
        earlier = [i for i in sorted(others, reverse=True) if i < token.i and i != trigger.i]
        same = [i for i in earlier if self.doc[i].lemma_.lower()[:STEM] == stem and i != token.i]
        kinds, back = kinds_of(token), self.sentence[token.i]
        near = [i for i in earlier if back - self.sentence[i] <= (KIND if kinds else SENTENCES)]
        alike = [i for i in near if not kinds or any(relation in kinds for relation, _ in self.events[i])]
        if not alike and token.lemma_.lower() in TAKEOVERS:
            kinds = frozenset({"COERCE"})
            alike = [i for i in near if any(relation in kinds for relation, _ in self.events[i])]
        if token.lemma_.lower() in SAYINGS:
            blaming = [i for i in near if any(relation == "ACCUSE" for relation, _ in self.events[i])]
            alike = blaming or alike
        elif token.lemma_.lower() in DEALS:
            made = [i for i in near if i not in self.ahead]
            alike = [i for i in made if any(relation in SETTLING for relation, _ in self.events[i])] or alike
        if same:
            return self._actors(same[0])
        return self._actors(alike[0], kinds) if alike else []

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


def kinds_of(noun: Token) -> frozenset[str]:
    """The kinds of event that a noun names; none for one that may take up any ("the decision", "it")."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() in WHATEVER:
        return frozenset()
    if noun.lemma_.lower() in CHARGES:
        # "rejected the charge": what somebody said, not an assault
        return frozenset({"ACCUSE"})
    entries = [entry for lemma in lemmas(noun) for entry in load_lexicon().lookup("n", lemma)]
    # of "the attack" only words beside it make a verbal one
    plain = [entry for entry in entries if not entry.needs]
    return frozenset(entry.relation for entry in plain or entries if entry.relation in event_types())


def _takes_up(token: Token) -> bool:
    """Whether a token is a definite noun or a pronoun that can stand for an event."""
    if token.pos_ == "PRON" or token.tag_ == "WDT":
        return token.lower_ in {"it", "this", "that", "which"}
    return token.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ in DEFINITE for c in token.children)
