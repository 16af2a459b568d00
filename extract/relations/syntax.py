"""Predicate–argument structure over the dependency parse: which tokens fill which slots of a verb or noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.judged import JUDGING
from polgraph.extract.embedding import load_embedders
from polgraph.extract.labels import SUBJECTS, VERBAL
from polgraph.extract.relations.control import (
    addressed,
    governs_object,
    is_finite,
    is_voiced,
    judged_in,
    just_before,
    own_subject,
    partners,
)
from polgraph.extract.relations.model import How
from polgraph.extract.relations.phrases import (
    VIOLENCE,
    as_how,
    conjuncts,
    is_passive,
    lemmas,
    light_verbs,
    modifiers,
    objects,
)
from polgraph.extract.relations.prepositions import attached, prepositions

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

HELPED = ("for", "to", "with", "alongside", "by", "of", "behind")
HELPING = frozenset("support help assist back aid join lead accompany guide advise train equip enable unite".split())
STRUGGLES = frozenset(
    "fight battle war struggle campaign effort operation offensive conflict mission push drive combat efforts "
    "counteroffensive crusade bid quest endeavour endeavor resistance".split()
)
"""Nouns of a struggle in which one may be helped."""
REGARDING = frozenset(
    "brand characterise characterize class condemn consider count decry denounce depict describe designate dismiss "
    "label list portray present recognise recognize regard see treat view".split()
)
"""Verbs of opinion whose "as" tells of their object."""
MONEY = frozenset("million billion trillion dollar euro pound yen rand".split())
"""Amounts behind which "in" says of what they are: "$7 million in aid"."""
DEEP = 6
"""How many clauses a shared or controlled subject is followed through."""


class Slots(dict[str, list[tuple["Token", How]]]):
    """The tokens in each slot of a predicate; `X.of` and `X.agent` are worked out when they are asked for."""

    def __missing__(self, name: str) -> list[tuple[Token, How]]:
        found: list[tuple[Token, How]] = []
        base, _, part = name.rpartition(".") if "." in name else ("", "", "")
        if part == "of":
            found = [pair for token, how in self[base] for pair in as_how(how, _belonging(token))]
        elif part == "agent":
            found = [pair for token, how in self[base] for pair in as_how(how, noun_agents(token))]
        self[name] = found
        return found


def _belonging(noun: Token) -> list[tuple[Token, How]]:
    """Whom a noun belongs to: of an attack that has an agent not where it took place ("died in X's raid on Y")."""
    own = (noun_agents(noun) if noun.lemma_.lower() in VIOLENCE else []) or attached(noun)
    # "$7 million in aid to X": whose the amount is shows behind what it is of
    sums = prepositions(noun).get("in", []) if noun.lemma_.lower() in MONEY else []
    return own + [pair for token, how in sums for pair in as_how(how, attached(token))]


def surface_subject(verb: Token, depth: int = 0) -> list[tuple[Token, How]]:
    """Who the clause is about: its subject, or the one it shares with or is controlled by another clause."""
    own = own_subject(verb)
    if own or depth > DEEP or verb.head.i == verb.i:
        return own
    head = verb.head
    if verb.dep_ == "conj" and (head.pos_ in VERBAL or (head.pos_ == verb.pos_ == "ADJ")):
        return as_how(How.SHARED, surface_subject(head, depth + 1))
    if verb.dep_ in {"acl", "amod"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        if verb.tag_ == "VB":
            # "a coalition to defeat X" is itself the one that defeats; "efforts to defeat X" are somebody's
            return as_how(How.CONTROL, [(head, How.CONTROL), *noun_agents(head, depth + 1)])
        return [(token, How.RELATIVE if how is How.DIRECT else how) for token, how in conjuncts(head)[:1]]
    if verb.dep_ == "ccomp" and head.pos_ in VERBAL and is_finite(verb):
        between = [t for t in verb.doc[head.i + 1 : verb.left_edge.i] if t.pos_ in VERBAL and is_finite(t)]
        peers = [t for t in between if any(child.dep_ in SUBJECTS for child in t.children)]
        return as_how(How.SHARED, surface_subject(peers[-1] if peers else head, depth + 1))
    if verb.dep_ in {"xcomp", "ccomp"} and head.pos_ in VERBAL:
        return as_how(How.CONTROL, surface_subject(head, depth + 1) if is_voiced(verb) else _controller(head, depth))
    if verb.dep_ == "xcomp" or (verb.dep_ in {"acomp", "attr", "oprd"} and head.pos_ in VERBAL):
        return as_how(How.CONTROL, surface_subject(head, depth + 1))
    if verb.dep_ in {"advcl", "prep"} and head.pos_ in VERBAL:
        return _of_adverbial(verb, depth)
    if verb.dep_ == "pcomp" or (verb.dep_ == "pobj" and verb.tag_ == "VBG"):
        return as_how(How.CONTROL, _of_gerund(head, depth))
    if verb.dep_ in {"acl", "relcl"}:
        return [(head, How.RELATIVE)]
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and head.pos_ == "PROPN" and head.i == head.head.i:
        # a headline: "Chad to send troops to Mali"
        return conjuncts(head)
    return []


def said_of(complement: Token) -> list[tuple[Token, How]]:
    """Of whom a noun or adjective beside a verb is said: the subject, or the object in "called X a traitor"."""
    verb = complement.head
    named = [c for c in verb.children if c.dep_ == "dobj" and c.i < complement.i] if complement.dep_ == "oprd" else []
    return conjuncts(named[0]) if named else surface_subject(verb)


def regarded(verb: Token) -> list[tuple[Token, How]]:
    """Of whom the "as" behind a verb of opinion tells: "regards X as a wing of Y", "X, whom they see as a rival"."""
    return objects(verb) if REGARDING.intersection(lemmas(verb)) and not is_passive(verb) else []


def _of_adverbial(verb: Token, depth: int) -> list[tuple[Token, How]]:
    """The understood subject of a participle or purpose beside a clause."""
    head = verb.head
    near = just_before(verb) if verb.tag_ == "VBN" and not _helps_on(verb) else None
    if near is not None:
        # a common noun may be no part of it: "took the town from rebel control, aided by X"
        more = [] if near.pos_ == "PROPN" else as_how(How.NESTED, surface_subject(head, depth + 1))
        return [(near, How.RELATIVE), *more]
    if verb.tag_ == "VB" and governs_object(head) and not is_voiced(verb):
        # "pressed X to stop", which the parser takes for a purpose
        return as_how(How.CONTROL, _controller(head, depth))
    joint = as_how(How.NESTED, partners(head)) if verb.tag_ == "VB" else []
    return as_how(How.CONTROL, surface_subject(head, depth + 1)) + joint


AIDED = frozenset({"accompany", "aid", "assist", "help"})
"""Participles that set off tell of the whole clause: who does what it says is helped."""


def _helps_on(verb: Token) -> bool:
    """As in "X took the town from Y, aided by Z": X is, not Y."""
    return not AIDED.isdisjoint(lemmas(verb)) and bool(prepositions(verb).get("by"))


def _controller(head: Token, depth: int) -> list[tuple[Token, How]]:
    if "use" in lemmas(head):
        # "the methods that X uses to kill": X kills, and so may whom he uses
        return [*surface_subject(head, depth + 1), *as_how(How.NESTED, objects(head))]
    embedders = [e for lemma in lemmas(head) for e in load_embedders().get(("v", lemma), ())]
    if "subj" not in {e.controller for e in embedders}:
        asked = any(e.controller == "obj" and "to" in e.clauses for e in embedders)
        own = addressed(head) if asked else objects(head)
        if own and not is_passive(head):
            return own
    return surface_subject(head, depth + 1)


def _of_gerund(prep: Token, depth: int) -> list[tuple[Token, How]]:
    """The understood subject of a gerund behind a preposition ("accused X of killing", "by killing")."""
    governor = prep.head
    if governor.lower_ == "short" and governor.head.pos_ in VERBAL:
        # "stopped short of recognising X"
        return surface_subject(governor.head, depth + 1)
    if governor.pos_ == "ADJ" and governor.dep_ in {"acomp", "attr", "conj"}:
        # "is committed to destroying X"
        return surface_subject(governor, depth + 1)
    if governor.pos_ not in VERBAL:
        accused = judged_in(governor, prep)
        return [accused] if accused else noun_agents(governor, depth + 1)
    embedders = [e for lemma in lemmas(governor) for e in load_embedders().get(("v", lemma), ())]
    # "pressed X into signing": whoever is talked or forced into something does it
    by_object = prep.lower_ == "into" or any(
        e.controller == "obj" and e.clauses & {prep.lower_, "ing"} for e in embedders
    )
    by_object = by_object or (prep.lower_ == "for" and not JUDGING.isdisjoint(lemmas(governor)))
    if by_object and not is_passive(governor) and objects(governor):
        return objects(governor)
    return surface_subject(governor, depth + 1)


ENGAGING = {"embark": "on", "engage": "in", "involve": "in", "participate": "in", "resort": "to"}
"""Verbs whose subject does what the object of their preposition names ("was engaged in attacks on Y")."""
STRETCHES = frozenset(
    "barrage bout campaign couple day hour month number pair rash round run sequence series set spate spell string "
    "succession total wave week year".split()
)


def noun_agents(noun: Token, depth: int = 0) -> list[tuple[Token, How]]:
    """Who does what an event noun names: possessor, by-phrase, nationality, or subject of its light verb."""
    found = [pair for child in noun.children if child.dep_ == "poss" for pair in conjuncts(child)]
    found += prepositions(noun).get("by", [])
    found += modifiers(noun)
    if depth <= DEEP:
        found += supported(noun, "agent", depth)
        found += as_how(How.NESTED, _culprits(noun, depth) + _claimants(noun) + _engaged(noun, depth) + _launched(noun))
    return found


def preventers(deed: Token) -> list[Token]:
    """Who keeps a deed from being done ("X repelled an attack"), who for certain is not the one to do it."""
    verb = deed.head
    if deed.dep_ not in {"dobj", "nsubjpass"} or deed.pos_ != "NOUN":
        return []
    words = [e for lemma in lemmas(verb) for e in load_embedders().get(("v", lemma), ()) if "np" in e.clauses]
    if not any(word.negated and not word.controller for word in words):
        return []
    return [token for token, _ in (prepositions(verb).get("by", []) if is_passive(verb) else surface_subject(verb))]


def _launched(noun: Token) -> list[tuple[Token, How]]:
    """The agent of a light participle behind the noun: "charges brought by X", "an offensive launched by X"."""
    light = light_verbs()
    made = [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"]
    return [p for c in made if any(light.get(w) == "agent" for w in lemmas(c)) for p in prepositions(c).get("by", [])]


CHARGED = frozenset({"for", "of", "with", "over"})
CULPABLE = frozenset(
    "accuse acquit arrest blame charge convict detain execute hang imprison indict jail prosecute sentence suspect try "
    "want".split()
)
"""Verbs whose object has done what the phrase behind names, or is said to."""


def _culprits(noun: Token, depth: int) -> list[tuple[Token, How]]:
    """Who is said to be behind a deed: "militias responsible for the attack", "claimed responsibility for it"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.dep_ != "prep":
        return []
    governor = preposition.head
    if preposition.lower_ == "behind" and governor.pos_ in {"NOUN", "PROPN", "PRON"}:
        return [(governor, How.DIRECT)]
    if preposition.lower_ == "behind" and governor.lemma_ in {"be", "stand"}:
        return surface_subject(governor, depth + 1)
    if preposition.lower_ in CHARGED and CULPABLE.intersection(lemmas(governor)):
        # "was jailed for the murder of Y", "a commander wanted for the abduction of Y"
        return surface_subject(governor, depth + 1) if is_passive(governor) else objects(governor)
    if preposition.lower_ != "for" or governor.lemma_.lower() not in {"responsible", "responsibility"}:
        return []
    if governor.pos_ == "ADJ" and governor.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return [(governor.head, How.DIRECT)]
    return surface_subject(governor.head, depth + 1) if governor.head.pos_ in VERBAL else []


