"""The lines of a file of statements by article, without keeping the file in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from polgraph.graph.exchange.fields import Entry, Fault, parse_line, text
from polgraph.graph.exchange.records import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_LINE = 50_000_000
"""Bytes of a line: the longest article that is read makes a fifth of it with all its statements."""
TOO_LONG = f"it is longer than {LONGEST_LINE // 1_000_000} MB"
_PIECE = 65_536
_SHOWN = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number from 1 and the object that it holds."""

    number: int
    entry: Entry

    @property
    def whole(self) -> bool:
        """Whether it brings the article itself; else it is a statement that names its article."""
        return isinstance(self.entry.get("article"), dict)

    @property
    def article(self) -> str:
        """Id of the article that it is about.

        Raises:
            Fault: it names none.
        """
        if self.whole:
            return text(self.entry["article"], "id")
        return text(self.entry, "article")


class Lines:
    """A file of statements, read twice: once to see what lies where, once article by article.

    Args:
        stream: the file, open for reading bytes, in which one can seek.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._places: dict[str, list[tuple[int, int]]] = {}
        self.refused: list[Refused] = []
        """The lines that belong to no article."""
        self._read()

    def _read(self) -> None:
        self._stream.seek(0)
        for number, place, raw in numbered(self._stream):
            if raw is None:
                self.refused.append(Refused(number, TOO_LONG, ""))
            elif raw.strip():
                try:
                    key = Line(number, parse_line(raw)).article
                except Fault as fault:
                    self.refused.append(Refused(number, str(fault), shown(raw)))
                else:
                    self._places.setdefault(key, []).append((number, place))

    def __iter__(self) -> Iterator[tuple[str, list[Line]]]:
        """The articles in the order in which they first stand in the file, each with its lines."""
        for key, places in self._places.items():
            yield key, [Line(number, parse_line(self._at(place))) for number, place in places]

    def _at(self, place: int) -> bytes:
        self._stream.seek(place)
        return self._stream.readline()


def numbered(stream: BinaryIO) -> Iterator[tuple[int, int, bytes | None]]:
    """The lines of a stream from where it stands: number from 1, place in bytes, and the line; None for a too long one.

    In memory is one line at most, whatever the stream.
    """
    number = place = 0
    while raw := stream.readline(LONGEST_LINE):
        number += 1
        start, whole = place, len(raw) < LONGEST_LINE or raw.endswith(b"\n")
        place += len(raw)
        yield number, start, raw if whole else None
        while not whole and (rest := stream.readline(_PIECE)):
            place += len(rest)
            whole = rest.endswith(b"\n")


def shown(raw: bytes) -> Entry | str:
    """A line as it is reported: its object, or else the beginning of its text."""
    try:
        return parse_line(raw)
    except Fault:
        return raw[:_SHOWN].decode("utf-8", errors="backslashreplace").rstrip("\r\n")
