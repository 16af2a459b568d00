"""What a comparison of two names is asked and answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Schema(StrEnum):
    """What the names belong to, in the words of FollowTheMoney."""

    PERSON = "Person"
    ORGANIZATION = "Organization"


class Verdict(StrEnum):
    """What two names say about their bearers."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """The outcome of a comparison.

    Attributes:
        verdict: `same` also for a slip of the pen, so that a join without review should ask for a score of
            `STRONG` or more.
        score: from 0 to 1; `same` from 0.7, `different` up to 0.4, `unsure` between them.
        reasons: what the verdict rests on, the weightiest first.
        extra: words that only one of the names has, where the other has nothing in their place; sorted.
    """

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    extra: tuple[str, ...] = ()


# From this score on only spelling by rule, word order or a declared alias tell the names apart, not a slip of the pen.
STRONG = 0.9
LEAST_SAME = 0.7
MOST_DIFFERENT = 0.4


def same(score: float, reasons: list[str], extra: Iterable[str] = ()) -> NameMatch:
    """A verdict of `same`, its score kept within the range of that verdict."""
    return NameMatch(Verdict.SAME, round(min(1.0, max(LEAST_SAME, score)), 3), tuple(reasons), tuple(sorted(extra)))


def unsure(score: float, reasons: list[str], extra: Iterable[str] = ()) -> NameMatch:
    """A verdict of `unsure`, its score kept within the range of that verdict."""
    return NameMatch(
        Verdict.UNSURE,
        round(min(LEAST_SAME - 0.01, max(MOST_DIFFERENT + 0.01, score)), 3),
        tuple(reasons),
        tuple(sorted(extra)),
    )


def different(score: float, reasons: list[str], extra: Iterable[str] = ()) -> NameMatch:
    """A verdict of `different`, its score kept within the range of that verdict."""
    kept = round(min(MOST_DIFFERENT, max(0.0, score)), 3)
    return NameMatch(Verdict.DIFFERENT, kept, tuple(reasons), tuple(sorted(extra)))
