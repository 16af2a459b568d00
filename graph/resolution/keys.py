"""Keys of the index: which nodes are worth a comparison.

Blocks stay small because no word stands alone that many names have: a person's name gives pairs of words, an
organisation's the words that tell something, a family name alone only the years in which it is in the news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product
from typing import TYPE_CHECKING

from polgraph.graph.names.organisations import organisation
from polgraph.graph.names.spell import skeleton
from polgraph.graph.names.tokens import COMMON_WEIGHT, Form, Token, person
from polgraph.graph.names.words import given_names, organisation_words
from polgraph.graph.resolution.countries import country_key, without_country
from polgraph.graph.resolution.offices import Held, held
from polgraph.graph.resolution.profile import alias_groups, body_words, is_generic, profile, surname, weighty
from polgraph.graph.resolution.rules import rules
from polgraph.graph.resolve import nominal_key

if TYPE_CHECKING:
    from polgraph.graph.resolution.records import Node

_WORD = 5
_WHOLE = 10
_LETTERS = 2
_DAYS = 365
# A holder of an office without dates meets every description of it.
_UNDATED = "?"


def word_keys(word: str) -> tuple[str, ...]:
    """Keys of one word of a person's name: the given names it can be, or its consonants."""
    known = given_names().get(word)
    if known:
        return tuple(f"#{number}" for number in sorted(known))
    return _sounds(word)


def _sounds(word: str) -> tuple[str, ...]:
    """The first consonants of a word; two sets of them where `dh` may be a d or a z (Gadhafi, Kadhimi)."""
    forms = (word, word.replace("dh", "d")) if "dh" in word else (word,)
    return tuple(dict.fromkeys(skeleton(form)[:_WORD] or form for form in forms))


def _pairs(tokens: Sequence[Token]) -> Iterator[str]:
    words = [token.text for token in tokens if not token.initial]
    for left, right in combinations(words, 2):
        for one in word_keys(left):
            for other in word_keys(right):
                yield f"p:{'+'.join(sorted((one, other)))}"


def _initials(tokens: Sequence[Token]) -> Iterator[str]:
    """First letter and family name, for names of which one gives no more."""
    first, last = tokens[0], tokens[-1]
    if len(tokens) > 1 and not last.initial and last.weight > COMMON_WEIGHT:
        for start, key in product(_starts(first.text), word_keys(last.text)):
            yield f"i:{start}+{key}"


def _starts(word: str) -> frozenset[str]:
    """What an initial of a word can be: its first letter, and how `Kh` or `Ch` sounds. Ilya never begins with l."""
    letter = skeleton(word[:1])
    return frozenset({letter, skeleton(word)[:1]} if letter else {word[:1]})


def _form_keys(form: Form) -> Iterator[str]:
    tokens = [token for token in form.tokens if token.weight > 0]
    whole = skeleton(form.joined)
    yield f"w:{whole[:_WHOLE] or form.joined}"
    yield from _pairs(tokens)
    yield from (f"{language}:{family}:{given[:1]}" for language, family, given in form.syllables)
    if tokens:
        yield from _initials(tokens)


@lru_cache(maxsize=65536)
def person_keys(name: str) -> frozenset[str]:
    """Keys of a person's full name or only name."""
    found = {key for form in person(name).forms for key in _form_keys(form)}
    native = "".join(sorted(token.text for token in person(name).native))
    return frozenset(found | ({f"n:{native}"} if native else set()))


@lru_cache(maxsize=65536)
def body_keys(name: str, country: str | None, *, initials: bool) -> frozenset[str]:
    """Keys of the name of a body.

    Args:
        name: the name.
        country: name of its state, or None.
        initials: whether what the words' initials spell is a key too.
    """
    found: set[str] = set()
    words = body_words(name)
    rest = without_country(words, country)[0] if country else words
    telling = sorted({word for word in rest if not _plain(word)})
    for one in organisation(name):
        if telling or not rest:
            found.add(f"w:{skeleton(one.joined)[:_WHOLE] or one.joined}:{'-'.join(map(str, one.numbers))}")
        if initials:
            found.update(f"@{acronym}" for acronym in one.acronyms if len(acronym) >= rules().acronym_letters)
            found.update({f"@{one.single}"} if one.single else ())
    if len(telling) == 1:
        # A part is looked up with its whole: Fatah Youth Wing, Fatah.
        part = not rules().wing_words.isdisjoint(rest)
        beside = "" if part else "+".join(sorted(set(rest) & rules().generic - rules().kind_words))
        found.update(f"b:{key}:{beside}" for key in _sounds(telling[0]))
    for left, right in combinations(telling, 2):
        found.update(f"b:{'+'.join(sorted(pair))}" for pair in product(_sounds(left), _sounds(right)))
    if not telling and rest:
        found.add(f"g:{country_key(country or '')}:{'+'.join(sorted(rest))}")
    return frozenset(found)


