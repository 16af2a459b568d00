"""Whose deed a judgement is about: in "X thanked Y for its help" and "X condemned Y over its raid" it is that of Y."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import VERBAL

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

JUDGING = frozenset(
    "accuse admonish applaud arrest attack ban berate blame blast castigate censure charge chastise chide commend "
    "condemn congratulate convict credit criticise criticize decry denounce deplore detain dismiss disparage "
    "expel fault fine fire forgive hail honor honour indict jail lambast lambaste laud mock oust pardon praise "
    "prosecute punish rebuke reprimand reproach reward ridicule sack salute sanction scold sentence slam slate "
    "sue suspend thank upbraid".split()
)
"""Verbs behind which "for" and "over" say what their object has done."""
GROUNDS = frozenset({"for", "over"})
WORDS = frozenset(
    "article book broadcast comment editorial interview lecture letter post remark sermon speech statement tweet video "
    "word".split()
)
"""What somebody has said or written that others hold against him."""
DEEP = 4
"""How many words above a possessive pronoun the preposition may stand; own choice."""


def judged(token: Token) -> Token | None:
    """The object of the judgement that a possessive pronoun stands in; None where there is none."""
    if token.dep_ == "nsubj" and token.head.dep_ == "relcl":
        return _remarked(token.head.head)
    if token.dep_ != "poss":
        return None
    node = token
    for _ in range(DEEP):
        node = node.head
        if node.dep_ == "prep" and node.lower_ in GROUNDS:
            return _object(node)
        if node.dep_ in {"relcl", "ccomp", "advcl", "pcomp", "xcomp"}:
            return None
    return None


def _remarked(words: Token) -> Token | None:
    """Who has said what somebody is to answer for: "demanded the expulsion of X over remarks in which she …"."""
    ground = words.head
    if words.lemma_.lower() not in WORDS or words.dep_ != "pobj" or ground.lower_ not in GROUNDS:
        return None
    above = ground.head
    if above.pos_ in VERBAL:
        above = next((c for c in above.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < ground.i), above)
    inner = [c for p in above.children if p.dep_ == "prep" and p.lower_ == "of" and p.i < ground.i for c in p.children]
    return next((c for c in inner if c.dep_ == "pobj"), above if above.pos_ not in VERBAL else None)


def _object(ground: Token) -> Token | None:
    """The object of the verb that gives these grounds, where the parser hangs them on it or on its verb."""
    verb = ground.head.head if ground.head.dep_ in {"dobj", "nsubjpass"} else ground.head
    if verb.pos_ not in VERBAL or verb.lemma_.lower() not in JUDGING:
        return None
    return next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < ground.i), None)
