"""What the rules look at in a node, taken apart once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from polgraph.graph.names.aliases import alias_key, load_aliases
from polgraph.graph.names.organisations import organisation
from polgraph.graph.names.records import Schema
from polgraph.graph.names.script import words
from polgraph.graph.names.tokens import TITLE_WEIGHT, Token, person
from polgraph.graph.names.words import spelling
from polgraph.graph.resolution.countries import country_key, without_country
from polgraph.graph.resolution.rules import rules
from polgraph.graph.resolve import name_key, resolution_words

if TYPE_CHECKING:
    from polgraph.graph.resolution.records import Node

_WHOLE = ("full", "alias")
_NAMED = (*_WHOLE, "acronym")


@dataclass(frozen=True, slots=True)
class Profile:
    """A node as the rules see it.

    Attributes:
        family: `person`, `body`, `state` or `place`.
        country: the state's name as it is compared; empty where unknown.
        whole: full names and aliases, as written, the shown one first.
        exact: their compared forms.
        short: compared forms of short names.
        acronyms: acronyms in small letters, and the name itself where it looks like one.
        kind: the kind of organ of its state, empty if it is none.
        articles: the articles that speak of it.
    """

    family: str
    country: str
    whole: tuple[str, ...]
    exact: frozenset[str]
    short: frozenset[str]
    acronyms: frozenset[str]
    kind: str
    articles: frozenset[str]


def _short_of_letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def looks_like_acronym(text: str) -> bool:
    """Whether a name is written as an acronym: `PKK`, `U.N.`, `KPRF`."""
    letters = _short_of_letters(text)
    return letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 7 and " " not in text.strip()


def content(text: str) -> tuple[str, ...]:
    """Words of a name or description without articles and prepositions, of one spelling."""
    one = rules().one_word
    small = resolution_words().determiners | {"of", "for", "and"}
    return tuple(one.get(word, word) for word in words(text) if word not in small)


def body_words(text: str) -> tuple[str, ...]:
    """Words of a body's name as names are compared."""
    one = rules().one_word
    found = organisation(text)
    return tuple(one.get(word, word) for word in found[0].words) if found else ()


@lru_cache(maxsize=65536)
def weighty(text: str) -> tuple[Token, ...]:
    """The words of a person's name that are no titles."""
    forms = person(text).forms
    return tuple(token for token in forms[0].tokens if token.weight > TITLE_WEIGHT) if forms else ()


def surname(name: str) -> str:
    """The family name of a full name: its last word, or the first of a Chinese or Korean name."""
    tokens = weighty(name)
    if not tokens:
        return ""
    if any(form.syllables for form in person(name).forms):
        known = {family for _, data in spelling().languages for family in data.surnames}
        if tokens[0].text in known:
            return tokens[0].text
    return tokens[-1].text


@lru_cache(maxsize=65536)
def is_generic(text: str, country: str | None) -> bool:
    """Whether a body's name is made of words that tell nothing without its state."""
    data = rules()
    found = body_words(text)
    rest = without_country(found, country)[0] if country else found
    if not found or name_key(text) in data.own_names:
        return False
    generic = data.generic | data.wing_words
    return all(word in generic or word.removesuffix("s") in generic for word in rest)


def in_capitals(left: Node, right: Node, key: str) -> bool:
    """Whether one of two nodes writes a name that they share as an acronym, by its compared form."""
    texts = (text for node in (left, right) for text in profile(node).whole)
    return any(looks_like_acronym(text) for text in texts if name_key(text) == key)


def _kind(node: Node, family: str) -> str:
    data = rules()
    if node.country is None or family not in {"body", "state"} or node.type.value not in data.kind_types:
        return ""
    for text in (node.name, *(name.text for name in node.names if name.kind in _WHOLE)):
        if name_key(text) in data.not_kinds:
            return ""
    names = (node.name,) if node.nominal else tuple(name.text for name in node.names if name.kind in _WHOLE)
    for text in dict.fromkeys((node.name, *names)):
        rest, found = without_country(content(text), node.country)
        phrase = " ".join(rest)
        for kind in data.kinds:
            if phrase in (kind.with_state if found else kind.bare):
                return kind.name
    return ""


@lru_cache(maxsize=65536)
def profile(node: Node) -> Profile:
    """Take a node apart."""
    family = resolution_words().families[node.type.value]
    most = rules().names_compared
    whole = () if node.nominal else (node.name, *(name.text for name in node.names if name.kind in _WHOLE))
    acronyms = {name.text for name in node.names if name.kind == "acronym"}
    acronyms |= {text for text in whole if looks_like_acronym(text)}
    whole = tuple(dict.fromkeys(whole))[:most]
    return Profile(
        family=family,
        country=country_key(node.country) if node.country else "",
        whole=whole,
        exact=frozenset(name_key(text) for text in whole),
        short=frozenset(name_key(name.text) for name in node.names if name.kind == "short"),
        acronyms=frozenset(_short_of_letters(text).lower() for text in acronyms) if family != "person" else frozenset(),
        kind=_kind(node, family),
        articles=frozenset(node.articles),
    )


def written(left: Node, right: Node, key: str) -> str:
    """How two nodes write a name that they share, by its compared form."""
    return " = ".join(sorted({text for node in (left, right) for text in profile(node).whole if name_key(text) == key}))


def alias_groups(node: Node) -> frozenset[int]:
    """Numbers of the declared bodies that a node's names can mean."""
    declared = load_aliases(Schema.ORGANIZATION).bodies
    names = () if node.nominal else (node.name, *(one.text for one in node.names if one.kind in _NAMED))
    return frozenset(number for name in names for number in declared.get(alias_key(name), ()))
