"""What a comparison of two names is asked and answers."""

from __future__ import annotations

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
    """

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


# From this score on only spelling by rule, word order or a declared alias tell the names apart, not a slip of the pen.
STRONG = 0.9
LEAST_SAME = 0.7
MOST_DIFFERENT = 0.4


def same(score: float, reasons: list[str]) -> NameMatch:
    """A verdict of `same`, its score kept within the range of that verdict."""
    return NameMatch(Verdict.SAME, round(min(1.0, max(LEAST_SAME, score)), 3), tuple(reasons))


def unsure(score: float, reasons: list[str]) -> NameMatch:
    """A verdict of `unsure`, its score kept within the range of that verdict."""
    return NameMatch(
        Verdict.UNSURE, round(min(LEAST_SAME - 0.01, max(MOST_DIFFERENT + 0.01, score)), 3), tuple(reasons)
    )


def different(score: float, reasons: list[str]) -> NameMatch:
    """A verdict of `different`, its score kept within the range of that verdict."""
    return NameMatch(Verdict.DIFFERENT, round(min(MOST_DIFFERENT, max(0.0, score)), 3), tuple(reasons))
