"""The cores of noun phrases: where they begin and how far they go on, what they belong to, what stands inside them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from polgraph.extract.actors.items import DATELINE, GLUED, SHORTEST_TOWN, SPACED, paragraph_starts
from polgraph.extract.actors.model import Kind, Reference
from polgraph.extract.actors.spans import known_spans, plain
from polgraph.extract.where.dateline import dateline_spans
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.extract.actors.gazetteer import Gazetteer, Known
    from polgraph.extract.actors.model import Held
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
CLASSES = frozenset("people women men children youth citizens workers".split())
"""People whose possessive is a part of names whatever the apostrophe ("the People's Party")."""
TIMES = frozenset({"DATE", "TIME"})
OWNING = frozenset({"of", "from", "with", "for", "in", "at"})
LINKS = frozenset("of from with against to".split())
BREAKS = frozenset({",", ";", ":", "–", "—", ".", "-"})
SIDES = frozenset({"pro", "anti", "non"})
"""Prefixes by which a state's adjective tells of somebody from elsewhere."""
MINISTERS = frozenset("minister secretary ministry department undersecretary".split())
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
FEDERAL = "General of the Federation".split()
"""As in "Attorney General of the Federation": the state's."""
PORTFOLIO = 5
"""How many words a portfolio has at most."""
TAIL = 8
"""How many tokens behind its head a description goes on at most; own choice."""


@dataclass(slots=True)
class Sight:
    """One article as the finder of references sees it.

    Attributes:
        doc: the parsed article.
        gazetteer: what is known beforehand.
        known: known phrases by each token that they cover.
        datelines: tokens of datelines.
        closed: tokens inside offices ("State" of "Secretary of State"), which are no actors.
        belonging: possessives inside names ("Farmers'" of "the Farmers' Party").
        found: the references found so far, by head token.
    """

    doc: Doc
    gazetteer: Gazetteer
    known: dict[int, tuple[int, int, Known]]
    datelines: frozenset[int]
    closed: frozenset[int]
    belonging: frozenset[int] = frozenset()
    found: dict[int, Reference] = field(default_factory=dict)

    def state_at(self, i: int) -> Known | None:
        """The state whose name, adjective or people stands at a token."""
        span = self.known.get(i)
        return span[2] if span is not None and span[2].type is ActorType.STATE else None


def look(doc: Doc, gazetteer: Gazetteer) -> Sight:
    """An article with its known phrases and datelines marked."""
    known = known_spans(doc, gazetteer)
    belonging = _belonging_tokens(doc, gazetteer) - set(known)
    closed = _portfolio_tokens(doc, gazetteer) | belonging
    return Sight(doc, gazetteer, known, dateline_tokens(doc), closed, belonging)


def _belonging_tokens(doc: Doc, gazetteer: Gazetteer) -> frozenset[int]:
    """The possessives of people that are parts of names: "People's" of "the People's Guard", "Farmers'" of a party."""
    found: set[int] = set()
    for mark in doc[1 : len(doc) - 1]:
        people, head = doc[mark.i - 1], doc[mark.i + 1]
        if mark.tag_ != "POS" or people.dep_ != "poss" or not (people.text[:1].isupper() and head.text[:1].isupper()):
            continue
        lower = plain(people).lower()
        plural = lower in CLASSES or (
            mark.text in {"'", "’"} and (lower in gazetteer.nouns or lower.removesuffix("s") in gazetteer.nouns)
        )
        plural = plural or (head.text == "Office" and (lower,) in gazetteer.offices)
        one = all(doc[i].ent_type_ == "ORG" and doc[i].ent_iob_ == "I" for i in range(mark.i, people.head.i + 1))
        bodies = people.head.lower_ in gazetteer.heads or people.head.text == "Office"
        known = bodies or (one and people.ent_type_ == "ORG" and lower in CLASSES)
        if not plural or not known or people.head.pos_ not in {"PROPN", "NOUN"}:
            continue
        first = people.i
        while first > 0 and doc[first - 1].head.i == people.i and doc[first - 1].dep_ in {"compound", "amod"}:
            if not doc[first - 1].text[:1].isupper():
                break
            first -= 1
        found.update(range(first, mark.i + 1))
    return frozenset(found) | _coordinated_tokens(doc, gazetteer)


