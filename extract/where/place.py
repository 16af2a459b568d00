"""Finds the place of a predicate among the locatives of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import NOMINAL_SUBJECTS
from polgraph.extract.where.names import (
    is_place_name,
    is_proper,
    mention_of,
    name_tokens,
    objects_of,
    place_in,
    place_of_common_noun,
)
from polgraph.extract.where.vocabulary import countries, word_lists

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from polgraph.extract.parse import Token
    from polgraph.extract.where.records import PlaceMention

ARGUMENTS = NOMINAL_SUBJECTS | {"dobj", "attr", "dative", "oprd"}
# From these a predicate shares the locatives of the word that it hangs on.
SHARING = ARGUMENTS | {"xcomp", "pobj", "pcomp", "prep", "agent", "advcl", "acl", "conj"}
TOPICS = frozenset({"on", "about", "over", "regarding"})
# How many nouns deep an argument may hold the locative: "an advance by troops of the coalition near X".
DEPTH = 4


def place_for(
    trigger: Token,
    *,
    taken: Collection[int] | None = None,
    speech: bool = False,
    dateline: PlaceMention | None = None,
) -> PlaceMention | None:
    """Find where the event of a predicate happened.

    Locatives on the predicate come first, then those on its arguments, then those of the clause that it belongs to,
    then one that opens the sentence. Among them a town or a site is preferred to a country.

    Args:
        trigger: the predicate's token in a dependency parse with the labels of spaCy's English models.
        taken: indices of tokens that name persons or organisations; none of these is a place. Where they are not
            given, the entity labels of the parse decide.
        speech: whether the event is something said ("condemned the raid in X"): then places inside the predicate's
            arguments belong to what is spoken of and are left out.
        dateline: the place to give where the clause names none.

    Returns:
        The place, None where the text names none.
    """
    widest: PlaceMention | None = None
    for place in candidates(trigger, taken, speech):
        if place.name not in countries():
            return place
        widest = widest or place
    return widest or dateline


def candidates(trigger: Token, taken: Collection[int] | None, speech: bool) -> Iterator[PlaceMention]:
    """The places of a predicate, best first."""
    for token in (trigger, *above(trigger, speech)):
        inner = () if speech else deeper(token, trigger)
        for preposition in (*prepositions_of(token, trigger), *inner):
            if preposition.lower_ in word_lists()["goal"] and parted(trigger, token):
                continue
            if speech and sets_scene(preposition):
                continue
            if place := place_after(preposition, trigger, taken):
                yield place
        if not speech and (place := object_place(token, taken)):
            yield place
    if (scene := scene_of(trigger)) and (place := place_in(scene, "in", taken)):
        yield place
    if not speech and not inside_clause(trigger) and (place := opening_place(trigger, taken)):
        yield place


def parted(trigger: Token, token: Token) -> bool:
    """Whether a clause with a subject of its own stands between: "X sends troops to Y, and it is consulting Z"."""
    path = [trigger, *trigger.ancestors]
    between = path[: path.index(token)] if token in path else []
    return any(one.dep_ == "conj" and any(c.dep_ in NOMINAL_SUBJECTS for c in one.children) for one in between)


def sets_scene(preposition: Token) -> bool:
    """Whether a locative opens the sentence as in "In Quito, the minister urged": where he is only."""
    opens = preposition.i == preposition.sent.start and preposition.lower_ == "in"
    return opens and any(is_proper(noun) for noun in objects_of(preposition))


def above(token: Token, speech: bool) -> Iterator[Token]:
    """The words whose place is a predicate's too: "stormed" for "stormed the base in X, killing ten".

    What is said after another deed is not said there: "moved troops to X and urged both to step back".
    """
    while token.head != token:
        if (
            token.dep_ not in SHARING
            or (speech and token.dep_ == "conj")
            or (token.dep_ in {"advcl", "acl"} and not is_open(token))
        ):
            return
        if token.dep_ == "pobj" and token.head.lower_ in TOPICS:
            # "flew to X for talks on the killing": he flew, they were not killed there
            return
        token = token.head
        yield token


def scene_of(token: Token) -> Token | None:
    """The noun that a clause with "where" describes: "X, where police arrested ten", "a square in X where they met"."""
    for clause in (token, *above(token, speech=False)):
        if clause.dep_ == "relcl" and any(child.lower_ == "where" for child in clause.children):
            noun = clause.head
            return noun.head if noun.dep_ == "appos" else noun
    return None


def is_open(token: Token) -> bool:
    """Whether a verb has no subject and conjunction of its own: "killing ten", "to meet the envoy"."""
    own = {child.dep_ for child in token.children}
    infinitive = any(child.dep_ == "aux" and child.tag_ == "TO" for child in token.children)
    return not own & (NOMINAL_SUBJECTS | {"mark"}) and (infinitive or token.tag_ == "VBG")


def inside_clause(token: Token) -> bool:
    """Whether a word stands in a relative clause, which the opening of the sentence does not locate."""
    return any(one.dep_ == "relcl" for one in (token, *token.ancestors))


def prepositions_of(token: Token, trigger: Token) -> list[Token]:
    """The prepositions on a token, on its particle ("back to X") or on a light verb ("the pledge made in X")."""
    lists = word_lists()
    holders = [token, *(child for child in token.children if child.dep_ in {"advmod", "prt"})]
    holders += [child for child in token.children if child.dep_ == "acl" and child.lemma_ in lists["light_verbs"]]
    found = [child for holder in holders for child in holder.children if child.dep_ in {"prep", "agent"}]
    return sorted(found, key=lambda child: (abs(child.i - trigger.i), child.i))


def deeper(token: Token, trigger: Token) -> Iterator[Token]:
    """The prepositions inside a word's arguments and inside the objects of its own prepositions, subjects last."""
    arguments = [child for child in token.children if child.dep_ in ARGUMENTS]
    own = [one for one in prepositions_of(token, trigger) if one.lower_ not in word_lists()["topics"]]
    nouns = [noun for preposition in own for noun in objects_of(preposition)]
    order = sorted((*arguments, *nouns), key=lambda noun: (noun.dep_ in NOMINAL_SUBJECTS, abs(noun.i - trigger.i)))
    for noun in order:
        if noun != trigger:
            yield from inner_prepositions(noun, trigger, DEPTH)


