"""Finds the place of a predicate among the locatives of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.where.names import is_place_name, is_proper, mention_of, name_tokens, objects_of, place_in
from polgraph.extract.where.vocabulary import word_lists

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Token

    from polgraph.extract.where.records import PlaceMention

ARGUMENTS = frozenset({"dobj", "obj", "nsubjpass", "nsubj:pass", "attr", "dative", "nsubj"})
# From these a predicate shares the locatives of the word that it hangs on ("stormed the base in X, killing ten").
SHARING = frozenset({"xcomp", "dobj", "obj", "attr", "nsubj", "nsubjpass", "pobj", "pcomp", "prep", "advcl", "acl"})
VERBAL = frozenset({"VERB", "AUX"})


def place_for(
    trigger: Token, *, taken: Collection[int] | None = None, dateline: PlaceMention | None = None
) -> PlaceMention | None:
    """Find where the event of a predicate happened.

    Locatives on the predicate come first, then those on its arguments, then those of the clause that it belongs to.

    Args:
        trigger: the predicate's token in a dependency parse with the labels of spaCy's English models.
        taken: indices of tokens that name persons or organisations; none of these is a place. Where they are not
            given, the entity labels of the parse decide.
        dateline: the place to give where the clause names none.

    Returns:
        The place, None where the text names none.
    """
    for level in levels(trigger):
        for preposition in level:
            if found := place_after(preposition, trigger, taken):
                return found
        if level and (found := object_place(level[0].head, taken)):
            return found
    return object_place(trigger, taken) or dateline


def levels(trigger: Token) -> Iterator[list[Token]]:
    """Prepositions to look at, nearest group first: the predicate's, its arguments', those of what it hangs on."""
    yield prepositions_of(trigger, trigger)
    yield from argument_levels(trigger, trigger)
    current = trigger
    while shares(current):
        current = current.head
        yield prepositions_of(current, trigger)
        yield from argument_levels(current, trigger)
    if current.dep_ == "conj" and current.head.pos_ in VERBAL:
        # Of the verb before it a second verb shares only what precedes both: "In X police fired and killed ten".
        first = current.head
        yield [child for child in prepositions_of(first, trigger) if child.i < first.i]


def shares(token: Token) -> bool:
    """Whether the place of the word that a token hangs on is its own too."""
    if token.dep_ not in SHARING or token.head == token:
        return False
    if token.dep_ == "advcl":
        return token.tag_ == "VBG" and not any(child.dep_ == "mark" for child in token.children)
    return token.dep_ != "acl" or token.tag_ == "TO"


def prepositions_of(token: Token, near: Token) -> list[Token]:
    """The prepositions on a token, the nearest to the predicate first."""
    found = [child for child in token.children if child.dep_ in {"prep", "agent"}]
    return sorted(found, key=lambda child: (abs(child.i - near.i), child.i))


def argument_levels(token: Token, near: Token) -> Iterator[list[Token]]:
    """The prepositions on a word's arguments and on the objects of its own prepositions."""
    arguments = [child for child in token.children if child.dep_ in ARGUMENTS and child.i != near.i]
    for argument in sorted(arguments, key=lambda child: (child.dep_ == "nsubj", abs(child.i - near.i))):
        yield prepositions_of(argument, near)
    for preposition in prepositions_of(token, near):
        for noun in objects_of(preposition):
            if noun.i != near.i:
                yield prepositions_of(noun, near)


def place_after(preposition: Token, trigger: Token, taken: Collection[int] | None) -> PlaceMention | None:
    """The place after a preposition, if it tells one with this predicate."""
    lists = word_lists()
    word, verb = preposition.lower_, preposition.head.lemma_.lower()
    moved = {verb, trigger.lemma_.lower()}
    goal = word in lists["goal"] and moved & lists["motion"]
    source = word in lists["source"] and moved & lists["removal"]
    if not (goal or source or word in lists["locative"] or word in lists["weakly_locative"]):
        return None
    for noun in objects_of(preposition):
        if found := place_in(noun, word, taken):
            return found
    return None


def object_place(verb: Token, taken: Collection[int] | None) -> PlaceMention | None:
    """The place that is the object of "visit", "leave", "reach"."""
    if verb.lemma_.lower() not in word_lists()["place_objects"]:
        return None
    for child in verb.children:
        if child.dep_ in {"dobj", "obj"}:
            name = name_tokens(child)
            if is_proper(child):
                return mention_of(name) if is_place_name(name, "to", taken) else None
            return place_in(child, "in", taken)
    return None
