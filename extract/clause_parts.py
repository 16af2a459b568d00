"""Parts of a clause that the parser gives to another word: deeds in titles, owners, asides, participles.

Each repair looks at one word and puts the parse right around it; `clauses.py` says when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import ANY_SUBJECT, FINITE, HELPERS, INFLECTED, TENSED, VERBAL
from polgraph.extract.participles import set_aside

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.extract.parse import Token

STEPS = frozenset(
    "accusation act action allegation appeal bid call charge claim compromise concession decision demand deployment "
    "gesture idea invitation judgment measure move offer order plan pledge policy practice promise proposal request "
    "ruling sentence step suggestion verdict vote".split()
)
"""What a noun beside a clause may call what the clause tells."""
LIGHT = frozenset({"aux", "auxpass", "advmod", "punct", "neg"})
"""What may stand between a subject and its verb."""
REACH = 5
"""How many words a clause may have between its subject and its verb; own choice."""
JOINING = frozenset({"and", "but", "while", ";"})


def _free_participle(verb: Token) -> bool:
    """As in "dismissed X and appointed minister Y": the second deed, which the parser takes for a part of Y's title."""
    name = verb.head.head if verb.head.dep_ == "compound" else verb.head
    first, before = name.head, verb.doc[verb.i - 1] if verb.i else verb
    if verb.tag_ not in {"VBN", "VBD"} or name.dep_ not in {"dobj", "conj"} or name.left_edge is not verb:
        return False
    if before.dep_ != "cc" or before.head is not first or first.tag_ not in {"VBD", "VBN"}:
        return False
    if not any(child.dep_ in {"dobj", "nsubjpass"} and child.i < before.i for child in first.children):
        return False
    name.head, name.dep_ = verb, "dobj"
    verb.head, verb.dep_, verb.tag_, verb.pos_ = first, "conj", first.tag_, "VERB"
    for child in first.children:
        if child.i > name.i and child.dep_ in {"prep", "advcl", "npadvmod"} and child is not verb:
            child.head = verb
    return True


def _free_gapped(object_: Token) -> bool:
    """As in "X backed A, and Y the opposition": whom Y backs, whom the parser takes for a description of Y."""
    name, verb = object_.head, object_.head.head
    before = name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    if verb.dep_ == "dobj" and before.i and before.nbor(-1).text == ",":
        verb = verb.head
    if name.dep_ != "conj" or verb.pos_ != "VERB" or verb.tag_ not in INFLECTED or before.text not in JOINING:
        return False
    if object_.i < name.i or object_.left_edge.i != name.i + 1 or object_.left_edge.tag_ not in {"DT", "NNP", "PRP$"}:
        return False
    kinds = [child.dep_ for child in verb.children if child.i < name.i]
    if not {"nsubj", "dobj"} <= {*kinds} or name.pos_ not in {"PROPN", "NOUN"}:
        return False
    name.head, object_.dep_ = verb, "dep"
    return True


def _free_step(step: Token) -> bool:
    """As in "Y closed the port, a move Minister X denounced": what X denounces, which the parser makes his title."""
    name, before = step.head, step.doc[step.i - 1] if step.i else step
    while name.dep_ == "compound":
        name = name.head
    verb = name.head
    if step.lemma_ not in STEPS or step.tag_ != "NN" or before.lower_ not in {"a", "an"} or name.dep_ != "nsubj":
        return False
    if verb.dep_ != "relcl" or verb.head.i > step.i or name.left_edge is not before or before.i == 0:
        return False
    clause = next((above for above in verb.ancestors if above.pos_ in VERBAL), None)
    if clause is None or before.nbor(-1).text != ",":
        return False
    before.head, step.head, step.dep_, verb.head = step, clause, "npadvmod", step
    return True


def _free_deed(deed: Token) -> bool:
    """As in "a court in Y on Monday convicted X and banned her": the first deed, which the parser makes X's title."""
    name, verb = deed.head, deed.head.head
    if deed.tag_ != "VBD" or name.dep_ != "nsubj" or name.pos_ != "PROPN":
        return False
    owned = any(c.dep_ == "nsubj" and c.i < deed.i for c in deed.children)
    joint = next((c for c in name.children if c.dep_ == "cc" and name.i < c.i < verb.i), None)
    if not owned or joint is None or not has_tense(verb) or any(c.dep_ in HELPERS for c in verb.children):
        return False
    for child in name.children:
        if child.i > name.i and child.dep_ in {"prep", "cc", "advcl"}:
            child.head = deed
    deed.head, deed.dep_, deed.pos_ = (deed if verb.head is verb else verb.head), verb.dep_, "VERB"
    verb.head, verb.dep_, name.head, name.dep_ = deed, "conj", deed, "dobj"
    return True


