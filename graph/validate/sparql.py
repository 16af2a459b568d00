"""The compiled checks over a whole projection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from polgraph.graph.rdf import names
from polgraph.graph.validate.constraints import checks
from polgraph.graph.validate.records import Finding
from polgraph.ontology.namespace import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = f"{names.BASE}article/"


def check(store: ox.Store) -> Iterator[Finding]:
    """Every constraint of the model that does not hold somewhere in a dataset, constraint by constraint."""
    for one in checks():
        solutions = store.query(one.query, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101 - every check is a SELECT
        for solution in solutions:
            this, value = solution["this"], solution["value"]
            assert isinstance(this, ox.NamedNode | ox.BlankNode)  # noqa: S101 - things are no literals
            wrong = "" if value is None else str(getattr(value, "value", value))
            yield Finding(
                one.severity, article_of(store, this), this.value, one.path, one.component, wrong, one.message
            )


def article_of(store: ox.Store, thing: ox.NamedNode | ox.BlankNode) -> str:
    """Id of the article in whose graph a thing is described; empty for what is in the graph of the actors."""
    graphs = {
        quad.graph_name.value
        for quad in store.quads_for_pattern(thing, ox.NamedNode(PREFIXES["rdf"] + "type"), None, None)
        if isinstance(quad.graph_name, ox.NamedNode)
    }
    found = sorted(graph for graph in graphs if graph.startswith(ARTICLES))
    return names.key_of(found[0]) if found else ""
