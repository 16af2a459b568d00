"""What the ledger answers with, besides the records of the ontology."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class IngestOutcome(StrEnum):
    """What ingesting one article did to the ledger."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


class ChangeKind(StrEnum):
    """What a change of the feed is about."""

    ARTICLE_ADDED = "article_added"
    ARTICLE_REPLACED = "article_replaced"
    ARTICLE_RETRACTED = "article_retracted"
    ARTICLE_RESOLVED = "article_resolved"
    """Its actors changed through something else than the article itself."""
    JUDGEMENT_ADDED = "judgement_added"
    JUDGEMENT_WITHDRAWN = "judgement_withdrawn"
    KNOWN_IMPORTED = "known_imported"
    KNOWN_REMOVED = "known_removed"


@dataclass(frozen=True, slots=True)
class Rejection:
    """One item that validation refused.

    Attributes:
        article: the article's id.
        kind: `statement` or `mention`.
        item: id of the statement, or the words of the mention.
        reason: why, in one line.
    """

    article: str
    kind: str
    item: str
    reason: str


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What became of one article.

    Attributes:
        article: the article's id.
        outcome: added, unchanged or replaced.
        statements: number of its statements that the ledger now holds.
        rejected: its items that validation refused.
    """

    article: str
    outcome: IngestOutcome
    statements: int
    rejected: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the numbered change feed.

    Every kind that starts with `article_` tells a projection to write this article anew, with the actors that it had
    and those that it has.

    Attributes:
        seq: its number; numbers grow and are never used again.
        kind: what happened.
        key: id of the article, number of the batch of judgements, or source of the known actors.
        chain: hash over this change and all before it.
    """

    seq: int
    kind: ChangeKind
    key: str
    chain: str


@dataclass(frozen=True, slots=True)
class KnownSource:
    """Where known actors come from.

    Attributes:
        source: its name.
        licence: under which licence they are.
        actors: how many there are.
        imported: ISO 8601 time of the last import that changed any of them.
    """

    source: str
    licence: str
    actors: int
    imported: str


@dataclass(frozen=True, slots=True)
class KnownImport:
    """What an import of known actors changed, or would change.

    Attributes:
        source: name of the source.
        added: number of actors that the source did not have before.
        changed: number of those that it has differently now.
        removed: number of those that it no longer has.
        unchanged: number of the others.
        articles: ids of the articles whose actors are others or look different now, sorted.
    """

    source: str
    added: int
    changed: int
    removed: int
    unchanged: int
    articles: tuple[str, ...] = ()