def _plain(word: str) -> bool:
    data = rules()
    return word in data.generic | data.frequent | data.wing_words or word in organisation_words().distinct


def _years(node: Node, around: int = 0) -> Iterator[int]:
    if node.first and node.last:
        yield from range(node.first.year - around, node.last.year + around + 1)


def _surname_keys(node: Node) -> Iterator[str]:
    """The family name with each year of its articles; of a known actor only where an office can speak for it."""
    around = -(-rules().windows["surname"] // _DAYS)
    names = [node.name, *(name.text for name in node.names if name.kind in {"full", "short"})]
    for text in dict.fromkeys(names):
        tokens, last = weighty(text), surname(text)
        if not tokens or tokens[-1].weight <= COMMON_WEIGHT or len(last) < _LETTERS:
            continue
        alone = len(tokens) == 1 and text == node.name
        for key in word_keys(last):
            yield from (f"s:{key}:{year}" for year in _years(node, around if alone else 0))


def _office_years(office: Held, node: Node) -> Iterator[str]:
    data = rules().windows
    if office.start is None and office.end is None:
        yield _UNDATED
        yield from map(str, _years(node))
        return
    end = office.end.year + 1 if office.end else None
    start = office.start.year if office.start else (end or 0) - data["open_years"]
    yield from map(str, range(start, (end or start + data["open_years"]) + 1))


def _office_keys(node: Node) -> Iterator[str]:
    for one in held(node):
        title, of = one.key
        yield from (f"o:{of}:{title}:{year}" for year in _office_years(one, node))


def _person(node: Node) -> Iterator[str]:
    whole = profile(node).whole
    for name in whole:
        yield from person_keys(name)
    if not node.known and not node.nominal:
        yield from _surname_keys(node)
    yield from _office_keys(node)


def _body(node: Node) -> Iterator[str]:
    found = profile(node)
    for name in found.whole:
        # A name that every state has, of an unknown one, can be anybody's: nothing is gained by comparing.
        if node.country or node.known or not is_generic(name, None):
            yield from body_keys(name, node.country, initials=not node.known)
    yield from (f"@{acronym}" for acronym in found.acronyms)
    yield from (f"a:{number}" for number in alias_groups(node))
    if found.kind:
        yield f"k:{found.country}:{found.kind}"
    if not node.known:
        yield from (f"h:{short}" for short in {*found.short, *found.exact} if not is_generic(short, None))


def _placed(name: str, country: str) -> str:
    """A name that every state has with its state, empty where that is unknown; any other name as it is."""
    if not is_generic(name, None):
        return name
    return f"{country}:{name}" if country else ""


def node_keys(node: Node) -> frozenset[str]:
    """The keys of a node; see `Linker.keys`."""
    found = profile(node)
    body = found.family == "body"
    keys = {f"={_placed(name, found.country) if body else name}" for name in found.exact}
    if node.nominal and node.country and body:
        keys.add(f"={_placed(nominal_key(node.name), found.country)}")
    keys.discard("=")
    keys.update(f"id:{catalogue}:{identifier}" for catalogue, identifier in node.identifiers)
    if found.family == "person":
        keys.update(_person(node))
    elif found.family == "body":
        keys.update(_body(node))
    elif found.family == "state":
        keys.update(f"t:{word}" for name in found.exact for word in name.split() if word not in rules().country_fillers)
        keys.add(f"k:{found.country or country_key(node.name)}:{rules().state_kind}")
    return frozenset(keys)
