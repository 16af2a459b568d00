"""Who speaks in the quotations of an article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token

OPEN, CLOSE, BOTH = "“«", "”»", "\"''"
CLOSING = frozenset("notes further background ends related contact -ends- media".split())
SHORT, NEAR = 6, 8
"""Words of a line that ends a release; tokens between a saying verb and its colon."""
SAYING = frozenset(
    "say tell add write state declare announce explain insist argue ask reply answer warn claim note recall "
    "tweet post shout "
    "respond comment complain concede admit observe remark continue conclude stress urge vow boast joke call".split()
)


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotations of one article.

    Attributes:
        marks: for each token, whether it stands inside quotation marks.
        speakers: for each token inside marks the head token of its speaker, where the paragraph names one.
        blocks: the same for the tokens of quotations set as paragraphs of their own, without marks.
    """

    marks: list[bool]
    speakers: dict[int, int]
    blocks: dict[int, int]


@lru_cache(1)
def read_quotes(doc: Doc) -> Quotes:
    """The quotations of a parsed article and who speaks in them; those who ask for it one after the other share it.

    Args:
        doc: an article whose parse is repaired, and changes no more.
    """
    marks, paragraphs = quoted(doc), _paragraphs(doc)
    return Quotes(marks, _speakers(paragraphs, marks), _block_speakers(doc, paragraphs, marks))


def quoted(doc: Doc) -> list[bool]:
    """For each token, whether it stands inside quotation marks.

    A quotation ends at the latest with its paragraph unless the next paragraph goes on with an opening mark.
    """
    inside, found = False, []
    for token in doc:
        if token.is_alpha:
            found.append(inside)
            continue
        if token.is_space and token.text.count("\n") >= 2:
            inside = False
        text = token.text
        if text in OPEN or text == "``":
            inside = True
        elif text in CLOSE or text == "''":
            inside = False
        elif text == '"':
            inside = not inside
        found.append(inside)
    return found


def _speakers(paragraphs: list[list[Token]], marks: list[bool]) -> dict[int, int]:
    """For each quoted token the head token of its speaker, where the paragraph names one.

    A quotation belongs to the saying verb of its own sentence; a sentence that is all quotation belongs to the last
    speaker before it in the paragraph, else to the next one after it, and a paragraph that is all quotation to the last
    speaker of the paragraph before.
    """
    found: dict[int, int] = {}
    last: list[tuple[Token, Token]] = []
    for paragraph in paragraphs:
        said = [
            (token, speaker)
            for token in paragraph
            if (token.pos_ == "VERB" or token.lower_ == "according") and (speaker := _speaker(token, marks)) is not None
        ]
        words = [] if said else [token for token in paragraph if token.is_alpha]
        if last and words and all(marks[token.i] for token in words):
            # a paragraph that is all quotation goes on with who spoke last
            said = last
        last = said[-1:]
        if not said:
            continue
        for token in paragraph:
            if marks[token.i]:
                found[token.i] = _closest(token, said).i
    return found


def _closest(token: Token, said: list[tuple[Token, Token]]) -> Token:
    own = [speaker for verb, speaker in said if verb.sent == token.sent]
    if own:
        return own[0]
    before = [speaker for verb, speaker in said if verb.i < token.i]
    return before[-1] if before else said[0][1]


def _paragraphs(doc: Doc) -> list[list[Token]]:
    found: list[list[Token]] = [[]]
    for token in doc:
        found[-1].append(token)
        if token.is_space and token.text.count("\n") >= 2:
            found.append([])
    return found


def _speaker(token: Token, marks: list[bool]) -> Token | None:
    if token.pos_ == "VERB" and token.lemma_.lower() in SAYING and not marks[token.i]:
        for child in token.children:
            if child.dep_ == "nsubj":
                return child
    if token.lower_ == "according" and not marks[token.i]:
        for child in token.subtree:
            if child.dep_ == "pobj":
                return child
    return None


def _block_speakers(doc: Doc, paragraphs: list[list[Token]], marks: list[bool]) -> dict[int, int]:
    """For each token of a quotation set as paragraphs of its own, without marks, the head token of its speaker.

    Such a quotation follows "X said:" and goes on to the next "Y said:", a line that ends the release, or the end.
    """
    found: dict[int, int] = {}
    speaker: int | None = None
    for paragraph in paragraphs:
        words = [token for token in paragraph if not token.is_space]
        if words and words[0].lower_ in CLOSING and len(words) <= SHORT:
            speaker = None
        for at, token in enumerate(words):
            if speaker is not None and not marks[token.i]:
                found[token.i] = speaker
            if token.text == ":" and not marks[token.i]:
                said = [
                    s
                    for t in words[max(0, at - NEAR) : at]
                    if t.i > token.i - NEAR and (s := _speaker(t, marks)) is not None
                ]
                after = doc[token.i + 1] if token.i + 1 < len(doc) else None
                if said and after is not None and after.is_space and after.text not in OPEN + BOTH:
                    speaker = said[-1].i
    return found