def _coordinated_tokens(doc: Doc, gazetteer: Gazetteer) -> frozenset[int]:
    """The tokens before the head of "the Justice and Reform Party", which the parser may take for two actors."""
    found: set[int] = set()
    for name in doc.ents:
        last = name.end - 1
        inner = [token for token in name if token.i < last and token.text[:1].isupper()]
        if name.label_ != "ORG" or doc[last].lower_ not in gazetteer.heads or doc[last].pos_ != "PROPN":
            continue
        joined = any(token.lower_ in {"and", "&"} and name.start < token.i < last - 1 for token in name)
        if joined and not any(token.lower_ in gazetteer.heads or token.dep_ in {"nsubj", "dobj"} for token in inner):
            found.update(range(next((t.i for t in inner), last), last))
    return frozenset(found)


def _portfolio_tokens(doc: Doc, gazetteer: Gazetteer) -> frozenset[int]:
    """The tokens behind "of" in "minister of foreign affairs", "Secretary of State"."""
    found: set[int] = set()
    for token in doc[1:]:
        if [t.text for t in doc[token.i - 1 : token.i + 3]] == FEDERAL:
            found.add(token.i + 2)
        if token.lower_ == "of" and doc[token.i - 1].lower_ == "head" and token.i + 1 < len(doc):
            found.update(range(token.i + 1, token.i + 1 + (doc[token.i + 1].lower_ in {"state", "government"})))
        if token.lower_ != "of" or doc[token.i - 1].lemma_.lower() not in MINISTERS:
            continue
        lower = [t.lower_ for t in doc[token.i + 1 : token.i + 1 + PORTFOLIO]]
        for length in range(len(lower), 0, -1):
            if tuple(lower[:length]) in gazetteer.portfolios or lower[:length] == ["state"]:
                found.update(range(token.i + 1, token.i + 1 + length))
                break
    return frozenset(found)


def dateline_tokens(doc: Doc) -> frozenset[int]:
    """The tokens before the dash or colon of "TOWN, Country, 3 May -" at the beginnings of lines."""
    found: set[int] = set()
    for start in paragraph_starts(doc):
        if not doc[start].is_upper or len(doc[start]) < SHORTEST_TOWN:
            continue
        for token in doc[start + 1 : start + DATELINE]:
            if token.is_space and "\n" in token.text:
                break
            if token.text in GLUED or (token.text in SPACED and token.whitespace_ and doc[token.i - 1].whitespace_):
                found.update(range(start, token.i))
                break
    return frozenset(found).union(*(_tokens(doc, span) for span in dateline_spans(doc.text, certain=True)))


def _tokens(doc: Doc, span: tuple[int, int]) -> range:
    """The tokens of a stretch of text, the dash at its end left out."""
    first = bisect_left(doc, span[0], key=lambda token: token.idx)
    behind = bisect_left(doc, span[1], key=lambda token: token.idx)
    return range(first, max(first, behind - 1))


def core_of(head: Token, sight: Sight) -> list[Token]:
    """The tokens of a noun phrase from its first modifier to its head; brackets, dashes and dates cut it off."""
    doc, start = head.doc, head.i
    while start > head.sent.start:
        token = doc[start - 1]
        if token.i in sight.belonging:
            start -= 1
            continue
        if _cuts(token, doc[start], sight) or (token.i in sight.datelines) != (head.i in sight.datelines):
            break
        climb = token
        while climb.i != head.i and (climb.dep_ in INNER or climb.i in sight.belonging) and climb.head.i <= head.i:
            climb = climb.head
        if climb.i != head.i:
            break
        start -= 1
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return list(doc[start : head.i + 1])


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
    for first in token.doc[max(0, token.i - 4) : token.i + 1]:
        words = [t.lower_ for t in token.doc[first.i + 1 : first.i + 5]]
        if first.tag_ == "CD" and words == ["-", "year", "-", "old"]:
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
            if inner is None or is_deed(child.doc[child.i + 1]) or is_charge(child):
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
    return last - head.i - 2 * sum(_joins(token) for token in head.doc[head.i : last]) > TAIL


