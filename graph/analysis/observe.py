"""From statements to weighted, dated observations of who stands with whom."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from polgraph.graph.weights import weigh

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from polgraph.graph.analysis.select import Selection
    from polgraph.graph.ledger.outlines import ActorOutline
    from polgraph.graph.ledger.reader import LedgerReader


class Observation(NamedTuple):
    """One statement that counts.

    Attributes:
        statement: its id.
        subject: id of the actor who acts, at the level asked for.
        object: id of the other one.
        relation: name of the relation.
        weight: from -10 (conflict) to +10 (cooperation), never 0.
        day: first day of the event, else day of publication, in ISO form; None where neither is known.
        article: id of the article.
        story: id of its story.
    """

    statement: str
    subject: str
    object: str
    relation: str
    weight: float
    day: str | None
    article: str
    story: str

    @property
    def pair(self) -> tuple[str, str]:
        """The two actors, the smaller id first."""
        return (self.subject, self.object) if self.subject < self.object else (self.object, self.subject)


def observe(ledger: LedgerReader, selection: Selection, *, actor: str | None = None) -> Iterator[Observation]:
    """All statements that count, of the weight that they have on their day, of actors as themselves, in no order.

    Args:
        ledger: where to look.
        selection: which statements to take; its types, level, half-life and sources are for whoever adds them up.
        actor: only what concerns the actor of this id.
    """
    # The relations are asked for already; most questions are about all days and statuses.
    every = not selection.statuses and selection.since is None and selection.until is None
    for one in ledger.statement_outlines(actor=actor, relations=selection.relations):
        weight = weigh(one.relation, one.mode, one.status)
        if weight and (every or selection.takes(one)):
            day = one.start or one.published
            yield Observation(one.id, one.subject, one.object, one.relation, weight, day, one.article, one.story)


def rolled(
    found: Iterable[Observation], standing: Mapping[str, ActorOutline], types: Collection[str]
) -> Iterator[Observation]:
    """The observations between whom actors stand for, where these are two.

    Args:
        found: observations of actors as themselves.
        standing: for every actor the one that it stands for.
        types: only between these types of actors; between all where it is empty.
    """
    for one in found:
        subject, other = standing[one.subject], standing[one.object]
        if subject.id != other.id and (not types or {subject.type, other.type} <= set(types)):
            yield one._replace(subject=subject.id, object=other.id)


def faded(found: Iterable[Observation], last: date, half_life: float) -> Iterator[Observation]:
    """The observations with their weight halved for every half-life that has passed; undated ones are left out.

    Args:
        found: observations of the weight that they have on their day.
        last: the day from which age counts back.
        half_life: in days.
    """

    @cache
    def left(day: str) -> float:
        """The share of its weight that a statement of a day has kept."""
        return float(0.5 ** (max(0, (last - date.fromisoformat(day)).days) / half_life))

    for one in found:
        if one.day is not None:
            yield one._replace(weight=one.weight * left(one.day))


def by_pair(observations: Iterable[Observation]) -> dict[tuple[str, str], list[Observation]]:
    """The observations of each two actors."""
    pairs: dict[tuple[str, str], list[Observation]] = {}
    for one in observations:
        left, right = one.subject, one.object
        pair = (left, right) if left < right else (right, left)
        held = pairs.get(pair)
        if held is None:
            pairs[pair] = [one]
        else:
            held.append(one)
    return pairs


def score(observations: Sequence[Observation]) -> float:
    """Sum of the weights in which, of the articles of one story, only the one that says most of a relation counts."""
    if sources(observations) == len(observations):
        return round(fsum([one.weight for one in observations]), 6)
    told: defaultdict[tuple[str, str, str], defaultdict[str, list[float]]]
    told = defaultdict(lambda: defaultdict(list))
    for one in observations:
        told[one.story, one.subject, one.relation][one.article].append(one.weight)
    return round(fsum(weightiest(map(fsum, by.values())) for by in told.values()), 6)


def weightiest(weights: Iterable[float]) -> float:
    """The weight farthest from 0; of two equally far the friendly one."""
    return max(weights, key=lambda weight: (abs(weight), weight))


def sources(observations: Iterable[Observation]) -> int:
    """Number of independent stories that state any of them."""
    return len({one.story for one in observations})
