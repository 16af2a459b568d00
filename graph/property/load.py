"""Bringing a property graph up to date: it follows the ledger's change feed and can always be made anew."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from polgraph.graph.property import mark as marks
from polgraph.graph.property import texts
from polgraph.graph.property.mark import ACTORS, ARTICLES, CLEARING, COMPLETE, Mark
from polgraph.graph.property.shape import Rows, actor_row
from polgraph.graph.property.steps import actor_step, article_steps
from polgraph.graph.property.target import MovedOnError, Step
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.graph.property.target import PropertyGraph

KINDS = ("statements", "direct", "articles", "actors")
"""What a graph consists of, in the order in which it can be taken out in small portions."""

DROPPED = ("drop_direct", "drop_statements", "drop_mentions")


@dataclass(frozen=True, slots=True)
class Batch:
    """What is written in one transaction.

    Attributes:
        steps: the writing.
        next: where the graph stands afterwards.
        articles: number of articles written or taken out.
        statements: number of statements written.
        actors: number of actors written.
    """

    steps: tuple[Step, ...]
    next: Mark
    articles: int = 0
    statements: int = 0
    actors: int = 0


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did.

    Attributes:
        seq: number of the ledger's last change, which the graph has now followed.
        rebuilt: whether the graph was made anew or for the first time.
        articles: number of articles written or taken out.
        statements: number of statements written.
        actors: number of actors written.
    """

    seq: int
    rebuilt: bool = False
    articles: int = 0
    statements: int = 0
    actors: int = 0


def load(
    ledger: LedgerReader,
    graph: PropertyGraph,
    *,
    rebuild: bool = False,
    report: Callable[[Batch], None] | None = None,
) -> Loaded:
    """Write all changes that a graph has not seen, each batch with its mark in one transaction.

    Whatever ends it in between, the next load goes on where this one stopped.

    Args:
        ledger: the system of record.
        graph: the graph.
        rebuild: whether to make it anew; nodes of the same labels that others put there are deleted, too.
        report: called with each batch when it is safe.

    Raises:
        PolgraphError: OPTION_INVALID where the graph holds such nodes of others and `rebuild` is not set; STORE_LOCKED
            where another process loads; whatever the engine raises.
    """
    with ledger.snapshot():
        newest = marks.newest(ledger)
        mark = marks.read(graph)
        if mark == newest and not rebuild:
            return Loaded(newest.seq)
        graph.prepare(texts.schema())
        if mark is None or rebuild or not fits(mark, newest, ledger):
            mark = _start(graph, mark, newest, rebuild=rebuild)
        loaded = Loaded(newest.seq, rebuilt=mark.stage != COMPLETE)
        for batch in _written(graph, mark, _batches(ledger, graph, mark)):
            loaded = replace(
                loaded,
                articles=loaded.articles + batch.articles,
                statements=loaded.statements + batch.statements,
                actors=loaded.actors + batch.actors,
            )
            if report is not None:
                report(batch)
    return loaded


def fits(mark: Mark, newest: Mark, ledger: LedgerReader) -> bool:
    """Whether a load can go on from a mark: of this ledger, in this shape, and if half-made, of this very state."""
    if mark.shape != newest.shape or mark.chain != ledger.chain(mark.seq):
        return False
    return mark.stage == COMPLETE or mark.seq == newest.seq


def _start(graph: PropertyGraph, mark: Mark | None, newest: Mark, *, rebuild: bool) -> Mark:
    """Mark a graph as being made anew, from when on every load goes on with that."""
    if mark is None and not rebuild and any(graph.run(texts.text(f"left_{kind}"), {}) for kind in KINDS):
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            f"{graph.name} holds actors, articles or statements that polgraph has not put there.",
            "Name an empty database; --rebuild deletes these nodes.",
        )
    fresh = replace(newest, stage=CLEARING)
    _write(graph, marks.begin(fresh))
    return fresh


def _written(graph: PropertyGraph, mark: Mark, batches: Iterator[Batch]) -> Iterator[Batch]:
    """Write batches in their order; where the next one asks nothing of the graph, it is gathered meanwhile.

    Yields:
        Each batch when it is safe.
    """
    with ThreadPoolExecutor(max_workers=1) as writer:
        under_way: tuple[Batch, Future[None]] | None = None
        for batch in batches:
            if under_way is not None:
                yield _done(*under_way)
            claim = marks.claim(mark, batch.next)
            steps = (step for step in batch.steps if step.written != 0)
            under_way = batch, writer.submit(_write, graph, claim, *steps)
            mark = batch.next
            if mark.stage not in {ACTORS, ARTICLES}:
                yield _done(*under_way)
                under_way = None


def _done(batch: Batch, writing: Future[None]) -> Batch:
    writing.result()
    return batch


