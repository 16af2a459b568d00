"""One input before it is known what it is: a name and bytes that can be read again."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from polgraph.extract.read.limits import LARGEST_DOCUMENT, UNPACKED_FREE, UNPACKED_RATIO, too_large
from polgraph.ontology.errors import ErrorCode, PolgraphError


class Budget:
    """How much may still come out of one archive, over all archives within it.

    Args:
        where: name of the archive, for the message.
        packed: its size in bytes.
    """

    def __init__(self, where: str, packed: int) -> None:
        self._where = where
        self._left = UNPACKED_FREE + UNPACKED_RATIO * packed

    @property
    def spent(self) -> bool:
        """Whether more was taken than there was, so that nothing more can come out of the archive."""
        return self._left < 0

    def take(self, count: int) -> None:
        """Take some bytes out.

        Raises:
            PolgraphError: INPUT_INVALID where the archive has grown out of proportion.
        """
        self._left -= count
        if self._left < 0:
            raise too_large(self._where, f"unpacks to more than {UNPACKED_RATIO} times its size")


class Metered(io.RawIOBase):
    """An unpacking stream that a budget pays for.

    Args:
        stream: what unpacks; it can be rewound.
        budget: who pays.
    """

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        super().__init__()
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """True: to its start, and, at the price of unpacking again, elsewhere."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place in the stream."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """The place in the stream."""
        return self._stream.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Unpack into a buffer."""
        got = self._stream.read(len(buffer))
        self._budget.take(len(got))
        buffer[: len(got)] = got
        return len(got)

    def close(self) -> None:
        """Close the stream too."""
        self._stream.close()
        super().close()


@dataclass(frozen=True, slots=True)
class Blob:
    """One input.

    Attributes:
        where: its name, for messages.
        stem: what names its article: the file's name without suffixes; None for standard input and web pages.
        suffix: the file's last suffix in small letters, a hint where the content leaves doubt.
        open: opens its bytes; the stream can be rewound.
        size: bytes, where known.
        url: where it was fetched from, or None.
        charset: what its carrier says of its encoding, or None.
        depth: in how many archives it lies.
        budget: of the outermost archive.
        found: whether a folder or an archive was named and not this input itself.
    """

    where: str
    stem: str | None
    suffix: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    url: str | None = None
    charset: str | None = None
    depth: int = 0
    budget: Budget | None = None
    found: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One article as a reader finds it; nothing is cleaned yet.

    Attributes:
        id: its name; empty where it is to be made from the content.
        text: the text.
        where: its place, for messages.
        title: the headline, or None.
        published: day of publication, or None.
        publisher: who published it, or None.
        url: where it stands, or None.
        language: what its source says of its language, or None.
        author: who wrote it, or None.
        verbatim: whether it comes from a corpus with offsets of its own, so that spaces stay as they are.
        later: its name where an article with another text has the first already, or None: of a later capture of a page.
    """

    id: str
    text: str
    where: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    author: str | None = None
    verbatim: bool = False
    later: str | None = None


def whole(stream: BinaryIO, where: str, limit: int = LARGEST_DOCUMENT) -> bytes:
    """All bytes of a document that has to be read as a whole.

    Raises:
        PolgraphError: INPUT_INVALID if it is larger than the limit, INPUT_EMPTY if there is nothing in it.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(where, f"is larger than {limit // 1_000_000} MB")
    if not data.strip():
        raise empty(where)
    return data


def empty(where: str) -> PolgraphError:
    """The error for an input without content."""
    return PolgraphError(ErrorCode.INPUT_EMPTY, f"{where} is empty.", "Give a file with the text of an article.")
