"""Status, negation and source of a predicate: the words on it and the clauses around it.

The clauses that embed a predicate are climbed from the inside out. A relative clause, an apposition and a participle
behind a noun are background: what they say stands by itself, whatever the sentence makes of the noun. A noun that is
an argument presupposes what it names; only the word that governs it can deny it ("averted an attack").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import NOMINAL_SUBJECTS, VERBAL
from polgraph.extract.relations.attribution import Parentheses, embedders, is_said_to, source_of
from polgraph.extract.relations.modal_clauses import (
    blames,
    has_no,
    is_arranged,
    is_background,
    is_denied,
    is_done_before,
    is_event,
    is_going_on,
    is_known,
    is_parataxis,
    is_undone,
    predicates,
    trails,
)
from polgraph.extract.relations.modal_frames import (
    CLAUSES,
    COPULAR,
    OCCUR,
    called,
    due_in,
    edge_of,
    frame_of,
    governor,
    is_small_clause,
)
from polgraph.extract.relations.modal_state import ModalState
from polgraph.extract.relations.modal_words import has_condition, read_condition, read_local
from polgraph.extract.relations.phrases import lemmas, light_verbs
from polgraph.ontology.records import Status

if TYPE_CHECKING:
    from polgraph.extract.embedding import Embedder
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.model import Modality

EVIDENCE = frozenset({"evidence", "sign", "indication", "proof", "suggestion", "question"})
VOICED = frozenset({"demand", "protest", "denounce", "express", "condemn", "oppose"})
# "Flew to Y to meet X": who has gone there to meet somebody has met him.
GONE = frozenset({"fly", "travel", "go", "come", "arrive", "drive", "return", "sail"})
ENCOUNTERS = frozenset({"meet", "visit", "see", "brief", "greet"})
# What a participle tells of the outcome has come about: "sold oil for millions, enabling it to arm its men".
ENABLING = frozenset({"enable", "allow", "permit"})
# "Was in contact with Y", "stood behind the attack": what the preposition governs is the predicate.
PLACED = frozenset({"in", "under", "at", "behind"})
PLACING = frozenset({"be", "remain", "stay", "stand"})
BLAMED = frozenset({"responsible", "responsibility", "guilty"})


class ModalityReader:
    """Reads the modality of any token of one article.

    Args:
        doc: the parsed article.
        quoted_by: for each token of a quotation the head token of its speaker.
        hearsay: the tokens that somebody says who is not named.
    """

    def __init__(self, doc: Doc, quoted_by: dict[int, int], hearsay: frozenset[int] = frozenset()) -> None:
        self.doc = doc
        self.quoted_by = quoted_by
        self.hearsay = hearsay
        self.parentheses = Parentheses(doc)
        self._known: dict[int, Modality] = {}

    def read(self, trigger: Token) -> Modality:
        """The modality of the predicate that a token states."""
        if trigger.i not in self._known:
            self._known[trigger.i] = self._read(trigger)
        return self._known[trigger.i]

    def _read(self, trigger: Token) -> Modality:
        state = ModalState()
        read_local(trigger, state, own=True)
        background = self._climb(trigger, state)
        self._sources(trigger, state, background)
        return state.modality()

    def described(self, noun: Token) -> Modality:
        """The modality of a description beside a name: "a suspected member of Y" is one only by suspicion."""
        state = ModalState()
        if any(child.dep_ in {"amod", "advmod"} for child in noun.children):
            read_local(noun, state, own=False)
        return state.modality()

    def _sources(self, trigger: Token, state: ModalState, background: bool) -> None:
        if state.source is None and not background:
            source = self.parentheses.source(trigger)
            if source is not None:
                state.source, state.attributed = source.i, True
                state.raise_to(Status.REPORTED, "according to")
        subject = next((c for c in trigger.children if c.dep_ in NOMINAL_SUBJECTS), trigger)
        if state.source is None and trigger.i in self.quoted_by and subject.i in self.quoted_by:
            state.source, state.attributed = self.quoted_by[trigger.i], True
            state.raise_to(Status.REPORTED, "quotation")
        elif trigger.i in self.hearsay:
            state.raise_to(Status.REPORTED, "quotation")

    def _climb(self, trigger: Token, state: ModalState) -> bool:
        """Climbs from a predicate to the root; tells whether it is background only."""
        node, nominal = trigger, trigger.pos_ not in VERBAL and not trigger.tag_.startswith("VB")
        presupposed = False
        while node.head.i != node.i:
            head, edge = node.head, edge_of(node)
            if blames(head, edge) and self._apply(head.head.head, {"for"}, state) is not None:
                return False
            if is_background(node, edge):
                return True
            if nominal and not (predicates(node, edge) or is_event(trigger) or called(node)):
                return True
            presupposed = presupposed or is_done_before(node, edge) or is_going_on(head, node, edge)
            if is_parataxis(node, head, edge):
                return False
            state.conditional = state.conditional or (not nominal and has_condition(node))
            if nominal and edge in COPULAR:
                nominal = False
            if edge == "conj":
                _shared(node, head, state)
            elif nominal:
                governed = self._govern(head, edge, state, presupposed=presupposed)
                nominal, presupposed = not governed and head.pos_ not in VERBAL, presupposed or not governed
            else:
                self._embed(node, head, edge, state, presupposed=presupposed)
            node = head
        return False

    def _govern(self, head: Token, edge: str, state: ModalState, *, presupposed: bool) -> bool:
        """What the word that governs an event noun makes of it; tells whether the noun is the predicate of the verb."""
        if presupposed or edge in {"prep", "agent"}:
            return False
        if edge == "pobj" and head.dep_ in {"prep", "agent"}:
            if head.head.lemma_.lower() in BLAMED:
                # "allegedly responsible for the attack": the hedge stands on the adjective
                read_local(head.head, state, own=False)
            if head.lower_ in PLACED and head.head.lemma_ in PLACING:
                # "is said to have been in contact with Y", "was not behind the raid"
                read_local(head.head, state, own=False)
                return True
            return self._apply(governor(head), {head.lower_}, state) is not None
        due = due_in(head, edge)
        embedder = self._apply(due or head, {"to"} if due else {CLAUSES.get(edge, edge)}, state)
        if embedder is not None and (embedder.negated or embedder.status not in {"", Status.ASSERTED}):
            if embedder.negated and head.pos_ in VERBAL:
                # "has not ruled out talks"
                read_local(head, state, own=False)
            return head.pos_ in VERBAL
        if head.pos_ in VERBAL and edge in {"dobj", "nsubjpass", "nsubj"}:
            light = any(lemma in light_verbs() for lemma in lemmas(head)) if edge != "nsubj" else head.lemma_ in OCCUR
            if light:
                read_local(head, state, own=False)
            else:
                before = state.negated
                read_local(head, state, own=False)
                state.negated = before
            return light
        return False

    def _embed(self, node: Token, head: Token, edge: str, state: ModalState, *, presupposed: bool) -> None:
        """What the head of a clause makes of it."""
        target, names = frame_of(node, head, edge)
        if edge == "advcl":
            self._adverbial(node, head, state)
            return
        if is_small_clause(node) and self._apply(head, {"as"}, state) is not None:
            return
        if edge in COPULAR:
            read_local(head, state, own=False)
            return
        if edge == "ccomp" and is_said_to(target):
            return
        if is_undone(target, names, node):
            state.deny(target.lower_)
            return
        if is_arranged(node, target):
            state.raise_to(Status.INTENDED, "to")
        if is_known(target, names) or (target.lemma_ in ENABLING and trails(target, target.head)):
            return
        embedder = self._apply(target, names, state, presupposed=presupposed)
        applied = embedder is not None
        if embedder is not None and embedder.negated and embedder.attributes and is_denied(target):
            # "does not deny meeting Y"
            state.deny("not")
        if presupposed or edge not in {"ccomp", "xcomp", "pcomp", "acl"}:
            return
        if target.pos_ in VERBAL and not any(e.attributes for e in embedders(target) if e.clauses & names):
            read_local(target, state, own=False)
        elif target.lemma_.lower() in EVIDENCE and applied and has_no(target):
            state.deny("no")

    def _adverbial(self, node: Token, head: Token, state: ModalState) -> None:
        read_condition(node, state)
        if trails(node, head):
            negated = state.negated
            read_local(head, state, own=False)
            state.negated = negated
        if not any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children):
            return
        if any("to" in e.clauses and e.status not in {"", Status.ASSERTED} for e in embedders(head)):
            self._apply(head, {"to"}, state)
        elif node.lemma_.lower() not in VOICED and not (
            head.tag_ == "VBD" and head.lemma_ in GONE and node.lemma_ in ENCOUNTERS
        ):
            state.raise_to(Status.INTENDED, "purpose")

    def _apply(
        self, target: Token, names: set[str], state: ModalState, *, presupposed: bool = False
    ) -> Embedder | None:
        rows = [e for e in embedders(target) if e.clauses & names]
        if not rows:
            return None
        embedder = rows[0]
        if presupposed and (not embedder.attributes or "to" in names):
            # a promise tells nothing of what it takes for granted
            return None
        if not presupposed:
            state.apply(embedder, target.lemma_)
        elif not embedder.negated:
            state.raise_to(Status.REPORTED, target.lemma_)
        speaks = embedder.attributes or (target.pos_ == "NOUN" and embedder.status in {Status.REPORTED, Status.ALLEGED})
        if speaks:
            # "rejected claims that X had lied": who rejects them does not make them
            others = state.attributed and embedder.negated
            state.attributed = True
            state.conditional = state.conditional or has_condition(target)
            if state.source is None and not others:
                source = source_of(target)
                state.source = source.i if source is not None else None
        return embedder


def _shared(node: Token, head: Token, state: ModalState) -> None:
    """A coordinated verb without a subject of its own shares the auxiliaries of the first."""
    if any(child.dep_ in {"nsubj", "nsubjpass", "aux"} for child in node.children):
        return
    if node.i > head.i and head.pos_ in VERBAL and node.pos_ in VERBAL:
        negated = state.negated
        read_local(head, state, own=False)
        # "never armed, trained or hid": the conjunction hangs on the second
        joints = [c.lower_ for verb in (head, node) for c in verb.children if c.dep_ == "cc"]
        alternatives = bool(joints) and joints[0] in {"or", "nor"}
        state.negated = state.negated if alternatives else negated
