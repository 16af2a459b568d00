"""A parsed text as plain Python objects: spaCy's words with what the rules ask of them, read out once.

The rules look at every word many times over; each look at a spaCy token makes a new object and new strings. The names
and meanings are those of spaCy's `Doc`, `Span` and `Token`, so that a rule reads either.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import spacy.tokens
    from spacy.vocab import Vocab

STRINGS = ("ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE")
FLAGS = ("IS_SPACE", "IS_PUNCT", "IS_UPPER", "IS_TITLE", "IS_ALPHA", "IS_BRACKET")
NUMBERS = ("HEAD", "ENT_IOB", "SENT_START", "SPACY")
IOB = ("", "I", "O", "B")
STARTS = {1: True, -1: False}


class Token:
    """One word; the attributes are those of spaCy's `Token`."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_bracket",
        "is_punct",
        "is_sent_start",
        "is_space",
        "is_title",
        "is_upper",
        "left_edge",
        "lemma_",
        "lower_",
        "pos_",
        "right_edge",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )
    doc: Doc
    i: int
    idx: int
    head: Token
    children: tuple[Token, ...]
    sent: Span
    is_sent_start: bool | None
    text: str
    lower_: str
    lemma_: str
    tag_: str
    pos_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_space: bool
    is_punct: bool
    is_upper: bool
    is_title: bool
    is_alpha: bool
    is_bracket: bool
    left_edge: Token
    right_edge: Token

    def __len__(self) -> int:
        return len(self.text)

    @property
    def lefts(self) -> list[Token]:
        """The children before the word."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The children behind the word."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all below it, in order of the text where the tree is projective."""
        if not self.children:
            yield self
            return
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def ancestors(self) -> Iterator[Token]:
        """The heads above the word, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The words coordinated with this one."""
        start = self
        while start.head is not start and start.dep_ == "conj":
            start = start.head
        found = [start]
        for word in found:
            if word.children:
                found += [child for child in word.children if child.dep_ == "conj" and child.i > word.i]
        return tuple([word for word in found if word is not self])

    def is_ancestor(self, descendant: Token) -> bool:
        """Whether a word stands below this one."""
        return any(token is self for token in descendant.ancestors)

    def nbor(self, i: int = 1) -> Token:
        """The word so many places further on.

        Raises:
            IndexError: when the text ends before.
        """
        place = self.i + i
        if place < 0:
            raise IndexError(place)
        return self.doc[place]


class Span:
    """Neighbouring words; the attributes are those of spaCy's `Span`."""

    __slots__ = ("_tokens", "doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = max(start, end)
        self.label_ = label
        self._tokens: list[Token] | None = None

    @property
    def tokens(self) -> list[Token]:
        """The words as a list."""
        if self._tokens is None:
            self._tokens = self.doc.tokens[self.start : self.end]
        return self._tokens

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self))
            return Span(self.doc, self.start + start, self.start + end)
        return self.tokens[place]

    @property
    def start_char(self) -> int:
        """Offset of the first character in the text."""
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Offset behind the last character."""
        if self.end == self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as written."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The first word that heads its sentence, or else whose head stands outside."""
        own = next((token for token in self.tokens if token.head is token), None)
        return own or next(token for token in self.tokens if not self.start <= token.head.i < self.end)


class Doc:
    """A parsed text, read from spaCy's.

    Args:
        parsed: the text with tags, lemmas, dependencies, sentences and entities.
    """

    def __init__(self, parsed: spacy.tokens.Doc) -> None:
        self.tokens: list[Token] = [Token() for _ in range(len(parsed))]
        _fill(self, parsed)
        self.text = "".join([token.text + token.whitespace_ for token in self.tokens])
        link(self.tokens)
        starts = [token.i for token in self.tokens if token.is_sent_start or token.i == 0]
        self.sents = [Span(self, *ends) for ends in pairwise([*starts, len(self.tokens)])]
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence
        self.ents = [Span(self, entity.start, entity.end, entity.label_) for entity in parsed.ents]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self.tokens))
            return Span(self, start, end)
        return self.tokens[place]


def _fill(doc: Doc, parsed: spacy.tokens.Doc) -> None:
    """Gives the words their own attributes and their heads."""
    tokens, idx = doc.tokens, 0
    if not tokens:
        return
    strings = [_strings(column, parsed.vocab) for column in parsed.to_array([*STRINGS]).T.tolist()]
    rest = parsed.to_array([*FLAGS, *NUMBERS]).astype("int64").T.tolist()
    places = range(len(tokens))
    for i, token, text, lower, lemma, tag, pos, dep, kind in zip(places, tokens, *strings, strict=True):
        token.doc, token.i, token.text, token.lower_, token.lemma_ = doc, i, text, lower, lemma
        token.tag_, token.pos_, token.dep_, token.ent_type_ = tag, pos, dep, kind
    for token, space, punct, upper, title, alpha, bracket, head, iob, start, white in zip(tokens, *rest, strict=True):
        token.idx = idx
        token.is_space, token.is_punct, token.is_bracket = space == 1, punct == 1, bracket == 1
        token.is_upper, token.is_title, token.is_alpha = upper == 1, title == 1, alpha == 1
        token.head = tokens[token.i + head]
        token.ent_iob_, token.is_sent_start = IOB[iob], STARTS.get(start)
        token.whitespace_ = " " if white else ""
        idx += len(token.text) + white


def _strings(column: list[int], vocab: Vocab) -> Iterable[str]:
    """The strings of a column of hashes, each looked up once."""
    names = {key: vocab.strings[key] for key in set(column)}
    return [names[key] for key in column]


def link(tokens: list[Token]) -> None:
    """Gives the words their children and the edges of their subtrees."""
    below: list[list[Token]] = [[] for _ in tokens]
    first, last = list(range(len(tokens))), list(range(len(tokens)))
    for token in tokens:
        if token.head is not token:
            below[token.head.i].append(token)
        above = token
        while above.head is not above and first[above.head.i] > token.i:
            above = above.head
            first[above.i] = token.i
    for token in reversed(tokens):
        above = token
        while above.head is not above and last[above.head.i] < token.i:
            above = above.head
            last[above.i] = token.i
    for token, children, left, right in zip(tokens, below, first, last, strict=True):
        token.children, token.left_edge, token.right_edge = tuple(children), tokens[left], tokens[right]