def _free_owned(whose: Token) -> bool:
    """Clauses with "whose": "X, whose leader, Y, urged Z" and "X, whose envoy Y expelled", where the envoy is not Y."""
    noun = whose.head
    return whose.tag_ == "WP$" and (_owned_subject(noun) if noun.dep_ == "appos" else _owned_object(noun))


def _owned_subject(noun: Token) -> bool:
    end = noun.right_edge.i + 1
    verb = next((t for t in noun.doc[end : end + REACH] if t.pos_ == "VERB"), noun)
    between = noun.doc[end : verb.i]
    if verb is noun or verb.dep_ != "conj" or any(child.dep_ in ANY_SUBJECT for child in verb.children):
        return False
    if not all(t.text == "," or (t.head is verb and t.dep_ in LIGHT) or t.dep_ == "punct" for t in between):
        return False
    if not has_tense(verb):
        return False
    verb.head, verb.dep_ = noun.head, "relcl"
    noun.head, noun.dep_ = verb, "nsubj"
    return True


def _owned_object(noun: Token) -> bool:
    name, verb = noun.head, noun.head.head
    if name.dep_ != "nsubj" or verb.dep_ != "relcl" or noun.tag_ != "NN":
        return False
    if noun.dep_ not in {"compound", "nmod"} or verb.tag_ not in INFLECTED or name.pos_ != "PROPN":
        return False
    if any(child.dep_ in {"dobj", "ccomp", "xcomp", "prt", "attr", "acomp", *HELPERS} for child in verb.children):
        return False
    noun.head, noun.dep_ = verb, "dobj"
    return True


def _participle(by: Token) -> bool:
    """As in "freed nine men seized in Y by X": the participle that the tagger takes for a past."""
    verb = by.head
    if by.lower_ != "by" or verb.tag_ != "VBD" or verb.dep_ not in {"acl", "relcl"}:
        return False
    agents = [child for child in by.children if child.dep_ == "pobj" and child.pos_ in {"NOUN", "PROPN"}]
    if not agents or agents[0].ent_type_ in {"DATE", "TIME", "PERCENT", "CARDINAL", "MONEY", "QUANTITY"}:
        return False
    if any(child.dep_ in {*ANY_SUBJECT, *HELPERS, "dobj", "ccomp", "xcomp"} for child in verb.children):
        return False
    by.dep_, verb.tag_, verb.dep_ = "agent", "VBN", "acl"
    return True


def _free_parenthesis(by: Token) -> bool:
    """As in "X, petitioned by Y, ordered Z": the main verb, which the parser hangs on the participle set off before."""
    aside = by.head
    subject = next((c for c in aside.children if c.dep_ == "nsubj" and c.i < aside.i), None)
    verb = next((c for c in aside.children if c.dep_ == "conj" and c.i > by.i), None)
    if subject is None or verb is None or aside.tag_ != "VBN" or verb.tag_ not in INFLECTED:
        return False
    if aside.doc[aside.i - 1].text != "," or subject.i > aside.i - 2 or aside.doc[verb.i - 1].text != ",":
        return False
    if any(child.dep_ in {"cc", *HELPERS} and child.i < verb.i for child in aside.children):
        return False
    if any(child.dep_ in {*ANY_SUBJECT, "cc"} for child in verb.children):
        return False
    set_aside(aside, verb, subject)
    return True


def _free_named(name: Token) -> bool:
    """As in "was condemned by agencies, among them X": X is one of them, whom the parser lets describe the subject."""
    among = next((c for c in name.children if c.lower_ == "among" and c.i < name.i), None)
    if among is None or among.i < 2 or not any(c.lower_ in {"them", "whom"} for c in among.children):
        return False
    group = name.doc[among.i - 2]
    if name.doc[among.i - 1].text != "," or group.pos_ not in {"NOUN", "PROPN"} or group is name.head:
        return False
    among.head, name.head, name.dep_ = group, group, "dep"
    return True


def has_tense(verb: Token) -> bool:
    """Whether a verb is finite, by itself or its auxiliary; one that shares it with another is not."""
    return verb.tag_ in FINITE or any(child.dep_ in HELPERS and child.tag_ in TENSED for child in verb.children)


PARTS: dict[str, Callable[[Token], bool]] = {
    "amod": _free_participle,
    "appos": lambda token: _free_gapped(token) or _free_named(token),
    "compound": lambda token: _free_step(token) or _free_deed(token),
    "poss": _free_owned,
    "agent": lambda token: _participle(token) or _free_parenthesis(token),
    "prep": _participle,
}
"""The repairs by how the parser hangs the word."""
