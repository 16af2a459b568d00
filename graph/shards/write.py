"""Writing a shard file: the same articles give the same bytes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from polgraph.graph.exchange.write import extraction_record
from polgraph.graph.export.parquet import library
from polgraph.graph.shards import prepare
from polgraph.graph.shards.digest import BLANK, sealed
from polgraph.graph.shards.schema import KEY, Failed, Manifest, schema
from polgraph.ontology.records import Extraction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.graph.exchange.fields import Entry

GROUP = 1_000
"""Articles kept together: so many are decoded at a time."""


def shard_bytes(manifest: Manifest, outcomes: Sequence[Extraction | Failed]) -> bytes:
    """The file of one shard.

    Args:
        manifest: what it is made of; counts and hash are filled in.
        outcomes: the articles in their order, each with all that it says or with why extraction failed.

    Returns:
        The bytes of a Parquet file: a function of the arguments, and of the version of pyarrow.

    Raises:
        PolgraphError: OPTION_INVALID where pyarrow is not installed.
    """
    arrow, parquet = library()
    extractions = [one for one in outcomes if isinstance(one, Extraction)]
    counted = replace(
        manifest,
        articles=len(outcomes),
        statements=sum(len(one.statements) for one in extractions),
        failed=len(outcomes) - len(extractions),
        prepared=prepare.rules(),
        content=BLANK,
    )
    table = arrow.Table.from_pylist([_row(one) for one in outcomes], schema=schema())
    out = BytesIO()
    parquet.write_table(
        table.replace_schema_metadata({KEY: counted.encode()}),
        out,
        row_group_size=GROUP,
        compression="zstd",
        write_statistics=False,
    )
    return sealed(out.getvalue())


def _row(outcome: Extraction | Failed) -> Entry:
    extraction = Extraction(outcome.article) if isinstance(outcome, Failed) else outcome
    record = extraction_record(extraction)
    nodes = prepare.nodes(extraction.article, extraction.actors)
    for actor in record["actors"]:
        actor["node"] = nodes[actor["id"]]
    row = {**record.pop("article"), **record, "bands": prepare.bands(extraction.article)}
    return row | ({"failure_kind": outcome.kind, "failure": outcome.reason} if isinstance(outcome, Failed) else {})