def _joins(token: Token) -> bool:
    return token.text == "-" and not token.whitespace_ and not token.nbor(-1).whitespace_


def is_deed(first: Token) -> bool:
    """Whether a gerund with an object follows a preposition, so that the phrase belongs to the verb before.

    As in "accused the army of planting mines", where the parser may take "planting" for an adjective.
    """
    return first.tag_ == "VBG" and (first.right_edge.i > first.i or first.head.i > first.i)


def is_charge(prep: Token) -> bool:
    """Whether an of-phrase says what the person before it is accused of: "accused the police of lying"."""
    noun = prep.head
    if prep.lower_ != "of" or noun.dep_ not in {"dobj", "nsubjpass", "pobj", "conj"}:
        return False
    above = noun
    while above.dep_ in {"pobj", "prep", "conj"} and above.head.i != above.i:
        above = above.head
    verb = above.head
    inner = next((c for c in prep.children if c.dep_ in {"pobj", "pcomp"}), None)
    charged = verb.lemma_.lower() in CHARGING or (above.dep_ == "prep" and above.head.lemma_.lower() in CHARGING)
    return charged and inner is not None and (inner.tag_ == "VBG" or inner.lemma_.lower() in CRIMES)


def tail_end(prep: Token) -> int:
    """The last token of a phrase behind a description, up to what somebody is accused of."""
    charge = next((token.i for token in prep.doc[prep.i + 1 : prep.right_edge.i + 1] if is_charge(token)), None)
    last = prep.right_edge.i if charge is None else charge - 1
    return last - prep.doc[last].is_punct


def _cut_short(doc: Doc, first: int, last: int) -> bool:
    tokens = doc[first : last + 1]
    return any(token.is_space or token.is_bracket or (token.text in BREAKS and not _joins(token)) for token in tokens)


def country_in(core: list[Token], sight: Sight) -> str:
    """The first state that a phrase names or is adjective of, "" where there is none."""
    for token in core:
        span = sight.known.get(token.i)
        if span is not None and span[2].country and not _leans(span, sight):
            return span[2].country
    return ""


def _leans(span: tuple[int, int, Known], sight: Sight) -> bool:
    """Whether a state's adjective only says with whom somebody sides: "pro-Iranian", "Turkish-backed"."""
    doc, (start, end, _) = sight.doc, span
    if start > 1 and doc[start - 1].text == "-" and doc[start - 2].lower_ in SIDES:
        return True
    return end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].lower_ in sight.gazetteer.leanings


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
    owners = [child.i for child in token.children if child.dep_ == "poss"]
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in OWNING and not is_charge(child):
            owners += [inner.i for inner in child.children if inner.dep_ == "pobj"]
    owners += [t.i for t in before if t.i in sight.found and sight.found[t.i].kind is Kind.MODIFIER]
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
    """The town or province before the post of who governs it ("Kano Governor X", "the Izmir mayor") is a place."""
    for held in offices:
        if held.office.object != "place":
            continue
        first = held.start
        while first > core[0].i and _may_name_place(sight.doc[first - 1], sight):
            first -= 1
        if first < held.start:
            add_modifier(first, held.start, sight, ActorType.PLACE)


def _may_name_place(token: Token, sight: Sight) -> bool:
    named = token.pos_ == "PROPN" and token.dep_ == "compound" and token.text[:1].isupper() and token.is_alpha
    return named and token.ent_type_ in {"GPE", "LOC", "PERSON", ""} and token.i not in sight.known


def add_modifier(start: int, end: int, sight: Sight, kind: ActorType | None) -> None:
    """A name that only modifies becomes a reference."""
    text = sight.doc[start:end].text
    sight.found.setdefault(end - 1, Reference(end - 1, start, end, text, text, Kind.MODIFIER, kind))
