"""Statements to graphs: ledger, resolution, projections, network analysis. Never imports `polgraph.extract`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from polgraph.graph.analysis.sums import Direction
    from polgraph.graph.find import find_actor
    from polgraph.graph.ledger import (
        Change,
        ChangeKind,
        IngestOutcome,
        IngestResult,
        KnownImport,
        KnownSource,
        Ledger,
        Rejection,
    )
    from polgraph.graph.network import Tie, TieStatement, allies, conflicts, ties
    from polgraph.graph.rdf.query import saved_queries, saved_query
    from polgraph.graph.rdf.table import Table, Term, TermKind
    from polgraph.graph.resolution.judge import LoggedJudgement
    from polgraph.graph.resolution.records import (
        Decision,
        KnownActor,
        Link,
        Linker,
        Node,
        Office,
        Strength,
        Suggestion,
    )
    from polgraph.graph.store import Store

_HOMES = {
    "Change": "ledger",
    "ChangeKind": "ledger",
    "Decision": "resolution.records",
    "Direction": "analysis.sums",
    "IngestOutcome": "ledger",
    "IngestResult": "ledger",
    "KnownActor": "resolution.records",
    "KnownImport": "ledger",
    "KnownSource": "ledger",
    "Ledger": "ledger",
    "Link": "resolution.records",
    "Linker": "resolution.records",
    "LoggedJudgement": "resolution.judge",
    "Node": "resolution.records",
    "Office": "resolution.records",
    "Rejection": "ledger",
    "Store": "store",
    "Strength": "resolution.records",
    "Suggestion": "resolution.records",
    "Table": "rdf.table",
    "Term": "rdf.table",
    "TermKind": "rdf.table",
    "Tie": "network",
    "TieStatement": "network",
    "allies": "network",
    "conflicts": "network",
    "find_actor": "find",
    "saved_queries": "rdf.query",
    "saved_query": "rdf.query",
    "ties": "network",
}

__all__ = [
    "Change",
    "ChangeKind",
    "Decision",
    "Direction",
    "IngestOutcome",
    "IngestResult",
    "KnownActor",
    "KnownImport",
    "KnownSource",
    "Ledger",
    "Link",
    "Linker",
    "LoggedJudgement",
    "Node",
    "Office",
    "Rejection",
    "Store",
    "Strength",
    "Suggestion",
    "Table",
    "Term",
    "TermKind",
    "Tie",
    "TieStatement",
    "allies",
    "conflicts",
    "find_actor",
    "saved_queries",
    "saved_query",
    "ties",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import a public name when it is first used, so that importing the package stays cheap."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
