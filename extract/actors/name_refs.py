"""References by name: what heads a name that is not known beforehand, and of which type it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.cores import (
    ENTITY_TYPES,
    country_in,
    owners_of,
    possessor_state,
)
from polgraph.extract.actors.gazetteer import words
from polgraph.extract.actors.model import NAME, Held, Reference
from polgraph.extract.actors.name_bounds import is_aimed, name_end, name_start, strip_titles
from polgraph.extract.actors.nominal_refs import names_same
from polgraph.extract.actors.spans import SLOGANS, in_surname, is_hyphenated, noun_at, scan_offices
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.sight import Sight
    from polgraph.extract.parse import Token

NEVER = frozenset("DATE TIME MONEY PERCENT QUANTITY ORDINAL CARDINAL LAW LANGUAGE WORK_OF_ART".split())
EQUALS = frozenset("counterpart colleague namesake predecessor successor".split())
"""What persons are to each other, before the name of one."""
CENTRAL = frozenset({"Central", "Federal", "National", "Union"})
"""What the government of a state of states is called, in capitals too."""
BALLOTS = frozenset({"D", "R", "I"})
"""Letters of American parties before the state of a lawmaker."""


def is_name(token: Token, core: list[Token], sight: Sight) -> bool:
    """Whether a token heads a proper name rather than a description."""
    if is_hyphenated(token) or in_surname(token):
        return True
    if token.pos_ != "PROPN" and not (token.ent_type_ in ENTITY_TYPES and token.has_capital):
        return False
    lower, gazetteer = token.lower_, sight.gazetteer
    before = core[-2] if len(core) > 1 else None
    if token.ent_type_ in NEVER and token.text not in SLOGANS and (before is None or before.ent_type_ != "PERSON"):
        return False
    named = before is not None and before.pos_ == "PROPN" and before.i not in sight.known and before.has_capital
    if any(office.end == token.i + 1 for office in scan_offices(core, gazetteer)):
        return named and (lower,) in gazetteer.offices and token.ent_type_ == "PERSON" and _inside_entity(token, core)
    noun = noun_at([token], gazetteer)
    if noun is None or _goes_on(token):
        return True
    if "state" in noun.flags and (not named or (before is not None and before.text in CENTRAL)):
        return False
    alone = token.i == 0 or token.nbor(-1).pos_ in {"DET", "ADJ", "PUNCT", "ADP", "SPACE", "NUM"} or len(core) == 1
    if not alone or named:
        return True
    first = token.is_sent_start or token.i == 0 or token.nbor(-1).is_punct or token.nbor(-1).is_space
    return lower in gazetteer.heads and not (first and lower not in gazetteer.nouns)


def _goes_on(token: Token) -> bool:
    """Whether the recogniser's name goes on behind a noun: "the Cooperative for Rural Defence"."""
    if is_aimed(token):
        return True
    behind = token.doc.tokens[token.i + 1 : token.i + 3]
    if token.ent_type_ != "ORG" or len(behind) < 2 or behind[0].lower_ != "for":
        return False
    return all(t.ent_iob_ == "I" and t.ent_type_ == "ORG" for t in behind) and behind[1].has_capital


def _inside_entity(token: Token, core: list[Token]) -> bool:
    """Whether the recogniser's name began before a token ("Azlan Shah")."""
    first = token
    while first.ent_iob_ == "I" and first.i > core[0].i:
        first = first.nbor(-1)
    return first.i < token.i and first.ent_type_ == token.ent_type_


def name_reference(token: Token, core: list[Token], sight: Sight) -> Reference | None:
    """The reference of a name that is not known beforehand; None where it names no actor."""
    core, gazetteer = _behind_portfolio(core, sight), sight.gazetteer
    listed = token.text == "List" and len(core) > 1 and core[-2].has_capital
    unnamed = token.lower_ in gazetteer.nonactors or token.text in gazetteer.nonactors or _is_ballot(core)
    if (unnamed and not listed) or token.i in sight.datelines:
        return None
    if core[0].lower_ == "alias":
        # "X, alias Y" is one person
        return None
    first = name_start(core, sight)
    held = tuple(office for office in scan_offices(core, gazetteer) if office.end <= core[first].i)
    end = name_end(token)
    begin, titled = strip_titles(core, first, sight)
    equal = begin > core[0].i and sight.doc[begin - 1].lower_ in EQUALS
    personal = titled or bool(held) or equal
    kind = ActorType.PERSON if personal else _name_type(token, begin, end, sight)
    if kind is ActorType.PERSON and not personal and begin and sight.doc[begin - 1].lower_ == "opposition":
        # "the opposition Vela Dal"
        kind = ActorType.PARTY
    before, name = core[:first], sight.doc.between(begin, end)
    country = country_in(before, sight) or possessor_state(token, sight) or _led(name, held, sight)
    return Reference(
        head=token.i,
        start=core[0].i,
        end=end,
        text=sight.doc.between(core[0].i, end),
        name=name,
        kind=NAME,
        type=kind,
        definite=core[0].lower_ == "the",
        country=country,
        owners=owners_of(token, before, sight),
        held=held,
        classifier=_classifier(before, sight),
    )


def _behind_portfolio(core: list[Token], sight: Sight) -> list[Token]:
    """The name alone in "Commissioner of Police X", where the parser takes the police for a part of it."""
    before = sight.doc[core[0].i - 1] if core[0].i else core[0]
    seen_to = (core[0].lower_,) in sight.gazetteer.portfolios and before.lower_ == "of" and before.i < core[0].i
    return core[1:] if seen_to and len(core) > 2 and core[1].pos_ == "PROPN" else core


def _is_ballot(core: list[Token]) -> bool:
    """Whether a phrase is the party and state of a lawmaker, as in "Sen. X, D-Mass."."""
    return len(core) > 2 and core[0].text in BALLOTS and core[1].text == "-" and not core[1].whitespace_


def _led(name: str, held: tuple[Held, ...], sight: Sight) -> str:
    """The state of a widely known holder of an office of state, as in "President Nelson Mandela"."""
    return sight.gazetteer.leaders.get(words(name), "") if any(h.office.object == "state" for h in held) else ""


def _name_type(token: Token, begin: int, end: int, sight: Sight) -> ActorType | None:
    gazetteer, doc = sight.gazetteer, sight.doc
    last, opening = doc[end - 1].lower_, doc[begin].lower_
    name = doc.between(begin, end)
    if is_hyphenated(token):
        return ActorType.PERSON
    for word in (token.lower_, last, opening):
        if word in gazetteer.heads and (end - begin > 1 or word in gazetteer.nouns):
            return gazetteer.heads[word]
    if token.text in gazetteer.groups or token.lower_ in gazetteer.groups:
        return gazetteer.groups.get(token.text) or gazetteer.groups[token.lower_]
    if name in gazetteer.cities:
        return ActorType.PLACE
    return ENTITY_TYPES.get(token.ent_type_)


def _classifier(before: list[Token], sight: Sight) -> ActorType | None:
    """The type that a description directly before a name gives it: "the rebel group X", not "the group commander X"."""
    if any(office.end == before[-1].i + 1 for office in scan_offices(before, sight.gazetteer)):
        return None
    for place in range(len(before), 0, -1):
        noun = noun_at(before[:place], sight.gazetteer)
        if noun is not None and names_same(noun):
            return noun.type
    return None
