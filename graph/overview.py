"""What a store holds, counted: its articles and actors with their figures."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from polgraph.graph.ledger.database import connect
from polgraph.graph.ledger.reader import LedgerReader
from polgraph.graph.ledger.rows import read_names
from polgraph.graph.resolve import name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from polgraph.graph.store import Store
    from polgraph.ontology.records import Actor, ActorType


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article without its text.

    Attributes:
        id: the article's id.
        published: day of publication, or None.
        publisher: who published it, or None.
        title: the headline, or None.
        statements: number of its statements.
        story: id of the cluster of near-duplicates that it belongs to.
        extractor: name and version of what extracted its statements; empty where it has none.
        ingested: ISO 8601 time at which it was taken in.
    """

    id: str
    published: date | None
    publisher: str | None
    title: str | None
    statements: int
    story: str
    extractor: str
    ingested: str


@dataclass(frozen=True, slots=True)
class ActorSummary:
    """An actor with the number of articles that speak of it, and of statements that it is subject or object of."""

    actor: Actor
    articles: int
    statements: int


@dataclass(frozen=True, slots=True)
class ActorFilter:
    """Which actors are asked for.

    Attributes:
        search: an id, or words with which words of one of the actor's names begin, as `find_actor` compares them;
            empty for all.
        type: only actors of this type.
        country: only actors of this country, in any spelling that `name_key` equates.
    """

    search: str = ""
    type: ActorType | None = None
    country: str | None = None

    def admits(self, actor: Actor) -> bool:
        """Whether type and country of the actor are those asked for."""
        if self.type is not None and actor.type is not self.type:
            return False
        return self.country is None or name_key(self.country) == name_key(actor.country or "")


class Overview(LedgerReader):
    """A ledger's reader that also counts. Open it with `overview`."""

    def schema(self) -> int:
        """Version of the ledger's schema."""
        return int((self._row("PRAGMA user_version") or (0,))[0])

    def article_summaries(self, article: str | None = None) -> Iterator[ArticleSummary]:
        """The articles by id without their texts, or the one of this id."""
        where, values = ("", ()) if article is None else (" WHERE id = ?", (article,))
        sql = f"""SELECT id, published, publisher, title,
                    (SELECT count(*) FROM statements WHERE statements.article = articles.id), story, extractor, ingested
                  FROM articles{where} ORDER BY id"""  # noqa: S608
        for key, published, *rest in self._rows(sql, values):
            yield ArticleSummary(key, date.fromisoformat(published) if published else None, *rest)

    def actor_counts(self) -> dict[str, tuple[int, int]]:
        """For every actor the numbers of its statements and of the articles that speak of it."""
        said = """WITH ends AS (
                    SELECT lefts.actor AS one, rights.actor AS other FROM statements
                    JOIN members AS lefts ON lefts.node = subject_node
                    JOIN members AS rights ON rights.node = object_node WHERE lefts.actor <> rights.actor)
                  SELECT actor, count(*) FROM (SELECT one AS actor FROM ends UNION ALL SELECT other FROM ends)
                  GROUP BY actor"""
        told = """SELECT actor, count(DISTINCT article) FROM article_actors JOIN members USING (node)
                  GROUP BY actor ORDER BY actor"""
        statements: dict[str, int] = dict(self._rows(said))
        return {actor: (statements.get(actor, 0), articles) for actor, articles in self._rows(told)}

    def actor_summaries(self, wanted: ActorFilter | None = None) -> Iterator[ActorSummary]:
        """The actors that are asked for, those with the most statements first, then by number of articles and id.

        Known actors that no article speaks of come last, and only where a name is searched.
        """
        wanted = wanted or ActorFilter()
        counted = self.actor_counts()
        keys = self._found(wanted.search) if wanted.search.strip() else counted.keys()
        for key in sorted(keys, key=lambda key: (*(-count for count in counted.get(key, (0, 0))), key)):
            actor = self.actor(key)
            if actor is not None and wanted.admits(actor):
                statements, articles = counted.get(key, (0, 0))
                yield ActorSummary(actor, articles, statements)

    def name_counts(self, actor: str) -> dict[str, int]:
        """For every name of an actor the number of articles that use it."""
        sql = """SELECT DISTINCT article, name, names FROM members JOIN article_actors USING (node)
                 WHERE members.actor = ?"""
        rows = self._rows(sql, (actor,))
        used = {(article, text) for article, name, names in rows for text, _, _ in read_names(name, names)}
        return dict(sorted(Counter(text for _, text in used).items()))

    def articles_of(self, actor: str) -> Iterator[ArticleSummary]:
        """The articles that speak of an actor, by id."""
        sql = """SELECT DISTINCT article FROM members JOIN article_actors USING (node)
                 WHERE members.actor = ? ORDER BY article"""
        for (article,) in self._rows(sql, (actor,)):
            yield from self.article_summaries(article)

    def _found(self, search: str) -> set[str]:
        by_id = self.actor(search)
        if by_id is not None:
            return {by_id.id}
        begun = name_key(search).split()
        named = chain(((key, actor) for key, actor, _ in self.actor_keys()), self.unmentioned_keys())
        return {actor for key, actor in named if all(any(map(_begins(one), key.split())) for one in begun)}


def _begins(start: str) -> Callable[[str], bool]:
    return lambda word: word.startswith(start)


@contextmanager
def overview(store: Store) -> Iterator[Overview]:
    """The store's ledger, opened for counting; one state of it, whoever writes meanwhile.

    Raises:
        PolgraphError: STORE_NOT_FOUND, STORE_LOCKED, STORE_NEWER or STORE_BROKEN.
    """
    # Opening it the usual way upgrades an older schema.
    store.ledger().close()
    connection = connect(store.ledger_path, read_only=True, wait=store.wait)
    with Overview(store.ledger_path, connection) as opened, opened.snapshot():
        yield opened
