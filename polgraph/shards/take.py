"""What shard files hold into the ledger: as one article after the other would go, but a file in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.ledger.inputs import InputState
from polgraph.ontology.collector import uncollected
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.shards.reading import reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.graph import IngestResult
    from polgraph.graph.ledger import Ledger
    from polgraph.graph.shards.read import ShardFile
    from polgraph.shards.reading import Reading
    from polgraph.shards.results import Results
    from polgraph.work.task import Failure


def take_all(
    ledger: Ledger,
    results: Results,
    report: Callable[[IngestResult | Failure], None],
    tell: Callable[[str], None],
    *,
    now: str,
) -> None:
    """Take in the articles of shard files: what is done is passed over, what failed is noted with its reason.

    Args:
        ledger: the ledger, open for writing.
        results: the files; counts what is left out.
        report: told what became of each article in the ledger, as soon as it is safe on disk.
        tell: told, in a line, of each file and article that is left out, and of what the extractor warns of.
        now: ISO 8601 time of ingestion.

    Raises:
        PolgraphError: STORE_LOCKED or STORE_BROKEN.
    """
    with uncollected(), reading(results.shards) as read:
        for shard in results.shards:
            try:
                found = read(shard)
            except PolgraphError as error:
                if error.code is not ErrorCode.INPUT_INVALID:
                    raise
                results.refuse(error, tell)
            else:
                _take(ledger, results, shard, found, report, tell, now)


def _take(
    ledger: Ledger,
    results: Results,
    shard: ShardFile,
    found: Reading,
    report: Callable[[IngestResult | Failure], None],
    tell: Callable[[str], None],
    now: str,
) -> None:
    processor, articles, portion = shard.manifest.processor, found.articles, found.portion
    usable = results.usable(articles, shard.path, tell)
    states = dict(zip((one.id for one in articles), ledger.input_states(articles, processor), strict=True))
    done = {key for key, state in states.items() if state is InputState.DONE}
    for key, warning in found.warnings:
        if key in usable:
            tell(f"warning: {key}: {warning}")
    for article in articles:
        if article.id in usable and article.id in done:
            report(ledger.held(article.id))
    left = usable - done
    for failure in found.failures:
        if (key := failure.article.id) in left:
            if states[key] is not InputState.FAILED:
                ledger.note_failed(failure.article, processor, kind=failure.kind.value, reason=failure.reason, now=now)
            report(failure)
    # Rows that were made beforehand are those of all articles, each another one.
    if len(left.intersection(article.id for article in portion.articles)) == len(portion):
        taken = ledger.ingest_portion(portion, now=now, processor=processor)
    else:
        rest = [one for one in portion.contents() if one.article.id in left]
        taken = ledger.ingest_all(rest, now=now, processor=processor)
    for result in taken:
        report(result)
