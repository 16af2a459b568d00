"""How much a statement says about friendship or conflict between its two actors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from polgraph.ontology.load import load_ontology

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.ontology.records import Statement


@dataclass(frozen=True, slots=True)
class Weights:
    """The figures of `data/weights.yaml`.

    Attributes:
        status: factor from 0 to 1 for every status.
        standing: weight of a standing relation that has a sign, from 0 to 10.
    """

    status: Mapping[str, float]
    standing: float


@cache
def load_weights() -> Weights:
    """The figures that come with the package, read once."""
    raw = yaml.safe_load(files("polgraph.graph").joinpath("data/weights.yaml").read_text(encoding="utf-8"))
    return Weights({name: float(factor) for name, factor in raw["status"].items()}, float(raw["standing"]))


def counts(statement: Statement) -> bool:
    """Whether the statement says that something is or was so: negated, intended and hypothetical ones never count."""
    return not statement.negated and load_weights().status[statement.status.value] > 0


def weight(statement: Statement) -> float:
    """The statement's weight from -10 (conflict) to +10 (cooperation); 0 where it does not count or has no sign."""
    return 0.0 if statement.negated else weigh(statement.relation, statement.mode, statement.status.value)


@cache
def weigh(relation: str, mode: str | None, status: str) -> float:
    """The weight of what is not negated, from -10 (conflict) to +10 (cooperation).

    PLOVER's conflict-cooperation score of the mode, or else of the event type, times the factor of the status;
    for standing relations the ontology's sign times the weight of standing relations.
    """
    known = load_ontology().relation(relation)
    score = known.score_of(mode)
    if score is None:
        score = known.sign * load_weights().standing
    return score * load_weights().status[status]
