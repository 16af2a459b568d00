"""References that grammar hides: names inside other phrases or under a wrong tag, bodies inside compounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.cores import core_of, country_in
from polgraph.extract.actors.gazetteer import reach
from polgraph.extract.actors.model import MODIFIER, NAME, NAMING, NOMINAL, Reference
from polgraph.extract.actors.names import is_acronym
from polgraph.extract.actors.spans import noun_at, plain, scan_offices
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.sight import Sight
    from polgraph.extract.parse import Token

BODIES = frozenset(
    {
        ActorType.GOVERNMENT_BODY,
        ActorType.PARTY,
        ActorType.ARMED_GROUP,
        ActorType.INTERNATIONAL_ORGANIZATION,
        ActorType.MEDIA,
    }
)
INSIDE = frozenset({"compound", "amod", "nmod", "npadvmod", "advmod", "det"})
SHORTENED = frozenset({ActorType.PARTY, ActorType.ARMED_GROUP, ActorType.ORGANIZATION, ActorType.MEDIA})
COMMON = frozenset(
    "action african alternative american arab armed asian assembly central centre christian citizens civic civil "
    "coalition combat common communist conservative constitution constitutional defence defense democracy democratic "
    "development east eastern economic environment european fatherland federal free freedom front general global "
    "good great green health hope human independence independent indigenous international islamic joint justice "
    "labor labour land law left liberal liberation liberty local main military modern moral muslim nation national "
    "nationalist new north northern oil open opposition patriotic peace people peoples political popular "
    "power press progress progressive public radical red reform regional republic republican resistance revolutionary "
    "rights royal rural security self social socialist solidarity south southern special state strategic street "
    "student supreme trade traditional transport union united unity urban victory welfare west western white women "
    "workers world young youth".split()
)
"""Words that say too little to name a party or group alone."""
LONGEST = 8
SHORTEST = 3


def add_collectives(sight: Sight) -> None:
    """Bodies that only modify: "the police chief" and "army demands" speak of the police and the army."""
    named = [r for r in sight.found.values() if r.kind is NAME]
    for token in sight.doc:
        if token.dep_ != "compound" or token.pos_ != "NOUN" or token.i in sight.found:
            continue
        if token.i + 1 != token.head.i or token.head.pos_ != "NOUN":
            continue
        noun = sight.gazetteer.nouns.get(token.lemma_.lower())
        if noun is None or noun.kind != "collective" or noun.type not in BODIES:
            continue
        if any(r.start <= token.i < r.end for r in named):
            continue
        both = noun_at([token, token.head], sight.gazetteer)
        if both is not None and both.kind == "collective" and both is not noun_at([token.head], sight.gazetteer):
            continue
        if token.lower_ == "press":
            # the press secretary is not the press's
            continue
        core = core_of(token.head, sight)
        before = [t for t in core if t.i <= token.i]
        start = next((t.i for t in before if t.i == token.i or _tells_which(t, sight)), token.i)
        text = sight.doc.between(start, token.i + 1)
        sight.found[token.i] = Reference(
            token.i,
            start,
            token.i + 1,
            text,
            text,
            NOMINAL,
            noun.type,
            definite=True,
            country=country_in(before, sight),
            noun=noun,
        )


def _tells_which(token: Token, sight: Sight) -> bool:
    """Whether a word before a body says which one it is; "retired" of "retired police general" speaks of the man."""
    if token.i in sight.known:
        return True
    return token.dep_ in {"amod", "compound"} and sight.gazetteer.modifiers.get(token.lower_, "keep") == "keep"


def add_recurring(sight: Sight) -> None:
    """Names found elsewhere in the article, wherever they stand uncovered."""
    phrases = _phrases(sight)
    longest = reach(phrases)
    whole = [r for r in sight.found.values() if r.kind in NAMING or r.head == r.start]
    covered = {i for r in whole for i in range(r.start, r.end)} - _descriptive(sight)
    covered |= set(sight.found) | set(sight.known) | sight.datelines
    tokens, end = sight.doc.tokens, 0
    for i, token in enumerate(tokens):
        if i < end or not token.has_capital or i in covered:
            continue
        length = _match(i, phrases, longest, covered, sight)
        if length:
            end = i + length
            _add(i, end, phrases[tuple([plain(t) for t in tokens[i:end]])], sight)


def add_followers(sight: Sight) -> None:
    """Organisations that adjectives name: "Houthi fighters" are of the Houthi movement, "a Tory lawmaker" of the party.

    In an article with another name that has the word, the word speaks of that one.
    """
    named = [r for r in sight.found.values() if r.kind is NAME]
    for token in sight.doc:
        if token.dep_ not in {"amod", "compound"} or token.i in sight.found or token.i in sight.known:
            continue
        organization = sight.gazetteer.followers.get((plain(token),))
        described = organization is not None and token.i + 1 < len(sight.doc) and token.nbor().text.islower()
        if organization is not None and described and not any(token.text in r.name.split()[:-1] for r in named):
            sight.found[token.i] = Reference(
                token.i,
                token.i,
                token.i + 1,
                token.text,
                organization.name,
                MODIFIER,
                organization.type,
                country=organization.country,
            )


def _descriptive(sight: Sight) -> set[int]:
    """The tokens before the name proper in "the X commander Y"."""
    found: set[int] = set()
    for reference in sight.found.values():
        if reference.kind is NAME and reference.held:
            found.update(range(reference.start, reference.held[0].start))
    return found


def _phrases(sight: Sight) -> dict[tuple[str, ...], Reference]:
    """The phrases that name an actor again: its whole name, its acronym, the last word of a person's name."""
    found: dict[tuple[str, ...], Reference] = {}
    for reference in sorted(sight.found.values(), key=lambda r: (r.kind is not NAME, r.head)):
        if reference.plural or reference.kind not in NAMING or reference.type is ActorType.STATE:
            continue
        whole = tuple([plain(token) for token in _tokens(reference, sight)])
        if whole and whole[0][:1].isupper() and (len(whole) > 1 or _distinct(whole[0], sight)):
            found.setdefault(whole, reference)
        if reference.type is ActorType.PERSON and len(whole) > 1 and _distinct(whole[-1], sight):
            found.setdefault(whole[-1:], reference)
        short = _short(whole, reference, sight)
        if short:
            found.setdefault(short, reference)
    return found


