"""Clauses that the parser takes apart wrongly: whose subject a noun is, and which verb another one goes on.

In "urged X to leave and threatened Y" he threatens: a verb with a tense of its own cannot go on an infinitive, nor a
bare infinitive a past. Repaired in the parse itself, as names are in `attachment.py`; without it the subject of the
inner clause would be taken for that of the outer one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.quotes import SAYING
from polgraph.extract.clause_parts import LIGHT, PARTS, has_tense
from polgraph.extract.labels import ANY_SUBJECT, BARE, FINITE, HELPERS, INFLECTED, VERBAL
from polgraph.extract.lexicon import load_lexicon
from polgraph.extract.parse import link
from polgraph.extract.participles import PARTICIPLES
from polgraph.extract.relations.phrases import lemmas

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.extract.parse import Doc, Token

TELLING = frozenset({"tell", "inform", "assure", "warn", "remind"})
ASIDE = SAYING | {"believe", "think", "allege", "suspect", "fear", "hope", "know"}
TURNING = frozenset("accuse appeal blame condemn criticise criticize demand denounce praise thank urge".split())
"""What a speaker does to others after what he has said."""
PARTED = TURNING | frozenset("call insist pledge promise reject threaten vow warn".split())
"""The same behind a comma, which parts it from what is reported."""
LEADING = frozenset("lead head chair command found run".split())
HARM = frozenset("kill injure wound maim hurt damage destroy sink displace".split())
"""Participles that tell what came of a deed; of others ("prompting protests") the whole sentence may be the cause."""
INNER = frozenset({"xcomp", "ccomp"})
LISTED = frozenset({"conj", "appos", "dobj", "npadvmod", "dep"})
INSIDE = frozenset({"pobj", "dobj", "conj"})
NEAR = 4
"""How many words behind its subject a verb may stand; own choice."""
OPENING = frozenset({"after", "before", "since", "until"})
"""What begins a clause or a phrase with a noun."""
NAMING = frozenset({"compound", "nmod", "npadvmod"})
TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL"})


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


def _free_listed(name: Token) -> bool:
    """As in "shelled a village near Y and X cut its ties": who cut them, whom the parser lists with the place.

    The one "and" before the name joins two clauses; a further deed of the first subject would have its own.
    """
    first, before = name.head, name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    ahead = name.doc[name.right_edge.i + 1 : name.right_edge.i + 1 + NEAR]
    verb = next((token for token in ahead if token.dep_ == "conj" and token.pos_ in VERBAL), None)
    if verb is None or before.dep_ != "cc" or before.head is not first or first.dep_ not in INSIDE:
        return False
    if any(token.text == "," for token in name.doc[name.i : verb.i]):
        return False
    peer = verb.head
    if not has_tense(verb) or not has_tense(peer) or not peer.is_ancestor(name):
        return False
    if any(child.dep_ in ANY_SUBJECT for child in verb.children):
        return False
    if any(token.head is not verb or token.dep_ not in LIGHT for token in name.doc[name.right_edge.i + 1 : verb.i]):
        return False
    before.head, name.head, name.dep_ = peer, verb, "nsubj"
    _free_tellers(name)
    return True


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


def _free_named_verb(noun: Token) -> bool:
    """As in "Benin, which Niamey accuses of …": a verb that the tagger takes for a noun and its subject for a part."""
    which = [c for c in noun.children if c.tag_ in {"WDT", "WP"} and c.dep_ not in ANY_SUBJECT and c.i < noun.i]
    if noun.tag_ not in {"NN", "NNS", "VBZ", "VBP"} or not which or any(c.dep_ in ANY_SUBJECT for c in noun.children):
        return False
    parts = [c for c in noun.children if which[0].i < c.i < noun.i]
    subject = next((c for c in reversed(parts) if c.dep_ in NAMING and c.pos_ in {"PROPN", "NOUN"}), None)
    lemma = next((w for w in _singulars(noun) if load_lexicon().lookup("v", w)), "")
    if subject is None or subject.right_edge.i + 1 != noun.i or not lemma or parts[0].left_edge.i != which[0].i + 1:
        return False
    for part in parts:
        if part is not subject:
            part.head = subject
    subject.dep_ = "nsubj"
    noun.tag_, noun.pos_, noun.lemma_ = "VBZ" if noun.tag_.endswith(("S", "Z")) else "VBP", "VERB", lemma
    return True


def _singulars(noun: Token) -> list[str]:
    """What the infinitive of a present may be that looks like a noun: "accuses", "fund"."""
    word = noun.lower_
    if noun.tag_ in {"NN", "VBP"}:
        return [word]
    return [word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"]


def _free_unlabelled(name: Token) -> bool:
    """As in "Foreign Minister X rejected": the subject, which the parser hangs on the verb without a label."""
    verb = name.head
    if name.pos_ != "PROPN" or name.right_edge.i + 1 != verb.i or verb.tag_ not in FINITE:
        return False
    if any(child.dep_ in ANY_SUBJECT for child in verb.children):
        return False
    name.dep_ = "nsubj"
    return True


def _free_object(name: Token) -> bool:
    """As in "rebels attacked Goma": the town, which the parser takes for an adverb, is the object."""
    verb = name.head
    if name.pos_ != "PROPN" or name.left_edge.i != verb.i + 1 or verb.pos_ != "VERB" or name.ent_type_ in TIMES:
        return False
    if any(child.dep_ in {"dobj", "dative", "oprd", "ccomp", "auxpass"} for child in verb.children):
        return False
    entries = [entry for lemma in lemmas(verb) for entry in load_lexicon().lookup("v", lemma)]
    if not any("obj" in entry.object and not entry.particles for entry in entries):
        return False
    name.dep_ = "dobj"
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


def _free_answer(participle: Token) -> bool:
    """As in "Responding, X rejected Y": the speaker, whom the parser makes an object of what he is doing."""
    verb, comma = participle.head, participle.i + 1
    first = participle.is_sent_start or participle.i == participle.sent.start
    if participle.tag_ != "VBG" or not first or participle.doc[comma].text != "," or verb.tag_ not in FINITE:
        return False
    name = next((c for c in participle.children if c.dep_ == "dobj" and c.left_edge.i == comma + 1), None)
    if name is None or name.i > verb.i:
        return False
    name.head, name.dep_ = verb, "nsubj"
    participle.dep_ = "advcl"
    return True


def _free_relative(saying: Token) -> bool:
    """As in "companies, X and Y, that it says supplied Z": who supplied it, whom the parser leaves without a deed."""
    deed = next((c for c in saying.children if c.dep_ == "ccomp" and c.i == saying.i + 1), None)
    speaker = next((c for c in saying.children if c.dep_ == "nsubj" and c.right_edge.i + 1 == saying.i), None)
    if deed is None or speaker is None or deed.tag_ not in INFLECTED or speaker.left_edge.i < 2:
        return False
    which = saying.doc[speaker.left_edge.i - 1]
    if which.lower_ not in {"that", "which", "who"} or which.head is not saying or saying.lemma_.lower() not in ASIDE:
        return False
    if any(child.dep_ in ANY_SUBJECT for child in deed.children):
        return False
    noun = which.nbor(-2) if which.nbor(-1).text == "," else which.nbor(-1)
    while noun.dep_ in {"conj", "appos"} and noun.head.i < noun.i:
        noun = noun.head
    if noun.pos_ not in {"NOUN", "PROPN"} or saying in noun.ancestors:
        return False
    which.head, which.dep_, which.tag_, which.pos_ = deed, "nsubj", "WDT", "PRON"
    saying.head, saying.dep_ = noun, "relcl"
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


def _free_opened(noun: Token) -> bool:
    """As in "survived after the partner, X, decided to back him": who decides, whom the parser gives to "after"."""
    mark, above = noun.head, noun.head.head
    if mark.lower_ not in OPENING or mark.dep_ != "prep" or mark.i + 1 != noun.left_edge.i:
        return False
    end = noun.right_edge.i + 1
    verb = next((child for child in above.children if child.left_edge.i in {end, end + 1} and child.i > end), None)
    if verb is None or verb.dep_ not in {"advcl", "conj", "ccomp"} or verb.tag_ not in FINITE:
        return False
    between = noun.doc[end : verb.i]
    if any(child.dep_ in {*ANY_SUBJECT, "mark", "cc"} for child in verb.children):
        return False
    if not all(t.text == "," or (t.head is verb and t.dep_ in LIGHT) for t in between):
        return False
    verb.dep_ = "advcl"
    mark.head, mark.dep_, noun.head, noun.dep_ = verb, "mark", verb, "nsubj"
    return True


def _free_tellers(last: Token) -> bool:
    """As in "stormed a jail, two officials and a resident told Y": who tells it, the first of them taken for an object.

    The clause before becomes what they tell.
    """
    verb, doc = last.head, last.doc
    joint = doc[last.left_edge.i - 1] if last.left_edge.i > 1 else last
    if verb.lemma_.lower() not in {*SAYING, *TELLING} or verb.tag_ != "VBD" or verb.dep_ != "conj":
        return False
    if joint.lower_ != "and" or last.right_edge.i + 1 != verb.i:
        return False
    chain = [token for token in (doc[joint.i - 1], *doc[joint.i - 1].ancestors) if token.pos_ in {"NOUN", "PROPN"}]
    edges = {joint.i - 1, last.right_edge.i}
    ends = [t for t in chain if t.right_edge.i in edges and t.left_edge.i and doc[t.left_edge.i - 1].text == ","]
    clause = verb.head
    if not ends or clause.pos_ not in VERBAL or clause.i > ends[0].left_edge.i or ends[0].dep_ not in LISTED:
        return False
    first = ends[0]
    verb.head, verb.dep_ = (verb if clause.head is clause else clause.head), clause.dep_
    clause.head, clause.dep_ = verb, "ccomp"
    first.head, first.dep_ = verb, "nsubj"
    joint.head, last.head, last.dep_ = first, first, "conj"
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
    if head.tag_ == "VBN" and head.dep_ in INNER and has_tense(head) and _tells_on(verb):
        return head.head
    if head.tag_ not in BARE:
        return None
    return next((above for above in head.ancestors if has_tense(above)), None)


def _tells_on(verb: Token) -> bool:
    """As in "said that X had left and warned that", "said X had left and blamed Y": the same speaker goes on."""
    comma = verb.left_edge.i > 1 and verb.doc[verb.left_edge.i - 2].text == ","
    if verb.lemma_.lower() in (PARTED if comma else TURNING) and verb.tag_ == verb.head.head.tag_ == "VBD":
        return True
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for clause in clauses for child in clause.children)
    return marked and verb.tag_ == verb.head.head.tag_ and verb.head.head.pos_ == "VERB"


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
    **PARTICIPLES,
    "conj": lambda token: _free_subject(token) or _free_listed(token) or PARTICIPLES["conj"](token),
    "relcl": lambda token: _free_told(token) or _free_named_verb(token),
    "aux": _free_aside,
    "advcl": _free_relative,
    "nsubj": lambda token: _free_second(token) or _free_tellers(token) or _free_answer(token),
    "pobj": _free_opened,
    "advmod": _free_object,
    "dep": lambda token: _free_unlabelled(token) or PARTICIPLES["dep"](token),
    "npadvmod": _free_object,
    **PARTS,
    "agent": lambda token: PARTS["agent"](token) or PARTICIPLES["agent"](token),
    "prep": lambda token: PARTS["prep"](token) or PARTICIPLES["prep"](token),
}
"""What hangs as if it belonged to what stands before it, by how the parser hangs it."""
REPAIRS: dict[str, Callable[[Token], Token | None]] = {"conj": _coordinated, "advcl": _deed, "acl": _led}
"""What may be put right, by how the parser hangs the verb."""
