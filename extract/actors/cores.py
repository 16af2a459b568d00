"""The cores of noun phrases: where they begin and how far they go on, what they belong to, what stands inside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.model import MODIFIER, Reference
from polgraph.extract.actors.spans import plain
from polgraph.extract.labels import TIMES
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.extract.actors.gazetteer import Known
    from polgraph.extract.actors.model import Held
    from polgraph.extract.actors.sight import Sight
    from polgraph.extract.parse import Doc, Token

INNER = frozenset("compound amod nmod det nummod quantmod advmod predet npadvmod punct neg".split())
NOT_HEADS = frozenset("compound amod det punct case aux auxpass mark cc prt expl".split())
ENTITY_TYPES = {
    "PERSON": ActorType.PERSON,
    "ORG": ActorType.ORGANIZATION,
    "GPE": ActorType.PLACE,
    "LOC": ActorType.PLACE,
    "FAC": ActorType.PLACE,
    "NORP": ActorType.GROUP,
}
OWNING = frozenset({"of", "from", "with", "for", "in", "at"})
LINKS = frozenset("of from with against to".split())
BREAKS = frozenset({",", ";", ":", "–", "—", ".", "-"})
SIDES = frozenset({"pro", "anti", "non"})
"""Prefixes by which a state's adjective tells of somebody from elsewhere."""
CHARGING = frozenset("accuse acquit convict suspect clear absolve exonerate".split())
CRIMES = frozenset(
    "abuse act aggression atrocity attempt betrayal bias blackmail blasphemy breach bribery bullying campaign "
    "cheating collaboration collusion complicity conspiracy contempt corruption coup cover cowardice crime cruelty "
    "deceit defamation desertion dishonesty embezzlement espionage extortion fraud genocide graft harassment "
    "hypocrisy inaction incitement interference involvement killing libel lie manipulation massacre meddling "
    "misconduct misrule murder neglect negligence offence offense perjury plot profiteering propaganda provocation "
    "racism rape sabotage sedition spying subversion terrorism theft torture treachery treason vandalism violation "
    "violence vote".split()
)
"""Deeds that one is accused of: "accused the head of the army of treason" is not about an army of treason."""
ORIGINS = frozenset("born built educated language made speaking style trained".split())
"""What behind a state's adjective tells of people and things elsewhere: "the Russian-speaking party"."""
TAKING = frozenset("capture grab recapture recover regain retake seize take wrest".split())
TAIL = 8
"""How many tokens behind its head a description goes on at most; own choice."""


def core_of(head: Token, sight: Sight) -> list[Token]:
    """The tokens of a noun phrase from its first modifier to its head; brackets, dashes and dates cut it off."""
    tokens, end, belonging = head.doc.tokens, head.i, sight.belonging
    start, first = end, head.sent.start
    dated = end in sight.datelines
    while start > first:
        token = tokens[start - 1]
        if token.i in belonging:
            start -= 1
            continue
        climb = token
        while climb is not head and (climb.dep_ in INNER or climb.i in belonging) and climb.head.i <= end:
            climb = climb.head
        if climb is not head or _cuts(token, tokens[start], sight) or (token.i in sight.datelines) is not dated:
            break
        start -= 1
    while start < end and (tokens[start].is_punct or tokens[start].is_space):
        start += 1
    return tokens[start : end + 1]


def _cuts(token: Token, behind: Token, sight: Sight) -> bool:
    """Whether a noun phrase that has reached `behind` does not go on to the token before it."""
    text = plain(token)
    if token.is_space or token.is_bracket or (text in {"–", "—", "--", ":", ";", "..."}):
        return True
    if token.tag_ == "RP":
        return True
    if text == ",":
        return behind.dep_ != "amod"
    if text == "-" and token.whitespace_:
        return True
    if (
        token.ent_type_ in TIMES
        and token.i not in sight.known
        and not is_age(token)
        and token.dep_ in {"npadvmod", "compound", "nmod"}
    ):
        return True
    return behind.tag_ == "CD" and behind.dep_ != "compound" and token.pos_ in {"NOUN", "PROPN"} and text != "No"


def is_age(token: Token) -> bool:
    """Whether a token stands in "54-year-old"."""
    tokens = token.doc.tokens
    for first in tokens[max(0, token.i - 4) : token.i + 1]:
        if first.tag_ == "CD" and [t.lower_ for t in tokens[first.i + 1 : first.i + 5]] == ["-", "year", "-", "old"]:
            return True
    return False


def tail_of(head: Token) -> int:
    """The end of a description with its short postmodifiers: "soldiers loyal to X", "people fleeing Y"."""
    end = head.i + 1
    for child in head.rights:
        if child.left_edge.i != end:
            break
        last = tail_end(child)
        if child.dep_ == "prep" and child.lower_ in LINKS:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is None or is_taken(child) or is_deed(child.doc[child.i + 1]) or is_charge(child):
                break
            if _too_long(head, last) or _cut_short(head.doc, child.i, last):
                last = inner.i
        elif child.dep_ not in {"amod", "acl", "relcl", "advmod"} or child.pos_ in {"ADV", "PRON"}:
            break
        if _too_long(head, last) or _cut_short(head.doc, child.i, last):
            break
        end = last + 1
    return end


def _too_long(head: Token, last: int) -> bool:
    """Whether a description goes on too far behind its head; a hyphenated word counts once."""
    if last - head.i <= TAIL:
        return False
    return last - head.i - 2 * sum(_joins(token) for token in head.doc.tokens[head.i : last]) > TAIL


def _joins(token: Token) -> bool:
    return token.text == "-" and not token.whitespace_ and not token.nbor(-1).whitespace_


