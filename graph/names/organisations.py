"""Whether two names mean one organisation."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from polgraph.graph.names.records import NameMatch, different, same, unsure
from polgraph.graph.names.script import latin_forms, words
from polgraph.graph.names.spell import Kind, folded, spelled
from polgraph.graph.names.words import organisation_words

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_ACRONYM_FROM, _ACRONYM_TO = 2, 7
# Initials of two letters mean too many bodies.
_SURE_ACRONYM = 3
_KNOWN = 0.1
# A word this long may hold one slip, and two from the second length on.
_ONE_SLIP, _TWO_SLIPS = 6, 9


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation's name taken apart.

    Attributes:
        words: its words in order, without those of no weight and its legal form; numbers apart.
        numbers: the numbers in it, sorted.
        legal: the kind of its legal form; empty if it has none.
        joined: its words as one folded word.
        acronyms: what its initials spell, with and without words of no weight.
        single: the name itself, if it is one word.
        placed: whether words follow an "in" or "of" that could place it.
    """

    words: tuple[str, ...]
    numbers: tuple[int, ...]
    legal: str
    joined: str
    acronyms: frozenset[str]
    single: str


def _without_legal(raw: list[str]) -> tuple[list[str], str]:
    for form, kind in organisation_words().legal.get(raw[-1], ()) if raw else ():
        if len(raw) > len(form) and tuple(raw[-len(form) :]) == form:
            return raw[: -len(form)], kind
    return raw, ""


def _number(word: str) -> int | None:
    """The number that a word is, with one slip allowed in a long one (`fourty`)."""
    found = _ORDINAL.fullmatch(word)
    if found:
        return int(found[1])
    return organisation_words().numbers.get(word)


def _split_numbers(raw: list[str]) -> tuple[list[str], list[int]]:
    """Words and numbers apart; `forty` before a unit adds to it."""
    data = organisation_words()
    kept: list[str] = []
    numbers: list[int] = []
    before = ""
    for word in raw:
        number = _number(word)
        if number is None:
            kept.append(word)
        elif before in data.tens and number < 10:
            numbers[-1] += number
        else:
            numbers.append(number)
        before = word
    return kept, numbers


@lru_cache(maxsize=131072)
def organisation(name: str) -> tuple[Organisation, ...]:
    """Take an organisation's name apart; more than one way for Arabic script."""
    return tuple(_organisation(form) for form in latin_forms(name))


def _organisation(name: str) -> Organisation:
    data = organisation_words()
    raw, legal = _without_legal(words(name))
    kept, numbers = _split_numbers([word for word in raw if word])
    weighty = [data.words.get(word, word) for word in kept if word not in data.stopwords]
    heads = {
        "".join(word[0] for word in raw if word not in data.stopwords),
        "".join(word[0] for word in raw if word not in {"the", "a", "al"}),
    }
    single = re.sub(r"[^a-z0-9]", "", name.lower()) if len(raw) == 1 or re.fullmatch(r"(?:\w\.)+\w?\.?", name) else ""
    content = tuple(weighty or kept)
    return Organisation(
        content,
        tuple(sorted(numbers)),
        legal,
        folded("".join(content)),
        frozenset(h for h in heads if len(h) >= _ACRONYM_FROM),
        single,
    )


def compare_organisations(left: str, right: str) -> NameMatch:
    """Compare two names of organisations; see `compare`."""
    best = different(0.0, ["a name is empty"])
    for one in organisation(left):
        for other in organisation(right):
            found = _pair(one, other)
            if found.score > best.score or best.reasons == ("a name is empty",):
                best = found
    return best


def _pair(one: Organisation, other: Organisation) -> NameMatch:
    if not (one.words or one.numbers) or not (other.words or other.numbers):
        return different(0.0, ["a name is empty"])
    if one.numbers != other.numbers:
        return different(
            0.3, [f"numbers: {list(min(one.numbers, other.numbers))} / {list(max(one.numbers, other.numbers))}"]
        )
    if one.legal and other.legal and one.legal != other.legal:
        return unsure(0.5, [f"legal forms: {' / '.join(sorted((one.legal, other.legal)))}"])
    if one.words == other.words:
        return same(1.0 if one.legal == other.legal else 0.95, ["equal"])
    if one.joined == other.joined:
        return same(0.95, ["equal but for spaces and spelling variants"])
    acronym = _acronym(one, other)
    return acronym if acronym is not None else _aligned(one, other)


def _acronym(one: Organisation, other: Organisation) -> NameMatch | None:
    for short, long in ((one, other), (other, one)):
        if _ACRONYM_FROM <= len(short.single) <= _ACRONYM_TO and short.single in long.acronyms and not long.single:
            said = [f"acronym: {short.single.upper()}"]
            return same(0.75, said) if len(short.single) >= _SURE_ACRONYM else unsure(0.6, said)
    return None


def _slips(left: str, right: str) -> float | None:
    """The cost of taking two words for one; none if they are two."""
    known = organisation_words().distinct
    if left in known and right in known:
        return _KNOWN if known[left] & known[right] else None
    cost, kind = spelled(left, right)
    if kind in (Kind.EQUAL, Kind.VARIANT):
        return cost
    if kind not in (Kind.EDIT, Kind.NEAR):
        return None
    length = min(len(left), len(right))
    allowed = 2 if length >= _TWO_SLIPS else 1 if length >= _ONE_SLIP else 0
    return cost if cost <= allowed else None


def _aligned(one: Organisation, other: Organisation) -> NameMatch:
    left, right = Counter(one.words), Counter(other.words)
    extra_left, extra_right = sorted((left - right).elements()), sorted((right - left).elements())
    slips = 0.0
    costs = [(c, a, b) for a in extra_left for b in extra_right if (c := _slips(a, b)) is not None]
    said = []
    for cost, a, b in sorted(costs, key=lambda row: (row[0], sorted(row[1:]))):
        if a in extra_left and b in extra_right:
            extra_left.remove(a)
            extra_right.remove(b)
            slips += cost
            said.append(f"spelling: {' / '.join(sorted((a, b)))}")
    shared = max(len(one.words), len(other.words)) - max(len(extra_left), len(extra_right))
    share = shared / max(len(one.words), len(other.words), 1)
    if extra_left and extra_right:
        shown = " / ".join(sorted((" ".join(extra_left), " ".join(extra_right))))
        return different(0.4 * share, [f"other words: {shown}"])
    extra = extra_left or extra_right
    if not extra:
        if slips > 2:
            return unsure(0.5, said)
        return same(0.95 - 0.1 * slips if said else 0.9, said or ["same words in another order"])
    if set(extra) <= organisation_words().kinds:
        return same(0.8, [*said, f"only one says what kind of body it is: {' '.join(extra)}"], extra)
    wings = sorted(set(extra) & organisation_words().wings)
    places = [word for word in extra if word in organisation_words().distinct]
    if wings or places:
        return different(0.35, [f"a part of the other: {' '.join(extra)}"], extra)
    return unsure(0.6 * share, [*said, f"only one has: {' '.join(extra)}"], extra)