def _write(graph: PropertyGraph, *steps: Step) -> None:
    try:
        graph.write(steps)
    except MovedOnError as error:
        raise PolgraphError(
            ErrorCode.STORE_LOCKED,
            f"Another process is loading into {graph.name}.",
            "Wait until it has finished, then run the command again.",
        ) from error
    except ValueError as error:
        raise PolgraphError(
            ErrorCode.STORE_BROKEN,
            f"{graph.name} lacks nodes that were loaded before: {error}.",
            "Make it anew with `polgraph load --rebuild`.",
        ) from error


def _batches(ledger: LedgerReader, graph: PropertyGraph, mark: Mark) -> Iterator[Batch]:
    """What there is left to write, batch by batch; each expects that the one before is in."""
    if mark.stage == CLEARING:
        yield from _clearing(graph, mark)
        mark = replace(mark, stage=ACTORS, after="")
    if mark.stage == ACTORS:
        yield from _all_actors(ledger, graph.batch, mark)
        mark = replace(mark, stage=ARTICLES, after="")
    if mark.stage == ARTICLES:
        yield from _all_articles(ledger, graph.batch, mark)
        mark = replace(mark, stage=COMPLETE, after="")
    yield from _changes(ledger, graph, mark)


def _clearing(graph: PropertyGraph, mark: Mark) -> Iterator[Batch]:
    for kind in KINDS:
        while graph.run(texts.text(f"left_{kind}"), {}):
            yield Batch((Step(texts.text(f"clear_{kind}"), {"limit": graph.batch}),), mark)
    yield Batch((), replace(mark, stage=ACTORS, after=""))


def _all_actors(ledger: LedgerReader, size: int, mark: Mark) -> Iterator[Batch]:
    rows = (actor_row(actor, ledger) for actor in ledger.actors() if actor.id > mark.after)
    while batch := list(islice(rows, size)):
        after = replace(mark, after=batch[-1]["id"])
        yield Batch((actor_step(batch, fresh=True),), after, actors=len(batch))
    yield Batch((), replace(mark, stage=ARTICLES, after=""))


def _all_articles(ledger: LedgerReader, size: int, mark: Mark) -> Iterator[Batch]:
    rows, last = Rows(), mark.after
    for article in ledger.articles():
        if article.id <= mark.after:
            continue
        rows.add(article, ledger)
        last = article.id
        if rows.size() >= size:
            yield _batch(rows, replace(mark, after=last), fresh=True)
            rows = Rows()
    yield _batch(rows, replace(mark, stage=COMPLETE, after=""), fresh=True)


def _changes(ledger: LedgerReader, graph: PropertyGraph, mark: Mark) -> Iterator[Batch]:
    """The changes after a mark; an article that changes twice in one batch is written once, as it is now."""
    keys: dict[str, None] = {}
    rows, last = Rows(), None
    for change in ledger.changes(since=mark.seq):
        last = replace(mark, seq=change.seq, chain=change.chain)
        if not change.kind.startswith("article_") or change.key in keys:
            continue
        keys[change.key] = None
        if ledger.has_article(change.key):
            rows.add(ledger.article(change.key), ledger)
        if rows.size() >= graph.batch or len(keys) >= graph.batch:
            yield _rewriting(ledger, graph, list(keys), rows, last)
            keys, rows, last = {}, Rows(), None
    if last is not None:
        yield _rewriting(ledger, graph, list(keys), rows, last)


def _rewriting(ledger: LedgerReader, graph: PropertyGraph, keys: list[str], rows: Rows, after: Mark) -> Batch:
    """The batch that takes out what articles said, writes what they say now, and renews the actors of both."""
    touched = {str(record["id"]) for record in graph.run(texts.text("mentioned"), {"articles": keys})}
    touched.update(str(row["actor"]) for row in rows.mentions)
    # What was an actor and is part of another one now is told of by that other one.
    touched.update([whole for key in touched if (whole := ledger.actor_of(key)) is not None])
    now = [actor for key in sorted(touched) if (actor := ledger.actor(key)) and ledger.actor_of(key) == key]
    actors = [actor_row(actor, ledger) for actor in now]
    kept = {row["id"] for row in rows.articles}
    known = {actor.id for actor in now}
    dropped = [Step(texts.text(name), {"articles": keys}) for name in DROPPED]
    gone = (
        Step(texts.text("drop_articles"), {"articles": [key for key in keys if key not in kept]}),
        Step(texts.text("drop_actors"), {"actors": sorted(touched - known)}),
    )
    written = _batch(rows, after, fresh=False)
    steps = (*dropped, *gone, actor_step(actors, fresh=False), *written.steps)
    return replace(written, steps=steps, articles=len(keys), actors=len(actors))


def _batch(rows: Rows, after: Mark, *, fresh: bool) -> Batch:
    steps = tuple(article_steps(rows, fresh=fresh))
    return Batch(steps, after, len(rows.articles), len(rows.statements))
