"""The lines of a file of statements by article, without keeping the file in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from polgraph.graph.exchange.fields import Entry, Fault, parse_line, text
from polgraph.graph.exchange.records import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator


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
        place = 0
        for number, raw in enumerate(iter(self._stream.readline, b""), start=1):
            if raw.strip():
                try:
                    key = Line(number, parse_line(raw)).article
                except Fault as fault:
                    self.refused.append(Refused(number, str(fault), shown(raw)))
                else:
                    self._places.setdefault(key, []).append((number, place))
            place += len(raw)

    def __iter__(self) -> Iterator[tuple[str, list[Line]]]:
        """The articles in the order in which they first stand in the file, each with its lines."""
        for key, places in self._places.items():
            yield key, [Line(number, parse_line(self._at(place))) for number, place in places]

    def _at(self, place: int) -> bytes:
        self._stream.seek(place)
        return self._stream.readline()


def shown(raw: bytes) -> Entry | str:
    """A line as it is reported: its object, or else its text."""
    try:
        return parse_line(raw)
    except Fault:
        return raw.decode("utf-8", errors="backslashreplace").rstrip("\r\n")