def inner_prepositions(noun: Token, trigger: Token, depth: int) -> Iterator[Token]:
    """The prepositions on a noun and on its apposition, then those on the objects of these."""
    here = prepositions_of(noun, trigger)
    yield from here
    for name in noun.children:
        if name.dep_ == "appos" and is_proper(name):
            # the parser hangs "met the envoy, X, in Y" on the name
            yield from prepositions_of(name, trigger)
    if depth > 1:
        for preposition in here:
            for inner in objects_of(preposition):
                if inner != trigger:
                    yield from inner_prepositions(inner, trigger, depth - 1)


def place_after(preposition: Token, trigger: Token, taken: Collection[int] | None) -> PlaceMention | None:
    """The place after a preposition, if it tells one with this predicate."""
    lists = word_lists()
    word = preposition.lower_
    near = (preposition.head, preposition.head.head)
    moved = {near[0].lemma_.lower(), near[1].lemma_.lower(), trigger.lemma_.lower()}
    # "broke up a march against the transfer of nine villages to X": the march moved nowhere
    moves = (one for one in near if one != trigger and one.lemma_ in lists["motion"])
    named = any(one.dep_ == "pobj" and one.head.lower_ in {"against", "over"} for one in moves)
    goal = word in lists["goal"] and moved & lists["motion"] and not named
    source = word in lists["source"] and moved & lists["removal"]
    if not (goal or source or word in lists["locative"] or word in lists["weakly_locative"]):
        return None
    for noun in objects_of(preposition):
        if found := place_in(noun, word, taken):
            return found
    return None


def object_place(verb: Token, taken: Collection[int] | None) -> PlaceMention | None:
    """The place that is the object of "visit", "leave", "shell" or the subject of their passive.

    With other verbs only the object "the town of X" counts, for "criticised Kandahar" is no event in Kandahar.
    """
    known = verb.lemma_.lower() in word_lists()["place_objects"]
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            if not is_proper(child):
                named = known or child.lemma_.lower() in word_lists()["place_nouns"]
                return place_of_common_noun(child, taken, 2) if named else None
            name = name_tokens(child)
            free = taken is not None and not any(token.i in taken for token in name)
            return mention_of(name) if known and (free or is_place_name(name, "through", taken)) else None
    return None


def opening_place(trigger: Token, taken: Collection[int] | None) -> PlaceMention | None:
    """The known place of "In X, …" at the head of the sentence, however the parser has attached it."""
    sentence = list(trigger.sent)
    if len(sentence) < 2 or sentence[0].lower_ not in {"in", "at", "near", "outside"}:
        return None
    noun = sentence[1]
    while noun.i < sentence[-1].i and is_proper(noun) and noun.dep_ == "compound" and noun.head.i == noun.i + 1:
        noun = noun.head
    name = name_tokens(noun)
    return mention_of(name) if is_proper(noun) and is_place_name(name, "through", taken) else None
