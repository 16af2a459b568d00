"""What became of what came from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Refused:
    """One item that was not taken in.

    Attributes:
        line: number of its line, from 1.
        reason: why, in one line.
        item: the item as it came; its text where it is no JSON.
    """

    line: int
    reason: str
    item: Any


@dataclass(slots=True)
class Imported:
    """What an import did, or would do.

    Attributes:
        added: number of articles that the store did not hold.
        replaced: number of articles of which it now holds something else.
        unchanged: number of articles that are as they were.
        statements: number of statements that are new to the store.
        present: number of statements that it held already.
        withdrawn: number of judgements that had been taken back where they come from, and so are left out.
        refused: the items that were not taken in, by line.
    """

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    statements: int = 0
    present: int = 0
    withdrawn: int = 0
    refused: list[Refused] = field(default_factory=list)

    @property
    def articles(self) -> int:
        """Number of articles that something was taken in of, or that were there already."""
        return self.added + self.replaced + self.unchanged
