"""What stands between an actor and each other one, added up from the statements that count."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from polgraph.graph.analysis.observe import score, sources
from polgraph.ontology.load import load_ontology

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.graph.analysis.observe import Observation


class Direction(StrEnum):
    """Who acts upon whom in a tie, seen from the actor that was asked about."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


class Sum(NamedTuple):
    """The statements between an actor and another one, added up.

    Attributes:
        other: id of the other one.
        relations: names of the relations between them, sorted.
        direction: who acts upon whom; both also where a relation is symmetric.
        friendly: number of friendly statements.
        hostile: number of hostile statements.
        sources: number of independent stories that state any of them.
        score: sum of the weights, a story that many articles print counted once.
        strongest: id of the weightiest statement on the side that the score is on, the earliest of several.
        weight: weight of that statement.
    """

    other: str
    relations: tuple[str, ...]
    direction: Direction
    friendly: int
    hostile: int
    sources: int
    score: float
    strongest: str
    weight: float


class Total(NamedTuple):
    """The statements between two actors, added up.

    Attributes:
        left: the smaller of their ids.
        right: the other one.
        score: sum of the weights, a story that many articles print counted once.
        sources: number of independent stories that state any of them.
        statements: number of all.
    """

    left: str
    right: str
    score: float
    sources: int
    statements: int


def sum_of(actor: str, other: str, found: Sequence[Observation]) -> Sum:
    """What is said of an actor and another one, added up.

    Args:
        actor: id of the actor that was asked about.
        other: id of the other one.
        found: all observations of the two.
    """
    total = score(found)
    side = [one for one in found if (one.weight < 0) == (total < 0)] or found
    strongest = min(side, key=lambda one: (-abs(one.weight), one.day or "", one.statement))
    relations, direction = told_of(frozenset((one.relation, one.subject == actor) for one in found))
    hostile = sum(one.weight < 0 for one in found)
    return Sum(
        other,
        relations,
        direction,
        len(found) - hostile,
        hostile,
        sources(found),
        total,
        strongest.statement,
        strongest.weight,
    )


@cache
def told_of(kinds: frozenset[tuple[str, bool]]) -> tuple[tuple[str, ...], Direction]:
    """The names of relations, sorted, and who acts upon whom in them.

    Args:
        kinds: relations, each with whether the actor that was asked about acts.
    """
    seen = {
        Direction.BOTH if load_ontology().relation(relation).symmetric else Direction.OUT if acts else Direction.IN
        for relation, acts in kinds
    }
    direction = next(iter(seen)) if len(seen) == 1 else Direction.BOTH
    return tuple(sorted({relation for relation, _ in kinds})), direction
