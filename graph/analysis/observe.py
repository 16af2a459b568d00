"""From statements to weighted, dated observations of who stands with whom."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from polgraph.graph.analysis.rollup import stands_for
from polgraph.graph.analysis.select import Level
from polgraph.graph.weights import weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from polgraph.graph.analysis.select import Selection
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


def observe(ledger: LedgerReader, selection: Selection, *, actor: str | None = None) -> list[Observation]:
    """All statements that count, in the order of the two actors, the day and the statement's id.

    Args:
        ledger: where to look.
        selection: which statements to take; `min_sources` is for whoever adds them up.
        actor: only what concerns the actor of this id.
    """
    found = _unsorted(ledger, selection, actor)
    return sorted(found, key=lambda one: (one.pair, one.day or "", one.statement))


def observe_pairs(
    ledger: LedgerReader, selection: Selection, *, actor: str | None = None
) -> dict[tuple[str, str], list[Observation]]:
    """As `observe`, the observations of each two actors together, in no particular order."""
    return by_pair(_unsorted(ledger, selection, actor))


def _unsorted(ledger: LedgerReader, selection: Selection, actor: str | None) -> Iterable[Observation]:
    # What an actor stands for can only be told from all of the ledger; one actor as itself is found by its index.
    alone = selection.level is Level.PERSON and not selection.types
    found = _taken(ledger, selection, actor) if alone else _rolled(ledger, selection, actor)
    return found if selection.half_life is None else _faded(found, selection, selection.half_life)


def _taken(ledger: LedgerReader, selection: Selection, actor: str | None) -> Iterator[Observation]:
    # The relations are asked for already; most questions are about all days and statuses.
    every = not selection.statuses and selection.since is None and selection.until is None
    for one in ledger.statement_outlines(actor=actor, relations=selection.relations):
        weight = weigh(one.relation, one.mode, one.status)
        if weight and (every or selection.takes(one)):
            day = one.start or one.published
            yield Observation(one.id, one.subject, one.object, one.relation, weight, day, one.article, one.story)


def _rolled(ledger: LedgerReader, selection: Selection, actor: str | None) -> Iterator[Observation]:
    standing = stands_for(ledger, selection.level)
    asked = standing[actor].id if actor in standing else actor
    for one in _taken(ledger, selection, None):
        subject, other = standing[one.subject], standing[one.object]
        fits = not selection.types or {subject.type, other.type} <= selection.types
        if fits and subject.id != other.id and (asked is None or asked in {subject.id, other.id}):
            yield one._replace(subject=subject.id, object=other.id)


def _faded(found: Iterable[Observation], selection: Selection, half_life: float) -> list[Observation]:
    """The observations with their weight halved for every half-life that has passed; undated ones are left out."""
    dated = [(one, date.fromisoformat(one.day)) for one in found if one.day is not None]
    last = selection.until or max((day for _, day in dated), default=date.min)
    return [one._replace(weight=one.weight * 0.5 ** (max(0, (last - day).days) / half_life)) for one, day in dated]


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
