"""From what a rule has found to the link that follows, once country, time and articles have been heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.graph.resolution.guards import Agreement, countries, country_reason, out_of_time, together
from polgraph.graph.resolution.records import Link, Strength
from polgraph.graph.resolution.rules import rules

if TYPE_CHECKING:
    from polgraph.graph.resolution.records import Node


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a rule has found.

    Attributes:
        rule: its name.
        score: from 0 to 1, before anything is taken off.
        reasons: in words, the weightiest first.
        strength: what it would do where nothing stands against it.
        needs: the node that needs the other, of a rule that joins one way only.
        sure: whether it holds even where one article speaks of both, and across states.
    """

    rule: str
    score: float
    reasons: tuple[str, ...]
    strength: Strength = Strength.JOIN
    needs: str = ""
    sure: bool = False


def apart(left: Node, right: Node, rule: str, *reasons: str) -> Link:
    """A link that keeps two nodes apart."""
    first, second = sorted((left.id, right.id))
    return Link(first, second, Strength.APART, 1.0, rule, tuple(filter(None, reasons)))


def suggest(left: Node, right: Node, evidence: Evidence, *against: str) -> Link | None:
    """A question for a person; none where too little agrees."""
    data = rules()
    score = min(evidence.score, data.scores["suggested"])
    if score < data.least_suggested:
        return None
    first, second = sorted((left.id, right.id))
    reasons = tuple(filter(None, (*evidence.reasons, *against)))
    return Link(first, second, Strength.SUGGEST, round(score, 3), evidence.rule, reasons)


def _lowered(left: Node, right: Node, score: float, agreement: Agreement) -> float:
    taken = rules().penalties
    if agreement is Agreement.UNKNOWN:
        score -= taken["country_unknown"]
    if left.type is not right.type:
        score -= taken["type_differs"]
    return score


def weigh(left: Node, right: Node, evidence: Evidence) -> Link | None:
    """The link that follows from what a rule has found."""
    agreement = countries(left, right)
    country = country_reason(left, right)
    if agreement is Agreement.DIFFERENT:
        if evidence.strength is Strength.SUGGEST:
            return None
        return suggest(left, right, evidence, country)
    if evidence.strength is Strength.SUGGEST:
        return suggest(left, right, evidence, country)
    if together(left, right) and not evidence.sure:
        return suggest(left, right, evidence, "one article speaks of both as two actors")
    against = out_of_time(left, right) or out_of_time(right, left)
    if against:
        return suggest(left, right, evidence, against)
    reasons = tuple(filter(None, (*evidence.reasons, country)))
    score = round(max(0.0, _lowered(left, right, evidence.score, agreement)), 3)
    first, second = sorted((left.id, right.id))
    if left.known != right.known:
        first, second = (right.id, left.id) if left.known else (left.id, right.id)
        return Link(first, second, Strength.IF_ONLY, score, evidence.rule, reasons)
    if evidence.strength is Strength.IF_ONLY and evidence.needs == second:
        first, second = second, first
    return Link(first, second, evidence.strength, score, evidence.rule, reasons)
