"""The slots of a verb or adjective: which tokens stand where around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import SUBJECTS, VERBAL
from polgraph.extract.relations.fills import partitive
from polgraph.extract.relations.model import How
from polgraph.extract.relations.phrases import (
    VIOLENCE,
    antecedent,
    as_how,
    causer,
    conjuncts,
    is_passive,
    lemmas,
    objects,
)
from polgraph.extract.relations.prepositions import prepositions
from polgraph.extract.relations.syntax import Slots, noun_agents, surface_subject

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

EVENT_PREPOSITIONS = ("in", "during", "after", "following", "amid", "under")
"""What introduces the event whose agent is the understood agent of a passive ("was killed in a raid by X")."""
ABREAST = frozenset({"stand", "fight", "work", "march", "serve", "remain"})
BESIDE = frozenset({"shoulder", "side", "arm", "hand"})
DISPERSING = frozenset({"break", "disperse", "quell", "suppress"})
GATHERINGS = frozenset("blockade demonstration gathering in march picket protest rally sit-in strike vigil".split())
"""What is dispersed; of "sit-in" the parser makes three words."""
OVERSEEING = frozenset("auspex auspice mediation monitoring observation supervision".split())
"""Nouns of what others do beside a deed: "a truce agreed under the mediation of X"."""
REACH = 6
"""How many tokens behind its verb "shoulder to shoulder" may end; own choice."""
PREDICATES = frozenset({"ADJ", "NOUN", "ADV"})


def verb_slots(verb: Token) -> Slots:
    """All slots of a verb: subj, obj, dat, comp, the prepositions."""
    slots = Slots(prepositions(verb))
    _core(verb, slots)
    _complements(verb, slots)
    _small_clauses(verb, slots)
    words = lemmas(verb)
    if not DISPERSING.isdisjoint(words):
        slots["obj"] = [(_protest_before(token), how) for token, how in slots["obj"]]
    for token, _ in list(slots["obj"]):
        around = prepositions(token)
        counted = partitive(token) if "of" in slots else []
        for name, fills in around.items():
            # "pulled most of its soldiers out of X": the soldiers are no origin
            slots[name] += as_how(How.NESTED, [] if counted and name == "of" else fills)
        for inner, _ in around.get("of", ()):
            # "freed the town of X from Y": the parser hangs the origin on the name
            slots["from"] += as_how(How.NESTED, prepositions(inner).get("from", []))
    if verb.dep_ == "relcl" and any(child.lower_ == "where" for child in verb.children):
        # "Y, where X has taken shelter"
        slots["in"] = slots["in"] or [(verb.head, How.RELATIVE)]
    if not ABREAST.isdisjoint(words):
        _abreast(verb, slots)
    for name in EVENT_PREPOSITIONS:
        # "the raid in which nine died": the raid
        if name in slots:
            slots[name] = [(_event_before(token), how) for token, how in slots[name]]
    for child in verb.children:
        if child.dep_ in {"acomp", "attr", "oprd", "advmod"}:
            for name, fills in prepositions(child).items():
                slots[name] += as_how(How.NESTED, fills)
    return slots


def _event_before(token: Token) -> Token:
    """The event that a relative pronoun takes up: "the raid on the port of X in which nine died" is the raid."""
    noun = antecedent(token)
    if noun is None:
        return token
    violent = _violent_above(noun)
    while violent is None and noun.pos_ == "PROPN" and noun.dep_ == "pobj":
        governor = noun.head.head
        things = [c for c in governor.children if c.dep_ in {"dobj", "nsubjpass"}] if governor.pos_ in VERBAL else []
        if governor.pos_ not in {"NOUN", "PROPN"} and not things:
            break
        noun = things[0] if things else governor
    return violent or noun


def _protest_before(token: Token) -> Token:
    """The protest that is dispersed: of "a sit-in outside X, which police broke up" the sit-in and not X."""
    noun = token
    while noun.dep_ == "pobj":
        above = noun.head.head
        near = [above, *(child for child in above.children if child.dep_ in {"dobj", "nsubjpass"})]
        found = next((other for other in near if other.i < noun.i and other.lemma_.lower() in GATHERINGS), None)
        if found is not None or above.pos_ != "NOUN":
            return found or token
        noun = above
    return token


def _violent_above(noun: Token) -> Token | None:
    """The act of violence in whose phrase a noun stands, if it does."""
    while noun.lemma_.lower() not in VIOLENCE:
        if noun.dep_ != "pobj" or noun.head.head.pos_ not in {"NOUN", "PROPN"}:
            return None
        noun = noun.head.head
    return noun


def _abreast(verb: Token, slots: Slots) -> None:
    """Who stands beside: "stands shoulder to shoulder with X", "fought side by side with X", however it is parsed."""
    near = [token for token in verb.subtree if verb.i < token.i <= verb.i + REACH]
    for token in near:
        if token.lower_ in BESIDE:
            slots["with"] += as_how(How.NESTED, prepositions(token).get("with", []))
    if "fight" in lemmas(verb) and any(token.lower_ in {*BESIDE, "together", "jointly"} for token in near):
        # one fights beside these and not against them
        slots["alongside"] += slots.pop("with", [])


def _core(verb: Token, slots: Slots) -> None:
    """Subject, object and dative, whatever the voice."""
    surface = surface_subject(verb)
    if is_passive(verb):
        slots["obj"] = surface + [p for child in verb.children if child.dep_ == "dobj" for p in conjuncts(child)]
        by = slots.pop("by", []) or _agent_behind(verb) or _shared_agent(verb) or _agent_hyphened(verb)
        head = causer(verb)
        caused = [] if head is None else as_how(How.CONTROL, surface_subject(head))
        slots["subj"] = [*by, *caused] or _agent_of_event(slots)
    else:
        slots["subj"] = surface
        slots["obj"] = objects(verb)
    slots["dat"] = [p for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP" for p in conjuncts(c)]
    slots["dat"] += slots.get("to", [])


def _agent_behind(verb: Token) -> list[tuple[Token, How]]:
    """The agent that the parser hangs on the gerund before it ("was barred from travelling by a court")."""
    gerunds = [
        c for p in verb.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pcomp" and c.tag_ == "VBG"
    ]
    return as_how(How.NESTED, [pair for gerund in gerunds for pair in prepositions(gerund).get("by", ())])


def _agent_hyphened(verb: Token) -> list[tuple[Token, How]]:
    """The agent of a participle before a noun ("a Russian-brokered truce")."""
    if verb.dep_ != "amod" or verb.i < 2 or verb.nbor(-1).text != "-":
        return []
    agent = verb.nbor(-2)
    return [(agent, How.DIRECT)] if agent.head is verb and agent.tag_ in {"NNP", "NNPS", "JJ"} else []


def _shared_agent(verb: Token) -> list[tuple[Token, How]]:
    """The agent that stands with the last of coordinated participles ("a force armed and paid by X")."""
    later = [c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBN" and c.i > verb.i]
    alone = later and not any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in later[0].children)
    return as_how(How.SHARED, prepositions(later[0]).get("by", [])) if alone else []


def _agent_of_event(slots: Slots) -> list[tuple[Token, How]]:
    """Who acts in the event in which something is done: "was killed in a raid by X", "died in Turkish strikes"."""
    for name in EVENT_PREPOSITIONS:
        for token, _ in slots.get(name, ()):
            if token.pos_ == "NOUN" and token.lemma_.lower() not in OVERSEEING:
                found = noun_agents(token)
                if found:
                    return as_how(How.NESTED, found)
    return []


def _complements(verb: Token, slots: Slots) -> None:
    """The subject, object and prepositions of the infinitive or clause that the verb governs."""
    for child in verb.children:
        if child.dep_ not in {"xcomp", "ccomp"}:
            continue
        slots["comp"] += as_how(How.CONTROL, surface_subject(child))
        if child.pos_ in VERBAL and child.dep_ == "xcomp":
            slots["comp.obj"] += as_how(How.NESTED, objects(child))
            for name in ("with", "to", "against", "on", "from"):
                slots["comp.obj"] += as_how(How.NESTED, prepositions(child).get(name, []))


def _small_clauses(verb: Token, slots: Slots) -> None:
    """Count both the actor and what is said of it as object ("held X responsible", "called X a liar")."""
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp", "oprd"} and child.pos_ in PREDICATES and child.i > verb.i:
            kinds = {c.dep_ for c in child.children}
            if "aux" in kinds or "mark" in kinds:
                continue
            inner = [pair for c in child.children if c.dep_ in SUBJECTS for pair in conjuncts(c)]
            if inner:
                slots["obj"] += [*inner, (child, How.DIRECT)]
            elif child.dep_ == "oprd" and is_passive(verb):
                slots["obj"].append((child, How.DIRECT))
    for token, _ in list(slots["obj"]):
        # "held X responsible": the parser hangs the adjective on the name
        for child in token.children:
            if child.dep_ == "amod" and child.i == token.i + 1 and child.pos_ == "ADJ":
                slots["obj"].append((child, How.DIRECT))
