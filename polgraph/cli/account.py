"""What became of the articles of a batch: told as it happens, counted for the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import typer

from polgraph.cli import terminal
from polgraph.format import count, printable
from polgraph.graph.ledger.types import IngestOutcome, IngestResult
from polgraph.work.task import Failure

if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.cli.progress import Advance
    from polgraph.graph.ledger.content import Content
    from polgraph.ontology.records import Extraction
    from polgraph.work.ingest import FailedBefore

Told = TypeVar("Told", bound="Content | Extraction | Failure")

NOTHING_EXIT = 2
"""Exit code where articles were given, and none of them could be extracted."""
_FAILED, _FAILED_BEFORE = "failed", "failed before"


class Account:
    """Tells what becomes of each article, and counts it.

    Args:
        advance: moves a progress bar on.
    """

    def __init__(self, advance: Advance) -> None:
        self._advance = advance
        self._outcomes: Counter[str] = Counter()
        self._statements = 0

    def __call__(self, result: IngestResult | Failure | FailedBefore) -> None:
        """Take down what became of an article."""
        if isinstance(result, IngestResult):
            self._outcomes[result.outcome.value] += 1
            self._statements += result.statements
            for rejection in result.rejected:
                terminal.note(f"rejected: {rejection.article}: {rejection.kind} {rejection.item}: {rejection.reason}")
            self._advance(result.outcome is not IngestOutcome.UNCHANGED)
        elif isinstance(result, Failure):
            self._outcomes[_FAILED] += 1
            tell_failure(result)
            self._advance(True)
        else:
            self._outcomes[_FAILED_BEFORE] += 1
            self._advance(False)

    @property
    def kept(self) -> int:
        """Number of articles of the batch that the store holds."""
        return sum(self._outcomes[outcome.value] for outcome in IngestOutcome)

    @property
    def failed(self) -> int:
        """Number of articles of the batch without a result, now or before."""
        return self._outcomes[_FAILED] + self._outcomes[_FAILED_BEFORE]

    def summary(self) -> str:
        """What became of all articles, in one line."""
        kinds = [f"{self._outcomes[kind]} {kind}" for kind in ("added", "replaced", "unchanged")]
        kinds += [f"{self._outcomes[kind]} {kind}" for kind in (_FAILED, _FAILED_BEFORE) if self._outcomes[kind]]
        articles = count(self._outcomes.total(), "article")
        return f"{articles} ({', '.join(kinds)}), {count(self._statements, 'statement')}"


def conclude(account: Account, left: str, folder: Path) -> None:
    """Tell what became of a batch that was taken into a store.

    Args:
        account: the batch.
        left: what was not taken in, in words that follow the summary.
        folder: the folder of the store.

    Raises:
        typer.Exit: nothing of it could be taken.
    """
    terminal.emit(f"{account.summary()}{left}, in the store {printable(str(folder))}\n")
    if account.failed:
        terminal.note("`polgraph status` tells what failed, `polgraph ingest --retry-failed` tries it again.")
        if not account.kept:
            raise typer.Exit(NOTHING_EXIT)


def tell_failure(failure: Failure) -> None:
    """Tell of an article that nothing could be extracted from, on standard error."""
    terminal.note(f"failed: {failure.article.id}: {failure.reason}")


def warned(outcomes: Iterable[Told]) -> Iterator[Told]:
    """The same outcomes; the warnings of extractions are told on standard error."""
    for outcome in outcomes:
        if not isinstance(outcome, Failure):
            for warning in outcome.warnings:
                terminal.note(f"warning: {outcome.article.id}: {warning}")
        yield outcome
