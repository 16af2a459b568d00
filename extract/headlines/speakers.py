"""Whose word a headline is: "Army: rebels shelled town", "Rebels shelled town: army", 'Editor "beaten by agents"'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.headlines.lines import headlines
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.gazetteer import Gazetteer
    from polgraph.extract.parse import Doc, Token

COLONS = frozenset({":", "–", "—"})
MOST = 4
"""How many words name the speaker at most; own choice."""
OWN = frozenset("i we us our my me".split())
SPEAKING = frozenset({"PERSON", "ORG"})
OPENING, CLOSING = frozenset("'‘\"“`"), frozenset("'’\"”")
REPORTS = frozenset("brief week briefing analysis opinion video live update updates report interview".split())
"""What stands before a colon and says what follows, but is nobody."""


def headline_speakers(doc: Doc, gazetteer: Gazetteer) -> dict[int, int]:
    """For each token of a headline that gives its speaker beside a colon or dash, the head token of the speaker."""
    found: dict[int, int] = {}
    for line in headlines(doc.tokens):
        marks = [n for n, token in enumerate(line) if token.text in COLONS and 0 < n < len(line) - 1]
        if len(marks) != 1:
            continue
        before, after = line[: marks[0]], line[marks[0] + 1 :]
        first = len(before) <= MOST and _speaks(before, after, gazetteer)
        if first:
            found.update({token.i: _head(before).i for token in after})
        elif len(after) <= MOST and _is_actor(_head(after), gazetteer) and _has_clause(before):
            found.update({token.i: _head(after).i for token in before})
    return found


def _head(words: list[Token]) -> Token:
    """The word of a short phrase that no other of its words heads, the last where there are several."""
    own = {token.i for token in words}
    return [token for token in words if token.head.i not in own or token.head is token][-1]


def _speaks(before: list[Token], after: list[Token], gazetteer: Gazetteer) -> bool:
    """Whether a phrase before a colon speaks; a state or town there is rather the place or the topic."""
    head = _head(before)
    known = gazetteer.known.get(tuple(token.text for token in before))
    if known is not None and known.type in {ActorType.STATE, ActorType.PLACE}:
        return bool(OWN.intersection(token.lower_ for token in after))
    said = _has_clause(after) or after[0].lower_ == "no"
    return said and _is_actor(head, gazetteer) and not REPORTS.intersection(token.lower_ for token in before)


def _is_actor(head: Token, gazetteer: Gazetteer) -> bool:
    if head.pos_ not in {"NOUN", "PROPN"}:
        return False
    lemma = head.lemma_.lower()
    return head.ent_type_ in {*SPEAKING, "GPE"} or lemma in gazetteer.nouns or (head.text,) in gazetteer.known


def _has_clause(words: list[Token]) -> bool:
    return any(token.tag_.startswith("VB") or token.tag_ == "MD" for token in words)


def scare_quoted(doc: Doc) -> frozenset[int]:
    """The tokens between quotation marks in headlines, which say that somebody says so."""
    found: set[int] = set()
    for line in headlines(doc.tokens):
        opened: int | None = None
        for n, token in enumerate(line):
            glued = n > 0 and not line[n - 1].whitespace_
            if opened is None and token.text[0] in OPENING and not glued:
                opened = token.i
            elif opened is not None and token.text[0] in CLOSING and glued and _closes(line, n):
                found.update(range(opened + 1, token.i))
                opened = None
    return frozenset(found)


def _closes(line: list[Token], place: int) -> bool:
    """Whether a mark is no genitive: it says so, or nothing follows."""
    return line[place].tag_ != "POS" or place == len(line) - 1
