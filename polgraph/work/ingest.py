"""Articles into a store: what is done is passed over, what fails is noted with its reason, the rest is taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.graph.ledger.inputs import InputState
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.work.copies import renamed
from polgraph.work.task import Failure, FailureKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from polgraph.graph import IngestResult, Store
    from polgraph.graph.ledger import Ledger
    from polgraph.ontology.records import Article
    from polgraph.work.task import Outcome


@dataclass(frozen=True, slots=True)
class FailedBefore:
    """An article that was not tried again.

    Attributes:
        article: its id.
    """

    article: str


def ingest(
    store: Store,
    articles: Iterable[Article] | None,
    extract: Callable[[Iterable[Article]], Iterator[Outcome]],
    report: Callable[[IngestResult | Failure | FailedBefore], None],
    *,
    processor: str,
    now: str,
    retry: bool = False,
) -> None:
    """Take in articles one by one, each in a transaction of its own, then bring the projection up to date.

    Whatever stops it, also an interrupt from the keyboard, leaves the store whole, with all that was reported; the same
    call again then goes on where it stopped.

    Args:
        store: the store.
        articles: the articles, whose ids are unique; None for those that have failed before.
        extract: gives the outcomes of articles in their order; it is given those that are not done.
        report: told what became of each article as soon as it is safe on disk; of those that are passed over, as they
            come.
        processor: names the extractor and the language model, with their versions: what another one has done, or failed
            to do, is done again.
        now: ISO 8601 time of ingestion.
        retry: whether to try those again that have failed before.

    Raises:
        PolgraphError: STORE_LOCKED or STORE_BROKEN.
    """
    if store.catalogue:
        store.take_catalogue(now)
    with store.writer() as ledger, ledger.bulk():
        given = ledger.failed_articles() if articles is None else articles
        again = retry or articles is None
        undone = _undone(ledger, given, report, processor=processor, retry=again)
        for outcome in extract(_unheard(ledger, undone, report, processor=processor, now=now)):
            report(_take(ledger, outcome, processor=processor, now=now))
    store.project_if_free()


def _undone(
    ledger: Ledger,
    articles: Iterable[Article],
    report: Callable[[IngestResult | FailedBefore], None],
    *,
    processor: str,
    retry: bool,
) -> Iterator[Article]:
    """The articles that are to be extracted; the others are reported."""
    for article in articles:
        state = ledger.input_state(article, processor)
        if state is InputState.DONE:
            report(ledger.held(article.id))
        elif state is InputState.FAILED and not retry:
            report(FailedBefore(article.id))
        else:
            yield article


def _unheard(
    ledger: Ledger,
    articles: Iterable[Article],
    report: Callable[[IngestResult | Failure], None],
    *,
    processor: str,
    now: str,
) -> Iterator[Article]:
    """The articles whose text the ledger does not hold under another name; of the others what it says is taken in."""
    for article in articles:
        same = ledger.same_text(article, processor)
        if same is None:
            yield article
        else:
            report(_take(ledger, renamed(ledger.extraction(same), article), processor=processor, now=now))


def _take(ledger: Ledger, outcome: Outcome, *, processor: str, now: str) -> IngestResult | Failure:
    if not isinstance(outcome, Failure):
        try:
            result = ledger.ingest(outcome, now=now)
        except PolgraphError as error:
            if error.code is not ErrorCode.INPUT_INVALID:
                raise
            outcome = Failure(outcome.article, FailureKind.REFUSED, error.message)
        else:
            ledger.note_done(outcome.article, processor)
            return result
    ledger.note_failed(outcome.article, processor, kind=outcome.kind.value, reason=outcome.reason, now=now)
    return outcome
