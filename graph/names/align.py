"""Which word of one name is which word of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from polgraph.graph.names.spell import COSTS, MOST_EDITS, Kind, spelled
from polgraph.graph.names.tokens import Token

_ARTICLES = ("al", "el")
_LONG = 5
_MERGED_FROM = 5


@dataclass(frozen=True, slots=True)
class Pairing:
    """A word of one name that is a word of the other."""

    left: Token
    right: Token
    at: tuple[int, int]
    cost: float
    kind: Kind


@dataclass(slots=True)
class Alignment:
    """How the words of two names meet.

    Attributes:
        pairs: words that meet.
        left, right: places of the words that do not.
        lookalike: whether words that are left over look alike and are known to be different.
    """

    pairs: list[Pairing] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    lookalike: bool = False


def token_cost(left: Token, right: Token) -> tuple[float, Kind]:
    """As `spelled`, also where only one of the two writes the Arabic article as part of the word."""
    cost, kind = spelled(left.text, right.text)
    if left.article != right.article and cost > 0:
        bare, other = (left, right) if left.article else (right, left)
        if other.text.startswith(_ARTICLES) and len(other.text) > _LONG:
            inner, inner_kind = spelled(bare.text, other.text[2:])
            if inner + COSTS[Kind.VARIANT] < cost:
                return inner + COSTS[Kind.VARIANT], max(inner_kind, Kind.VARIANT)
    return cost, kind


def _candidates(
    left: Sequence[Token], right: Sequence[Token]
) -> tuple[list[tuple[float, int, int, int, int, Kind]], bool]:
    found = []
    lookalike = False
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            cost, kind = token_cost(one, other)
            if cost <= MOST_EDITS:
                found.append((cost, abs(i - j), i + j, i, j, kind))
            elif kind is Kind.LOOKALIKE:
                lookalike = True
    found.sort()
    return found, lookalike


def _merge(found: Alignment, left: Sequence[Token], right: Sequence[Token]) -> None:
    """Pair a word that is left over with two neighbours of the other name that are one word together."""
    for mine, yours, ours, theirs, swap in (
        (left, right, found.left, found.right, False),
        (right, left, found.right, found.left, True),
    ):
        for i in list(ours):
            if i not in ours or i + 1 not in ours:
                continue
            text = mine[i].text + mine[i + 1].text
            for j in [j for j in theirs if abs(len(yours[j].text) - len(text)) <= MOST_EDITS]:
                cost, kind = spelled(text, yours[j].text)
                if cost <= 1 and len(text) >= _MERGED_FROM:
                    whole = Token(text, max(mine[i].weight, mine[i + 1].weight))
                    pair = (yours[j], whole, (j, i)) if swap else (whole, yours[j], (i, j))
                    found.pairs.append(Pairing(*pair, max(cost, COSTS[Kind.VARIANT]), max(kind, Kind.VARIANT)))
                    ours.remove(i)
                    ours.remove(i + 1)
                    theirs.remove(j)
                    break


def align(left: Sequence[Token], right: Sequence[Token]) -> Alignment:
    """Pair the words of two names, cheapest and nearest first; the same for either order of the two names."""
    candidates, lookalike = _candidates(left, right)
    found = Alignment(lookalike=lookalike)
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    for cost, _, _, i, j, kind in candidates:
        if i in free_left and j in free_right:
            free_left.remove(i)
            free_right.remove(j)
            found.pairs.append(Pairing(left[i], right[j], (i, j), cost, kind))
    found.left, found.right = sorted(free_left), sorted(free_right)
    if found.left and found.right:
        _weak(found)
        _merge(found, left, right)
    return found


def _weak(found: Alignment) -> None:
    """Give up pairs by edits where words are left over on both sides and two words may have to be joined."""
    for pair in [pair for pair in found.pairs if pair.cost > 1]:
        found.pairs.remove(pair)
        found.left = sorted([*found.left, pair.at[0]])
        found.right = sorted([*found.right, pair.at[1]])
