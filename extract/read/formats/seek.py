"""Streams in which one can go anywhere: formats with their index at the end need them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from polgraph.extract.read.blob import Metered
from polgraph.extract.read.limits import too_large

_IN_MEMORY = 16_000_000


@contextmanager
def seekable(stream: BinaryIO, where: str, limit: int | None = None) -> Iterator[BinaryIO]:
    """The stream itself if it lies in a file, else a copy: going back in an archive means to unpack anew.

    Args:
        stream: at its start.
        where: its name, for messages.
        limit: bytes that it may have.

    Raises:
        PolgraphError: INPUT_INVALID if it is larger than the limit.
    """
    if not isinstance(getattr(stream, "raw", None), Metered):
        size = stream.seek(0, 2)
        stream.seek(0)
        if limit is not None and size > limit:
            raise too_large(where, f"is larger than {limit // 1_000_000} MB")
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy)
        if limit is not None and copy.tell() > limit:
            raise too_large(where, f"is larger than {limit // 1_000_000} MB")
        copy.seek(0)
        yield cast("BinaryIO", copy)
