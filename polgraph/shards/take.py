"""What shard files hold into the ledger: as one article after the other would go, but many in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.ledger.checks import check_article
from polgraph.graph.ledger.inputs import InputState
from polgraph.graph.shards.read import uncollected
from polgraph.ontology.errors import PolgraphError
from polgraph.work.task import Failure, FailureKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from polgraph.graph import IngestResult
    from polgraph.graph.ledger import Ledger
    from polgraph.graph.ledger.content import Content


def take_shard(
    ledger: Ledger,
    outcomes: Iterable[Content | Failure],
    report: Callable[[IngestResult | Failure], None],
    *,
    processor: str,
    now: str,
) -> None:
    """Take in the articles of a shard: what is done is passed over, what failed is noted with its reason.

    Args:
        ledger: the ledger, open for writing.
        outcomes: what became of the articles.
        report: told what became of each in the ledger, as soon as it is safe on disk.
        processor: names the extractor and the language model that made the shard, with their versions.
        now: ISO 8601 time of ingestion.

    Raises:
        PolgraphError: STORE_LOCKED or STORE_BROKEN.
    """
    with uncollected():
        _take(ledger, list(outcomes), report, processor, now)


def _take(
    ledger: Ledger,
    read: Sequence[Content | Failure],
    report: Callable[[IngestResult | Failure], None],
    processor: str,
    now: str,
) -> None:
    ready: list[Content] = []
    states = ledger.input_states([outcome.article for outcome in read], processor)
    for outcome, state in zip(read, states, strict=True):
        fit = _fit(outcome)
        if state is InputState.DONE:
            report(ledger.held(outcome.article.id))
        elif isinstance(fit, Failure):
            if state is not InputState.FAILED:
                ledger.note_failed(fit.article, processor, kind=fit.kind.value, reason=fit.reason, now=now)
            report(fit)
        else:
            ready.append(fit)
    for result in ledger.ingest_all(ready, now=now, processor=processor):
        report(result)


def _fit(outcome: Content | Failure) -> Content | Failure:
    """The outcome, or the failure where the ledger cannot hold it."""
    if isinstance(outcome, Failure):
        return outcome
    try:
        check_article(outcome)
    except PolgraphError as error:
        return Failure(outcome.article, FailureKind.REFUSED, error.message)
    return outcome
