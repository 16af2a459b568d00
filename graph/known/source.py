"""Opening a text file of unknown origin: what it is if it is no text, and its encoding."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from polgraph.ontology.errors import ErrorCode, PolgraphError

_BLOCK = 1 << 20
_HEAD = 1 << 16
LONGEST_LINE = 1 << 24
"""Characters of one line that are read; a longer line is cut there."""
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_MAGIC = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3": "a database",
}
_HTML = re.compile(r"\s*(?:<!doctype\s+html|<html|<head|<body)", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml|\s*<[a-z][\w:-]*[\s>]", re.IGNORECASE)
FALLBACK = "latin-1"
_HINT = "Give FollowTheMoney JSONL, a Wikidata query result, a PETRARCH dictionary or CSV."


@dataclass(frozen=True, slots=True)
class Source:
    """A text file whose encoding is known.

    Attributes:
        path: the file.
        encoding: its encoding, for Python's `open`.
    """

    path: Path
    encoding: str

    @property
    def guessed(self) -> bool:
        """Whether it is no Unicode, so that letters beyond ASCII may be wrong."""
        return self.encoding == FALLBACK

    def text(self) -> TextIO:
        """The file opened as text, line ends as they are."""
        return self.path.open(encoding=self.encoding, newline="")

    def head(self) -> str:
        """The beginning of the file."""
        with self.text() as stream:
            return stream.read(_HEAD)

    def lines(self) -> Iterator[tuple[int, str]]:
        """The lines with their numbers, without line ends; the rest of an overlong line is passed over."""
        with self.path.open(encoding=self.encoding) as stream:
            number = 0
            while line := stream.readline(LONGEST_LINE):
                number += 1
                yield number, line.rstrip("\n")
                while not line.endswith("\n") and len(line) == LONGEST_LINE:
                    line = stream.readline(LONGEST_LINE)


def _encoding(path: Path, start: bytes) -> str:
    """The encoding by the byte order mark, else UTF-8 if the whole file is, else Latin-1, which reads anything."""
    for mark, name in _MARKS.items():
        if start.startswith(mark):
            return name
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return FALLBACK
    return "utf-8"


def open_source(path: Path) -> Source:
    """Open a file of known actors as text.

    Args:
        path: the file.

    Raises:
        PolgraphError: INPUT_NOT_FOUND, INPUT_EMPTY, INPUT_BINARY (archives, pictures, PDF), INPUT_ENCODING (damaged
            UTF-16) or INPUT_INVALID (a web page or other XML).
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(_HEAD)
    except OSError as error:
        raise PolgraphError(
            ErrorCode.INPUT_NOT_FOUND, f"{path} cannot be opened: {error.strerror}.", "Give the path of a file."
        ) from error
    for magic, kind in _MAGIC.items():
        if start.startswith(magic):
            raise PolgraphError(ErrorCode.INPUT_BINARY, f"{path} is {kind}, not a text file.", _HINT)
    source = Source(path, _encoding(path, start))
    if source.encoding != "utf-16" and b"\0" in start:
        raise PolgraphError(
            ErrorCode.INPUT_BINARY, f"{path} is no text file.", "UTF-16 is read if it begins with a byte order mark."
        )
    try:
        head = source.head()
    except UnicodeError as error:
        raise PolgraphError(
            ErrorCode.INPUT_ENCODING, f"{path} is damaged UTF-16.", "Save it as UTF-8 and give that."
        ) from error
    if not head.strip():
        raise PolgraphError(ErrorCode.INPUT_EMPTY, f"{path} is empty.", _HINT)
    if _HTML.match(head) or _XML.match(head):
        kind = "a web page" if _HTML.match(head) else "XML"
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{path} is {kind}, not a list of actors.", _HINT)
    return source
