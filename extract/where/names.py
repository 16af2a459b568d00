"""The name of the place that a noun phrase speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import TIMES
from polgraph.extract.where.records import PlaceMention
from polgraph.extract.where.vocabulary import calendar_words, known_places, word_lists

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from polgraph.extract.parse import Token

PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
# How many noun phrases deep a name may hide: "outside his home in the town of X".
DEPTH = 4


def is_proper(token: Token) -> bool:
    """Whether a token is part of a proper name."""
    return token.tag_ in {"NNP", "NNPS"} or token.pos_ == "PROPN"


def place_in(noun: Token, preposition: str, taken: Collection[int] | None, depth: int = DEPTH) -> PlaceMention | None:
    """The place that the object of a preposition names or lies in.

    Args:
        noun: head of the object.
        preposition: the preposition, lower case.
        taken: indices of tokens that name persons or organisations, hence no places; None where that is not known.
        depth: how many noun phrases deep to look.
    """
    # name recognition takes "X last month" for a date as a whole
    timed = noun.ent_type_ in TIMES and not (taken is not None and is_proper(noun) and noun.is_alpha)
    if depth == 0 or timed or noun.text in calendar_words():
        return None
    if preposition == "between":
        return between_places(noun, taken)
    if is_proper(noun):
        name = name_tokens(noun)
        return mention_of(name) if is_place_name(name, preposition, taken) else inside(noun, taken, depth)
    return place_of_common_noun(noun, taken, depth)


def place_of_common_noun(noun: Token, taken: Collection[int] | None, depth: int) -> PlaceMention | None:
    """The place of "the town of X", "the X camp", "a mosque in X", "the road between X and Y", "the capital, X"."""
    if noun.lemma_.lower() in word_lists()["place_nouns"]:
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for name in objects_of(child):
                    if is_proper(name) and not taken_by(name, taken):
                        return mention_of(name_tokens(name))
        route = route_of(noun, taken)
        if route is not None:
            return route
        compound = [child for child in noun.lefts if child.dep_ in {"compound", "nmod"} and is_proper(child)]
        if compound and compound[-1].ent_type_ == "NORP":
            return inside(noun, taken, depth)
        if compound and not taken_by(compound[-1], taken):
            return mention_of(name_tokens(compound[-1]))
    return inside(noun, taken, depth)


def inside(noun: Token, taken: Collection[int] | None, depth: int) -> PlaceMention | None:
    """The place that a locative or an apposition inside a noun phrase names."""
    for child in noun.children:
        if child.dep_ == "appos" and (found := place_in(child, "in", taken, depth - 1)):
            return found
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in word_lists()["locative"]:
            for name in objects_of(child):
                if found := place_in(name, child.lower_, taken, depth - 1):
                    return found
    return None


def route_of(noun: Token, taken: Collection[int] | None) -> PlaceMention | None:
    """The words "road between X and Y" or "road to X" for a route."""
    if noun.lemma_.lower() not in word_lists()["routes"]:
        return None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"between", "from", "to"}:
            for name in objects_of(child):
                if is_proper(name) and not taken_by(name, taken):
                    last = max((name, *name.conjuncts), key=lambda token: token.i)
                    return mention_of([noun, *noun.doc[noun.i + 1 : last.i + 1]])
    return None


def between_places(noun: Token, taken: Collection[int] | None) -> PlaceMention | None:
    """The words "X and Y" after "between", where both are places."""
    ends = [noun, *noun.conjuncts]
    if len(ends) < 2 or not all(is_place_name(name_tokens(end), "between", taken) for end in ends):
        return None
    first, last = name_tokens(ends[0]), name_tokens(ends[-1])
    return mention_of([*noun.doc[first[0].i : last[-1].i + 1]])


def objects_of(preposition: Token) -> Iterator[Token]:
    """The objects of a preposition, through a second one ("out of X", "up to X")."""
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            yield child
        elif child.dep_ == "prep":
            yield from objects_of(child)


def name_tokens(noun: Token) -> list[Token]:
    """The tokens of the proper name that a token heads or closes, without article or possessive ending."""
    first, last = entity_bounds(noun) or compound_bounds(noun)
    while first > 0 and hyphenated(noun.doc[first - 1]):
        first -= 1
    return list(noun.doc[first : last + 1])


def entity_bounds(noun: Token) -> tuple[int, int] | None:
    """First and last token of the recognised place that a token belongs to."""
    if noun.ent_type_ not in PLACE_ENTITIES:
        return None
    for entity in noun.doc.ents:
        if entity.start <= noun.i < entity.end and entity.label_ in PLACE_ENTITIES:
            tokens = list(entity)
            while len(tokens) > 1 and tokens[0].text.islower():
                del tokens[0]
            while len(tokens) > 1 and (tokens[0].lower_ == "the" or tokens[-1].tag_ == "POS"):
                del tokens[0 if tokens[0].lower_ == "the" else -1]
            return tokens[0].i, tokens[-1].i
    return None


def compound_bounds(noun: Token) -> tuple[int, int]:
    """First and last token of the name made of a proper noun, its compounds and "of" with another."""
    first = last = noun.i
    while first > 0 and joins(noun.doc[first - 1], noun):
        first -= 1
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == last + 1:
            last = max((name.i for name in objects_of(child) if is_proper(name)), default=last)
    return first, last


def joins(token: Token, noun: Token) -> bool:
    """Whether the token before a name belongs to it."""
    linked = token.head == noun or token.head.head == noun
    return linked and is_proper(token) and token.dep_ in {"compound", "nmod", "amod"}


def hyphenated(token: Token) -> bool:
    """Whether a token and the next are written as one word, as the parts of "al-Arish"."""
    return not token.whitespace_ and (token.text == "-" or (token.text.isalpha() and token.nbor().text == "-"))


def is_place_name(tokens: list[Token], preposition: str, taken: Collection[int] | None) -> bool:
    """Whether a proper name is that of a place: known, recognised, or unknown after a locative preposition."""
    lists = word_lists()
    text = text_of(tokens)
    head = tokens[-1]
    recognised = {token.ent_type_ for token in tokens} & PLACE_ENTITIES
    if preposition in lists["surface"]:
        return bool(recognised - {"GPE"}) or head.lower_ in lists["place_nouns"]
    if text in known_places() or recognised:
        return True
    if (
        not any(char.isupper() for char in text)
        or text in lists["not_places"]
        or tokens[0].text in calendar_words()
        or (taken is None and head.ent_type_ in TIMES)
    ):
        return False
    if any(taken_by(token, taken) for token in tokens) or preposition in lists["weakly_locative"]:
        return False
    if preposition in lists["surely_locative"]:
        return True
    unknown = taken is not None or not head.ent_type_
    return preposition in {"in", "at", "inside", "within", "between", "to"} and unknown and not text.isupper()


def taken_by(token: Token, taken: Collection[int] | None) -> bool:
    """Whether a token names a person or an organisation."""
    return taken is not None and token.i in taken


def text_of(tokens: list[Token]) -> str:
    """The words of neighbouring tokens."""
    return tokens[0].doc.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1])]


def mention_of(tokens: list[Token]) -> PlaceMention:
    """The record for neighbouring tokens; the end of a line is no part of it."""
    while len(tokens) > 1 and tokens[-1].is_space:
        tokens = tokens[:-1]
    return PlaceMention(tokens[0].idx, tokens[-1].idx + len(tokens[-1]), text_of(tokens))
