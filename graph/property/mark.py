"""How far a property graph has followed the ledger: a node in the graph itself, written with the rows it speaks of."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from polgraph.graph.follow import Mark
from polgraph.graph.property.target import Step
from polgraph.graph.property.texts import text

if TYPE_CHECKING:
    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.graph.property.target import PropertyGraph

ID = "property-graph"
SHAPE = 1
"""Version of the shape of the rows: another one in a graph means that it is made anew."""


def newest(ledger: LedgerReader) -> Mark:
    """Where a graph stands that has followed everything."""
    return Mark(*ledger.last_change(), SHAPE)


def read(graph: PropertyGraph) -> Mark | None:
    """Where a graph stands; None where nothing was ever loaded."""
    found = graph.run(text("seen"), {"id": ID})
    return Mark(**found[0]) if found else None


def claim(before: Mark, after: Mark) -> Step:
    """The step that moves the mark on and fails where it stands elsewhere."""
    return Step(text("claim"), {"id": ID, "before": asdict(before), "next": asdict(after)}, 1, claims=True)


def begin(mark: Mark) -> Step:
    """The step that sets the mark, whatever it was."""
    return Step(text("mark"), {"id": ID, "next": asdict(mark)}, 1)