def _claimants(noun: Token) -> list[tuple[Token, How]]:
    """Who owns up to a deed: "an attack claimed by X", "the bombing, for which X has claimed responsibility"."""
    found: list[tuple[Token, How]] = []
    for child in noun.children:
        if child.i < noun.i or child.pos_ not in VERBAL or "claim" not in lemmas(child):
            continue
        if child.tag_ == "VBN" and child.dep_ in {"acl", "relcl"} and prepositions(child).get("by"):
            found += prepositions(child)["by"]
        elif child.dep_ == "relcl" and any(c.lemma_.lower() == "responsibility" for c in child.children):
            found += [pair for c in child.children if c.dep_ in SUBJECTS for pair in conjuncts(c)]
    return found


def _engaged(noun: Token, depth: int) -> list[tuple[Token, How]]:
    """Who is helped, joined or busy in a struggle: "support for X in the fight against Y", "gains in its war on Y"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "in" or noun.lemma_.lower() not in STRUGGLES:
        return []
    if any(child.lower_ == "between" for child in noun.children):
        # "died in the battle between X and Y"
        return []
    governor = preposition.head
    if governor.pos_ in VERBAL:
        inner = [pair for t in (governor, *(o for o, _ in objects(governor))) for pair in _helped(t)]
        if HELPING.intersection(lemmas(governor)) and not is_passive(governor):
            inner += objects(governor)
        return inner or surface_subject(governor, depth + 1)
    if governor.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return []
    return [*conjuncts(governor)[:1], *_helped(governor)]


def _helped(token: Token) -> list[tuple[Token, How]]:
    """Who is helped by the phrases of a verb or noun: "support for X", "stands with X"."""
    around = prepositions(token)
    return [pair for name in HELPED for pair in around.get(name, ())]


def supported(noun: Token, role: str, depth: int = 0) -> list[tuple[Token, How]]:
    """The subject of the light verb that governs an event noun, if the verb gives it this role."""
    head = noun.head
    while noun.dep_ == "conj" and head.pos_ == "NOUN":
        noun, head = head, head.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in STRETCHES:
        # "carried out a series of attacks", "began a week of talks"
        noun, head = head.head, head.head.head
    if noun.dep_ == "pobj" and role == "agent" and ENGAGING.get(head.head.lemma_.lower()) == head.lower_:
        return as_how(How.SHARED, surface_subject(head.head, depth + 1))
    if head.pos_ not in VERBAL or noun.dep_ not in {"dobj", "nsubjpass"}:
        return []
    kind = next((light_verbs()[lemma] for lemma in lemmas(head) if lemma in light_verbs()), None)
    if kind is None:
        return []
    if noun.dep_ == "nsubjpass":
        return as_how(How.SHARED, prepositions(head).get("by", [])) if kind == role else []
    return as_how(How.SHARED, surface_subject(head, depth + 1)) if kind == role and not is_passive(head) else []
