"""One article as the finder of references sees it: known phrases, datelines, words inside offices and names."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from polgraph.extract.actors.items import DATELINE, GLUED, SHORTEST_TOWN, SPACED, paragraph_starts
from polgraph.extract.actors.spans import known_spans, plain
from polgraph.extract.where.dateline import dateline_spans
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.gazetteer import Gazetteer, Known
    from polgraph.extract.actors.model import Reference
    from polgraph.extract.parse import Doc

STATE = ActorType.STATE
CLASSES = frozenset("people women men children youth citizens workers".split())
"""People whose possessive is a part of names whatever the apostrophe ("the People's Party")."""
MINISTERS = frozenset("minister secretary ministry department undersecretary".split())
FEDERAL = "General of the Federation".split()
"""As in "Attorney General of the Federation": the state's."""
PORTFOLIO = 5
"""How many words a portfolio has at most."""


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
        return span[2] if span is not None and span[2].type is STATE else None


def look(doc: Doc, gazetteer: Gazetteer) -> Sight:
    """An article with its known phrases and datelines marked."""
    known = _meant(known_spans(doc, gazetteer), doc)
    belonging = _belonging_tokens(doc, gazetteer) - set(known)
    closed = _portfolio_tokens(doc, gazetteer) | belonging
    return Sight(doc, gazetteer, known, dateline_tokens(doc), closed, belonging)


def _meant(known: dict[int, tuple[int, int, Known]], doc: Doc) -> dict[int, tuple[int, int, Known]]:
    """The known phrases; a body that is called like many others is the known one only where its state is spoken of."""
    states = {body.country for _, _, body in known.values() if not body.vague}
    return {
        i: (start, end, replace(body, name=doc[start:end].text, country=""))
        if body.vague and body.country and body.country not in states
        else (start, end, body)
        for i, (start, end, body) in known.items()
    }


def _belonging_tokens(doc: Doc, gazetteer: Gazetteer) -> frozenset[int]:
    """The possessives of people that are parts of names: "People's" of "the People's Guard", "Farmers'" of a party."""
    found: set[int] = set()
    for mark in doc.tokens[1 : len(doc) - 1]:
        if mark.tag_ != "POS":
            continue
        people, head = doc[mark.i - 1], doc[mark.i + 1]
        if people.dep_ != "poss" or not (people.has_capital and head.has_capital):
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
            if not doc[first - 1].has_capital:
                break
            first -= 1
        found.update(range(first, mark.i + 1))
    return frozenset(found) | _coordinated_tokens(doc, gazetteer)


def _coordinated_tokens(doc: Doc, gazetteer: Gazetteer) -> frozenset[int]:
    """The tokens before the head of "the Justice and Reform Party", which the parser may take for two actors."""
    found: set[int] = set()
    for name in doc.ents:
        last = name.end - 1
        if name.label_ != "ORG" or doc[last].lower_ not in gazetteer.heads or doc[last].pos_ != "PROPN":
            continue
        inner = [token for token in name if token.i < last and token.has_capital]
        joined = any(token.lower_ in {"and", "&"} and name.start < token.i < last - 1 for token in name)
        if joined and not any(token.lower_ in gazetteer.heads or token.dep_ in {"nsubj", "dobj"} for token in inner):
            found.update(range(next((t.i for t in inner), last), last))
    return frozenset(found)


def _portfolio_tokens(doc: Doc, gazetteer: Gazetteer) -> frozenset[int]:
    """The tokens behind "of" in "minister of foreign affairs", "Secretary of State"."""
    found: set[int] = set()
    for token in doc.tokens[1:]:
        if token.lower_ != "of":
            continue
        if token.text == FEDERAL[1] and [t.text for t in doc[token.i - 1 : token.i + 3]] == FEDERAL:
            found.add(token.i + 2)
        if doc[token.i - 1].lower_ == "head" and token.i + 1 < len(doc):
            found.update(range(token.i + 1, token.i + 1 + (doc[token.i + 1].lower_ in {"state", "government"})))
        if doc[token.i - 1].lemma_.lower() not in MINISTERS:
            continue
        lower = [t.lower_ for t in doc[token.i + 1 : token.i + 1 + PORTFOLIO]]
        for length in range(len(lower), 0, -1):
            if tuple(lower[:length]) in gazetteer.portfolios or lower[:length] == ["state"]:
                found.update(range(token.i + 1, token.i + 1 + length))
                break
    return frozenset(found)


@lru_cache(1)
def dateline_tokens(doc: Doc) -> frozenset[int]:
    """The tokens before the dash or colon of "TOWN, Country, 3 May -" at the beginnings of lines.

    Those who ask for them one after the other share them.
    """
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
