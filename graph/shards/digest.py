"""A hash of what a shard file says: its pages have checksums, but the directory of the pages has none."""

from __future__ import annotations

import hashlib
from importlib import import_module
from typing import TYPE_CHECKING, Any

from polgraph.graph.export.parquet import library

if TYPE_CHECKING:
    from polgraph.graph.shards.schema import Manifest


class ContentDigest:
    """SHA-256 of a manifest, its own `content` left out, and of all values of the row groups behind it.

    Args:
        manifest: the manifest of the file.
    """

    def __init__(self, manifest: Manifest) -> None:
        self._digest = hashlib.sha256(manifest.without_content().encode())

    def add(self, table: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        """Take in the next row group."""
        for column in table.combine_chunks().columns:
            for chunk in filter(len, column.chunks):
                _feed(self._digest, chunk)

    def hex(self) -> str:
        """The hash of all that was taken in, in hexadecimal."""
        return self._digest.hexdigest()


def _feed(digest: Any, array: Any) -> None:  # noqa: ANN401 - hashlib and pyarrow name no types of these
    arrow, compute = library()[0], import_module("pyarrow.compute")
    kinds = arrow.types
    if kinds.is_struct(array.type):
        for part in array.flatten():
            _feed(digest, part)
    elif kinds.is_list(array.type):
        _numbers(digest, array.value_lengths())
        _feed(digest, array.flatten())
    elif kinds.is_string(array.type):
        _numbers(digest, compute.binary_length(array).fill_null(-1))
        whole = arrow.ListArray.from_arrays(arrow.array([0, len(array)], arrow.int32()), array.fill_null(""))
        digest.update(compute.binary_join(whole, "")[0].as_buffer())
    else:
        _numbers(digest, array)


def _numbers(digest: Any, array: Any) -> None:  # noqa: ANN401
    values = array.to_numpy(zero_copy_only=False)
    digest.update(f"{values.dtype}{len(values)}".encode() + values.tobytes())
