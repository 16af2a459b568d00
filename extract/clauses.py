"""Clauses that the parser takes apart wrongly: whose subject a noun is, and which verb another one goes on.

In "urged X to leave and threatened Y" he threatens: a verb with a tense of its own cannot go on an infinitive, nor a
bare infinitive a past. Repaired in the parse itself, as names are in `attachment.py`; without it the subject of the
inner clause would be taken for that of the outer one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.quotes import SAYING
from polgraph.extract.labels import ANY_SUBJECT, FINITE, INFLECTED, TENSED, VERBAL
from polgraph.extract.parse import link

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.extract.parse import Doc, Token

TELLING = frozenset({"tell", "inform", "assure", "warn", "remind"})
ASIDE = SAYING | {"believe", "think", "allege", "suspect", "fear", "hope", "know"}
STEPS = frozenset(
    "accusation act action allegation appeal bid call charge claim compromise concession decision demand deployment "
    "gesture idea invitation judgment measure move offer order plan pledge policy practice promise proposal request "
    "ruling sentence step suggestion verdict vote".split()
)
"""What a noun beside a clause may call what the clause tells."""
LIGHT = frozenset({"aux", "auxpass", "advmod", "punct", "neg"})
"""What may stand between a subject and its verb."""
HELPERS = frozenset({"aux", "auxpass"})
TURNING = frozenset("accuse appeal blame condemn criticise criticize demand denounce praise thank urge".split())
"""What a speaker does to others after what he has said."""
PARTED = TURNING | frozenset("call insist pledge promise reject threaten vow warn".split())
"""The same behind a comma, which parts it from what is reported."""
BARE = frozenset({"VB", "VBG"})
LEADING = frozenset("lead head chair command found run".split())
HARM = frozenset("kill injure wound maim hurt damage destroy sink displace".split())
"""Participles that tell what came of a deed; of others ("prompting protests") the whole sentence may be the cause."""
REACH = 5
"""How many words a clause may have between its subject and its verb; own choice."""
JOINING = frozenset({"and", "but", "while", ";"})
INNER = frozenset({"xcomp", "ccomp"})


def regroup_clauses(doc: Doc) -> None:
    """Give each clause its own subject, and hang each verb on the one that it goes on or that brought it about."""
    if [token for token in doc if token.dep_ in FREED and FREED[token.dep_](token)]:
        link(doc.tokens)
    moved = False
    for token in doc:
        peer = REPAIRS[token.dep_](token) if token.dep_ in REPAIRS else None
        if peer is not None:
            token.head, moved = peer, True
    if moved:
        link(doc.tokens)


def _free_subject(name: Token) -> bool:
    """As in "After talks in Y, X and Z signed …": the subjects that the parser has listed with the place before them.

    Either the verb is left without a subject or the preposition has become a conjunction, which no main clause has.
    """
    topic, verb = _adjunct(name)
    if topic is None or verb is None or not any(child.dep_ == "conj" for child in name.children):
        return False
    between = name.doc[name.right_edge.i + 1 : verb.i]
    if any(token.head.i != verb.i or token.dep_ not in LIGHT for token in between):
        return False
    mark = next((child for child in verb.children if child.dep_ == "mark" and child.i + 1 == topic.left_edge.i), None)
    if topic.dep_ == "nsubj":
        if mark is None:
            return False
        mark.dep_, topic.head, topic.dep_ = "prep", mark, "pobj"
    name.head, name.dep_ = verb, "nsubj"
    return True


def _adjunct(name: Token) -> tuple[Token | None, Token | None]:
    """The noun and the verb of the adjunct, set off by a comma before a name, that the name seems to be listed in."""
    before = name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    if before.text != "," or before.i < name.head.i or name.head.dep_ != "pobj":
        return None, None
    node = name.head
    while node.dep_ == "pobj" or (node.dep_ == "prep" and node.head.pos_ not in VERBAL):
        node = node.head
    verb = node.head
    free = node.dep_ == "nsubj" or (node.dep_ == "prep" and not any(c.dep_ in ANY_SUBJECT for c in verb.children))
    return (node, verb) if free and node.i < name.i < verb.i else (None, None)


def _free_told(clause: Token) -> bool:
    """As in "told Y that X wants … and has urged": what was told, where the parser makes Y the subject of "urged".

    A clause behind "that" with a subject of its own is no relative clause.
    """
    listener, last = clause.head, clause.head.head
    told = last.head
    kinds = {child.dep_ for child in clause.children if child.i < clause.i}
    if listener.dep_ != "nsubj" or last.dep_ != "ccomp" or told.lemma_.lower() not in TELLING:
        return False
    if not {"mark", "nsubj"} <= kinds or not told.i < listener.i < clause.i < last.i:
        return False
    listener.head, listener.dep_ = told, "dobj"
    clause.head, clause.dep_ = told, "ccomp"
    last.head, last.dep_ = clause, "conj"
    return True


def _free_aside(saying: Token) -> bool:
    """As in "the gang, which officials say ordered the raid": who says so, whom the parser takes for the doers."""
    deed = saying.head
    if saying.lemma_.lower() not in ASIDE or saying.tag_ not in FINITE or deed.tag_ not in INFLECTED | {"VBN"}:
        return False
    speaker = next((c for c in deed.children if c.dep_ == "nsubj" and c.right_edge.i + 1 == saying.i), None)
    which = deed.doc[speaker.left_edge.i - 1] if speaker is not None and speaker.left_edge.i else None
    if speaker is None or which is None or which.tag_ not in {"WDT", "WP"} or saying.i + 1 != deed.i:
        return False
    speaker.head, which.head, which.dep_ = saying, deed, "nsubj"
    saying.head, saying.dep_ = deed.head, deed.dep_
    deed.head, deed.dep_ = saying, "ccomp"
    return True


def _free_second(name: Token) -> bool:
    """As in "a summit between X and Y planned for May": the second one, where the parser makes Y plan it."""
    verb, before = name.head, name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    first = before.head
    if before.lower_ != "and" or first.dep_ != "pobj" or first.head.lower_ != "between" or verb.i != name.i + 1:
        return False
    if verb.tag_ not in {"VBD", "VBN"} or any(c.dep_ in {"dobj", "ccomp", "xcomp", *HELPERS} for c in verb.children):
        return False
    if any(child.dep_ == "conj" for child in first.children) or verb.dep_ not in {"relcl", "acl", "advcl"}:
        return False
    name.head, name.dep_ = first, "conj"
    verb.tag_, verb.dep_ = "VBN", "acl"
    return True


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
    if not _has_tense(verb):
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
    verb.head, verb.dep_ = (verb if aside.head is aside else aside.head), aside.dep_
    for child in aside.children:
        if child.i > verb.i:
            child.head = verb
    aside.head, aside.dep_, subject.head, subject.dep_ = subject, "acl", verb, "nsubj"
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


def _coordinated(verb: Token) -> Token | None:
    """The verb that a verb without subject and auxiliary goes on, where the parser has chosen another."""
    if any(child.dep_ in ANY_SUBJECT | HELPERS for child in verb.children):
        return None
    return _outer(verb) if verb.tag_ in INFLECTED else _inner(verb) if verb.tag_ == "VB" else None


def _deed(verb: Token) -> Token | None:
    """The deed inside a report that a harm comes from: "accused X of shelling the port, killing nine"."""
    if verb.tag_ != "VBG" or verb.lemma_.lower() not in HARM or verb.left_edge.i < verb.head.i:
        return None
    inner = [
        other
        for other in verb.doc[verb.head.i + 1 : verb.left_edge.i]
        if other.dep_ in {*INNER, "pcomp"} and (other.head is verb.head or other.head.head is verb.head)
    ]
    return inner[-1] if inner else None


def _outer(verb: Token) -> Token | None:
    """The verb with a tense above the infinitive or participle that a finite verb hangs on."""
    head = verb.head
    if head.tag_ == "VBN" and head.dep_ in INNER and _has_tense(head) and _tells_on(verb):
        return head.head
    if head.tag_ not in BARE:
        return None
    return next((above for above in head.ancestors if _has_tense(above)), None)


def _tells_on(verb: Token) -> bool:
    """As in "said that X had left and warned that", "said X had left and blamed Y": the same speaker goes on."""
    comma = verb.left_edge.i > 1 and verb.doc[verb.left_edge.i - 2].text == ","
    if verb.lemma_.lower() in (PARTED if comma else TURNING) and verb.tag_ == verb.head.head.tag_ == "VBD":
        return True
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for clause in clauses for child in clause.children)
    return marked and verb.tag_ == verb.head.head.tag_ and verb.head.head.pos_ == "VERB"


def _has_tense(verb: Token) -> bool:
    """Whether a verb is finite, by itself or its auxiliary; one that shares it with another is not."""
    return verb.tag_ in FINITE or any(child.dep_ in HELPERS and child.tag_ in TENSED for child in verb.children)


def _inner(verb: Token) -> Token | None:
    """The infinitive between a past and the bare infinitive that hangs on it ("agreed to stop … and leave")."""
    head = verb.head
    if head.tag_ not in INFLECTED:
        return None
    between = [c for c in head.children if c.dep_ in INNER and c.tag_ == "VB" and head.i < c.i < verb.i]
    return between[-1] if between else None


def _led(verb: Token) -> Token | None:
    """The body named right before "led by": "rivals in the Y party, led by X", where the parser takes the rivals."""
    if verb.tag_ != "VBN" or verb.lemma_.lower() not in LEADING or verb.left_edge.i < 2:
        return None
    comma, name = verb.doc[verb.left_edge.i - 1], verb.doc[verb.left_edge.i - 2]
    named = name.pos_ == "PROPN" and name.dep_ == "pobj" and name.ent_type_ != "PERSON"
    people = verb.head.pos_ == "NOUN" and verb.head.tag_ == "NNS" and verb.head in name.ancestors
    return name if comma.text == "," and named and people else None


FREED: dict[str, Callable[[Token], bool]] = {
    "conj": _free_subject,
    "relcl": _free_told,
    "aux": _free_aside,
    "nsubj": _free_second,
    "amod": _free_participle,
    "appos": lambda token: _free_gapped(token) or _free_named(token),
    "compound": _free_step,
    "poss": _free_owned,
    "agent": lambda token: _participle(token) or _free_parenthesis(token),
    "prep": _participle,
}
"""What hangs as if it belonged to what stands before it, by how the parser hangs it."""
REPAIRS: dict[str, Callable[[Token], Token | None]] = {"conj": _coordinated, "advcl": _deed, "acl": _led}
"""What may be put right, by how the parser hangs the verb."""
