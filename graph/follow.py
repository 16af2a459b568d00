"""Bringing a graph on a server up to date: it follows the ledger's change feed and can always be made anew.

How far a graph is stands in the graph itself; every transaction moves that on and applies only where it stands as
expected. What ends a load in between therefore repeats nothing and loses nothing, whatever engine holds the graph.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.ontology.records import Actor, Article

CLEARING, ACTORS, ARTICLES, COMPLETE = "clearing", "actors", "articles", "complete"


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a graph is.

    Attributes:
        seq: number of the last change that it has followed, or will have when it is complete.
        chain: chain hash of that change.
        shape: version of the shape of what is written.
        stage: what is being done: `clearing`, then `actors`, then `articles`, then `complete`.
        after: id of the last thing of this stage that is in; empty before the first and when complete.
    """

    seq: int
    chain: str
    shape: int
    stage: str = COMPLETE
    after: str = ""


@dataclass
class Portion(ABC):
    """What is gathered to be written in one transaction.

    Attributes:
        articles: number of articles written or taken out.
        statements: number of statements written.
        actors: number of actors written.
        size: how much it is, in the unit of the graph.
    """

    articles: int = 0
    statements: int = 0
    actors: int = 0
    size: int = 0

    @abstractmethod
    def add_actor(self, actor: Actor) -> None:
        """Gather what is known of an actor."""

    @abstractmethod
    def add_article(self, article: Article) -> None:
        """Gather all that one article says."""


P = TypeVar("P", bound=Portion)
Thing = TypeVar("Thing", "Actor", "Article")


@dataclass(frozen=True)
class Follower(ABC, Generic[P]):
    """A graph that follows a ledger.

    Attributes:
        name: what errors call it.
        shape: version of the shape of what is written: another one in the graph means that it is made anew.
        size: how much it takes well in one transaction.
        changed: number of changed articles that it takes well in one transaction.
    """

    name: str
    shape: int
    size: int
    changed: int

    @abstractmethod
    def mark(self) -> Mark | None:
        """Where the graph stands; None where nothing was ever loaded."""

    def prepare(self) -> None:
        """What has to be done before the first writing."""

    @abstractmethod
    def is_taken(self) -> bool:
        """Whether there are such things in it as a load writes."""

    @abstractmethod
    def begin(self, mark: Mark) -> None:
        """Set the mark, whatever it was."""

    @abstractmethod
    def clearing(self) -> Iterator[P]:
        """What takes out all that is there, each asked for when the one before is done."""

    @abstractmethod
    def portion(self) -> P:
        """An empty portion."""

    @abstractmethod
    def mentioned(self, articles: Sequence[str]) -> Iterable[str]:
        """Ids of the actors that articles in the graph are about."""

    @abstractmethod
    def renew(self, portion: P, articles: Sequence[str], actors: Sequence[str]) -> None:
        """Have a portion first take out these articles with what they say, and what is known of these actors."""

    @abstractmethod
    def writing(self, portion: P, before: Mark, after: Mark) -> Callable[[], None]:
        """What writes a portion and moves the mark on, or does neither, with all made ready that needs no graph.

        It raises what `moved_on` gives, or whatever the engine raises.
        """


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


def follow(ledger: LedgerReader, graph: Follower[P], *, rebuild: bool, report: Callable[[P], None] | None) -> Loaded:
    """Write all changes that a graph has not seen, each portion with its mark in one transaction.

    Whatever ends it in between, the next load goes on where this one stopped.

    Args:
        ledger: the system of record.
        graph: the graph.
        rebuild: whether to make it anew.
        report: called with each portion when it is safe.

    Raises:
        PolgraphError: OPTION_INVALID where the graph holds things of others and `rebuild` is not set; STORE_LOCKED
            where another process loads; whatever the engine raises.
    """
    with ledger.snapshot():
        newest = Mark(*ledger.last_change(), graph.shape)
        mark = graph.mark()
        if mark == newest and not rebuild:
            return Loaded(newest.seq)
        graph.prepare()
        if mark is None or rebuild or not fits(mark, newest, ledger):
            mark = _start(graph, mark, newest, rebuild=rebuild)
        loaded = Loaded(newest.seq, rebuilt=mark.stage != COMPLETE)
        for portion in _written(graph, mark, _batches(ledger, graph, mark)):
            loaded = replace(
                loaded,
                articles=loaded.articles + portion.articles,
                statements=loaded.statements + portion.statements,
                actors=loaded.actors + portion.actors,
            )
            if report is not None:
                report(portion)
    return loaded


def fits(mark: Mark, newest: Mark, ledger: LedgerReader) -> bool:
    """Whether a load can go on from a mark: of this ledger, in this shape, and if half-made, of this very state."""
    if mark.shape != newest.shape or mark.chain != ledger.chain(mark.seq):
        return False
    return mark.stage == COMPLETE or mark.seq == newest.seq


