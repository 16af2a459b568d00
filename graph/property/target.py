"""What a property graph engine has to do, whichever it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Record = dict[str, Any]
Parameters = Mapping[str, Any]


class MovedOnError(Exception):
    """The graph does not stand where its writer believed: another process writes to it, too."""


@dataclass(frozen=True, slots=True)
class Step:
    """One Cypher text of a transaction.

    Attributes:
        text: the text.
        parameters: its values.
        written: what its one row has to say under `written`, or None where it has none: a row that finds no place
            is never passed over.
        claims: whether this step makes sure that the graph stands where the writer believes.
    """

    text: str
    parameters: Parameters
    written: int | None = None
    claims: bool = False

    def check(self, records: Sequence[Record]) -> None:
        """Compare what was written with what was to be written.

        Raises:
            MovedOnError: the graph stands elsewhere.
            ValueError: rows found no place.
        """
        if self.written is None:
            return
        written = sum(int(record["written"]) for record in records)
        if written == self.written:
            return
        if self.claims:
            raise MovedOnError
        raise ValueError(f"{written} of {self.written} rows were written")


class PropertyGraph(Protocol):
    """An engine that holds a property graph."""

    @property
    def name(self) -> str:
        """What errors call it."""

    @property
    def batch(self) -> int:
        """Number of rows that it takes well in one transaction."""

    def run(self, cypher: str, parameters: Parameters) -> list[Record]:
        """The rows of the answer to a question of the loader's.

        Raises:
            PolgraphError: the graph cannot be reached or read.
        """

    def ask(self, cypher: str, parameters: Parameters) -> tuple[tuple[str, ...], list[Record]]:
        """The columns and rows of the answer to a user's question, which may not write.

        Nodes are `{"labels": […], "properties": {…}}`, relationships `{"type": …, "properties": {…}}`, paths
        `{"nodes": […], "relationships": […]}`; dates are Python's.

        Raises:
            PolgraphError: QUERY_INVALID, or the graph cannot be reached or read.
        """

    def prepare(self, texts: Sequence[str]) -> None:
        """Make constraints and indexes, where they are missing.

        Raises:
            PolgraphError: the graph cannot be reached or written.
        """

    def write(self, steps: Sequence[Step]) -> list[list[Record]]:
        """Carry out all steps, or none of them.

        Returns:
            What each step answered.

        Raises:
            PolgraphError: the graph cannot be reached or written.
            MovedOnError: it does not stand where the writer believes.
        """
