"""Lines of a stream, however long the stream and however long a line: in memory is one line at most."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from polgraph.extract.read.decoding import WESTERN, encoding_of, not_text
from polgraph.extract.read.limits import HEAD, LONGEST_LINE, too_large
from polgraph.ontology.errors import PolgraphError

_WIDE = ("utf-16", "utf-32")


def bounded_lines(
    stream: BinaryIO, where: str, charset: str | None = None
) -> Iterator[tuple[int, str | PolgraphError]]:
    """The lines of a text with their numbers from 1; one that is too long is an error, and reading goes on after it.

    Only the line feed ends a line: `splitlines` would also break at U+2028, which JSON allows in a text. A line that is
    not in the encoding of the stream's beginning is read as Windows-1252.

    Args:
        stream: the bytes, at their start; can be rewound.
        where: name of the input, for messages.
        charset: what its carrier says of its encoding.

    Raises:
        PolgraphError: INPUT_BINARY if it is no text.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    encoding = encoding_of(head, charset)
    if encoding is None:
        raise not_text(where)
    if encoding.startswith(_WIDE):
        text = io.TextIOWrapper(stream, encoding, errors="replace", newline="\n")
        yield from _numbered(text, where)
        text.detach()
        return
    for number, line in _numbered(stream, where):
        if isinstance(line, PolgraphError):
            yield number, line
        else:
            yield number, _decoded(cast("bytes", line), encoding).replace("\0", "")


def _decoded(line: bytes, encoding: str) -> str:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return line.decode(WESTERN, errors="replace")


def _numbered(stream: BinaryIO | io.TextIOWrapper, where: str) -> Iterator[tuple[int, str | PolgraphError]]:
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        end = "\n" if isinstance(line, str) else b"\n"
        if len(line) < LONGEST_LINE or line.endswith(end):  # type: ignore[arg-type]
            yield number, line  # type: ignore[misc]
            continue
        while line and not line.endswith(end):  # type: ignore[arg-type]
            line = stream.readline(HEAD)
        yield number, too_large(f"{where}, line {number}", f"is longer than {LONGEST_LINE // 1_000_000} MB")
