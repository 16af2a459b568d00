"""Status, negation and source of a predicate: the words on it and the clauses around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.ontology.records import Status

from ..embedding import Embedder, load_embedders
from .model import Modality
from .syntax import VERBAL, lemmas, surface_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "going"})
UNREAL = frozenset({"would", "could", "may", "might", "can", "ca", "should", "'d", "’d", "must", "ought"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})
NO = frozenset({"no", "neither", "none", "nobody"})
# Of two statuses that meet, the later one in this list stands.
ORDER = (Status.ASSERTED, Status.REPORTED, Status.INTENDED, Status.HYPOTHETICAL, Status.ALLEGED)
REPORTING = "reported"
REQUESTED = "requested"
NEGATOR = "negator"
CLAUSES = {"ccomp": "that", "xcomp": "to", "acl": "to", "dobj": "np", "nsubjpass": "np", "pobj": "np", "attr": "np", "oprd": "as"}


class ModalityReader:
    """Reads the modality of any token of one article."""

    def __init__(self, doc: Doc, quoted_by: dict[int, int]) -> None:
        self.doc = doc
        self.quoted_by = quoted_by

    def read(self, trigger: Token) -> Modality:
        """The modality of the predicate that a token states."""
        state = _State()
        node, outside = trigger, False
        self._local(node, state, own=True)
        while node.head.i != node.i:
            head, edge = node.head, node.dep_
            if edge in {"relcl", "advcl", "appos"} or (edge == "acl" and node.tag_ in {"VBG", "VBN"}):
                if edge == "advcl":
                    self._condition(node, state)
                outside = True
            elif edge == "conj":
                self._shared(node, head, state)
            else:
                self._embed(node, head, edge, state, outside)
            node = head
        if trigger.i in self.quoted_by and state.source is None:
            state.source = self.quoted_by[trigger.i]
            state.raise_to(Status.REPORTED, "quotation")
        return Modality(state.status, state.negated, state.source, state.requested, tuple(state.marks))

    def _local(self, node: Token, state: _State, *, own: bool) -> None:
        aux = [child.lower_ for child in node.children if child.dep_ == "aux"]
        if any(word in FUTURE for word in aux):
            state.raise_to(Status.INTENDED, "will")
        if any(word in UNREAL for word in aux):
            # "said it would": reported speech shifts will to would
            shifted = "would" in aux and node.dep_ in {"ccomp", "relcl", "acl"} and node.head.tag_ in {"VBD", "VBN"}
            state.raise_to(Status.INTENDED if shifted else Status.HYPOTHETICAL, "modal")
        for child in node.children:
            word = child.lower_
            if child.dep_ == "neg" or (own and child.dep_ == "det" and word in NO):
                state.deny(word)
            elif child.dep_ in {"nsubj", "nsubjpass"} and any(c.lower_ in NO for c in child.children if c.dep_ == "det"):
                state.deny("no")
            elif child.dep_ in {"advmod", "amod"}:
                self._adverb(child, state)
        if node.dep_ == "oprd" or node.dep_ == "attr":
            return
        self._condition(node, state)

    def _adverb(self, child: Token, state: _State) -> None:
        pos = "r" if child.dep_ == "advmod" else "a"
        for embedder in load_embedders().get((pos, child.lower_), load_embedders().get((pos, child.lemma_.lower()), ())):
            state.apply(embedder, child.lower_)

    def _condition(self, node: Token, state: _State) -> None:
        if any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in node.children):
            state.raise_to(Status.HYPOTHETICAL, "if")

    def _shared(self, node: Token, head: Token, state: _State) -> None:
        """A coordinated verb without a subject of its own shares the auxiliaries of the first."""
        if any(child.dep_ in {"nsubj", "nsubjpass", "aux"} for child in node.children):
            return
        if node.i > head.i and head.pos_ in VERBAL and node.pos_ in VERBAL:
            negated = state.negated
            self._local(head, state, own=False)
            alternatives = any(child.lower_ in {"or", "nor"} for child in head.children if child.dep_ == "cc")
            state.negated = state.negated if alternatives else negated

    def _embed(self, node: Token, head: Token, edge: str, state: _State, outside: bool) -> None:
        clause = "ing" if edge in {"xcomp", "pcomp", "ccomp"} and node.tag_ == "VBG" else CLAUSES.get(edge, edge)
        names = {clause}
        target = head
        if edge in {"pcomp", "pobj"} and head.dep_ in {"prep", "agent"}:
            names = {head.lower_, "ing"} if edge == "pcomp" else {head.lower_}
            target = head.head
        elif edge == "ccomp":
            names |= {"to"} if any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children) else set()
        elif edge == "acl":
            names |= {"that"}
        if edge in {"prep", "agent"}:
            return
        for embedder in self._embedders(target):
            if embedder.clauses & names:
                if outside and not embedder.attributes:
                    continue
                self._apply(embedder, target, state)
                break
        if target.pos_ in VERBAL and edge in {"ccomp", "xcomp", "pcomp", "dobj"} and not outside:
            self._around(target, state)
        self._according(target, state)

    def _around(self, target: Token, state: _State) -> None:
        """Negation and modals of the embedding verb reach what stands inside, unless the verb is one of speech."""
        if any(e.attributes for e in self._embedders(target)):
            return
        self._local(target, state, own=False)

    def _embedders(self, token: Token) -> tuple[Embedder, ...]:
        pos = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "a"}.get(token.pos_, "")
        for lemma in lemmas(token):
            found = load_embedders().get((pos, lemma))
            if found:
                return found
        return ()

    def _apply(self, embedder: Embedder, target: Token, state: _State) -> None:
        state.apply(embedder, target.lemma_)
        if embedder.attributes and state.source is None:
            subject = surface_subject(target)
            state.source = subject[0][0].i if subject else None

    def _according(self, target: Token, state: _State) -> None:
        for child in target.children:
            if child.lower_ == "according":
                for inner in child.subtree:
                    if inner.dep_ == "pobj" and state.source is None:
                        state.source = inner.i
                        state.raise_to(Status.REPORTED, "according to")


class _State:
    def __init__(self) -> None:
        self.status = Status.ASSERTED
        self.negated = False
        self.source: int | None = None
        self.requested = False
        self.marks: list[str] = []

    def raise_to(self, status: Status, mark: str) -> None:
        if ORDER.index(status) > ORDER.index(self.status):
            self.status = status
        self.marks.append(mark)

    def deny(self, mark: str) -> None:
        self.negated = not self.negated
        self.marks.append(mark)

    def apply(self, embedder: Embedder, mark: str) -> None:
        if embedder.status == REQUESTED:
            self.requested = True
            self.marks.append(mark)
        elif embedder.status == NEGATOR or embedder.negated:
            self.deny(mark)
        if embedder.status in set(Status):
            self.raise_to(Status(embedder.status), mark)
