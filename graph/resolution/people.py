"""Rules for persons."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import product, starmap
from typing import TYPE_CHECKING

from polgraph.graph.names.compare import compare
from polgraph.graph.names.records import STRONG, NameMatch, Schema, Verdict
from polgraph.graph.names.spell import spelled
from polgraph.graph.names.tokens import COMMON_WEIGHT, person
from polgraph.graph.names.words import given_names
from polgraph.graph.resolution.doubts import ONE_WORD, common_name, cut_short, doubt, other_given_names, same_surname
from polgraph.graph.resolution.evidence import Evidence, apart, suggest, weigh
from polgraph.graph.resolution.guards import Agreement, countries, country_reason, near, together
from polgraph.graph.resolution.keys import person_keys
from polgraph.graph.resolution.offices import Fit, fits, held
from polgraph.graph.resolution.profile import Profile, profile, surname, weighty, written
from polgraph.graph.resolution.records import Strength
from polgraph.graph.resolution.rules import rules
from polgraph.graph.resolve import name_key

if TYPE_CHECKING:
    from polgraph.graph.resolution.records import Link, Node


def link_persons(left: Node, right: Node) -> Link | None:
    """What the rules say of two persons, named or described."""
    if left.nominal or right.nominal:
        return _described(left, right)
    ours, theirs = profile(left), profile(right)
    common = ours.exact & theirs.exact
    if common:
        return _same_name(left, right, min(common, key=lambda name: (-len(name.split()), name)))
    if ours.exact & theirs.short or theirs.exact & ours.short:
        return _surname(left, right) if ours.exact & theirs.short else _surname(right, left)
    if _alone(ours) != _alone(theirs) and not _one_word(ours, theirs):
        alone, full = (left, right) if _alone(ours) else (right, left)
        return _surname(alone, full)
    return _compared(left, right, _best(ours, theirs))


def _alone(found: Profile) -> bool:
    """Whether a person has no name but single words."""
    return all(len(weighty(name)) < 2 for name in found.whole)


def _one_word(ours: Profile, theirs: Profile) -> bool:
    """Whether two names are one but for spaces."""
    return any(one.replace(" ", "") == other.replace(" ", "") for one in ours.exact for other in theirs.exact)


def _same_name(left: Node, right: Node, name: str) -> Link | None:
    said = f"same name: {written(left, right, name)}"
    evidence = Evidence("same name", rules().scores["same_name"], (said,), sure=True)
    single = len(weighty(name)) < 2
    short = len(name) < rules().mononym_letters or name in given_names()
    if single and short and countries(left, right) is not Agreement.SAME:
        return suggest(left, right, evidence, "a single name", country_reason(left, right))
    stateless = [node for node in (left, right) if node.country is None]
    if len(stateless) == 1 and common_name(name):
        # Two persons of two states may have it: then it is neither's.
        evidence = replace(evidence, strength=Strength.IF_ONLY, needs=stateless[0].id)
    return weigh(left, right, evidence)


def _best(ours: Profile, theirs: Profile) -> tuple[NameMatch, str, str]:
    """The best comparison of names that share a key of the index, or of the shown names, with the two names."""
    found = [
        (compare(one, other, schema=Schema.PERSON), one, other)
        for one in ours.whole
        for other in theirs.whole
        if person_keys(one) & person_keys(other)
    ]
    if not found:
        one, other = ours.whole[0], theirs.whole[0]
        return compare(one, other, schema=Schema.PERSON), one, other
    return min(found, key=lambda row: (-row[0].score, len(row[0].extra), sorted(row[1:])))


def _compared(left: Node, right: Node, best: tuple[NameMatch, str, str]) -> Link | None:
    match, ours, theirs = best
    shown = " / ".join(sorted((ours, theirs)))
    if match.verdict is Verdict.DIFFERENT or _look_alike(match):
        return _different(left, right, match, ours, theirs)
    if match.verdict is Verdict.UNSURE:
        # A further name of either may leave a doubt where the names that are shown leave none.
        first = (profile(left).whole[0], profile(right).whole[0])
        apart_by_name = _different(left, right, compare(*first, schema=Schema.PERSON), *first)
        if apart_by_name is not None:
            return apart_by_name
    if match.verdict is Verdict.UNSURE or match.score < STRONG:
        evidence = Evidence("similar name", match.score, (f"similar names: {shown}", *match.reasons), Strength.SUGGEST)
        return weigh(left, right, evidence)
    if match.extra:
        return _subset(left, right, match, ours, theirs)
    if "declared alias" in match.reasons:
        score = rules().scores["alias"]
        return weigh(left, right, Evidence("alias", score, (f"declared to be one: {shown}",), sure=True))
    evidence = Evidence("spelling", match.score, (f"same name but for spelling: {shown}",))
    against = doubt(ours, theirs, one_state=countries(left, right) is Agreement.SAME)
    if against:
        return suggest(left, right, evidence, against, country_reason(left, right))
    return weigh(left, right, evidence)


def _look_alike(match: NameMatch) -> bool:
    return match.reasons[0].startswith("two given names that look alike")


def _subset(left: Node, right: Node, match: NameMatch, ours: str, theirs: str) -> Link | None:
    """One name is the other without a word or an initial."""
    data = rules()
    shorter, longer = (left, right) if len(weighty(ours)) < len(weighty(theirs)) else (right, left)
    names = (ours, theirs) if shorter is left else (theirs, ours)
    score = min(data.scores["subset"], match.score)
    reasons = (f"{names[0]} may be short for {names[1]}",)
    evidence = Evidence("shorter name", score, reasons, Strength.IF_ONLY, needs=shorter.id)
    against = doubt(*names, one_state=countries(left, right) is Agreement.SAME)
    if not against and cut_short(*names):
        against = f"{names[0]} may be given names only"
    if against:
        return suggest(left, right, evidence, against, country_reason(left, right))
    if not (left.known or right.known or near(shorter, longer, data.windows["subset"])):
        return suggest(left, right, evidence, "articles of other years, or without a date")
    return weigh(left, right, evidence)


def _different(left: Node, right: Node, match: NameMatch, ours: str, theirs: str) -> Link | None:
    """Two names of one family are two persons; other names have nothing to do with each other."""
    if match.verdict is Verdict.SAME or (match.verdict is Verdict.UNSURE and not _look_alike(match)):
        return None
    shown = " / ".join(sorted((ours, theirs)))
    if match.reasons[0].startswith("generation") and person_keys(ours) & person_keys(theirs):
        return apart(left, right, "other generation", f"two persons: {shown}", *match.reasons)
    positive = match.reasons[0] == "middle initials differ" or other_given_names(ours, theirs)
    if not (same_surname(ours, theirs) and positive):
        return None
    said = "one article speaks of both" if together(left, right) else ""
    return apart(left, right, "other person", f"two persons of one family name: {shown}", *match.reasons, said)


def may_part(left: Node, right: Node) -> bool:
    """Whether names of two persons may keep them apart, told without comparing them; never no where they do."""
    ours, theirs = profile(left), profile(right)
    return ours.exact.isdisjoint(theirs.exact) and any(starmap(_may_differ, product(ours.whole, theirs.whole)))


def _may_differ(ours: str, theirs: str) -> bool:
    if _marked(ours) and _marked(theirs):
        return True
    return same_surname(ours, theirs) and not (_within(ours, theirs) or _within(theirs, ours))


@lru_cache(maxsize=65536)
def _marked(name: str) -> bool:
    """Whether a name has an initial or a generation, which keep persons apart whose words agree."""
    return any(form.generation or any(token.initial for token in form.tokens) for form in person(name).forms)


def _within(shorter: str, longer: str) -> bool:
    """Whether every word of a name is one of the other, and none twice, so that none can be left over."""
    words = {token.text for token in weighty(shorter)}
    return len(words) == len(weighty(shorter)) and words.issubset(token.text for token in weighty(longer))


def _is_surname(word: str, full: Node) -> bool:
    """Whether a word is a person's family name."""
    names = [name for name in profile(full).whole if len(weighty(name)) > 1]
    return any(spelled(word, surname(name))[1] in ONE_WORD for name in names)


