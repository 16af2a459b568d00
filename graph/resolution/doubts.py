"""What makes a good match of two persons' names doubtful, and what makes two names surely two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.names.align import align
from polgraph.graph.names.spell import Kind, folded, skeleton, spelled
from polgraph.graph.names.tokens import person
from polgraph.graph.names.words import given_names
from polgraph.graph.resolution.profile import surname, weighty
from polgraph.graph.resolution.rules import rules

if TYPE_CHECKING:
    from polgraph.graph.names.tokens import Token

# Spellings of one word by rule; a slip of the pen is another word.
ONE_WORD = frozenset({Kind.EQUAL, Kind.VARIANT, Kind.KNOWN})


def common_name(name: str) -> bool:
    """Whether the words of a name are so common that many people have it."""
    return sum(token.weight for token in weighty(name)) < rules().least_weight


def doubt(ours: str, theirs: str, *, one_state: bool) -> str:
    """Why two names that match well may still be two persons, in words; empty if nothing speaks for it.

    Args:
        ours: a name.
        theirs: the other.
        one_state: whether both persons are known to be of one state.
    """
    if common_name(ours) or common_name(theirs):
        return "a very common name"
    left, right = weighty(ours), weighty(theirs)
    pairs = sorted(align(left, right).pairs, key=lambda pair: pair.at)
    turned = [pair.at[1] for pair in pairs] != sorted(pair.at[1] for pair in pairs)
    if turned and (not one_state or len(left) != len(right)) and not any(form.syllables for form in person(ours).forms):
        return "the same words in another order"
    far = [pair for pair in pairs if pair.kind is Kind.KNOWN and _begins(pair.left) != _begins(pair.right)]
    if far and not one_state:
        return f"forms of one given name in two languages: {' / '.join(sorted((far[0].left.text, far[0].right.text)))}"
    return ""


def _begins(token: Token) -> str:
    return skeleton(token.text)[:1]


def cut_short(shorter: str, longer: str) -> bool:
    """Whether a shorter name lacks the family name, as far as can be seen: `Ahmed Shah` beside `Ahmed Shah Massoud`."""
    one, other = weighty(shorter), weighty(longer)
    last = one[-1]
    return spelled(last.text, other[-1].text)[1] not in ONE_WORD and last.text in given_names()


def same_surname(ours: str, theirs: str) -> bool:
    """Whether two full names have one family name."""
    full = len(weighty(ours)) > 1 and len(weighty(theirs)) > 1
    return full and spelled(surname(ours), surname(theirs))[1] in ONE_WORD


def other_given_names(ours: str, theirs: str) -> bool:
    """Whether both names have a word that the other lacks and that is no short form of it."""
    left, right = weighty(ours), weighty(theirs)
    found = align(left, right)
    return any(_two(left[i].text, right[j].text, first=i == j == 0) for i in found.left for j in found.right)


def _two(one: str, other: str, *, first: bool) -> bool:
    """Whether two words are two names; `Bibi` may be `Benjamin`."""
    data, known = rules(), given_names()
    if one in known and other in known:
        return not known[one] & known[other]
    if one in other or other in one or folded(one)[: data.alike_letters] == folded(other)[: data.alike_letters]:
        return False
    pet = first and one[0] == other[0] and min(len(one), len(other)) <= data.pet_letters
    return not pet
