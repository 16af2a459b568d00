"""The IRIs of the things of a store: the vocabulary's own are in `polgraph.ontology.namespace`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from polgraph.ontology.records import Statement

BASE = "https://polgraph.example/"
ACTORS_GRAPH = f"{BASE}graph/actors"
META_GRAPH = f"{BASE}graph/meta"
PROJECTION = f"{BASE}projection/rdf"


def mint(kind: str, key: str) -> str:
    """The IRI of a thing of the store: whatever characters its id holds, the IRI is valid and no other id has it.

    Args:
        kind: `actor`, `article` or `statement`.
        key: the thing's id.
    """
    encoded = quote(key, safe="")
    # A segment of dots alone would be taken for a step up the path.
    return f"{BASE}{kind}/{encoded if encoded.strip('.') else encoded.replace('.', '%2E')}"


def key_of(iri: str) -> str:
    """The id that `mint` made an IRI of."""
    return unquote(iri.rpartition("/")[2])


def affirmed(statement: Statement) -> bool:
    """Whether the statement also stands as a direct triple: not negated, and asserted or reported."""
    return stands(statement.status.value, negated=statement.negated)


def stands(status: str, *, negated: bool) -> bool:
    """Whether a statement of this status also stands as a direct triple."""
    return not negated and status in {"asserted", "reported"}
