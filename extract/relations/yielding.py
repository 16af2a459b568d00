"""Concessions that no single word states, and to whom they are made.

A measure is taken back or something is agreed to, and beside it stands what the other side did for it: "X repealed the
law after protests by Y", "Y called off its strike after X agreed to a review", "X raised wages, ending a sit-in by Y",
"X withdrew the bill, as Y had demanded".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import BRANCHES, VERBAL
from polgraph.extract.relations.model import Candidate, Fill, How
from polgraph.extract.relations.phrases import is_passive, lemmas, objects
from polgraph.extract.relations.prepositions import prepositions
from polgraph.extract.relations.syntax import noun_agents, surface_subject
from polgraph.extract.tables import words_by_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.fills import Filler
    from polgraph.extract.relations.modality import ModalityReader

PRESSING = frozenset({"PROTEST", "REQUEST", "THREATEN", "ACCUSE", "REJECT"})
ASKING = frozenset({"REQUEST"})
LATER = frozenset({"after", "once", "when", "until", "unless", "if"})
"""What joins the end of a protest to the concession before it."""
TO_ASK = frozenset("ask call claim demand insist press request seek urge want".split())


class YieldingFinder:
    """Finds to whom the concessions of one article are made.

    Args:
        filler: finds the actors of slots.
        modality: reads status and source of a concession.
        events: the candidates of the lexicon, for the protests and demands beside a concession.
    """

    def __init__(self, filler: Filler, modality: ModalityReader, events: Iterable[Candidate]) -> None:
        self.filler = filler
        self.modality = modality
        self.words = words_by_class("yielding.tsv")
        self.pressing: dict[int, list[Candidate]] = {}
        self.known: set[tuple[int, int, int]] = set()
        self.conceded: set[int] = set()
        for candidate in events:
            if candidate.relation in PRESSING and candidate.subject.how < How.INSIDE:
                self.pressing.setdefault(candidate.trigger, []).append(candidate)
            if candidate.relation == "CONCEDE" and candidate.subject.how < How.INSIDE:
                self.conceded.add(candidate.trigger)
                if candidate.object.how < How.INSIDE:
                    self.known.add((candidate.trigger, candidate.subject.entity, candidate.object.entity))

    def run(self, doc: Doc) -> list[Candidate]:
        """All concessions under pressure in order of the text."""
        found: list[Candidate] = []
        for verb in doc:
            if verb.pos_ in VERBAL and (verb.i in self.conceded or self._yields(verb)):
                found += self._conceded(verb)
        return found

    def _yields(self, verb: Token) -> bool:
        """Whether a verb takes back a measure or assents to something."""
        if self._is(verb, "assent"):
            return True
        return self._is(verb, "undo") and any(self._is(token, "measure") for token in _undergoers(verb))

    def _conceded(self, verb: Token) -> Iterator[Candidate]:
        givers = prepositions(verb).get("by", []) if is_passive(verb) else surface_subject(verb)
        subjects = [f for token, how in givers for f in self.filler.at(token, how, "subj")]
        pressed = list(self._pressed(verb)) if subjects else []
        for subject in subjects:
            taken = {subject.entity}
            for one in pressed:
                if one.entity not in taken and (verb.i, subject.entity, one.entity) not in self.known:
                    taken.add(one.entity)
                    yield self._candidate(verb, subject, one)

    def _pressed(self, verb: Token) -> Iterator[Fill]:
        """To whom is yielded, by what stands beside the verb."""
        for child in verb.children:
            if child.i > verb.i or child.dep_ in {"advcl", "prep"}:
                yield from self._beside(child)
        for token in _undergoers(verb):
            for child in token.children:
                if child.dep_ in BRANCHES and child.i > token.i:
                    yield from self._asked(child)
                elif child.dep_ == "prep" and child.lower_ in self.words["under"]:
                    yield from self._under(child)
        yield from self._ceased(verb)

    def _beside(self, child: Token) -> Iterator[Fill]:
        if child.dep_ == "prep" and child.lower_ in self.words["under"]:
            yield from self._under(child)
        elif child.dep_ == "advcl":
            marks = {c.lower_ for c in child.children if c.dep_ in {"mark", "advmod"}}
            if marks & self.words["under"]:
                yield from self._under(child)
            elif "as" in marks:
                yield from self._asked(child)
            elif child.tag_ in {"VBG", "VB"}:
                yield from self._ended(child)
        elif child.dep_ == "xcomp":
            yield from self._ended(child)

    def _under(self, branch: Token) -> Iterator[Fill]:
        """Who protests or demands something in a branch of the clause."""
        for token in branch.subtree:
            if token.pos_ == "NOUN" and self._is(token, "pressure"):
                yield from self._agents(token)
            for candidate in self.pressing.get(token.i, ()):
                yield self._fill(candidate.subject, "pressure")

    def _ended(self, verb: Token) -> Iterator[Fill]:
        """Whose protest is ended by a concession, or who is to be won over by it."""
        for token, _ in objects(verb):
            if self._is(verb, "cease") and self._is(token, "pressure"):
                yield from self._agents(token)
            elif self._is(verb, "soothe"):
                yield from (self._fill(f, "soothed") for f in self.filler.at(token, How.NESTED, "obj"))

    def _asked(self, branch: Token) -> Iterator[Fill]:
        """Who had asked for what is granted: "as Y had demanded", "a demand of Y", "which Y had sought"."""
        for candidate in self.pressing.get(branch.i, ()):
            if candidate.relation in ASKING:
                yield self._fill(candidate.subject, "asked")
        if branch.pos_ in VERBAL and TO_ASK.intersection(lemmas(branch)):
            for token, _ in surface_subject(branch):
                yield from (self._fill(f, "asked") for f in self.filler.at(token, How.NESTED, "subj"))
        if branch.dep_ == "appos":
            if self._is(branch, "pressure"):
                yield from self._agents(branch)
            for child in branch.children:
                if child.dep_ in {"relcl", "acl"}:
                    yield from self._asked(child)

    def _ceased(self, verb: Token) -> Iterator[Fill]:
        """Who ends a protest when the other side gives way: "Y called off its strike after X agreed to talks"."""
        main = verb.head
        if verb.dep_ not in {"advcl", "pcomp"} or main.i == verb.i:
            return
        joined = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
        if verb.dep_ == "pcomp" or main.dep_ == "prep":
            joined, main = joined | {main.lower_}, main.head
        if not joined & LATER or main.pos_ not in VERBAL:
            return
        ends = self._is(main, "cease") and any(self._is(token, "pressure") for token in _undergoers(main))
        protests = any(candidate.relation == "PROTEST" for candidate in self.pressing.get(main.i, ()))
        if ends or protests:
            for token, _ in surface_subject(main) if not is_passive(main) else prepositions(main).get("by", []):
                yield from (self._fill(f, "ceased") for f in self.filler.at(token, How.NESTED, "subj"))

    def _agents(self, noun: Token) -> Iterator[Fill]:
        around = prepositions(noun)
        agents = [
            *noun_agents(noun),
            *(pair for name in ("by", "from", "of", "among") for pair in around.get(name, ())),
        ]
        for token, _ in agents:
            yield from (self._fill(f, "pressure") for f in self.filler.at(token, How.NESTED, "agent"))

    def _is(self, token: Token, kind: str) -> bool:
        return not self.words[kind].isdisjoint(lemmas(token))

    def _fill(self, fill: Fill, slot: str) -> Fill:
        return Fill(fill.entity, fill.token, max(fill.how, How.NESTED), slot)

    def _candidate(self, verb: Token, subject: Fill, one: Fill) -> Candidate:
        modality = self.modality.read(verb)
        return Candidate(verb.i, subject, one, "CONCEDE", "yields to", None, modality, None, f"yielding {one.slot}")


def _undergoers(verb: Token) -> list[Token]:
    """The direct objects of a verb, or the subject of a passive one."""
    if is_passive(verb):
        return [token for token, _ in surface_subject(verb)]
    return [token for token, _ in objects(verb)]