def _surname(alone: Node, full: Node) -> Link | None:
    """A family name alone, or a short name that articles use, and a full name."""
    data = rules()
    tokens = weighty(alone.name)
    if not tokens or tokens[-1].weight <= COMMON_WEIGHT:
        return None
    used = name_key(alone.name) in profile(full).short
    if not used and not (len(tokens) == 1 and _is_surname(tokens[0].text, full)):
        return None
    agreement = countries(alone, full)
    fit = _office_of_both(alone, full)
    if agreement is Agreement.DIFFERENT or (alone.known and not full.known):
        return None
    said = (f"{alone.name} is {'a short name' if used else 'the family name'} of {full.name}",)
    if fit is not None:
        strength = Strength.IF_ONLY if fit.sure else Strength.SUGGEST
        evidence = Evidence("family name", data.scores["held_surname"], (*said, fit.reason), strength, needs=alone.id)
        return weigh(alone, full, evidence)
    if full.known or not near(alone, full, data.windows["surname"]):
        return None
    evidence = Evidence("family name", data.scores["surname"], said, Strength.IF_ONLY, needs=alone.id)
    return weigh(alone, full, evidence)


def _office_of_both(one: Node, other: Node) -> Fit | None:
    return fits(one, other) if next(held(one), None) and next(held(other), None) else None


def _described(left: Node, right: Node) -> Link | None:
    """Somebody described by an office, and who held it; two descriptions are never one by themselves."""
    if left.nominal and right.nominal:
        return None
    described, holder = (left, right) if left.nominal else (right, left)
    fit = fits(described, holder)
    if fit is None or countries(described, holder) is Agreement.DIFFERENT:
        return None
    if not (fit.sure or holder.known or near(described, holder, rules().windows["holder"])):
        return None
    strength = Strength.IF_ONLY if fit.sure else Strength.SUGGEST
    evidence = Evidence("office", rules().scores["office"], (fit.reason,), strength, needs=described.id)
    return weigh(described, holder, evidence)