def _short(whole: tuple[str, ...], reference: Reference, sight: Sight) -> tuple[str, ...]:
    """What is left of a name without its common noun ("Surya" of "the Surya Party"); empty where it says too little."""
    short, gazetteer = whole[:-1], sight.gazetteer
    if reference.type not in SHORTENED or reference.kind is not NAME or not short:
        return ()
    if whole[-1].lower() not in gazetteer.heads or not all(word[:1].isupper() for word in short):
        return ()
    plain_word = short[0].lower() in COMMON or short[0] in gazetteer.groups or short[0].lower() in gazetteer.groups
    if len(short) == 1 and (plain_word or not _distinct(short[0], sight) or short in gazetteer.known):
        return ()
    return short


def _tokens(reference: Reference, sight: Sight) -> list[Token]:
    """The tokens of the name proper."""
    tokens, end, length = sight.doc.tokens, reference.end, len(reference.name)
    if end == reference.start or not length:
        return []
    start, behind = end - 1, tokens[end - 1].idx + len(tokens[end - 1].text)
    while start > reference.start and behind - tokens[start].idx < length:
        start -= 1
    return tokens[start:end]


def _distinct(word: str, sight: Sight) -> bool:
    """Whether a single word is a name and not an ordinary word."""
    lower = word.lower()
    if not word[:1].isupper() or len(word) < SHORTEST:
        return False
    gazetteer = sight.gazetteer
    ordinary = lower in gazetteer.nouns or lower in gazetteer.nonactors
    titled = (lower,) in gazetteer.offices or (lower,) in gazetteer.titles
    return is_acronym(word) or not (ordinary or titled)


def _match(
    i: int, phrases: dict[tuple[str, ...], Reference], longest: dict[str, int], covered: set[int], sight: Sight
) -> int:
    """How many words the longest phrase has that stands at a word with a capital uncovered; 0 where none does."""
    tokens = sight.doc.tokens
    for length in range(min(LONGEST, longest.get(plain(tokens[i]), 0), len(tokens) - i), 0, -1):
        if not covered.isdisjoint(range(i, i + length)):
            continue
        reference = phrases.get(tuple([plain(t) for t in tokens[i : i + length]]))
        if reference is not None and (length > 1 or not _longer(tokens[i], sight)):
            return length
    return 0


def _longer(token: Token, sight: Sight) -> bool:
    """Whether a capitalised word next to it makes another, longer name of a single word."""
    doc = sight.doc
    after = token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "PROPN" and doc[token.i + 1].i not in sight.known
    offices = scan_offices([doc[token.i + 1]], sight.gazetteer) if after else []
    return after and not offices


def _add(start: int, end: int, like: Reference, sight: Sight) -> None:
    outer = [
        token for token in sight.doc.tokens[start:end] if not start <= token.head.i < end or token.head.i == token.i
    ]
    head = outer[-1]
    kind = MODIFIER if head.dep_ in INSIDE and head.head.i >= end else NAME
    text = sight.doc.between(start, end)
    sight.found.setdefault(head.i, Reference(head.i, start, end, text, text, kind, like.type, definite=True))
