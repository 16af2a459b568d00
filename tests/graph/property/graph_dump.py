"""A property graph as sorted lines, to compare what engines hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.property.query import cypher

if TYPE_CHECKING:
    from polgraph.graph.property.target import PropertyGraph

NODES = "MATCH (n) WHERE n:Actor OR n:Article OR n:Statement RETURN n"
EDGES = "MATCH (a)-[r]->(b) RETURN labels(a) AS left, a.id AS source, r, labels(b) AS right, b.id AS target"


def dump(graph: PropertyGraph) -> list[str]:
    """All nodes and relationships with their properties."""
    return sorted(repr(row) for query in (NODES, EDGES) for row in cypher(graph, query).rows)
