"""Reading shard files: whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from polgraph.graph.export.parquet import library
from polgraph.graph.ledger.content import Content, extraction_of
from polgraph.graph.shards import prepare
from polgraph.graph.shards.decode import contents
from polgraph.graph.shards.digest import is_sealed
from polgraph.graph.shards.schema import KEY, Failed, Manifest, damaged, schema
from polgraph.ontology.collector import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from polgraph.ontology.records import Extraction

_MAGIC = b"PAR1"


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
        if not is_parquet(path):
            return None
        metadata = _opened(path, path).metadata.metadata or {}
        return cls(path, Manifest.decode(metadata[KEY], path)) if KEY in metadata else None

    def check(self) -> None:
        """See whether the file is what was written, without reading what it says.

        Raises:
            PolgraphError: INPUT_INVALID where anything in the file is not as it was written.
        """
        self._raw()

    def read(self) -> list[Extraction | Failed]:
        """The articles in their order.

        Raises:
            PolgraphError: INPUT_INVALID where anything in the file is not as it was written.
        """
        with uncollected(), _as_damage(self.path):
            return [one if isinstance(one, Failed) else extraction_of(one) for one in self._contents()]

    def contents(self) -> list[Content | Failed]:
        """The articles in their order as the ledger writes them, without records; prepared, where the rules are ours.

        Raises:
            PolgraphError: INPUT_INVALID where anything in the file is not as it was written.
        """
        with uncollected(), _as_damage(self.path):
            found = list(self._contents())
        if self.manifest.prepared != prepare.rules():
            return [one if isinstance(one, Failed) else replace(one, nodes=None, bands=None) for one in found]
        if not prepare.holds([one for one in found if isinstance(one, Content)]):
            raise damaged(self.path, "what it prepares for the ledger is not what its articles say")
        return found

    def _contents(self) -> Iterator[Content | Failed]:
        return (one for batch in self._batches() for one in contents(batch))

    def _raw(self) -> bytes:
        """The bytes of the file, which are those that were written."""
        with _as_damage(self.path):
            raw = self.path.read_bytes()
        if not is_sealed(raw, self.manifest.content):
            raise damaged(self.path, "it does not say what was written")
        return raw

    def _batches(self) -> Iterator[Any]:
        """The row groups, each with the columns of `schema`."""
        file = _opened(library()[0].BufferReader(self._raw()), self.path)
        if not file.schema_arrow.equals(schema()):
            raise damaged(self.path, "its columns are others")
        for group in range(file.num_row_groups):
            yield from file.read_row_group(group).combine_chunks().to_batches()


def is_parquet(path: Path) -> bool:
    """Whether a file begins as Parquet files do."""
    with path.open("rb") as stream:
        return stream.read(len(_MAGIC)) == _MAGIC


@contextmanager
def _as_damage(path: Path) -> Iterator[None]:
    """Errors of the library, of which it has many kinds, and of values that no record can have, as damage."""
    try:
        yield
    except (library()[0].ArrowException, OSError, ValueError, KeyError) as error:
        raise damaged(path, " ".join(str(error).split())[:200]) from error


def _opened(source: Any, path: Path) -> Any:  # noqa: ANN401 - pyarrow has no types
    with _as_damage(path):
        # Nothing in a file is longer than the file: without a limit the library makes room for what a damaged one says.
        size = path.stat().st_size
        return library()[1].ParquetFile(source, thrift_string_size_limit=size, thrift_container_size_limit=size)
