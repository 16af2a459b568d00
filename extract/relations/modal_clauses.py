"""What a clause is to the word above it: background, a fact already, undone, arranged, or only beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.kinds import standing_relations
from polgraph.extract.labels import CLAUSE_SIGNS, FINITE, NOMINAL_SUBJECTS, VERBAL
from polgraph.extract.lexicon import load_lexicon
from polgraph.extract.relations.attribution import embedders, reports, same_segment
from polgraph.extract.relations.event_words import event_words
from polgraph.extract.relations.modal_frames import COPULAR
from polgraph.extract.relations.phrases import lemmas
from polgraph.ontology.records import Status

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

EARLIER = frozenset({"after", "since", "because"})
"""What introduces a clause that is so whatever the verb above promises or hopes for."""
TIDINGS = frozenset({"news", "report", "word"})
RECEIVED = frozenset({"welcome", "applaud", "hail", "celebrate", "cheer", "mourn", "regret", "deplore", "condemn"})


def is_known(target: Token, names: set[str]) -> bool:
    """Whether a clause is a fact to the speaker, as in "welcomes the news that Y has left"."""
    if "that" not in names or target.lemma_ not in TIDINGS or target.dep_ not in {"dobj", "nsubjpass"}:
        return False
    return target.head.lemma_ in RECEIVED


def trails(node: Token, head: Token) -> bool:
    """Whether a participle goes on from the verb before it: "will fly to X, meeting Y"."""
    own = any(child.dep_ in {*NOMINAL_SUBJECTS, "mark", "aux"} for child in node.children)
    return node.tag_ == "VBG" and head.pos_ in VERBAL and head.i < node.i and not own


def is_undone(target: Token, names: set[str], node: Token) -> bool:
    """Not done: "without attacking", "stopped short of attacking", "instead of attacking", "has yet to attack"."""
    word = target.lower_
    if "without" in names or ("of" in names and word in {"short", "instead"}) or ("from" in names and word == "far"):
        return True
    yet = any(child.lower_ == "yet" and child.i < node.i for child in target.children)
    return yet and "to" in names and target.lemma_ in {"have", "be", "remain"}


def is_arranged(node: Token, target: Token) -> bool:
    """Whether a verb stands for what is arranged: "is to visit Y", "are each to send troops"."""
    passed = target.lemma_ == "be" and target.tag_ in FINITE and node.dep_ == "xcomp" and node.tag_ == "VB"
    return passed and any(child.dep_ == "aux" and child.lower_ == "to" for child in node.children)


def is_denied(verb: Token) -> bool:
    """Whether a negation hangs on a verb."""
    return any(child.dep_ == "neg" for child in verb.children)


def has_no(noun: Token) -> bool:
    """Whether a noun is denied, by its determiner or by the verb: "no evidence", "did not see signs"."""
    if any(c.lower_ in {"no", "little"} for c in noun.children):
        return True
    return noun.dep_ in {"dobj", "attr"} and is_denied(noun.head)


def is_event(token: Token) -> bool:
    """Whether a noun or adjective names an event rather than somebody."""
    if token.pos_ != "NOUN":
        return False
    return any(
        e.relation not in standing_relations() for lemma in lemmas(token) for e in load_lexicon().lookup("n", lemma)
    )


def is_background(node: Token, edge: str) -> bool:
    """Whether what a clause says stands by itself, whatever the sentence makes of the noun before it."""
    if edge == "acl" and node.tag_ in {"VBG", "VBN"}:
        return not any(child.dep_ in CLAUSE_SIGNS for child in node.children)
    return edge in {"relcl", "appos", "amod"}


def predicates(node: Token, edge: str) -> bool:
    """Whether a noun is said of somebody ("is an ally", "has no quarrel") rather than naming him."""
    return edge in COPULAR or (edge == "dobj" and node.head.lemma_ == "have")


def blames(head: Token, edge: str) -> bool:
    """As in "blamed X for a raid that killed nine": who did it is only alleged."""
    if edge != "relcl" or head.dep_ != "pobj" or head.head.lower_ != "for" or not is_event(head):
        return False
    return any("for" in e.clauses and e.status == Status.ALLEGED for e in embedders(head.head.head))


def is_done_before(node: Token, edge: str) -> bool:
    """Whether a clause tells what has happened before: "vows to fight on after the army killed its leader"."""
    if edge != "advcl" or node.tag_ not in FINITE:
        return False
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ in EARLIER for child in node.children)


def is_going_on(head: Token, node: Token, edge: str) -> bool:
    """Whether what somebody is to stop has been going on: "urged Y to stop shelling Z", "to end the siege of Z"."""
    if edge != "dobj" and not (edge in {"xcomp", "ccomp"} and node.tag_ == "VBG"):
        return False
    return not event_words()["ceasing"].isdisjoint(lemmas(head)) and head.pos_ in VERBAL


def is_parataxis(node: Token, head: Token, edge: str) -> bool:
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
