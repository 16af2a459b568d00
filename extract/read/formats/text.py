"""Plain text: one article a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from polgraph.extract.read.blob import Blob, Row, empty, whole
from polgraph.extract.read.decoding import decode, not_text

if TYPE_CHECKING:
    from polgraph.extract.read.reader import Context, Found, Head

_FOREIGN = {
    b"\xd0\xcf\x11\xe0": "It is an office document; save it as plain text first.",
    b"PK\x05\x06": "It is an empty ZIP archive.",
    b"{\\rtf": "It is an RTF document; save it as plain text first.",
    b"BZh": "It is compressed with bzip2; unpack it first (bunzip2).",
    b"\xfd7zXZ": "It is compressed with xz; unpack it first (unxz).",
    b"\x28\xb5\x2f\xfd": "It is compressed with Zstandard; unpack it first (unzstd).",
    b"7z\xbc\xaf": "It is a 7z archive; unpack it first.",
}


_MARKUP = re.compile(r"\s*(?:<\?xml\b|<!DOCTYPE\b)", re.IGNORECASE)


class TextReader:
    """Plain text in any encoding that can be told."""

    name = "text"

    def sniff(self, head: Head) -> bool:  # noqa: ARG002 - what no other reader knows is text, or nothing
        """True."""
        return True

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Found:  # noqa: ARG002 - as all readers
        """The text as one article."""
        data = whole(stream, blob.where)
        for magic, hint in _FOREIGN.items():
            if data.startswith(magic):
                raise not_text(blob.where, hint)
        text = decode(data, blob.where, blob.charset)
        if _MARKUP.match(text):
            raise not_text(
                blob.where, "It is XML of a kind that is not read; save its text as plain text or HTML first."
            )
        if not text.strip(" \t\r\n\f\v\u00a0\ufeff"):
            raise empty(blob.where)
        yield Row(blob.stem or "", text, blob.where, url=blob.url)
