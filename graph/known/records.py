"""What reading a file of known actors yields besides the actors, and how its rows become actors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class KnownFormat(StrEnum):
    """The formats that files of known actors come in."""

    FTM = "ftm"
    WIKIDATA = "wikidata"
    PETRARCH = "petrarch"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row of a file that cannot be taken, or not as a whole, or that looks wrong.

    Attributes:
        row: number of the line, or of the binding of a Wikidata result, counted from 1.
        reason: what is wrong with it.
        text: the beginning of the row, or what names it.
        kept: whether an actor was made of the rest of it.
        whole: whether nothing of it was left out, so that it is only worth a look.
    """

    row: int
    reason: str
    text: str
    kept: bool = False
    whole: bool = False
