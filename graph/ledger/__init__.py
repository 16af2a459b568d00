"""The ledger: the SQLite file that is the system of record of a store."""

from polgraph.graph.ledger.ledger import AT_ONCE, Ledger
from polgraph.graph.ledger.types import (
    Change,
    ChangeKind,
    IngestOutcome,
    IngestResult,
    KnownImport,
    KnownSource,
    Rejection,
)

__all__ = [
    "AT_ONCE",
    "Change",
    "ChangeKind",
    "IngestOutcome",
    "IngestResult",
    "KnownImport",
    "KnownSource",
    "Ledger",
    "Rejection",
]
