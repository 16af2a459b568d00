"""Rules for organisations, parties, armed groups, organs of states and media."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from polgraph.graph.names.compare import compare
from polgraph.graph.names.organisations import organisation
from polgraph.graph.names.records import STRONG, NameMatch, Schema, Verdict
from polgraph.graph.names.spell import folded
from polgraph.graph.resolution.countries import without_country
from polgraph.graph.resolution.evidence import Evidence, apart, suggest, weigh
from polgraph.graph.resolution.guards import Agreement, countries, country_reason
from polgraph.graph.resolution.keys import body_keys
from polgraph.graph.resolution.profile import (
    Profile,
    alias_groups,
    body_words,
    in_capitals,
    is_generic,
    looks_like_acronym,
    profile,
    written,
)
from polgraph.graph.resolution.records import Strength
from polgraph.graph.resolution.rules import rules
from polgraph.graph.resolve import name_key, nominal_key
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.graph.resolution.records import Link, Node

# What is left of vowels in folded words.
_VOWELS = "aiu"


def link_bodies(left: Node, right: Node) -> Link | None:
    """What the rules say of two bodies that are named."""
    ours, theirs = profile(left), profile(right)
    found = _exact(left, right, ours, theirs) or _declared(left, right) or _kind(left, right, ours, theirs)
    if found is not None:
        return found
    best = _best(left, right)
    compared = None if best is None else _compared(left, right, best)
    if compared is not None and compared.strength is not Strength.SUGGEST:
        return compared
    return _acronym(left, right) or _short(left, right) or compared


def _exact(left: Node, right: Node, ours: Profile, theirs: Profile) -> Link | None:
    common = ours.exact & theirs.exact
    if not common:
        return None
    name = min(common, key=lambda one: (-len(one.split()), one))
    said = f"same name: {written(left, right, name)}"
    evidence = Evidence("same name", rules().scores["same_name"], (said,), sure=True)
    if in_capitals(left, right, name):
        return _acronym(left, right, name.replace(" ", ""))
    if is_generic(name, None) and countries(left, right) is not Agreement.SAME:
        return None
    return weigh(left, right, evidence)


def _declared(left: Node, right: Node) -> Link | None:
    if not alias_groups(left) & alias_groups(right):
        return None
    said = f"declared to be one: {' / '.join(sorted((left.name, right.name)))}"
    return weigh(left, right, Evidence("alias", rules().scores["alias"], (said,), sure=True))


def _kind(left: Node, right: Node, ours: Profile, theirs: Profile) -> Link | None:
    """Forces, police or parliament of one state, under two descriptions."""
    if not ours.kind or ours.kind != theirs.kind or ours.country != theirs.country:
        return None
    shown = " / ".join(sorted((left.name, right.name)))
    # That an article describes them twice says nothing: descriptions are rarely brought together.
    return weigh(
        left, right, Evidence("kind", rules().scores["kind"], (f"{ours.kind} of one state: {shown}",), sure=True)
    )


def _best(left: Node, right: Node) -> tuple[NameMatch, str, str] | None:
    """The best comparison of names that share a key of the index, with the two names."""
    found = []
    for one in profile(left).whole:
        for other in profile(right).whole:
            keys = body_keys(one, left.country, initials=not left.known)
            if keys & body_keys(other, right.country, initials=not right.known):
                found.append((compare(one, other, schema=Schema.ORGANIZATION), one, other))
    return min(found, key=lambda row: (-row[0].score, len(row[0].extra), sorted(row[1:])), default=None)


def _compared(left: Node, right: Node, best: tuple[NameMatch, str, str]) -> Link | None:
    match, ours, theirs = best
    shown = " / ".join(sorted((ours, theirs)))
    generic = is_generic(ours, None) or is_generic(theirs, None)
    same_state = countries(left, right) is Agreement.SAME
    if generic and not same_state and not (_bare(left) or _bare(right)):
        return None
    stripped = _stripped(left, right, ours, theirs) if same_state else None
    if stripped is not None:
        return stripped
    if match.verdict is Verdict.SAME and match.score >= STRONG:
        if _too_short(ours) or _too_short(theirs):
            return None
        evidence = Evidence("spelling", match.score, (f"same name but for spelling: {shown}",))
        if _turned(ours, theirs) and not (same_state and is_generic(ours, left.country)):
            return suggest(left, right, evidence, "the same words in another order")
        return weigh(left, right, evidence)
    if same_state and not match.extra and _vowels_only(ours, theirs):
        said = (f"same name but for vowels: {shown}",)
        return weigh(left, right, Evidence("spelling", STRONG, said))
    if match.extra and not set(match.extra) - rules().kind_words:
        return _kind_word(left, right, match, ours, theirs)
    if match.verdict is Verdict.DIFFERENT:
        return _different(left, right, match, ours, theirs)
    evidence = Evidence("similar name", match.score, (f"similar names: {shown}", *match.reasons), Strength.SUGGEST)
    return weigh(left, right, evidence)


def _turned(ours: str, theirs: str) -> bool:
    """Whether two names have one set of words in another order: European Council, Council of the European Union."""
    one, other = body_words(ours), body_words(theirs)
    return one != other and len(one) > 1 and set(one) == set(other)


def _too_short(name: str) -> bool:
    """Whether a name is so short that another spelling of it is likely another name: PiS, País."""
    return looks_like_acronym(name) or sum(map(len, body_words(name))) < rules().mononym_letters


def _vowels_only(ours: str, theirs: str) -> bool:
    """Whether two names have the same consonants, and enough of them: Hezbollah, Hizballah."""
    one, other = ("".join(c for c in folded("".join(body_words(n))) if c not in _VOWELS) for n in (ours, theirs))
    return one == other and len(one) >= rules().consonants


def _stripped(left: Node, right: Node, ours: str, theirs: str) -> Link | None:
    """One name but for the name of their state: `Iraqi Ministry of Defence`, `Ministry of Defence`."""
    one, named = without_country(body_words(ours), left.country or "")
    other, also = without_country(body_words(theirs), right.country or "")
    if not one or not other or not (named or also):
        return None
    rest = compare(" ".join(one), " ".join(other), schema=Schema.ORGANIZATION)
    if rest.verdict is not Verdict.SAME or rest.score < STRONG:
        return None
    said = (f"one name but for the state: {' / '.join(sorted((ours, theirs)))}",)
    score = min(rules().scores["stripped"], rest.score)
    if named and also and _turned(ours, theirs) is False and not is_generic(" ".join(one), None):
        first = body_words(ours)[0] in one, body_words(theirs)[0] in other
        if first[0] != first[1]:
            return suggest(left, right, Evidence("same name of one state", score, said), "the state in another place")
    if named and also:
        return weigh(left, right, Evidence("same name of one state", score, said))
    needs = right if named else left
    return weigh(left, right, Evidence("same name of one state", score, said, Strength.IF_ONLY, needs=needs.id))


def _kind_word(left: Node, right: Node, match: NameMatch, ours: str, theirs: str) -> Link | None:
    """One name but for what kind of body it is: `Wagner`, `Wagner Group`."""
    shorter = left if len(body_words(ours)) < len(body_words(theirs)) else right
    said = (f"one name but for: {' '.join(match.extra)} ({' / '.join(sorted((ours, theirs)))})",)
    evidence = Evidence("shorter name", rules().scores["subset"], said, Strength.IF_ONLY, needs=shorter.id)
    return weigh(left, right, evidence)


def _different(left: Node, right: Node, match: NameMatch, *names: str) -> Link | None:
    shown = " / ".join(sorted(names))
    if match.extra and set(match.extra) & rules().wing_words:
        return apart(left, right, "part of the other", f"a body and a part of it: {shown}", *match.reasons)
    numbered = [organisation(name)[0].numbers for name in names]
    if numbered[0] != numbered[1] and all(numbered) and sorted(body_words(names[0])) == sorted(body_words(names[1])):
        return apart(left, right, "other number", f"two numbered bodies: {shown}", *match.reasons)
    return None


def may_part(left: Node, right: Node) -> bool:
    """Whether names of two bodies may keep them apart, told without comparing them; never no where they do."""
    return any(_part_or_numbered(name) for node in (left, right) for name in profile(node).whole)


@lru_cache(maxsize=65536)
def _part_or_numbered(name: str) -> bool:
    return any(form.numbers or not rules().wing_words.isdisjoint(form.words) for form in organisation(name))


def _acronym(left: Node, right: Node, written_alike: str = "") -> Link | None:
    """An acronym as the only name of one, which the other declares; of two full names it says nothing.

    Args:
        left: a node.
        right: the other.
        written_alike: an acronym that is a name of both, whatever letters they write it in: PIS, PiS.
    """
    ours, theirs = profile(left), profile(right)
    shared = sorted({written_alike} - {""} or ours.acronyms & theirs.acronyms)
    if not shared:
        return None
    bare = [node for node in (left, right) if _bare(node)]
    if not bare:
        return None
    said = f"acronym {shared[0].upper()} is declared for {' / '.join(sorted({left.name, right.name} - {bare[0].name}))}"
    needs, strength = bare[0], Strength.IF_ONLY
    if len(bare) == 2:
        said = f"same name: {shared[0].upper()}"
        stateless = [node for node in bare if node.country is None]
        # Of two states it could be either's: then it is one only if there is no other.
        needs, strength = (stateless[0], strength) if len(stateless) == 1 else (bare[0], Strength.JOIN)
    if len(shared[0]) < rules().sure_acronym_letters and not _sure_acronym(left, right):
        strength = Strength.SUGGEST
    evidence = Evidence("acronym", rules().scores["acronym"], (said,), strength, needs=needs.id)
    return weigh(left, right, evidence)


def _sure_acronym(left: Node, right: Node) -> bool:
    """Whether more than a few letters speak for it: the state, or that it is international."""
    international = ActorType.INTERNATIONAL_ORGANIZATION in {left.type, right.type}
    return international or countries(left, right) is Agreement.SAME


def _bare(node: Node) -> bool:
    """Whether an acronym is all the name that a node has."""
    found = profile(node)
    return not node.known and all("".join(filter(str.isalnum, one)).lower() in found.acronyms for one in found.whole)


def _short(left: Node, right: Node) -> Link | None:
    """The full name of one is the short name that articles use for the other."""
    ours, theirs = profile(left), profile(right)
    for alone, full, names in ((left, right, ours.exact & theirs.short), (right, left, theirs.exact & ours.short)):
        telling = sorted(name for name in names if not is_generic(name, alone.country) and _shortens(name, full.name))
        if telling and not full.known:
            said = (f"{alone.name} is a short name of {full.name}",)
            evidence = Evidence("short name", rules().scores["short_name"], said, Strength.IF_ONLY, needs=alone.id)
            return weigh(left, right, evidence)
    return None


def _shortens(short: str, name: str) -> bool:
    """Whether a short name can be that of a body: of its words, and not the name of what it is an organ of.

    `United Nations` is not short for the United Nations General Assembly, nor `European Union` for the Lake Union.
    """
    data = rules()
    words, full = set(body_words(short)), set(body_words(name))
    if name_key(short) in data.never_short or (len(words) > 1 and not words <= full):
        return False
    rest = full - words
    return not rest - data.kind_words or not rest <= data.generic | data.wing_words | data.kind_words


def link_described(left: Node, right: Node) -> Link | None:
    """Two bodies of which at least one is only described: one only as the same kind of organ of one state."""
    ours, theirs = profile(left), profile(right)
    if ours.kind and theirs.kind:
        return _kind(left, right, ours, theirs)
    if left.nominal and right.nominal:
        return None
    described, named = (left, right) if left.nominal else (right, left)
    if countries(left, right) is not Agreement.SAME or nominal_key(described.name) not in profile(named).exact:
        return None
    said = (f"described by its name: {described.name}",)
    evidence = Evidence("described by name", rules().scores["kind"], said, Strength.IF_ONLY, needs=described.id)
    return weigh(left, right, evidence)


def same_name_elsewhere(left: Node, right: Node) -> Link | None:
    """One name in two families of types: one reading of an article may be wrong."""
    common = profile(left).exact & profile(right).exact
    # A state that a register names and an article takes for a body may be of one word.
    state = left.known != right.known and "state" in {profile(left).family, profile(right).family}
    telling = sorted(name for name in common if " " in name or state)
    if not telling:
        return None
    kinds = " and ".join(sorted(f"one is a {node.type.value.replace('_', ' ')}" for node in (left, right)))
    evidence = Evidence("same name", rules().scores["suggested"], (f"same name: {written(left, right, telling[0])}",))
    return suggest(left, right, evidence, kinds, country_reason(left, right))
