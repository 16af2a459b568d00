"""The formats of an export, and how a store is written in each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from polgraph.graph.export.files import folder, replacing
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.graph.store import Store


class Format(StrEnum):
    """What an export is written in."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    PARQUET = "parquet"


RDF = frozenset({Format.TURTLE, Format.TRIG, Format.NQUADS, Format.NTRIPLES, Format.JSONLD})
TABLES = frozenset({Format.CSV, Format.PARQUET})

SUFFIXES = {
    ".ttl": Format.TURTLE,
    ".trig": Format.TRIG,
    ".nq": Format.NQUADS,
    ".nt": Format.NTRIPLES,
    ".jsonld": Format.JSONLD,
    ".graphml": Format.GRAPHML,
    ".gexf": Format.GEXF,
}
"""Endings of files that tell the format."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Attributes:
        counts: what there is in the export, in order: quads, or nodes and edges, or the rows of each table.
        unwritable: number of characters that the format cannot hold and U+FFFD stands for.
    """

    counts: dict[str, int]
    unwritable: int = 0


def format_of(target: str, wanted: Format | None) -> Format:
    """The format that is asked for, else the one that the ending of the file tells, else Turtle on standard output.

    Args:
        target: name of a file or folder, or `-`.
        wanted: the format that is asked for.

    Raises:
        PolgraphError: OPTION_INVALID where nothing tells the format.
    """
    found = wanted or SUFFIXES.get(Path(target).suffix.lower()) or (Format.TURTLE if target == "-" else None)
    if found is None:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            f"The name {target} does not tell the format.",
            f"Give --format, or an ending such as {', '.join(SUFFIXES)}.",
        )
    return found


def export(store: Store, target: Path | BinaryIO, style: Format, *, rdf12: bool = False) -> Exported:
    """Write all of a store. The same store gives the same bytes.

    Args:
        store: what to write.
        target: a file, an open binary stream, or for tables a folder. A file or folder is replaced when all is written.
        style: the format.
        rdf12: whether statements also reify their triple, as RDF 1.2 writes it.

    Raises:
        PolgraphError: OPTION_INVALID for what cannot be combined or written there; STORE_LOCKED or STORE_BROKEN.
    """
    if rdf12 and style not in RDF - {Format.JSONLD}:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            f"There is no RDF 1.2 in {style.value}.",
            "Leave out --rdf12, or choose turtle, trig, nquads or ntriples.",
        )
    if style in TABLES:
        if not isinstance(target, Path):
            raise PolgraphError(
                ErrorCode.OPTION_INVALID, f"{style.value} is several files.", "Name a folder to write them into."
            )
        return _tables(store, target, style)
    if isinstance(target, Path):
        with replacing(target) as out:
            return _stream(store, out, style, rdf12=rdf12)
    return _stream(store, target, style, rdf12=rdf12)


def _stream(store: Store, out: BinaryIO, style: Format, *, rdf12: bool) -> Exported:
    if style in RDF:
        from polgraph.graph.export.rdf import write_rdf

        return Exported(
            {
                "quad" if style not in {Format.TURTLE, Format.NTRIPLES} else "triple": write_rdf(
                    store, out, style.value, rdf12=rdf12
                )
            }
        )
    from polgraph.graph.export.xml import write_network

    with store.ledger() as ledger, ledger.snapshot():
        return Exported(*write_network(ledger, out, style.value))


def _tables(store: Store, target: Path, style: Format) -> Exported:
    from polgraph.graph.export import neo4j_admin, parquet
    from polgraph.graph.export.tables import write_tables

    form = neo4j_admin if style is Format.CSV else parquet
    with folder(target, form.NAMES) as place, form.writers(place) as into, store.ledger() as ledger, ledger.snapshot():
        return Exported(write_tables(ledger, into))
