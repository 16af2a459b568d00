"""The slots of an event noun: who does what it names, to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.judged import JUDGING
from polgraph.extract.labels import VERBAL
from polgraph.extract.relations.model import How
from polgraph.extract.relations.phrases import as_how, conjuncts, is_passive, lemmas, modifiers, objects
from polgraph.extract.relations.prepositions import prepositions
from polgraph.extract.relations.syntax import Slots, noun_agents, regarded, said_of, supported, surface_subject

if TYPE_CHECKING:
    from polgraph.extract.parse import Token


BACKING = frozenset("support backing help assistance aid defence defense protection cover cooperation".split())
UNDERGOING = frozenset({"be", "come", "remain", "stay", "fall", "live", "put"})
BIDDING = frozenset("request behest urging insistence demand prompting instigation invitation invite".split())
DISSENT = frozenset({"protest", "defiance"})
CARRIERS = frozenset("attempt bid campaign drive effort endeavor endeavour initiative mission operation role".split())


OCCURRING = frozenset(
    "begin break continue erupt escalate ensue flare follow happen intensify occur open persist rage "
    "resume start take".split()
)
"""Verbs that only say that something happens: "fighting erupted between X and Y"."""
HELD_OUT = frozenset({"offer", "promise", "pledge", "propose", "guarantee"})
"""Verbs that hold an event out to somebody."""
SIDES = ("between", "with", "against")


def carrier(noun: Token) -> Token:
    """The noun that has the arguments: that of "mediation" in "X's mediation effort between Y and Z" is "effort"."""
    head = noun.head
    return head if noun.dep_ == "compound" and head.pos_ == "NOUN" and head.lemma_.lower() in CARRIERS else noun


def noun_slots(noun: Token) -> Slots:
    """All slots of an event noun: agent, theme, poss, host, and the prepositions of it and its light verb."""
    slots = Slots(prepositions(noun))
    _behind_agent(slots)
    possessors = [pair for child in noun.children if child.dep_ == "poss" for pair in conjuncts(child)]
    slots["poss"] = list(possessors)
    slots["agent"] = list(noun_agents(noun)) + as_how(How.NESTED, slots.get("from", []))
    slots["theme"] = list(slots.get("of", [])) or supported(noun, "theme")
    if slots.get("by") or not slots["theme"]:
        slots["theme"] += [(t, How.LOOSE if not slots.get("by") else how) for t, how in (*possessors, *modifiers(noun))]
    _governor(noun, slots)
    if noun.dep_ == "pobj" and noun.lemma_.lower() in BACKING:
        _backing(noun, slots)
    if noun.dep_ == "pobj" and noun.head.lower_ in {"at", "on"} and noun.lemma_ in BIDDING:
        _bidding(noun, slots)
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.lemma_ in DISSENT:
        _dissent(noun, slots)
    return slots


def _bidding(noun: Token, slots: Slots) -> None:
    """Who does what another bids: "Y froze it at X's request", "it was frozen at the behest of X"."""
    governor = noun.head.head
    if governor.pos_ in VERBAL:
        slots["agent"] += slots.pop("of", [])
        doers = prepositions(governor).get("by", []) if is_passive(governor) else surface_subject(governor)
        slots["to"] = as_how(How.NESTED, doers)


def _dissent(noun: Token, slots: Slots) -> None:
    """Who protests by what he does: "resigned in protest at Y", where the parser may hang "at Y" on the verb."""
    governor = noun.head.head
    if governor.pos_ in VERBAL:
        slots["agent"] = slots["agent"] or as_how(How.CONTROL, surface_subject(governor))
        for name in ("at", "against", "over"):
            slots[name] = slots.get(name) or [
                (t, how) for t, how in prepositions(governor).get(name, []) if t.i > noun.i
            ]


def _backing(noun: Token, slots: Slots) -> None:
    """Who backs whom by a phrase: "flew in support of X", "advanced with the support of X", "thanks to aid from X"."""
    governor = noun.head.head
    if noun.head.lower_ == "with" and slots.get("of"):
        # "took the town from X's control with the help of Y": the taking is helped, whatever noun stands before
        governor = next((t for t in (governor, *governor.ancestors) if t.pos_ in VERBAL), governor)
    around = surface_subject(governor) if governor.pos_ in VERBAL else noun_agents(governor)
    if noun.head.lower_ == "in" and slots.get("of"):
        slots["for"] += slots["of"]
        slots["agent"] = slots["agent"] or as_how(How.CONTROL, around)
        slots["theme"] = []
    elif noun.head.lower_ in {"with", "under", "by", "to"}:
        slots["agent"] += slots.get("of", [])
        slots["for"] += as_how(How.CONTROL, around)


def _behind_agent(slots: Slots) -> None:
    """Add the phrase that the parser hangs on the agent of the event ("criticism by Nepal of India")."""
    suffered = bool(slots.get("of"))
    for name in ("by", "from", "of"):
        for token, _ in list(slots.get(name, ())):
            if token.pos_ == "PROPN" or name != "of":
                for inner, fills in prepositions(token).items():
                    # "the arrest of X by the police of Y": Y is not arrested
                    if inner not in {"in", "at", "near", name} and not (suffered and inner == "of"):
                        slots[inner] += as_how(How.NESTED, fills)


def _answerable(noun: Token, verb: Token) -> list[tuple[Token, How]]:
    """Whose deed it is that somebody is judged for: "fined X for talks with Y" is about talks of X."""
    judged = noun.dep_ == "pobj" and noun.head.lower_ == "for" and not JUDGING.isdisjoint(lemmas(verb))
    return objects(verb) if judged and not is_passive(verb) else []


def _given(dative: Token) -> list[tuple[Token, How]]:
    """Whom a dative names, with "to" or without."""
    if dative.pos_ != "ADP":
        return conjuncts(dative)
    return [pair for child in dative.children if child.dep_ == "pobj" for pair in conjuncts(child)]


def _before_colon(noun: Token) -> list[tuple[Token, How]]:
    """Who denies it in a headline: "Premier: no talks with rebels"."""
    first = noun.left_edge
    if first.lower_ != "no" or first.head is not noun or first.i < 2 or first.doc[first.i - 1].text != ":":
        return []
    return [(first.doc[first.i - 2], How.NESTED)]


def _governor(noun: Token, slots: Slots) -> None:
    """What the verb that governs the noun adds: "held talks in Rome with X", and its subject as `host`."""
    if noun.dep_ not in {"dobj", "nsubjpass", "pobj"}:
        slots["host"] = _before_colon(noun)
        if noun.dep_ == "nsubj" and OCCURRING.intersection(lemmas(noun.head)):
            around = prepositions(noun.head)
            for name in SIDES:
                slots[name] += around.get(name, [])
        return
    verb = noun.head if noun.dep_ != "pobj" else noun.head.head
    if verb.pos_ not in VERBAL:
        if noun.head.lower_ == "in" and verb.pos_ in {"NOUN", "PROPN"}:
            # "the leaders in talks with X", and headlines: "Chad, Niger in talks"
            slots["host"] = as_how(How.NESTED, conjuncts(verb))
        return
    if noun.dep_ == "pobj" and noun.head.lower_ == "under" and verb.lemma_ in UNDERGOING:
        # "is under investigation by X", "came under siege"
        slots["theme"] = slots["theme"] or surface_subject(verb)
    for name, fills in prepositions(verb).items():
        slots[name] += as_how(How.LOOSE, [f for f in fills if f[0].i != noun.i])
    if noun.dep_ == "dobj" and HELD_OUT.intersection(lemmas(verb)):
        # "offered talks to X" are talks with him, "promised protection to X" is for him
        given = [pair for c in verb.children if c.dep_ == "dative" for pair in _given(c)]
        if given and prepositions(noun).get("with"):
            # "promised X a meeting with Y": X is to meet him
            slots["agent"] = slots["host"] = as_how(How.NESTED, given)
            return
        given += prepositions(noun).get("to", [])
        for name in ("to", "for", "with"):
            slots[name] = as_how(How.NESTED, given) + slots.get(name, [])
    slots["host"] = as_how(How.NESTED, _answerable(noun, verb) or surface_subject(verb))


def described(noun: Token) -> list[tuple[Token, How]]:
    """What a noun describes: by copula, apposition, or as a title before a name."""
    if noun.dep_ in {"attr", "oprd"} and noun.head.pos_ in VERBAL:
        return said_of(noun)
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ in VERBAL:
        # "As a member of X, Y …"
        return regarded(noun.head.head) or surface_subject(noun.head.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "at" and noun.head.dep_ == "prep":
        # "X, at odds with Y, …"
        above = noun.head.head
        return surface_subject(above) if above.pos_ in VERBAL else [(above, How.RELATIVE)]
    if noun.dep_ in {"appos", "compound", "nmod"}:
        return [(noun.head, How.DIRECT)]
    apposed = [(child, How.DIRECT) for child in noun.children if child.dep_ == "appos"]
    return apposed or [(noun, How.DIRECT)]
