"""Participles behind a noun that the parser takes for its verb: "men thought to be rebels killed Y", "X, wanted, fled".

Each repair looks at one word and puts the parse right around it; `clauses.py` says when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import ANY_SUBJECT, HELPERS, INFLECTED, NOMINAL_SUBJECTS
from polgraph.extract.lexicon import load_lexicon
from polgraph.extract.relations.phrases import lemmas

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.extract.parse import Token

SUPPOSED = frozenset("allege assume believe know presume report rumor rumour say suspect think understand".split())
"""What is supposed of somebody by a participle behind him."""
PAST = frozenset({"VBD", "VBN"})
AMOUNTS = frozenset({"DATE", "TIME", "PERCENT", "CARDINAL", "MONEY", "QUANTITY"})
WHOLE = frozenset({*HELPERS, "dobj", "ccomp", "xcomp", "neg", "cc"})
"""What only a verb has that is no participle set off."""


def _free_supposed(be: Token) -> bool:
    """As in "men believed to be rebels killed Y": who killed, of whom the parser makes those who believed it."""
    verb = be.head
    if be.lemma_ != "be" or be.tag_ != "VB" or verb.tag_ not in PAST or verb.lemma_ not in SUPPOSED:
        return False
    if any(child.dep_ in HELPERS for child in verb.children):
        return False
    return _same_subjects(be, verb) if verb.dep_ == "acl" else _subject_of_both(be, verb)


def _same_subjects(be: Token, verb: Token) -> bool:
    """Where the parser gives the main verb two subjects."""
    told = next((c for c in verb.head.head.children if c.dep_ == "nsubj" and c.left_edge.i == be.i + 1), None)
    if told is None or verb.head.dep_ != "nsubj" or told.i > told.head.i:
        return False
    told.head, told.dep_ = be, "attr"
    return True


def _subject_of_both(be: Token, verb: Token) -> bool:
    """Where the parser makes the main verb a part of what is supposed."""
    name = next((c for c in verb.children if c.dep_ in NOMINAL_SUBJECTS and c.right_edge.i + 1 == verb.i), None)
    main = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > be.i), None) or _behind_attribute(be)
    if name is None or main is None or main.tag_ not in {*PAST, "VBZ", "VBP"}:
        return False
    if any(child.dep_ == "mark" for child in main.children):
        return False
    told = [child for child in main.children if child.dep_ in ANY_SUBJECT]
    if told and (told[0].dep_ != "nsubj" or told[0].left_edge.i != be.i + 1):
        return False
    for one in told:
        one.head, one.dep_ = be, "attr"
    main.head, main.dep_ = (main if verb.head is verb else verb.head), verb.dep_
    for child in verb.children:
        if child.i > main.i:
            child.head = main
    name.head, name.dep_ = main, "nsubj"
    verb.head, verb.dep_, verb.tag_ = name, "acl", "VBN"
    return True


def _behind_attribute(be: Token) -> Token | None:
    """The main verb where it hangs on what they are supposed to be: a past with an object is no participle."""
    told = next((c for c in be.children if c.dep_ == "attr" and c.i > be.i), be)
    verbs = (c for c in told.children if c.dep_ in {"acl", "relcl"} and c.i == told.i + 1 and c.tag_ in PAST)
    return next((c for c in verbs if any(o.dep_ == "dobj" and o.i > c.i for o in c.children)), None)


def _free_whom(whom: Token) -> bool:
    """As in "Y, a nurse whom their guards arrested": who did it, whom the parser takes for those arrested."""
    noun, before = whom.head, whom.doc[whom.i - 1] if whom.i else whom
    if whom.lower_ != "whom" or noun.i < whom.i or before.pos_ not in {"NOUN", "PROPN"}:
        return False
    verb = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ in PAST and c.i == noun.i + 1), None)
    if verb is None or any(child.dep_ in {"agent", *HELPERS} for child in verb.children):
        return False
    verb.head, verb.dep_, verb.tag_, verb.pos_ = before, "relcl", "VBD", "VERB"
    noun.head, noun.dep_, whom.head, whom.dep_ = verb, "nsubj", verb, "dobj"
    return True


def _as_participle(verb: Token) -> bool:
    """As in "a rebel wanted for murder", "claimed by Y": no past tense stands there, whatever the tagger says."""
    if verb.tag_ != "VBD":
        return False
    agent = any(child.dep_ == "agent" for child in verb.children)
    told = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None) if agent else None
    if told is not None and any(c.tag_ == "WDT" and c.dep_ in NOMINAL_SUBJECTS for c in told.children):
        # "an attack claimed by Y that hit Z": the attack hit Z
        told.head, told.dep_ = verb.head, "relcl"
    elif verb.i != verb.head.i + 1 or any(c.dep_ in {*ANY_SUBJECT, *WHOLE} for c in verb.children):
        return False
    verb.tag_ = "VBN"
    return True


def _free_set_off(verb: Token) -> bool:
    """As in "X, wanted for murder, fled": the main verb, which the parser hangs on the participle set off before."""
    aside = verb.head
    subject = next((c for c in aside.children if c.dep_ in NOMINAL_SUBJECTS and c.i < aside.i), None)
    if subject is None or not _set_off(aside, subject):
        return False
    if verb.tag_ not in INFLECTED or verb.doc[verb.i - 1].text != ",":
        return False
    if any(child.dep_ in WHOLE and child.i < verb.i for child in aside.children):
        return False
    if any(child.dep_ in {*ANY_SUBJECT, "cc"} for child in verb.children):
        return False
    set_aside(aside, verb, subject)
    subject.dep_ = "nsubj"
    return True


def set_aside(participle: Token, verb: Token, subject: Token) -> None:
    """Make of a word that the parser takes for the main verb a participle behind the subject of the real one."""
    verb.head, verb.dep_ = (verb if participle.head is participle else participle.head), participle.dep_
    for child in participle.children:
        if child.i > verb.i:
            child.head = verb
    participle.head, participle.dep_, participle.tag_, subject.head = subject, "acl", "VBN", verb


def _set_off(aside: Token, subject: Token) -> bool:
    """Whether a comma parts a verb from its subject, which it does from no verb of its own."""
    if aside.tag_ not in PAST or aside.doc[aside.i - 1].text != "," or subject.right_edge.i > aside.i - 1:
        return False
    return aside.tag_ == "VBN" or subject.i == aside.i - 2


def _free_doer(by: Token) -> bool:
    """As in "condemned the killing by police of Y": who killed, whom the parser hangs on the verb, which is active."""
    verb = by.head
    deed = next((c for c in verb.children if c.dep_ == "dobj" and c.i + 1 == by.i), None)
    agents = [child for child in by.children if child.dep_ == "pobj" and child.pos_ in {"NOUN", "PROPN"}]
    if deed is None or deed.pos_ != "NOUN" or not agents or agents[0].ent_type_ in AMOUNTS:
        return False
    if by.lower_ != "by" or any(child.dep_ == "auxpass" for child in verb.children):
        return False
    if not any(load_lexicon().lookup("n", lemma) for lemma in lemmas(deed)):
        return False
    doer = agents[0]
    if doer.tag_ == "NN" and not any(child.i < doer.i for child in doer.children):
        # "ended the siege by force"
        return False
    by.head, by.dep_ = deed, "prep"
    for child in doer.children:
        if child.lower_ == "of" and not any(c.dep_ == "det" for c in doer.children):
            # "the arrest by Russia of Y"; but "the attack by the army of Y"
            child.head = deed
    return True


PARTICIPLES: dict[str, Callable[[Token], bool]] = {
    "acl": _as_participle,
    "agent": _free_doer,
    "conj": _free_set_off,
    "dep": _free_whom,
    "prep": _free_doer,
    "xcomp": _free_supposed,
}
"""The repairs by how the parser hangs the word."""
