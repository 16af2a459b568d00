"""Statements to graphs: ledger, resolution, projections, network analysis. Never imports `polgraph.extract`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from polgraph.graph.ledger import Change, ChangeKind, IngestOutcome, IngestResult, Ledger, Rejection
    from polgraph.graph.store import Store

_HOMES = {
    "Change": "ledger",
    "ChangeKind": "ledger",
    "IngestOutcome": "ledger",
    "IngestResult": "ledger",
    "Ledger": "ledger",
    "Rejection": "ledger",
    "Store": "store",
}

__all__ = ["Change", "ChangeKind", "IngestOutcome", "IngestResult", "Ledger", "Rejection", "Store"]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import a public name when it is first used, so that importing the package stays cheap."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
