"""What validation finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: a breach of the model, or something unusual."""

    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One constraint that does not hold.

    Attributes:
        severity: violation or warning.
        article: id of the article that the thing belongs to; empty for actors.
        thing: the IRI of what is wrong, or for the ledger its kind and id.
        path: the property, such as `pg:status`; empty where the thing as a whole is wrong.
        constraint: name of the SHACL constraint without its ending, such as `MinCount`; `Ledger` for the ledger's own.
        value: the wrong value; empty where there is none.
        message: what is wrong, in words.
    """

    severity: Severity
    article: str
    thing: str
    path: str
    constraint: str
    value: str
    message: str
