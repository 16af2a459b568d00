"""What changed: ties that turned from friendly to hostile, or the other way, between two periods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.graph.analysis.signed import sign_of

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped, unused-ignore]


@dataclass(frozen=True, slots=True)
class Shift:
    """A tie whose sign changed.

    Attributes:
        left: id of one actor, the smaller one.
        right: id of the other.
        before: its weight in the first period.
        after: its weight in the second.
    """

    left: str
    right: str
    before: float
    after: float

    @property
    def size(self) -> float:
        """How far the weight moved."""
        return abs(self.after - self.before)


def shifts(before: nx.Graph[str], after: nx.Graph[str]) -> list[Shift]:
    """The ties with one sign in the first graph and the other in the second, the farthest moved first.

    Args:
        before: the signed graph of the first period.
        after: that of the second.
    """
    found = [
        Shift(min(left, right), max(left, right), weight, after[left][right]["weight"])
        for left, right, weight in before.edges(data="weight")
        if after.has_edge(left, right) and sign_of(weight) * sign_of(after[left][right]["weight"]) < 0
    ]
    return sorted(found, key=lambda one: (-one.size, one.left, one.right))