def moved_on(name: str) -> PolgraphError:
    """The error for a graph that does not stand where its writer believes."""
    return PolgraphError(
        ErrorCode.STORE_LOCKED,
        f"Another process is loading into {name}.",
        "Wait until it has finished, then run the command again.",
    )


def with_wholes(actors: Iterable[str], ledger: LedgerReader) -> list[str]:
    """The ids of actors, sorted; what was one and is part of another one now is told of by that other one."""
    found = set(actors)
    return sorted(found.union(whole for key in found if (whole := ledger.actor_of(key)) is not None))


def _start(graph: Follower[P], mark: Mark | None, newest: Mark, *, rebuild: bool) -> Mark:
    """Mark a graph as being made anew, from when on every load goes on with that."""
    if mark is None and not rebuild and graph.is_taken():
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            f"{graph.name} holds actors, articles or statements that no load has put there.",
            "Name an empty database; --rebuild deletes them.",
        )
    fresh = replace(newest, stage=CLEARING)
    graph.begin(fresh)
    return fresh


def _written(graph: Follower[P], mark: Mark, batches: Iterator[tuple[P, Mark]]) -> Iterator[P]:
    """Write portions in their order; where the next one asks nothing of the graph, it is gathered meanwhile.

    Yields:
        Each portion when it is safe.
    """
    with ThreadPoolExecutor(max_workers=1) as writer:
        under_way: tuple[P, Future[None]] | None = None
        for portion, after in batches:
            writing = graph.writing(portion, mark, after)
            if under_way is not None:
                yield _done(*under_way)
            under_way = portion, writer.submit(writing)
            mark = after
            if mark.stage not in {ACTORS, ARTICLES}:
                yield _done(*under_way)
                under_way = None


def _done(portion: P, writing: Future[None]) -> P:
    writing.result()
    return portion


def _batches(ledger: LedgerReader, graph: Follower[P], mark: Mark) -> Iterator[tuple[P, Mark]]:
    """What there is left to write, each with where the graph stands afterwards, and expecting the one before."""
    if mark.stage == CLEARING:
        for portion in graph.clearing():
            yield portion, mark
        mark = replace(mark, stage=ACTORS)
        yield graph.portion(), mark
    if mark.stage == ACTORS:
        following = replace(mark, stage=ARTICLES, after="")
        yield from _all(graph, ledger.actors(), lambda portion, actor: portion.add_actor(actor), mark, following)
        mark = following
    if mark.stage == ARTICLES:
        following = replace(mark, stage=COMPLETE, after="")
        yield from _all(graph, ledger.articles(), lambda portion, one: portion.add_article(one), mark, following)
        mark = following
    yield from _changes(ledger, graph, mark)


def _all(
    graph: Follower[P], things: Iterable[Thing], add: Callable[[P, Thing], None], mark: Mark, following: Mark
) -> Iterator[tuple[P, Mark]]:
    """All actors or articles after a mark."""
    portion = graph.portion()
    for thing in things:
        if thing.id <= mark.after:
            continue
        add(portion, thing)
        if portion.size >= graph.size:
            yield portion, replace(mark, after=thing.id)
            portion = graph.portion()
    yield portion, following


def _changes(ledger: LedgerReader, graph: Follower[P], mark: Mark) -> Iterator[tuple[P, Mark]]:
    """The changes after a mark; an article that changes twice in one portion is written once, as it is now."""
    keys: dict[str, None] = {}
    portion, last = graph.portion(), None
    for change in ledger.changes(since=mark.seq):
        last = replace(mark, seq=change.seq, chain=change.chain)
        if not change.kind.startswith("article_") or change.key in keys:
            continue
        keys[change.key] = None
        if ledger.has_article(change.key):
            portion.add_article(ledger.article(change.key))
        if portion.size >= graph.size or len(keys) >= graph.changed:
            yield _renewed(ledger, graph, portion, list(keys)), last
            keys, portion, last = {}, graph.portion(), None
    if last is not None:
        yield _renewed(ledger, graph, portion, list(keys)), last


def _renewed(ledger: LedgerReader, graph: Follower[P], portion: P, keys: list[str]) -> P:
    """A portion of what articles say now that takes out what they said, and renews the actors of both."""
    if not keys:
        return portion
    said = {actor for key in keys if ledger.has_article(key) for actor in ledger.article_actors(key)}
    touched = with_wholes(said.union(graph.mentioned(keys)), ledger)
    for key in touched:
        actor = ledger.actor(key) if ledger.actor_of(key) == key else None
        if actor is not None:
            portion.add_actor(actor)
    graph.renew(portion, keys, touched)
    portion.articles = len(keys)
    return portion
