"""Which actor a relative pronoun stands for: "who", "which", "whose"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import HELPERS, NOMINAL_SUBJECTS
from polgraph.extract.tables import words_by_class
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.discourse import Discourse, Members
    from polgraph.extract.parse import Token

LOOKING_BACK = frozenset("who whom which whose".split())
"""Relative pronouns that the actor directly before can be meant by; "that" opens too many other clauses."""
PERSONAL = frozenset({"who", "whom"})
BODIES = frozenset(
    {
        ActorType.PARTY,
        ActorType.STATE,
        ActorType.ORGANIZATION,
        ActorType.GOVERNMENT_BODY,
        ActorType.INTERNATIONAL_ORGANIZATION,
        ActorType.MEDIA,
        ActorType.PLACE,
    }
)
"""What "who" does not stand for where a person or group stands before it."""
PLACES = frozenset({ActorType.STATE, ActorType.PLACE})
PEOPLE = frozenset({ActorType.PERSON, ActorType.GROUP, ActorType.ARMED_GROUP})
HUMAN = frozenset({ActorType.PERSON, ActorType.GROUP, ActorType.ARMED_GROUP, ActorType.GOVERNMENT_BODY})
LONGEST = 8
"""How many tokens before a relative pronoun the head of what it takes up may stand."""


def relative_members(discourse: Discourse, token: Token) -> Members:
    """The actors that a relative pronoun stands for, by the parse or by what stands right before it."""
    return _attached(discourse, token) or (_in_front(discourse, token) if token.lower_ in LOOKING_BACK else ())


def _in_front(discourse: Discourse, token: Token) -> Members:
    """As in "Y, whose leader, X, was shot": the actor directly before, where the parser has lost the clause."""
    end = token.i
    while end > 0 and discourse.doc[end - 1].dep_ == "prep" and discourse.doc[end - 1].i == end - 1:
        end -= 1
    apart = end > 0 and discourse.doc[end - 1].text == ","
    if not apart and token.lower_ != "whose":
        return ()
    end -= apart
    for i in range(end - 1, max(end - LONGEST, -1), -1):
        reference = discourse.references.get(i)
        if reference is not None and reference.end == end and i in discourse.of:
            human = discourse.entities[discourse.of[i]].type in HUMAN
            return discourse.members(i) if human or token.lower_ not in {"who", "whom"} else ()
    return ()


def _attached(discourse: Discourse, token: Token) -> Members:
    climb = token
    while climb.dep_ not in {"relcl", "acl", "ROOT"} and climb.head.i != climb.i:
        climb = climb.head
    if climb.dep_ not in {"relcl", "acl"}:
        return ()
    antecedent, words = climb.head, words_by_class("antecedents.tsv")
    while (
        antecedent.i not in discourse.of and antecedent.dep_ in {"pobj", "appos"} and antecedent.head.i != antecedent.i
    ):
        apposed = antecedent.dep_ == "appos"
        antecedent = antecedent.head if apposed else antecedent.head.head
        described = apposed and climb.head.lemma_.lower() not in words["deed"]
        if antecedent.pos_ not in {"NOUN", "PROPN"} or not (described or antecedent.lemma_.lower() in words["whole"]):
            return ()
    if antecedent.i in discourse.of and discourse.entities[discourse.of[antecedent.i]].type in PLACES:
        deed = _deed(discourse, token, climb, antecedent)
        if deed is not None:
            return deed
    if token.lower_ in {*LOOKING_BACK, "that"} and antecedent.tag_ == "NNS":
        named = _named_behind(discourse, antecedent)
        if len(named) > 1:
            return named
    listed = [c for c in antecedent.conjuncts if c.i < token.i and c.i in discourse.of]
    later = [c for c in listed if c.i > antecedent.i]
    if later and token.dep_ in NOMINAL_SUBJECTS and _is_of_one(climb):
        # "X and Y, which has …" is of Y, wherever the parser hangs it
        return discourse.members(max(c.i for c in later))
    if (
        listed
        and antecedent.tag_ == "NNP"
        and (_is_of_several(token, climb) or (later and token.dep_ in NOMINAL_SUBJECTS))
    ):
        places = sorted(c.i for c in (*listed, antecedent))
        return tuple(dict.fromkeys(m for i in places for m in discourse.members(i)))
    return discourse.members((_body(discourse, antecedent) if token.lower_ in PERSONAL else antecedent).i)


def _deed(discourse: Discourse, token: Token, verb: Token, antecedent: Token) -> Members | None:
    """Whose deed did harm, as in "X's strikes on Y, which killed nine": not the place; None where no deed is named."""
    words = words_by_class("blows.tsv")
    if token.dep_ != "nsubj" or token.lower_ not in {"that", "which"} or verb.lemma_.lower() not in words["harm"]:
        return None
    above = antecedent
    while above.dep_ in {"pobj", "appos"} and above.head.i != above.i:
        above = above.head if above.dep_ == "appos" else above.head.head
        if above.pos_ == "NOUN" and above.lemma_.lower() in words["blow"]:
            by = (c for p in above.children if p.lower_ == "by" for c in p.children)
            doers = [c for c in (*above.children, *by) if c.i in discourse.of and c.dep_ in {"poss", "pobj"}]
            return discourse.members(doers[0].i) if doers else ()
    return None


def _named_behind(discourse: Discourse, antecedent: Token) -> Members:
    """As in "two camp leaders, X and Y, who …": those named in apposition to a description of several."""
    heads = [c for c in antecedent.children if c.dep_ == "appos" and c.i > antecedent.i]
    names = [t for head in heads for t in (head, *(c for c in head.conjuncts if c.i > head.i)) if t.tag_ == "NNP"]
    return tuple(dict.fromkeys(m for t in names for m in discourse.members(t.i)))


def _is_of_several(token: Token, verb: Token) -> bool:
    """Whether a clause tells of all that is listed before it: "X and Y, which fight", "X and Y, whose leaders met"."""
    if token.lower_ == "whose":
        return token.head.tag_ == "NNS"
    shares = words_by_class("antecedents.tsv")["share"]
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in shares:
        # "X and Y, both of which"
        return True
    tensed = [verb, *(c for c in verb.children if c.dep_ in HELPERS)]
    return token.dep_ in NOMINAL_SUBJECTS and any(t.tag_ == "VBP" or t.lower_ == "were" for t in tensed)


def _is_of_one(verb: Token) -> bool:
    """Whether the verb of a clause is in the singular."""
    tensed = [verb, *(c for c in verb.children if c.dep_ in HELPERS)]
    return any(t.tag_ == "VBZ" or t.lower_ == "was" for t in tensed)


def _body(discourse: Discourse, antecedent: Token) -> Token:
    """Whom "who" means where the parser hangs it on his party: "Senator X of the Y Party, who said"."""
    above = antecedent
    if antecedent.i not in discourse.of or discourse.entities[discourse.of[antecedent.i]].type not in BODIES:
        return antecedent
    while above.dep_ in {"pobj", "appos"} and above.head.i != above.i:
        apposed = above.dep_ == "appos"
        above = above.head if apposed else above.head.head
        if above.i in discourse.of and discourse.entities[discourse.of[above.i]].type in PEOPLE:
            return above
        if above.pos_ not in {"NOUN", "PROPN"}:
            break
    return antecedent
