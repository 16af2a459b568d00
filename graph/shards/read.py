"""Reading shard files: whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from polgraph.graph.export.parquet import library
from polgraph.graph.shards.decode import outcomes
from polgraph.graph.shards.schema import KEY, Failed, Manifest, damaged, schema
from polgraph.ontology.records import Extraction

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = b"PAR1"


@dataclass(frozen=True, slots=True)
class ShardFile:
    """A shard file of which the manifest has been read. Open it with `ShardFile.open`."""

    path: Path
    manifest: Manifest

    @classmethod
    def open(cls, path: Path) -> ShardFile | None:
        """The shard file at a path; None where it is something else.

        Raises:
            PolgraphError: INPUT_INVALID where it begins like one and is damaged, half written or of a newer polgraph;
                OPTION_INVALID where pyarrow is not installed.
        """
        with path.open("rb") as stream:
            if stream.read(len(MAGIC)) != MAGIC:
                return None
        metadata = _opened(path).schema_arrow.metadata or {}
        return cls(path, Manifest.decode(metadata[KEY], path)) if KEY in metadata else None

    def read(self) -> list[Extraction | Failed]:
        """The articles in their order.

        Raises:
            PolgraphError: INPUT_INVALID where anything in the file is not as it was written.
        """
        found: list[Extraction | Failed] = []
        file = _opened(self.path)
        if not file.schema_arrow.equals(schema()):
            raise damaged(self.path, "its columns are others")
        try:
            for group in range(file.num_row_groups):
                table = file.read_row_group(group)
                table.validate(full=True)
                for batch in table.to_batches():
                    found += outcomes(batch)
        except (OSError, ValueError, KeyError) as error:
            raise damaged(self.path, str(error).splitlines()[0][:200]) from error
        failed = sum(isinstance(one, Failed) for one in found)
        statements = sum(len(one.statements) for one in found if isinstance(one, Extraction))
        counts = (self.manifest.articles, self.manifest.failed, self.manifest.statements)
        if counts != (len(found), failed, statements):
            raise damaged(self.path, "it holds more or less than its manifest says")
        return found


def _opened(path: Path) -> Any:  # noqa: ANN401 - pyarrow has no types
    parquet = library()[1]
    try:
        return parquet.ParquetFile(path, page_checksum_verification=True)
    except (OSError, ValueError) as error:
        raise damaged(path, str(error).splitlines()[0][:200]) from error