def is_deed(first: Token) -> bool:
    """Whether a gerund with an object follows a preposition, so that the phrase belongs to the verb before.

    As in "accused the army of planting mines", where the parser may take "planting" for an adjective.
    """
    return first.tag_ == "VBG" and (first.right_edge.i > first.i or first.head.i > first.i)


def is_taken(prep: Token) -> bool:
    """Whether a from-phrase says whom something is taken from: "took the airport from the army"."""
    noun = prep.head
    return prep.lower_ == "from" and noun.dep_ == "dobj" and noun.head.lemma_.lower() in TAKING


def is_charge(prep: Token) -> bool:
    """Whether an of-phrase says what the person before it is accused of: "accused the police of lying"."""
    if prep.lower_ != "of":
        return False
    noun = prep.head
    if noun.dep_ not in {"dobj", "nsubjpass", "pobj", "conj"}:
        return False
    above = noun
    while above.dep_ in {"pobj", "prep", "conj"} and above.head.i != above.i:
        above = above.head
    verb = above.head
    inner = next((c for c in prep.children if c.dep_ in {"pobj", "pcomp"}), None)
    charged = verb.lemma_.lower() in CHARGING or (above.dep_ == "prep" and above.head.lemma_.lower() in CHARGING)
    if not charged or inner is None:
        return False
    # "of planting mines": the tagger takes some gerunds for nouns
    gerund = prep.nbor().lower_.endswith("ing") and prep.nbor().dep_ == "compound"
    return gerund or inner.tag_ == "VBG" or inner.lemma_.lower() in CRIMES


def tail_end(prep: Token) -> int:
    """The last token of a phrase behind a description, up to what somebody is accused of."""
    tokens, last = prep.doc.tokens, prep.right_edge.i
    for token in tokens[prep.i + 1 : last + 1]:
        if token.lower_ == "of" and is_charge(token):
            last = token.i - 1
            break
    return last - tokens[last].is_punct


def _cut_short(doc: Doc, first: int, last: int) -> bool:
    for token in doc.tokens[first : last + 1]:
        if token.is_space or token.is_bracket or (token.text in BREAKS and not _joins(token)):
            return True
    return False


def country_in(core: list[Token], sight: Sight) -> str:
    """The first state that a phrase names or is adjective of, "" where there is none."""
    for token in core:
        span = sight.known.get(token.i)
        if span is not None and span[2].country and not _leans(span, sight):
            return span[2].country
    return ""


def _leans(span: tuple[int, int, Known], sight: Sight) -> bool:
    """Whether a state's adjective only says with whom somebody sides, or his tongue: "pro-Iranian", "Thai-speaking"."""
    doc, (start, end, _) = sight.doc, span
    if start > 1 and doc[start - 1].text == "-" and doc[start - 2].lower_ in SIDES:
        return True
    return (
        end + 1 < len(doc)
        and doc[end].text == "-"
        and (doc[end + 1].lower_ in sight.gazetteer.leanings or doc[end + 1].lower_ in ORIGINS)
    )


def possessor_state(token: Token, sight: Sight) -> str:
    """The state of "X's army" and "army of X"."""
    for child in token.children:
        if child.dep_ == "poss" and (known := sight.state_at(child.i)) is not None:
            return known.country
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                known = sight.state_at(inner.i)
                if known is not None and known.kind != "people":
                    return known.country
    return ""


def owners_of(token: Token, before: list[Token], sight: Sight) -> tuple[int, ...]:
    """The heads of what an actor belongs to by possessive, preposition or a name before it."""
    owners: list[int] = []
    if token.children:
        owners = [child.i for child in token.children if child.dep_ == "poss"]
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in OWNING and not is_charge(child):
                owners += [inner.i for inner in child.children if inner.dep_ == "pobj"]
    found = sight.found
    owners += [t.i for t in before if t.i in found and found[t.i].kind is MODIFIER]
    return tuple(owners)


def add_inner_names(core: list[Token], sight: Sight) -> None:
    """Names of organisations and people inside a phrase become references of their own."""
    i = 0
    while i < len(core) - 1:
        end = i + 1
        if core[i].ent_iob_ == "B" and core[i].ent_type_ in {"ORG", "PERSON"} and core[i].i not in sight.known:
            while end < len(core) and core[end].ent_iob_ == "I":
                end += 1
            if end < len(core) and core[end].pos_ != "PROPN" and core[end - 1].pos_ == "PROPN":
                first, last = core[i].i, core[end - 1]
                kind = sight.gazetteer.heads.get(last.lower_) or ENTITY_TYPES.get(core[i].ent_type_)
                add_modifier(first, last.i + 1, sight, kind)
        i = end


def add_governed(core: list[Token], offices: Sequence[Held], sight: Sight) -> None:
    """The town or province before the post of who governs it ("Kano Governor X", "the Izmir mayor") is a place.

    Before a post of state it is one where it is known as such ("Florida Attorney General X").
    """
    for held in offices:
        first = held.start
        while first > core[0].i and _may_name_place(sight.doc[first - 1], sight):
            first -= 1
        whole = sight.doc.between(first, held.start)
        known = held.office.object in {"state", "body"} and whole in sight.gazetteer.cities
        if first < held.start and (held.office.object == "place" or known):
            add_modifier(first, held.start, sight, ActorType.PLACE)


def _may_name_place(token: Token, sight: Sight) -> bool:
    named = token.pos_ == "PROPN" and token.dep_ == "compound" and token.has_capital and token.is_alpha
    return named and token.ent_type_ in {"GPE", "LOC", "PERSON", ""} and token.i not in sight.known


def add_modifier(start: int, end: int, sight: Sight, kind: ActorType | None) -> None:
    """A name that only modifies becomes a reference."""
    text = sight.doc.between(start, end)
    sight.found.setdefault(end - 1, Reference(end - 1, start, end, text, text, MODIFIER, kind))
