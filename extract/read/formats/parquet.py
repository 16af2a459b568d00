"""Parquet tables: one article a row, read in batches (pyarrow)."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from polgraph.extract.read.extras import library
from polgraph.extract.read.fields import columns, row
from polgraph.extract.read.formats.seek import seekable
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.extract.read.blob import Blob
    from polgraph.extract.read.reader import Context, Found, Head

_MAGIC = b"PAR1"
_BATCH = 256
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
            file = parquet.ParquetFile(whole)
            at = columns(file.schema_arrow.names, context.fields)
            if "text" not in at:
                raise PolgraphError(ErrorCode.INPUT_INVALID, f"{blob.where}: no column holds the text.", _ADVICE)
            number = 0
            for batch in file.iter_batches(batch_size=_BATCH, columns=list(at.values())):
                for record in batch.to_pylist():
                    number += 1
                    try:
                        yield row(record, f"{blob.where}, row {number}", context.fields, _ADVICE)
                    except PolgraphError as error:
                        yield error
