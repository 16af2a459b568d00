"""What a shard file holds as the ledger takes it, read by a second process while this one writes."""

from __future__ import annotations

import marshal
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from polgraph.graph.ledger.checks import check_article
from polgraph.graph.ledger.content import Content
from polgraph.graph.ledger.portion import Made, Portion, make
from polgraph.graph.ledger.rows import article_values, to_article
from polgraph.graph.ledger.stories import Keys
from polgraph.graph.ledger.types import Rejection
from polgraph.graph.resolve import NameResolver
from polgraph.ontology.collector import uncollected
from polgraph.ontology.errors import PolgraphError
from polgraph.work.child import attend
from polgraph.work.task import Failure, FailureKind
from polgraph.work.workers import usable_cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from polgraph.graph.shards.read import ShardFile
    from polgraph.ontology.records import Article

AHEAD = 2
"""Files that are read while one is written: each takes some ten times its size in memory."""

ENOUGH = 30_000
"""Statements for which another process is started: it takes as long as to write half as many."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a shard file holds.

    Attributes:
        failures: the articles without a result, or with one that no ledger can hold.
        portion: all other articles.
        warnings: what the extractor warns of, each with the article's id.
    """

    failures: Sequence[Failure]
    portion: Portion
    warnings: Sequence[tuple[str, str]]

    @property
    def articles(self) -> list[Article]:
        """All articles."""
        return [*(failure.article for failure in self.failures), *self.portion.articles]


def read(shard: ShardFile) -> Reading:
    """What a file holds.

    Raises:
        PolgraphError: INPUT_INVALID where it is damaged.
    """
    failures: list[Failure] = []
    fit: list[Content] = []
    for one in shard.contents():
        if isinstance(one, Content):
            try:
                check_article(one)
            except PolgraphError as error:
                failures.append(Failure(one.article, FailureKind.REFUSED, error.message))
            else:
                fit.append(one)
        else:
            failures.append(Failure(one.article, FailureKind(one.kind), one.reason))
    return Reading(failures, Portion.of(fit), [(one.article.id, text) for one in fit for text in one.warnings])


@contextmanager
def reading(shards: Sequence[ShardFile]) -> Iterator[Callable[[ShardFile], Reading]]:
    """A function that gives what each of some files holds, asked for in their order.

    Where it pays, another process reads ahead and makes the rows; none outlives the block.
    """
    if sum(shard.manifest.statements for shard in shards[1:]) < ENOUGH or usable_cores() < 2:
        yield read
        return
    context = multiprocessing.get_context("spawn")
    waiting = iter(shards[1:])
    running: dict[Path, Future[bytes]] = {}
    with ProcessPoolExecutor(1, context, attend) as pool:

        def ahead(shard: ShardFile) -> Reading:
            with suppress(BrokenProcessPool):
                for one in islice(waiting, AHEAD + 1 - len(running)):
                    running[one.path] = pool.submit(packed, one)
            # While the other process starts, this one reads the first; and all files where the other has ended.
            future = running.pop(shard.path, None)
            if future is None:
                return read(shard)
            try:
                return unpacked(future.result(), shard)
            except BrokenProcessPool:
                return read(shard)

        try:
            yield ahead
        finally:
            pool.shutdown(cancel_futures=True)


def packed(shard: ShardFile) -> bytes:
    """What a file holds, with the rows of the portion, for `unpacked`.

    Raises:
        PolgraphError: INPUT_INVALID where the file is damaged.
    """
    with uncollected():
        found = read(shard)
        portion = found.portion
        made = make(portion.contents(), NameResolver())
        parts: Any = (
            [(article_values(one.article), one.kind.value, one.reason) for one in found.failures],
            [article_values(article) for article in portion.articles],
            portion.extractors,
            made.rows,
            [(count, list(map(astuple, refused))) for count, refused in made.kept],
            made.done,
            tuple(made.keys),
            found.warnings,
        )
        return marshal.dumps(parts)


def unpacked(raw: bytes, shard: ShardFile) -> Reading:
    """What `packed` has made of a file."""
    failed, articles, extractors, rows, kept, done, keys, warnings = marshal.loads(raw)  # noqa: S302 - made by `packed`
    failures = [Failure(to_article(values), FailureKind(kind), reason) for values, kind, reason in failed]
    kept = [(count, tuple(Rejection(*one) for one in refused)) for count, refused in kept]
    made = Made(rows, kept, done, Keys(*keys))

    def contents() -> Sequence[Content]:
        return read(shard).portion.contents()

    return Reading(failures, Portion(list(map(to_article, articles)), extractors, contents, made), warnings)
