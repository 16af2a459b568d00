"""Of whom something is demanded: in "X will not talk to Y until it frees Z" it is not X who is to free Z."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.discourse import Discourse, subjects
from polgraph.extract.labels import NOMINAL_SUBJECTS
from polgraph.extract.lexicon import load_lexicon
from polgraph.extract.tables import words_by_class

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

DEEP = 6
"""How many verbs above the condition the deed that hangs on it may have its subject; own choice."""


def demanded_by(discourse: Discourse, token: Token) -> frozenset[int]:
    """Who makes the demand that the clause of a pronoun states, and so is not the one to meet it; empty for none."""
    clause = token.head
    if token.dep_ not in NOMINAL_SUBJECTS or clause.dep_ != "advcl" or clause.head.i > clause.i:
        return frozenset()
    mark = next((child.lower_ for child in clause.children if child.lower_ in _words()["until"]), None)
    denied = any(child.dep_ == "neg" for child in clause.children)
    word = clause.lemma_.lower()
    if mark is None or not _refuses(clause.head, mark, word, denied=denied):
        return frozenset()
    return frozenset(member for subject in _subjects(clause.head) for member in discourse.members(subject.i))


def _words() -> dict[str, frozenset[str]]:
    return words_by_class("demanded.tsv")


def _refuses(verb: Token, mark: str, word: str, *, denied: bool) -> bool:
    """Whether a deed is what follows from a demand that is not met, or is not done before it is met."""
    words = _words()
    refused = verb.lemma_.lower() in words["refuse"] or any(child.dep_ == "neg" for child in verb.children)
    above = verb.head if verb.dep_ in {"xcomp", "ccomp"} else None
    refused = refused or (above is not None and above.lemma_.lower() in words["refuse"])
    if mark != "if" and not denied and word in words["yield"] and (refused or mark == "unless"):
        return True
    if mark == "if" and (word in words["defy"] or (denied and word in words["yield"])):
        return refused or _harms(verb)
    return False


def _harms(verb: Token) -> bool:
    return any(entry.relation in _words()["harm"] for entry in load_lexicon().lookup("v", verb.lemma_.lower()))


def _subjects(verb: Token) -> list[Token]:
    """The subject of a verb, or of the one above that it shares it with."""
    for _ in range(DEEP):
        found = list(subjects(verb))
        if found or verb.dep_ not in {"xcomp", "ccomp", "conj", "acl", "pcomp", "prep"}:
            return found
        verb = verb.head
    return []
