"""Names of persons taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from polgraph.graph.names.script import LATIN, is_alphabet, latin_forms, native_words, script_of, words
from polgraph.graph.names.spell import folded
from polgraph.graph.names.words import particles, spelling

_ROMAN = re.compile(r"(?=[ivx])i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xvi{0,3}|xx?")
_GLUED = re.compile(r"(?:abd(?:[aeou]l|ou?l|[eu][rsdnt])|abdoul)(?=[^\Waeiou]\w{2})")
# Family names rather than figures.
_NOT_FIGURES = frozenset({"xi"})
# Particle and name written as one word, at least so long.
_GLUED_FROM = 7
TITLE_WEIGHT = 0.15
INITIAL_WEIGHT = 0.2
COMMON_WEIGHT = 1 / 3


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a person's name.

    Attributes:
        text: the word in small ASCII letters (or in its own script), particles joined to it.
        weight: how much it tells, from 0 to 1.
        descent: whether "son of" or "daughter of" stands before it.
        article: whether the Arabic article stands before it.
    """

    text: str
    weight: float
    descent: bool = False
    article: bool = False

    @property
    def initial(self) -> bool:
        """Whether it is a single letter."""
        return len(self.text) == 1


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a person's name in Latin letters.

    Attributes:
        tokens: its words in order, without links and articles.
        joined: all of it as one folded word.
        generation: `junior`, `senior` or a roman figure; empty if it has none.
        syllables: for Chinese and Korean names, by language, family name and given name in one spelling.
    """

    tokens: tuple[Token, ...]
    joined: str
    generation: str
    syllables: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name taken apart.

    Attributes:
        script: the script it is written in; `latin` for every alphabet that writes all sounds.
        native: its words in its own script.
        forms: its ways in Latin letters; one unless it is in Arabic script.
    """

    script: str
    native: tuple[Token, ...]
    forms: tuple[Form, ...]


def _weight(text: str, *, descent: bool, last: bool) -> float:
    data = particles()
    if len(text) == 1:
        return INITIAL_WEIGHT
    if text in data.titles and not descent and not last:
        return TITLE_WEIGHT
    return COMMON_WEIGHT if text in data.common else 1.0


def _glued(word: str) -> str:
    """`Abdelrahman` as `abdrahman`, `Saifuddin` as `saifdin`."""
    data = particles()
    if len(word) < _GLUED_FROM or word in data.common:
        return word
    word = _GLUED.sub("abd", word, count=1)
    for ending in ("uddin", "eddine", "eddin", "aldin"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + "din"
    return word


def _tokens(raw: list[str]) -> list[Token]:
    data = particles()
    found: list[Token] = []
    descent = article = False
    prefix = ""
    for at, word in enumerate(raw):
        last = at == len(raw) - 1
        if word in data.prefixes and not last:
            prefix += data.prefix_forms.get(word, word)
        elif word in data.descent and (not last or not found):
            descent = True
        elif word in data.descent and found:
            found[0] = Token(found[0].text, 1.0, True, found[0].article)
        elif word in data.articles and not last:
            article = True
        elif word in data.suffixes and found and not descent and not prefix:
            before = found.pop()
            found.append(Token(before.text + data.suffix_forms.get(word, word), 1.0, before.descent, before.article))
            article = False
        elif word not in data.links or len(raw) == 1:
            text = prefix + word if prefix else _glued(word)
            found.append(Token(text, _weight(text, descent=descent, last=last), descent, article))
            descent, article, prefix = False, False, ""
    return found


def _ending(raw: list[str]) -> tuple[list[str], str]:
    """The words without legal forms and mark of generation at their end, and the mark."""
    data = particles()
    generation = ""
    while len(raw) > 1:
        if _ROMAN.fullmatch(raw[-1]) and raw[-1] not in _NOT_FIGURES:
            generation = raw[-1]
        elif raw[-1] in data.generations and len(raw) > 2:
            generation = data.generations[raw[-1]]
        elif raw[-1] not in data.legal or len(raw) == 2:
            break
        raw = raw[:-1]
    return raw, generation


def _syllables(raw: list[str]) -> tuple[tuple[str, str, str], ...]:
    """Family name and given name in one spelling, for each language that a whole name can be of."""
    found = []
    if 2 <= len(raw) <= 4:
        for language, data in spelling().languages:
            for at in (0, len(raw) - 1):
                family, given = raw[at], "".join(raw[1:] if at == 0 else raw[:-1])
                if family in data.surnames and data.syllables.fullmatch(given):
                    parts = [data.families.get(family, family), given]
                    for old, new in data.folds:
                        parts = [part.replace(old, new) for part in parts]
                    found.append((language, parts[0], parts[1]))
    return tuple(found)


def _form(text: str) -> Form:
    before, comma, after = text.partition(",")
    raw = words(before)
    if comma:
        rest = words(after)
        tail = set(particles().generations) | particles().legal
        raw = [*raw, *rest] if rest and set(rest) <= tail else [*rest, *raw]
    digits = spelling().digits
    raw = [w.translate(digits) if not w.isdigit() and not w.isalpha() else w for w in raw]
    raw, generation = _ending(raw)
    tokens = _tokens(raw) or [Token(w, 1.0) for w in raw]
    return Form(tuple(tokens), folded("".join(raw)), generation, _syllables(raw))


@lru_cache(maxsize=262144)
def person(name: str) -> Person:
    """Take a person's name apart."""
    script = script_of(name)
    if is_alphabet(script):
        return Person(LATIN, (), (_form(name),))
    native = tuple(Token(word, 1.0) for word in native_words(name))
    return Person(script, native, tuple(_form(form) for form in latin_forms(name)))
