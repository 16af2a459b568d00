"""How a store stands: what it holds, how large it is, what waits, and how far behind its projections are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.graph.overview import overview
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.graph.ledger.inputs import FailedInput
    from polgraph.graph.ledger.types import KnownSource
    from polgraph.graph.store import Store

COUNTED = ("articles", "statements", "mentions", "actors")
"""What is counted, by the names of the ledger's tables."""


@dataclass(frozen=True, slots=True)
class ProjectionStatus:
    """How far a projection has followed the ledger.

    Attributes:
        name: which projection.
        state: `current`, `behind`, `not made` (it is when it is first asked), `damaged` or `in use` (by a process that
            is writing it).
        behind: number of changes that it has not seen; None where that cannot be told.
        size: bytes on disk.
    """

    name: str
    state: str
    behind: int | None
    size: int


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """How a store stands.

    Attributes:
        path: its folder.
        schema: version of the ledger's schema.
        size: bytes of the ledger on disk.
        counts: numbers of articles, statements, mentions and actors.
        stories: number of stories: articles that are near-duplicates tell one story.
        rejected: number of items that validation refused.
        looped: number of statements held back because their two sides are one actor.
        suggestions: number of pairs of actors that wait for a person's decision.
        judgements: number of judgements that hold.
        failures: the articles that could not be extracted, by id.
        sources: the sources of known actors.
        last_change: number of the ledger's last change.
        projections: how far they have followed it.
    """

    path: Path
    schema: int
    size: int
    counts: dict[str, int]
    stories: int
    rejected: int
    looped: int
    suggestions: int
    judgements: int
    failures: tuple[FailedInput, ...]
    sources: tuple[KnownSource, ...]
    last_change: int
    projections: tuple[ProjectionStatus, ...]


def store_status(store: Store) -> StoreStatus:
    """How a store stands; nothing is brought up to date for it.

    Raises:
        PolgraphError: STORE_NOT_FOUND, STORE_LOCKED, STORE_NEWER or STORE_BROKEN.
    """
    with overview(store) as ledger:
        counts = ledger.counts()
        last = ledger.last_change()[0]
        return StoreStatus(
            path=store.path,
            schema=ledger.schema(),
            size=sum(_size(store.path / f"{store.ledger_path.name}{end}") for end in ("", "-wal")),
            counts={name: counts[name] for name in COUNTED},
            stories=ledger.story_count(),
            rejected=counts["rejections"],
            looped=counts["looped"],
            suggestions=ledger.suggestion_count(),
            judgements=ledger.judgement_count(),
            failures=tuple(ledger.failures()),
            sources=ledger.known_sources(),
            last_change=last,
            projections=(_rdf(store, last), _property(store, last)),
        )


def _rdf(store: Store, last: int) -> ProjectionStatus:
    from polgraph.graph.rdf.projection import SHAPE, last_seen, reading

    name, path = "rdf", store.rdf_path
    if not path.exists():
        return _unmade(name, last)
    try:
        with reading(path, store.wait) as opened:
            seen = last_seen(opened)
    except (PolgraphError, ValueError) as error:
        busy = isinstance(error, PolgraphError) and error.code is ErrorCode.STORE_LOCKED
        return ProjectionStatus(name, "in use" if busy else "damaged", None, _size(path))
    return _followed(name, seen.seq if seen is not None and seen.shape == SHAPE else 0, last, path)


def _property(store: Store, last: int) -> ProjectionStatus:
    from polgraph.graph.follow import COMPLETE
    from polgraph.graph.property import mark
    from polgraph.graph.property.embedded import KgliteTarget

    name, path = "property graph", store.property_path
    if not path.exists():
        return _unmade(name, last)
    try:
        seen = mark.read(KgliteTarget.open(path))
    except (PolgraphError, TypeError):
        seen = None
    if seen is None:
        return ProjectionStatus(name, "damaged", None, _size(path))
    return _followed(name, seen.seq if (seen.shape, seen.stage) == (mark.SHAPE, COMPLETE) else 0, last, path)


def _unmade(name: str, last: int) -> ProjectionStatus:
    return ProjectionStatus(name, "not made", last, 0)


def _followed(name: str, seen: int, last: int, path: Path) -> ProjectionStatus:
    """The state of a projection by the number of the last change that it has seen."""
    if seen > last:
        # It is one of another ledger, and is made anew.
        seen = 0
    return ProjectionStatus(name, "current" if seen == last else "behind", last - seen, _size(path))


def _size(path: Path) -> int:
    """Bytes of a file, or of all files in a folder."""
    if path.is_dir():
        return sum(_size(inner) for inner in path.iterdir())
    return path.stat().st_size if path.exists() else 0
