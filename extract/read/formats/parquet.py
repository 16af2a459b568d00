"""Parquet tables: one article a row, read in batches (pyarrow)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from polgraph.extract.read.blob import Budget
from polgraph.extract.read.extras import library
from polgraph.extract.read.fields import columns, row
from polgraph.extract.read.formats.seek import seekable
from polgraph.extract.read.limits import LONGEST_LINE, too_large
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.extract.read.blob import Blob
    from polgraph.extract.read.reader import Context, Found, Head

_MAGIC = b"PAR1"
_BATCH = 256
# Columns, or parts of a table, in a damaged list of which memory is taken before one of them is read: 70 MB.
_LONGEST_LIST = 100_000
_TEXTS = ("string", "large_string")
_ADVICE = "Name the columns id, date, title, text, or say which they are: --field text=COLUMN."


class ParquetReader:
    """Parquet files."""

    name = "Parquet"

    def sniff(self, head: Head) -> bool:
        """Whether its mark begins the file."""
        return head.data.startswith(_MAGIC)

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Found:
        """An article or an error a row."""
        parquet = library("pyarrow.parquet", blob.where, "a Parquet file", "parquet")
        with seekable(stream, blob.where) as whole:
            size = whole.seek(0, 2)
            budget = blob.budget or Budget(blob.where, size)
            # Nothing in a file is longer than the file.
            limits = {
                "thrift_string_size_limit": size,
                "thrift_container_size_limit": min(size, _LONGEST_LIST),
            }
            schema = parquet.ParquetFile(whole, **limits).schema_arrow
            at = columns(schema.names, context.fields)
            if "text" not in at:
                raise PolgraphError(ErrorCode.INPUT_INVALID, f"{blob.where}: no column holds the text.", _ADVICE)
            wanted = list(at.values())
            # A text that stands in many rows is in the file once, and has to stay so: rows are taken out one by one.
            texts = [name for name in wanted if str(schema.field(name).type) in _TEXTS]
            file = parquet.ParquetFile(whole, read_dictionary=texts, **limits)
            number = 0
            for batch in file.iter_batches(batch_size=_BATCH, columns=wanted):
                for record in _records(batch):
                    number += 1
                    where = f"{blob.where}, row {number}"
                    try:
                        yield row(record(where, budget), where, context.fields, _ADVICE)
                    except PolgraphError as error:
                        if budget.spent:
                            raise
                        yield error


def _records(batch: Any) -> Iterator[Callable[[str, Budget], dict[str, object]]]:  # noqa: ANN401 - pyarrow is optional
    """For every row what makes its record: nothing of a text is in memory before its length is known."""
    import pyarrow as pa
    from pyarrow.compute import binary_length

    lengths = {
        name: binary_length(column.dictionary)
        for name, column in zip(batch.schema.names, batch.columns, strict=True)
        if isinstance(column, pa.DictionaryArray)
    }

    def record(at: int, where: str, budget: Budget) -> dict[str, object]:
        for name, known in lengths.items():
            place = batch.column(name).indices[at].as_py()
            length = 0 if place is None else known[place].as_py()
            if length > LONGEST_LINE:
                raise too_large(where, f"has a text of more than {LONGEST_LINE // 1_000_000} MB")
            budget.take(length)
        return {name: batch.column(name)[at].as_py() for name in batch.schema.names}

    for at in range(batch.num_rows):
        yield lambda where, budget, at=at: record(at, where, budget)  # type: ignore[misc]
