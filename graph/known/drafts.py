"""A known actor while its rows are being read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from polgraph.graph.known.dates import parse_day
from polgraph.graph.known.names import LONGEST_NAME, actor_names, clean_name, is_name
from polgraph.graph.known.records import KnownFormat, RowProblem
from polgraph.graph.resolution.records import KnownActor, Office
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.graph.known.source import Source

_SHOWN = 80


class RowError(Exception):
    """A row of which no actor can be made; the text says why."""


class Reader(Protocol):
    """Reads files of one format."""

    @property
    def format(self) -> KnownFormat:
        """The format's name."""
        ...

    def fits(self, head: str) -> bool:
        """Whether a file that begins so is of this format."""
        ...

    def read(self, source: Source, rows: Rows) -> Iterator[KnownActor]:
        """The actors of a file; problems with rows go to `rows`."""
        ...


@dataclass(frozen=True, slots=True)
class Rows:
    """Where a reader reports problems, and what it takes for granted.

    Attributes:
        report: called with each problem.
        type: the type of actors that the file gives none for, or None.
    """

    report: Callable[[RowProblem], None]
    type: ActorType | None = None

    def reject(self, row: int, reason: str, text: str) -> None:
        """Report a row that is not taken."""
        self.report(RowProblem(row, reason, clean_name(text)[:_SHOWN]))

    def leave_out(self, row: int, reason: str, text: str) -> None:
        """Report a part of a row that is left out."""
        self.report(RowProblem(row, reason, clean_name(text)[:_SHOWN], kept=True))

    def doubt(self, row: int, reason: str, text: str) -> None:
        """Report a part of a row that is taken as it is, though it may be wrong."""
        self.report(RowProblem(row, reason, clean_name(text)[:_SHOWN], kept=True, whole=True))


@dataclass(slots=True)
class Draft:
    """What is known of one actor so far; rows add to it."""

    key: str
    type: ActorType
    names: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)
    country: str | None = None
    sector: str | None = None
    offices: list[Office] = field(default_factory=list)
    memberships: list[str] = field(default_factory=list)
    identifiers: list[tuple[str, str]] = field(default_factory=list)

    def actor(self) -> KnownActor:
        """The finished record."""
        dated = {(office.title, office.of) for office in self.offices if office.start or office.end}
        offices = [
            office
            for office in dict.fromkeys(self.offices)
            if office.start or office.end or (office.title, office.of) not in dated
        ]
        all_capitals = all(name == name.upper() for name in self.names)
        acronyms = self.type is not ActorType.PERSON and not (all_capitals and len(self.names) > 1)
        return KnownActor(
            key=self.key,
            name=self.names[0],
            type=self.type,
            names=actor_names(self.names, acronyms=acronyms, short=self.short),
            country=self.country,
            sector=self.sector,
            offices=tuple(offices),
            memberships=tuple(dict.fromkeys(self.memberships)),
            identifiers=tuple(dict.fromkeys(self.identifiers)),
        )


def checked_name(text: str) -> str:
    """A cleaned name.

    Raises:
        RowError: if it is empty, no name, or too long for one.
    """
    name = clean_name(text)
    if not name:
        raise RowError("no name")
    if not is_name(name):
        raise RowError(
            f"name of more than {LONGEST_NAME} characters" if len(name) > LONGEST_NAME else "no letter in name"
        )
    return name


def dated(title: str, of: str | None, start: str, end: str, problem: Callable[[str], None]) -> Office:
    """An office with its dates; dates that are none, or in the wrong order, are left out and reported.

    Args:
        title: the office.
        of: the state or body that it is of.
        start: first day as written, empty where unknown.
        end: last day as written.
        problem: called with what is wrong.
    """
    first, last = parse_day(start, last=False), parse_day(end, last=True)
    if start and first is None:
        problem(f"start {start[:40]!r} is no date")
    if end and last is None:
        problem(f"end {end[:40]!r} is no date")
    if first and last and last < first:
        problem(f"ends {end[:40]} before it starts {start[:40]}: dates left out")
        first = last = None
    return Office(title, of, first, last)
