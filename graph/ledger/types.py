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
    JUDGEMENT_ADDED = "judgement_added"


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

    Attributes:
        seq: its number; numbers grow and are never used again.
        kind: what happened.
        key: id of the article, or number of the judgement, that it happened to.
        chain: hash over this change and all before it.
    """

    seq: int
    kind: ChangeKind
    key: str
    chain: str
