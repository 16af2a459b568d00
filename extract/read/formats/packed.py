"""Compressed files and archives (gzip, ZIP), and what lies in them, to a bounded depth and size."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from polgraph.extract.read.blob import Blob, Budget, Metered
from polgraph.extract.read.decoding import not_text
from polgraph.extract.read.formats.seek import seekable
from polgraph.extract.read.limits import DEEPEST_ARCHIVE, HEAD, MOST_MEMBERS, too_large
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.extract.read.reader import Context, Found, Head

_OFFICE = ("[Content_Types].xml", "mimetype")
_ENCRYPTED = 0x1


class GzipReader:
    """One file compressed with gzip."""

    name = "gzip"

    def sniff(self, head: Head) -> bool:
        """Whether its mark begins the file."""
        return head.data.startswith(b"\x1f\x8b")

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Found:
        """What the file holds, whatever it is."""
        name = PurePosixPath(blob.where).name.removesuffix(".gz")
        budget = _deeper(blob, stream)

        def opened() -> BinaryIO:
            stream.seek(0)
            return _metered(cast("BinaryIO", gzip.GzipFile(fileobj=stream)), budget)

        stem = blob.stem and PurePosixPath(name).stem
        inner = replace(blob, stem=stem, suffix=PurePosixPath(name).suffix.lower(), open=opened, size=None)
        yield from context.read(replace(inner, depth=blob.depth + 1, budget=budget))


class ZipReader:
    """The files of a ZIP archive, in the order of their names; hidden ones are left out."""

    name = "ZIP"

    def sniff(self, head: Head) -> bool:
        """Whether its mark begins the file."""
        return head.data.startswith(b"PK\x03\x04")

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Found:
        """What the files hold, whatever they are."""
        budget = _deeper(blob, stream)
        with seekable(stream, blob.where) as whole, zipfile.ZipFile(whole) as archive:
            members = sorted(archive.infolist(), key=lambda member: member.filename)
            if any(member.filename in _OFFICE for member in members):
                raise not_text(blob.where, "It is an office document; save it as plain text first.")
            if len(members) > MOST_MEMBERS:
                raise too_large(blob.where, f"holds more than {MOST_MEMBERS:,} files")
            for member in members:
                if budget.spent:
                    # It was told of the member that spent it, and is not told again of each that follows.
                    return
                path = PurePosixPath(member.filename)
                if member.is_dir() or any(part.startswith((".", "__MACOSX")) for part in path.parts):
                    continue
                where = f"{blob.where}/{member.filename}"
                if member.flag_bits & _ENCRYPTED:
                    yield PolgraphError(ErrorCode.INPUT_INVALID, f"{where} is encrypted.", "Unpack it first.")
                    continue
                yield from context.read(
                    Blob(
                        where,
                        path.stem,
                        path.suffix.lower(),
                        _opener(archive, member, budget),
                        depth=blob.depth + 1,
                        budget=budget,
                        found=True,
                    )
                )


def _opener(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> Callable[[], BinaryIO]:
    return lambda: _metered(cast("BinaryIO", archive.open(member)), budget)


def _metered(stream: BinaryIO, budget: Budget) -> BinaryIO:
    return io.BufferedReader(Metered(stream, budget), HEAD)


def _deeper(blob: Blob, stream: BinaryIO) -> Budget:
    """The budget of what lies in an archive.

    Raises:
        PolgraphError: INPUT_INVALID where it lies too deep itself.
    """
    if blob.depth >= DEEPEST_ARCHIVE:
        raise too_large(blob.where, f"lies in {DEEPEST_ARCHIVE} archives within each other")
    if blob.budget is not None:
        return blob.budget
    size = blob.size
    if size is None:
        size = stream.seek(0, 2)
        stream.seek(0)
    return Budget(blob.where, size)
