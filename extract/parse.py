"""A parsed text as plain Python objects: spaCy's words with what the rules ask of them, read out once.

The rules look at every word many times over; each look at a spaCy token makes a new object and new strings. The names
and meanings are those of spaCy's `Doc`, `Span` and `Token`, so that a rule reads either.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import spacy.tokens
    from spacy.vocab import Vocab

T = TypeVar("T")
STRINGS = ("LEMMA", "TAG", "POS", "DEP", "ENT_TYPE")
NUMBERS = ("HEAD", "ENT_IOB", "SENT_START", "SPACY")
Lexeme = tuple[str, str, bool, bool, bool, bool, bool, bool, bool]
"""What the form of a word tells: text, lower-case text, and whether it is space, punctuation, upper-case, title-case,
alphabetic, a bracket, or begins with a capital."""
IOB = ("", "I", "O", "B")
STARTS = {1: True, -1: False}
SPACES = ("", " ")
KEPT = 1 << 15
"""So many words are kept, then all are forgotten, so that memory stays the same over any number of articles."""


class Token:
    """One word; the attributes are those of spaCy's `Token`, and `has_capital`: whether it begins with a capital."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "has_capital",
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
    has_capital: bool
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
            return iter((self,))
        found: list[Token] = []
        _gather(self, found)
        return iter(found)

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
        while start.dep_ == "conj" and start.head is not start:
            start = start.head
        found = [start]
        for word in found:
            if word.children:
                found += [child for child in word.children if child.dep_ == "conj" and child.i > word.i]
        return tuple([word for word in found if word is not self])

    def is_ancestor(self, descendant: Token) -> bool:
        """Whether a word stands below this one."""
        token = descendant
        while token.head is not token:
            token = token.head
            if token is self:
                return True
        return False

    def nbor(self, i: int = 1) -> Token:
        """The word so many places further on.

        Raises:
            IndexError: when the text ends before.
        """
        place = self.i + i
        if place < 0:
            raise IndexError(place)
        return self.doc.tokens[place]


def _gather(token: Token, found: list[Token]) -> None:
    """Adds a word to a list with all below it, those before it first."""
    waits = True
    for child in token.children:
        if waits and child.i > token.i:
            found.append(token)
            waits = False
        if child.children:
            _gather(child, found)
        else:
            found.append(child)
    if waits:
        found.append(token)


class Span:
    """Neighbouring words; the attributes are those of spaCy's `Span`."""

    __slots__ = ("_tokens", "doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end if end > start else start  # noqa: FURB136 - a third of the time of `max`
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

    def between(self, start: int, end: int) -> str:
        """The text of the words from a place up to another: that of the slice, without making it."""
        if start >= end:
            return ""
        last = self.tokens[end - 1]
        return self.text[self.tokens[start].idx : last.idx + len(last.text)]


class _Memory(dict[int, T]):
    """What a vocabulary tells of a hash, asked only once: asking takes longer than all else that is read of a word."""

    def __init__(self, ask: Callable[[int], T]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, key: int) -> T:
        if len(self) >= KEPT:
            self.clear()
        answer = self[key] = self._ask(key)
        return answer


@lru_cache(1)
def _known(vocab: Vocab) -> tuple[_Memory[Lexeme], _Memory[str]]:
    """The forms of words and the strings of a vocabulary."""

    def form(key: int) -> Lexeme:
        own = vocab[key]
        flags = own.is_space, own.is_punct, own.is_upper, own.is_title, own.is_alpha, own.is_bracket
        return own.text, own.lower_, *flags, own.text[:1].isupper()

    return _Memory(form), _Memory(lambda key: vocab.strings[key])


def _fill(doc: Doc, parsed: spacy.tokens.Doc) -> None:
    """Gives the words their own attributes and their heads."""
    tokens = doc.tokens
    if not tokens:
        return
    lexemes, strings = _known(parsed.vocab)
    columns = parsed.to_array(["ORTH", *STRINGS]).T.tolist()
    numbers = parsed.to_array([*NUMBERS]).astype("int64").T.tolist()
    forms = map(lexemes.__getitem__, columns[0])
    labels = [map(strings.__getitem__, column) for column in columns[1:]]
    idx = 0
    for i, token, form, lemma, tag, pos, dep, kind, head, iob, start, white in zip(
        range(len(tokens)), tokens, forms, *labels, *numbers, strict=True
    ):
        token.doc, token.i, token.idx, token.head = doc, i, idx, tokens[i + head]
        token.text, token.lower_, token.is_space, token.is_punct, token.is_upper, token.is_title, *others = form
        token.is_alpha, token.is_bracket, token.has_capital = others
        token.lemma_, token.tag_, token.pos_, token.dep_, token.ent_type_ = lemma, tag, pos, dep, kind
        token.ent_iob_, token.is_sent_start, token.whitespace_ = IOB[iob], STARTS.get(start), SPACES[white]
        idx += len(form[0]) + white


def link(tokens: list[Token]) -> None:
    """Gives the words their children and the edges of their subtrees."""
    heads = [token.head.i for token in tokens]
    first, last = list(range(len(heads))), list(range(len(heads)))
    below: dict[int, list[Token]] = {}
    for i, head in enumerate(heads):
        if head == i:
            continue
        below.setdefault(head, []).append(tokens[i])
        above = head
        while first[above] > i:
            first[above] = i
            above = heads[above]
    for i in range(len(heads) - 1, -1, -1):
        above = heads[i]
        while last[above] < i:
            last[above] = i
            above = heads[above]
    for i, token in enumerate(tokens):
        token.children = tuple(below[i]) if i in below else ()
        token.left_edge, token.right_edge = tokens[first[i]], tokens[last[i]]
