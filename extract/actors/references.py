"""Every place of a parsed article that refers to an actor: names, descriptions, pronouns, names inside phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.cores import NOT_HEADS, add_governed, add_inner_names, core_of, is_age
from polgraph.extract.actors.duals import dual_reference, is_dual
from polgraph.extract.actors.known_refs import known_reference, span_head
from polgraph.extract.actors.model import Kind, Reference
from polgraph.extract.actors.name_refs import is_name, name_reference
from polgraph.extract.actors.nominal_refs import aged_reference, nominal_reference, people_reference, stands_for_people
from polgraph.extract.actors.recurring import add_collectives, add_followers, add_recurring
from polgraph.extract.actors.sight import Sight, look
from polgraph.extract.actors.spans import is_hyphenated, plain_lower, scan_offices
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.gazetteer import Gazetteer
    from polgraph.extract.parse import Doc, Token

PERSONAL = frozenset("he she him her his hers himself herself".split())
PLURAL = frozenset("they them their theirs themselves we us our ours ourselves these those both".split())
PRONOUNS = PERSONAL | PLURAL | frozenset("it its itself i me my mine you your who whom whose which that one".split())
PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
NOMINAL_POS = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM"})
ADJECTIVE_PLACES = frozenset({"nsubj", "dobj", "pobj", "nsubjpass", "conj"})


def find_references(doc: Doc, gazetteer: Gazetteer) -> dict[int, Reference]:
    """All references of a parsed article by head token, in order of the text.

    Args:
        doc: a parsed and tagged text with named entities.
        gazetteer: what is known beforehand.
    """
    sight = look(doc, gazetteer)
    for token in doc:
        reference = _refer(token, sight)
        if reference is not None:
            sight.found.setdefault(reference.head, reference)
    add_collectives(sight)
    add_recurring(sight)
    add_followers(sight)
    return dict(sorted(sight.found.items()))


def _refer(token: Token, sight: Sight) -> Reference | None:
    if is_dual(token):
        return dual_reference(token, sight.gazetteer)
    if token.tag_ in PRONOUN_TAGS and plain_lower(token) in PRONOUNS:
        return _pronoun(token)
    span = sight.known.get(token.i)
    if span is not None:
        return known_reference(token, span, sight) if span_head(span[0], span[1], sight) == token.i else None
    if token.i in sight.closed:
        return None
    if stands_for_people(token, sight):
        return people_reference(token, core_of(token, sight), sight)
    if token.lower_ == "old" and token.dep_ in ADJECTIVE_PLACES and is_age(token):
        return aged_reference(token, core_of(token, sight))
    if token.dep_ in NOT_HEADS or not (token.pos_ in NOMINAL_POS or is_hyphenated(token)):
        return None
    if token.pos_ == "ADJ" and token.dep_ not in ADJECTIVE_PLACES:
        return None
    if token.dep_ == "nmod" and token.lower_ in sight.gazetteer.modifiers:
        # "Deputy Secretary of State X" is one person
        return None
    core = core_of(token, sight)
    add_inner_names(core, sight)
    add_governed(core, scan_offices(core, sight.gazetteer), sight)
    if is_name(token, core, sight):
        return name_reference(token, core, sight)
    return nominal_reference(token, core, sight)


def _pronoun(token: Token) -> Reference:
    word = plain_lower(token)
    kind = ActorType.PERSON if word in PERSONAL else None
    return Reference(token.i, token.i, token.i + 1, token.text, word, Kind.PRONOUN, kind, plural=word in PLURAL)
