"""The unit of work: one article to all that it says, or to the reason why that could not be found out."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from polgraph.ontology.records import Article, Extraction

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from polgraph.engine import Engine

_LONGEST_REASON = 300


class FailureKind(StrEnum):
    """How the work on an article ended without a result."""

    ERROR = "error"
    """The extraction raised an error."""
    TIMEOUT = "timeout"
    """It took longer than it may."""
    DIED = "died"
    """The process that worked on it ended, for example for want of memory."""
    REFUSED = "refused"
    """The ledger cannot hold what was found."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that nothing could be extracted from.

    Attributes:
        article: the article.
        kind: how it ended.
        reason: why, in one line.
    """

    article: Article
    kind: FailureKind
    reason: str


Outcome = Extraction | Failure


def extract_one(engine: Engine, article: Article) -> Outcome:
    """All that one article says. A pure function of the engine and the article, whatever was extracted before.

    What the language model learns from the words of an article is forgotten afterwards, so memory does not grow.

    Args:
        engine: the extraction engine.
        article: the article; nothing of it but id, text and day of publication matters.

    Returns:
        The extraction, or the failure with the error's name and message: one bad article ends no batch.
    """
    try:
        with _forgetting(engine):
            return engine.extract(article)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong, it goes wrong for this article only
        return Failure(article, FailureKind.ERROR, one_line(error))


def one_line(error: Exception) -> str:
    """The name and message of an error in one line of bounded length."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_REASON]


def _forgetting(engine: Engine) -> AbstractContextManager[object]:
    """The memory zone of the engine's language model, where it has one (`spacy.Language.memory_zone`)."""
    zone = getattr(getattr(engine, "nlp", None), "memory_zone", None)
    return nullcontext() if zone is None else zone()
