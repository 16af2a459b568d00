"""Replies that leave out what they answer: "X asked Y to leave. Y refused", "X offered Y talks, but Y said no".

Whoever has asked or offered is the one who is refused, or to whom is yielded. The verb has no object of its own, or
only a pronoun for what was asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import VERBAL
from polgraph.extract.relations.model import Candidate, Fill, How
from polgraph.extract.relations.phrases import is_passive, lemmas
from polgraph.extract.relations.prepositions import prepositions
from polgraph.extract.relations.syntax import surface_subject
from polgraph.extract.tables import words_by_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.fills import Filler
    from polgraph.extract.relations.modality import ModalityReader

ASKING = frozenset({"REQUEST"})
OFFERING = frozenset({"AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT"})
OFFERS = frozenset({"offer", "propose", "invite", "suggest"})
SENTENCES = 2
"""How many sentences back a reply may answer."""
IT = frozenset({"it", "this", "that", "them", "no"})
"""What may stand in the place of what was asked."""
YIELDING, REFUSING = ("CONCEDE", "yields to"), ("REJECT", "rejects")


class ReplyFinder:
    """Finds whom the bare replies of one article answer.

    Args:
        filler: finds the actors of slots.
        modality: reads status and source of a reply.
        events: the candidates of the lexicon: what was asked and offered, and replies that have an object.
    """

    def __init__(self, filler: Filler, modality: ModalityReader, events: Iterable[Candidate]) -> None:
        self.filler = filler
        self.modality = modality
        self.words = words_by_class("replies.tsv")
        self.asked: dict[int, list[Candidate]] = {}
        self.answered: set[int] = set()
        for candidate in events:
            if max(candidate.subject.how, candidate.object.how) >= How.INSIDE:
                continue
            if self._asks(candidate):
                self.asked.setdefault(candidate.trigger, []).append(candidate)
            elif candidate.relation in {"REJECT", "CONCEDE"}:
                self.answered.add(candidate.trigger)

    def run(self, doc: Doc) -> list[Candidate]:
        """A candidate for each bare reply and each actor that it answers."""
        found: list[Candidate] = []
        if not self.asked:
            return found
        sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
        for verb in doc:
            kind = self._kind(verb) if verb.pos_ in VERBAL and verb.i not in self.answered else ""
            if kind:
                found += self._replies(verb, kind, sentence)
        return found

    def _asks(self, candidate: Candidate) -> bool:
        if candidate.relation in ASKING:
            return True
        return candidate.relation in OFFERING and not OFFERS.isdisjoint(lemmas(self.modality.doc[candidate.trigger]))

    def _kind(self, verb: Token) -> str:
        """The class of a verb that may reply, or "" where it says what it answers, or answers nobody."""
        children = list(verb.children)
        told = [c for c in children if c.dep_ == "dobj"]
        if any(c.lower_ not in IT for c in told) or any(
            c.dep_ in {"xcomp", "ccomp"} and self._is(c, "silent") for c in children
        ):
            return ""
        if verb.lemma_ == "turn" and not any(c.dep_ == "prt" and c.lower_ == "down" for c in children):
            return ""
        if is_passive(verb):
            return "rebuff" if self._is(verb, "rebuff") and not prepositions(verb).get("by") else ""
        if verb.lemma_ == "say" and any(c.lower_ == "no" and c.dep_ in {"dobj", "intj"} for c in children):
            return "refuse"
        if told and self._is(verb, "dismiss"):
            return "dismiss"
        return next((kind for kind in ("refuse", "comply") if self._is(verb, kind)), "")

    def _replies(self, verb: Token, kind: str, sentence: dict[int, int]) -> Iterator[Candidate]:
        modality = self.modality.read(verb)
        if modality.negated or modality.requested:
            return
        relation, predicate = YIELDING if kind == "comply" else REFUSING
        for subject in (f for token, how in surface_subject(verb) for f in self.filler.at(token, how, "subj")):
            for other in self._other_side(verb, kind, subject, sentence):
                one, two = (other, subject) if kind == "rebuff" else (subject, other)
                yield Candidate(verb.i, one, two, relation, predicate, None, modality, None, f"reply {kind}")

    def _other_side(self, verb: Token, kind: str, subject: Fill, sentence: dict[int, int]) -> list[Fill]:
        """Who asked the subject last, or whom the subject has asked where it is the one refused."""
        for trigger in sorted(self.asked, reverse=True):
            if trigger >= verb.i or sentence[verb.i] - sentence[trigger] > SENTENCES:
                continue
            sides = [(c.object, c.subject) if kind != "rebuff" else (c.subject, c.object) for c in self.asked[trigger]]
            found = [other for own, other in sides if own.entity == subject.entity and other.entity != own.entity]
            if found:
                unique = {fill.entity: fill for fill in reversed(found)}
                return [Fill(fill.entity, fill.token, How.DISCOURSE, "asked") for fill in reversed(unique.values())]
        return []

    def _is(self, token: Token, kind: str) -> bool:
        return not self.words[kind].isdisjoint(lemmas(token))
