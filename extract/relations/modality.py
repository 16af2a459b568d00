"""Status, negation and source of a predicate: the words on it and the clauses around it.

The clauses that embed a predicate are climbed from the inside out. A relative clause, an apposition and a participle
behind a noun are background: what they say stands by itself, whatever the sentence makes of the noun. A noun that is
an argument presupposes what it names; only the word that governs it can deny it ("averted an attack").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.kinds import standing_relations
from polgraph.extract.labels import FINITE, NOMINAL_SUBJECTS, VERBAL
from polgraph.extract.lexicon import load_lexicon
from polgraph.extract.relations.attribution import Parentheses, embedders, is_said_to, reports, same_segment, source_of
from polgraph.extract.relations.modal_state import ModalState
from polgraph.extract.relations.modal_words import has_condition, read_condition, read_local
from polgraph.extract.relations.phrases import lemmas, light_verbs
from polgraph.ontology.records import Status

if TYPE_CHECKING:
    from polgraph.extract.embedding import Embedder
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.model import Modality

CLAUSES = {"ccomp": "that", "xcomp": "to", "dobj": "np", "nsubjpass": "np", "attr": "np", "oprd": "as", "csubj": "that"}
EVIDENCE = frozenset({"evidence", "sign", "indication", "proof", "suggestion", "question"})
EARLIER = frozenset({"after", "since", "because"})
"""What introduces a clause that is so whatever the verb above promises or hopes for."""
COPULAR = frozenset({"attr", "acomp", "oprd"})
VOICED = frozenset({"demand", "protest", "denounce", "express", "condemn", "oppose"})
# "Flew to Y to meet X": who has gone there to meet somebody has met him.
GONE = frozenset({"fly", "travel", "go", "come", "arrive", "drive", "return", "sail"})
ENCOUNTERS = frozenset({"meet", "visit", "see", "brief", "greet"})
TIDINGS = frozenset({"news", "report", "word"})
# What a participle tells of the outcome has come about: "sold oil for millions, enabling it to arm its men".
ENABLING = frozenset({"enable", "allow", "permit"})
RECEIVED = frozenset({"welcome", "applaud", "hail", "celebrate", "cheer", "mourn", "regret", "deplore", "condemn"})
OCCUR = frozenset({"take", "happen", "occur", "begin", "start", "resume", "come", "continue", "be", "follow"})


ANSWERS = frozenset({"reject", "deny", "dismiss", "dispute", "refute", "welcome", "condemn", "denounce", "repeat"})
OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})
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
            head, edge = node.head, _edge(node)
            said = _predicates(node, edge) or _is_event(trigger) or called(node)
            if _blamed_for(head, edge) and self._apply(head.head.head, {"for"}, state) is not None:
                return False
            if _background(node, edge) or (nominal and not said):
                return True
            presupposed = presupposed or _done_before(node, edge)
            if _parataxis(node, head, edge):
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
            if head.lower_ in {"in", "under", "at"} and head.head.lemma_ in {"be", "remain", "stay"}:
                # "is said to have been in contact with Y"
                read_local(head.head, state, own=False)
                return True
            return self._apply(_governor(head), {head.lower_}, state) is not None
        due = _due(head, edge)
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
        target, names = _frame(node, head, edge)
        if edge == "advcl":
            self._adverbial(node, head, state)
            return
        if _small_clause(node) and self._apply(head, {"as"}, state) is not None:
            return
        if edge in COPULAR:
            read_local(head, state, own=False)
            return
        if edge == "ccomp" and is_said_to(target):
            return
        if _undone(target, names, node):
            state.deny(target.lower_)
            return
        if _arranged(node, target):
            state.raise_to(Status.INTENDED, "to")
        if _is_known(target, names) or (target.lemma_ in ENABLING and _trails(target, target.head)):
            return
        embedder = self._apply(target, names, state, presupposed=presupposed)
        applied = embedder is not None
        if embedder is not None and embedder.negated and embedder.attributes and _is_denied(target):
            # "does not deny meeting Y"
            state.deny("not")
        if presupposed or edge not in {"ccomp", "xcomp", "pcomp", "acl"}:
            return
        if target.pos_ in VERBAL and not any(e.attributes for e in embedders(target) if e.clauses & names):
            read_local(target, state, own=False)
        elif target.lemma_.lower() in EVIDENCE and applied and _has_no(target):
            state.deny("no")

    def _adverbial(self, node: Token, head: Token, state: ModalState) -> None:
        read_condition(node, state)
        if _trails(node, head):
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


def _edge(node: Token) -> str:
    """How a word hangs on its head; "a report that they fled" is no relative clause, whatever the parser says."""
    content = node.dep_ == "relcl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in node.children)
    # "an accusation that X rejects" lacks its object
    content = content and not (node.lemma_ in ANSWERS and not any(c.dep_ in OBJECTS for c in node.children))
    return "acl" if content else node.dep_


def _frame(node: Token, head: Token, edge: str) -> tuple[Token, set[str]]:
    """The word that embeds a clause, and the names of the frames in which it can."""
    finite = any(c.dep_ in {"nsubj", "nsubjpass", "mark"} for c in node.children)
    if edge == "pcomp" and head.dep_ in {"prep", "agent", "advmod", "mark"}:
        return _governor(head), {head.lower_} if not finite else set()
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children)
    if edge in {"xcomp", "ccomp"} and node.tag_ == "VBG" and not finite and not infinitive:
        return head, {"ing"}
    aired = _aired(node, head, edge)
    if aired is not None:
        return aired, {"that"}
    names = {CLAUSES.get(edge, edge)}
    if edge == "acl":
        names = {"that", "to"}
    elif edge == "ccomp" and infinitive:
        names.add("to")
    return head, names


def _aired(node: Token, head: Token, edge: str) -> Token | None:
    """The verb of "denied in a video that Y had left", whose clause the parser hangs on the noun before it."""
    if edge != "acl" or head.dep_ != "pobj" or head.head.lower_ not in {"in", "on"}:
        return None
    verb = head.head.head
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in node.children)
    if not that or any(c.dep_ in {"ccomp", "dobj"} for c in verb.children):
        return None
    return verb if any("that" in e.clauses and e.attributes for e in embedders(verb)) else None


def _is_known(target: Token, names: set[str]) -> bool:
    """Whether a clause is a fact to the speaker, as in "welcomes the news that Y has left"."""
    if "that" not in names or target.lemma_ not in TIDINGS or target.dep_ not in {"dobj", "nsubjpass"}:
        return False
    return target.head.lemma_ in RECEIVED


def _trails(node: Token, head: Token) -> bool:
    """Whether a participle goes on from the verb before it: "will fly to X, meeting Y"."""
    own = any(child.dep_ in {*NOMINAL_SUBJECTS, "mark", "aux"} for child in node.children)
    return node.tag_ == "VBG" and head.pos_ in VERBAL and head.i < node.i and not own


def _governor(preposition: Token) -> Token:
    """What a preposition belongs to: the verb of "accused X of lying", even where the parser hangs it on X."""
    noun = preposition.head
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "agent":
        # "described by X as Y"
        return verb.head
    if noun.dep_ in {"dobj", "nsubjpass"} and verb.pos_ in VERBAL and not embedders(noun):
        return verb if any(preposition.lower_ in e.clauses for e in embedders(verb)) else noun
    return noun


def _due(verb: Token, edge: str) -> Token | None:
    """What says that the event in the subject lies ahead: "talks are due to resume", "a vote is likely to be held"."""
    if edge != "nsubj" or verb.lemma_ != "be":
        return None
    said = (c for c in verb.children if c.dep_ == "acomp")
    return next((c for c in said if any(x.dep_ == "xcomp" and OCCUR.intersection(lemmas(x)) for x in c.children)), None)


def _undone(target: Token, names: set[str], node: Token) -> bool:
    """Not done: "without attacking", "stopped short of attacking", "instead of attacking", "has yet to attack"."""
    word = target.lower_
    if "without" in names or ("of" in names and word in {"short", "instead"}) or ("from" in names and word == "far"):
        return True
    yet = any(child.lower_ == "yet" and child.i < node.i for child in target.children)
    return yet and "to" in names and target.lemma_ in {"have", "be", "remain"}


def _arranged(node: Token, target: Token) -> bool:
    """Whether a verb stands for what is arranged: "is to visit Y", "are each to send troops"."""
    passed = target.lemma_ == "be" and target.tag_ in FINITE and node.dep_ == "xcomp" and node.tag_ == "VB"
    return passed and any(child.dep_ == "aux" and child.lower_ == "to" for child in node.children)


def _is_denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _has_no(noun: Token) -> bool:
    if any(c.lower_ in {"no", "little"} for c in noun.children):
        return True
    return noun.dep_ in {"dobj", "attr"} and _is_denied(noun.head)


def _is_event(token: Token) -> bool:
    """Whether a noun or adjective names an event rather than somebody."""
    if token.pos_ != "NOUN":
        return False
    return any(
        e.relation not in standing_relations() for lemma in lemmas(token) for e in load_lexicon().lookup("n", lemma)
    )


def _background(node: Token, edge: str) -> bool:
    if edge == "acl" and node.tag_ in {"VBG", "VBN"}:
        return not any(child.dep_ in {"mark", "nsubj", "nsubjpass"} for child in node.children)
    return edge in {"relcl", "appos", "amod"}


def _predicates(node: Token, edge: str) -> bool:
    """Whether a noun is said of somebody ("is an ally", "has no quarrel") rather than naming him."""
    return edge in COPULAR or (edge == "dobj" and node.head.lemma_ == "have")


def called(node: Token) -> bool:
    """Whether a noun is what somebody calls another: "regarded by X as an ally of Y"."""
    if node.dep_ != "pobj" or node.head.lower_ != "as":
        return False
    return any("as" in e.clauses and e.attributes for e in embedders(_governor(node.head)))


def _blamed_for(head: Token, edge: str) -> bool:
    """As in "blamed X for a raid that killed nine": who did it is only alleged."""
    if edge != "relcl" or head.dep_ != "pobj" or head.head.lower_ != "for" or not _is_event(head):
        return False
    return any("for" in e.clauses and e.status == Status.ALLEGED for e in embedders(head.head.head))


def _done_before(node: Token, edge: str) -> bool:
    """Whether a clause tells what has happened before: "vows to fight on after the army killed its leader"."""
    if edge != "advcl" or node.tag_ not in FINITE:
        return False
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ in EARLIER for child in node.children)


def _small_clause(node: Token) -> bool:
    """Whether a noun or adjective is what the verb calls its object: "called X a pawn of Y", however it is parsed."""
    if node.dep_ not in {"oprd", "ccomp", "xcomp"} or node.pos_ in VERBAL:
        return False
    return not any(child.dep_ in {"aux", "mark", "cop"} for child in node.children)


def _parataxis(node: Token, head: Token, edge: str) -> bool:
    """Whether a clause only stands beside its head: the parser hangs "A; Y denied B" as a complement of the second."""
    if edge in {"parataxis", "dep"}:
        return True
    own = any(child.dep_ in NOMINAL_SUBJECTS for child in node.children)
    if edge == "conj":
        return own and node.pos_ in VERBAL and not same_segment(node, head)
    if edge != "ccomp" or node.i > head.i:
        return False
    if not same_segment(node, head) or not reports(head):
        return True
    return any(c.dep_ == "ccomp" and c.i > head.i for c in head.children)


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
