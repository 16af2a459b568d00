"""The words on a predicate that change its status or truth: auxiliaries, negations, adverbs, conjunctions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.embedding import load_embedders
from polgraph.extract.labels import HELPERS, SUBJECTS, VERBAL
from polgraph.ontology.records import Status

if TYPE_CHECKING:
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.modal_state import ModalState

FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "going"})
SHIFTED = frozenset({"would", "'d", "’d"})
UNREAL = frozenset({"could", "may", "might", "can", "ca", "should", "must", "ought"})
INVERTED = frozenset({"should", "had", "were"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
NO = frozenset({"no", "neither", "none", "nobody"})
NOR = frozenset({"nor", "neither"})
DENYING = SUBJECTS | {"neg", "preconj", "cc", "det", "dobj"}
"""How that hangs on a word by which it is denied."""
MERELY = frozenset({"only", "just", "merely", "simply", "least"})


def read_local(node: Token, state: ModalState, *, own: bool) -> None:
    """The marks on one word: its auxiliaries, negations and adverbs.

    Args:
        node: the word.
        state: takes the marks.
        own: whether it is the predicate itself, so that a determiner "no" on it denies it.
    """
    _auxiliaries(node, state)
    for child in node.children:
        if child.dep_ in DENYING and _denies(child, node, own=own):
            state.deny(child.lower_)
        elif child.dep_ in {"advmod", "amod"}:
            _adverb(child, state)
        elif own and child.dep_ == "agent":
            # "was killed, allegedly by X": who did it is what is alleged
            for adverb in (c for c in child.children if c.dep_ == "advmod"):
                _adverb(adverb, state)
    if _initial_nor(node):
        state.deny("nor")
    if node.dep_ not in {"oprd", "attr"}:
        read_condition(node, state)


def _auxiliaries(node: Token, state: ModalState) -> None:
    words = {child.lower_ for child in node.children if child.dep_ == "aux"}
    if words & FUTURE:
        state.raise_to(Status.INTENDED, "will")
    if words & SHIFTED and not (words & {"'d", "’d"} and node.tag_ == "VBN"):
        state.would = True
    if words & UNREAL:
        state.raise_to(Status.HYPOTHETICAL, "modal")
    if "to" in words and node.dep_ == "ROOT" and any(child.dep_ in SUBJECTS for child in node.children):
        # a headline: "Laos to expel envoy"
        state.raise_to(Status.INTENDED, "to")


def _denies(child: Token, node: Token, *, own: bool) -> bool:
    word = child.lower_
    if child.dep_ == "neg":
        return not (child.i + 1 < len(child.doc) and child.nbor(1).lower_ in MERELY)
    if word in NO and ((child.dep_ in {"preconj", "cc"} and child.i < node.i) or (own and child.dep_ == "det")):
        return True
    if child.dep_ in SUBJECTS or (child.dep_ == "dobj" and node.pos_ in VERBAL):
        inner = {c.lower_ for c in child.children if c.dep_ in {"det", "preconj"}}
        return word in {"nobody", "none"} or bool(inner & NO)
    return False


def _initial_nor(node: Token) -> bool:
    """In "…, nor has it freed X" the conjunction hangs on the clause before."""
    if node.dep_ != "conj" or not any(child.dep_ in {"aux", *SUBJECTS} for child in node.children):
        return False
    return any(c.dep_ == "cc" and c.lower_ in NOR and node.head.i < c.i < node.i for c in node.head.children)


def _adverb(child: Token, state: ModalState) -> None:
    table = load_embedders()
    pos = "r" if child.dep_ == "advmod" else "a"
    rows = table.get((pos, child.lower_), ())
    if not rows and child.tag_ not in {"JJS", "JJR"}:
        rows = table.get((pos, child.lemma_.lower()), ())
    for embedder in rows:
        if "np" in embedder.clauses:
            state.apply(embedder, child.lower_)


def read_condition(node: Token, state: ModalState) -> None:
    """Whether the clause is a condition: "if", "unless", or an inversion ("should X fail", "were X to send")."""
    if any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in node.children):
        state.raise_to(Status.HYPOTHETICAL, "if")
        return
    if node.dep_ not in {"advcl", "ccomp", "conj", "dep"}:
        return
    first = next((c for c in node.children if c.dep_ in SUBJECTS), None)
    if first is None:
        return
    fronted = any(c.dep_ in HELPERS and c.lower_ in INVERTED and c.i < first.i for c in node.children)
    if fronted or (node.lower_ == "were" and node.i < first.i):
        state.raise_to(Status.HYPOTHETICAL, "inversion")


def has_condition(node: Token) -> bool:
    """Whether a conditional clause hangs on a verb."""
    return any(child.dep_ == "advcl" and is_condition(child) for child in node.children)


def is_condition(clause: Token) -> bool:
    """Whether an adverbial clause is a condition, by "if" or "unless" or by inversion."""
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in clause.children):
        return True
    subject = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    auxiliaries = (c for c in clause.children if c.dep_ == "aux" and c.lower_ in INVERTED)
    return subject is not None and any(c.i < subject.i for c in auxiliaries)
