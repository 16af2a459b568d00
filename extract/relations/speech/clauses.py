"""The grammar of a clause in a speech act: what holds it, how a word hangs below it, what it says has to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import NOMINAL_SUBJECTS, VERBAL
from polgraph.extract.relations.attribution import embedders
from polgraph.extract.relations.modal_words import is_condition
from polgraph.extract.relations.phrases import is_passive
from polgraph.extract.relations.prepositions import prepositions
from polgraph.extract.relations.speech.words import COMMISSIVE, class_of
from polgraph.ontology.records import Status

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

OBLIGED = frozenset({"must", "should", "ought"})


def is_near(verb: Token, token: Token) -> bool:
    """Whether a token belongs to the clause of a verb or to its condition, not to a clause beside or below it."""
    edge = branch(verb, token)
    if edge == "if":
        return token.dep_ in NOMINAL_SUBJECTS or token.head.dep_ == "agent"
    if token.i < verb.i or edge in {"conj", "ccomp", "relcl", "parataxis"}:
        return False
    while token.i != verb.i:
        if token.dep_ in {"relcl", "ccomp"} or (token.dep_ == "advcl" and not is_purpose(token)):
            return False
        token = token.head
    return True


def branch(verb: Token, token: Token) -> str:
    """How a token hangs below a verb: the label of the branch, "if" for a condition."""
    node = token
    while node.head.i != verb.i:
        node = node.head
    if node.dep_ == "advcl" and is_condition(node):
        return "if"
    return node.lower_ if node.dep_ == "prep" else node.dep_


def is_asked(verb: Token) -> bool:
    """Whether a question holds the clause: "should X attack Y?" is no threat."""
    return any(token.text == "?" for token in verb.doc[verb.i : verb.sent.end])


def is_charged(verb: Token) -> bool:
    """Whether a clause is what others charge its subject with: "said that Y was accused of lying" blames nobody."""
    charges = (t for t in verb.ancestors if t.pos_ in VERBAL and is_passive(t) and not prepositions(t).get("by"))
    return any(e.status == Status.ALLEGED and e.attributes for token in charges for e in embedders(token))


def has_that(clause: Token) -> bool:
    """Whether "that" introduces a clause."""
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def has_unless(verb: Token) -> bool:
    """Whether what lies ahead is to be averted by somebody ("will pull out unless Y holds elections")."""
    clauses = [child for child in verb.children if child.dep_ == "advcl"]
    return any(c.lower_ == "unless" for clause in clauses for c in clause.children)


def is_purpose(verb: Token) -> bool:
    """Whether a clause is an infinitive of purpose ("sends troops to help Y")."""
    return verb.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def is_obliged(verb: Token) -> bool:
    """Whether the clause says what its subject has to do."""
    subject = next((child.i for child in verb.children if child.dep_ in NOMINAL_SUBJECTS), verb.i)
    if verb.lemma_.lower() in {"have", "need"}:
        # "Y has to pay"
        return any(child.dep_ == "xcomp" and is_purpose(child) for child in verb.children)
    return any(child.dep_ == "aux" and child.lower_ in OBLIGED and child.i > subject for child in verb.children)


def commissive(verb: Token) -> tuple[str, Token | None]:
    """The class of the word that commits to an infinitive, and that word."""
    head = verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VB" and head.pos_ in VERBAL:
        return commissive(head)
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG" and head.lower_ == "to":
        # "is committed to helping Y"
        kind = class_of(head.head)
        return (kind, head.head) if kind == "vow" else ("", None)
    if verb.dep_ not in {"xcomp", "acl", "ccomp", "advcl"} or verb.tag_ != "VB":
        return "", None
    if not any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
        return "", None
    kind = class_of(head)
    return (kind, head) if kind in COMMISSIVE else ("", None)
