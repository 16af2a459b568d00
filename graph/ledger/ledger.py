"""Writing the ledger: one article is one transaction, and every change gets a number."""

from __future__ import annotations

import hashlib
import json
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from polgraph.graph.ledger import checks, rows
from polgraph.graph.ledger.database import (
    WAIT_SECONDS,
    FileLock,
    connect,
    migrate,
    missing,
    packaged_migrations,
    readable_errors,
    schema_version,
)
from polgraph.graph.ledger.reader import LedgerReader, unknown_article
from polgraph.graph.ledger.types import ChangeKind, IngestOutcome, IngestResult
from polgraph.graph.resolve import NameResolver, Resolver, name_key
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from polgraph.graph.ledger.types import Rejection
    from polgraph.ontology.records import Actor, Article, Extraction, Judgement, Statement

PARTS = ("warnings", "rejections", "statements", "mentions", "actor_names", "article_actors")
"""The tables that hold an article's content, in the order in which they can be emptied."""

UPSERT_ARTICLE = f"""INSERT INTO articles ({rows.ARTICLE_COLUMNS}, extractor, ingested)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
text = excluded.text, title = excluded.title, published = excluded.published, publisher = excluded.publisher,
url = excluded.url, language = excluded.language, fingerprint = excluded.fingerprint, story = excluded.story,
extractor = excluded.extractor, ingested = excluded.ingested"""  # noqa: S608

# What most articles say; where they are even, the longer and then the alphabetically first.
RECOUNT_ACTOR = """INSERT INTO actors (id, name, type, country, sector)
SELECT :actor,
  (SELECT name FROM article_actors WHERE actor = :actor GROUP BY name ORDER BY count(*) DESC, length(name) DESC, name),
  (SELECT type FROM article_actors WHERE actor = :actor GROUP BY type ORDER BY count(*) DESC, type),
  (SELECT country FROM article_actors WHERE actor = :actor AND country IS NOT NULL
   GROUP BY country ORDER BY count(*) DESC, country),
  (SELECT sector FROM article_actors WHERE actor = :actor AND sector IS NOT NULL
   GROUP BY sector ORDER BY count(*) DESC, sector)
WHERE EXISTS (SELECT 1 FROM article_actors WHERE actor = :actor)
ON CONFLICT (id) DO UPDATE SET
  name = excluded.name, type = excluded.type, country = excluded.country, sector = excluded.sector"""


class Ledger(LedgerReader):
    """The system of record of a store. Open it with `Ledger.open`.

    A writer excludes other writers from opening to closing; readers are never kept waiting.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, lock: FileLock | None, resolver: Resolver | None = None
    ) -> None:
        super().__init__(path, connection)
        self._lock = lock
        self._resolver = resolver or NameResolver()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool,
        read_only: bool = False,
        resolver: Resolver | None = None,
        wait: float = WAIT_SECONDS,
    ) -> Self:
        """Open the ledger file, upgrading an older schema.

        Args:
            path: the file.
            create: whether to make it where it is missing.
            read_only: whether only to read: any number of readers and one writer can be at work.
            resolver: what decides which actors of different articles are one.
            wait: seconds to wait for another writer to finish.

        Raises:
            PolgraphError: STORE_NOT_FOUND, STORE_LOCKED, STORE_NEWER or STORE_BROKEN.
        """
        if not path.exists() and not (create and not read_only):
            raise missing(path)
        migrations = packaged_migrations()
        with readable_errors(path):
            if read_only:
                return cls._open_reader(path, migrations=migrations, wait=wait)
            return cls._open_writer(path, create=create, migrations=migrations, resolver=resolver, wait=wait)

    @classmethod
    def _open_reader(cls, path: Path, *, migrations: tuple[str, ...], wait: float) -> Self:
        with ExitStack() as opened:
            connection = connect(path, read_only=True, wait=wait)
            opened.callback(connection.close)
            version = schema_version(connection, path, len(migrations))
            if version == len(migrations):
                opened.pop_all()
                return cls(path, connection, None)
        cls._open_writer(path, create=False, migrations=migrations, resolver=None, wait=wait).close()
        return cls._open_reader(path, migrations=migrations, wait=wait)

    @classmethod
    def _open_writer(
        cls, path: Path, *, create: bool, migrations: tuple[str, ...], resolver: Resolver | None, wait: float
    ) -> Self:
        with ExitStack() as opened:
            lock = FileLock(path.with_name("writer.lock"), shared=False, wait=wait)
            opened.callback(lock.release)
            connection = connect(path, read_only=False, wait=wait)
            opened.callback(connection.close)
            version = schema_version(connection, path, len(migrations))
            if version == 0 and not create:
                raise missing(path)
            migrate(connection, version, migrations)
            opened.pop_all()
        return cls(path, connection, lock, resolver)

    def close(self) -> None:
        """Close the file and let another writer in."""
        super().close()
        if self._lock is not None:
            self._lock.release()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        if self._lock is None:
            raise PolgraphError(
                ErrorCode.STORE_LOCKED, "The ledger was opened for reading only.", "Open it without read_only."
            )
        with readable_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # After some failures, such as a full disk, SQLite has already rolled back.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def ingest(self, extraction: Extraction, *, now: str) -> IngestResult:
        """Take in all that one article says, in one transaction.

        The same article (same fields, hence same fingerprint) from the same version of the extractor changes
        nothing; anything else under the same id replaces all that the ledger held of it.

        Args:
            extraction: the article with its actors, mentions and statements.
            now: ISO 8601 time of ingestion.

        Returns:
            What became of it, with what validation refused.

        Raises:
            PolgraphError: INPUT_INVALID where the article as a whole cannot be stored, STORE_LOCKED, STORE_BROKEN.
        """
        checks.check_article(extraction)
        article = _completed(extraction.article)
        extractor = extractor_of(extraction)
        held = self._held(article.id)
        if held == (article, extractor):
            count = self._row("SELECT count(*) FROM statements WHERE article = ?", (article.id,)) or (0,)
            return IngestResult(article.id, IngestOutcome.UNCHANGED, int(count[0]), self.rejections(article.id))
        try:
            with self._transaction() as connection:
                before = self._empty(connection, article.id)
                values = (*rows.article_values(article), extractor, now)
                connection.execute(UPSERT_ARTICLE, values)
                nodes = self._resolver.resolve(article, extraction.actors)
                stored, refused = self._insert(connection, replace(extraction, article=article), nodes)
                self._recount(connection, before | set(nodes.values()))
                kind = ChangeKind.ARTICLE_REPLACED if held else ChangeKind.ARTICLE_ADDED
                self._note(connection, kind, article.id, article.fingerprint, extractor)
        except UnicodeEncodeError as error:
            raise PolgraphError(
                ErrorCode.INPUT_INVALID,
                f"Article {article.id!r} holds half a surrogate pair, which is no character.",
                "Decode the input as what it is (UTF-8, UTF-16 …) and try again.",
            ) from error
        outcome = IngestOutcome.REPLACED if held else IngestOutcome.ADDED
        return IngestResult(article.id, outcome, len(stored), refused)

    def retract(self, article_id: str) -> None:
        """Take an article and all that it says out of the ledger.

        Raises:
            PolgraphError: ARTICLE_NOT_FOUND.
        """
        if not self.has_article(article_id):
            raise unknown_article(article_id)
        with self._transaction() as connection:
            actors = self._empty(connection, article_id)
            connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
            self._recount(connection, actors)
            self._note(connection, ChangeKind.ARTICLE_RETRACTED, article_id)

    def judge(self, judgement: Judgement) -> None:
        """Add a judgement; a later one about the same two actors supersedes it."""
        fields = ("left", "right", "verdict", "author", "reason", "decided")
        values = tuple(getattr(judgement, name) for name in fields)
        sql = """INSERT INTO judgements (left_actor, right_actor, verdict, author, reason, decided)
                 VALUES (?, ?, ?, ?, ?, ?)"""
        with self._transaction() as connection:
            number = connection.execute(sql, values).lastrowid
            self._note(connection, ChangeKind.JUDGEMENT_ADDED, str(number), *values)

    def _held(self, article_id: str) -> tuple[Article, str] | None:
        sql = f"SELECT {rows.ARTICLE_COLUMNS}, extractor FROM articles WHERE id = ?"  # noqa: S608
        row = self._row(sql, (article_id,))
        return None if row is None else (rows.to_article(row[:-1]), row[-1])

    @staticmethod
    def _empty(connection: sqlite3.Connection, article_id: str) -> set[str]:
        """Remove an article's content and say which actors of the store it was about."""
        sql = "SELECT DISTINCT actor FROM article_actors WHERE article = ?"
        actors = {str(actor) for (actor,) in connection.execute(sql, (article_id,))}
        for table in PARTS:
            connection.execute(f"DELETE FROM {table} WHERE article = ?", (article_id,))  # noqa: S608
        return actors

    @staticmethod
    def _insert(
        connection: sqlite3.Connection, extraction: Extraction, nodes: Mapping[str, str]
    ) -> tuple[tuple[Statement, ...], tuple[Rejection, ...]]:
        key = extraction.article.id
        taken = _taken(connection, extraction)
        mentions, statements, refused = checks.accept(extraction, nodes, known_relations(), taken)
        _insert_actors(connection, key, extraction.actors, nodes)
        places = ((key, n, m.start, m.end, m.text, m.type.value, m.actor) for n, m in enumerate(mentions))
        connection.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)", places)
        names = {name: nodes[actor.id] for actor in reversed(extraction.actors) for name in _names(actor)}
        said = [rows.statement_values(statement, n, nodes, names) for n, statement in enumerate(statements)]
        connection.executemany(f"INSERT INTO statements VALUES ({', '.join('?' * 35)})", said)  # noqa: S608
        faults = ((key, n, fault.kind, fault.item, fault.reason) for n, fault in enumerate(refused))
        connection.executemany("INSERT INTO rejections VALUES (?, ?, ?, ?, ?)", faults)
        warnings = ((key, n, text) for n, text in enumerate(extraction.warnings))
        connection.executemany("INSERT INTO warnings VALUES (?, ?, ?)", warnings)
        return statements, refused

    @staticmethod
    def _recount(connection: sqlite3.Connection, actors: Collection[str]) -> None:
        for actor in sorted(actors):
            connection.execute(RECOUNT_ACTOR, {"actor": actor})
        gone = "DELETE FROM actors WHERE id = :actor AND NOT EXISTS (SELECT 1 FROM article_actors WHERE actor = :actor)"
        connection.executemany(gone, [{"actor": actor} for actor in sorted(actors)])

    def _note(self, connection: sqlite3.Connection, kind: ChangeKind, key: str, *content: str) -> None:
        """Add a change to the feed, chained to the one before."""
        parts = json.dumps([self.last_change()[1], kind.value, key, *content])
        chain = hashlib.sha256(parts.encode()).hexdigest()
        connection.execute("INSERT INTO changes (kind, key, chain) VALUES (?, ?, ?)", (kind.value, key, chain))


def extractor_of(extraction: Extraction) -> str:
    """Name and version of whatever extracted the statements; several are joined, none is empty."""
    return "; ".join(sorted({statement.extractor for statement in extraction.statements}))


def known_relations() -> Collection[str]:
    """Names of the relations that statements may have."""
    from polgraph.ontology.load import load_ontology

    return frozenset(relation.name for relation in load_ontology().relations)


def _completed(article: Article) -> Article:
    """The article with its fingerprint and story, where the reader gave none."""
    parts = json.dumps([article.title, article.published.isoformat() if article.published else None, article.text])
    fingerprint = article.fingerprint or hashlib.sha256(parts.encode()).hexdigest()
    return replace(article, fingerprint=fingerprint, story=article.story or article.id)


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *(name.text for name in actor.names))


def _insert_actors(
    connection: sqlite3.Connection, article_id: str, actors: tuple[Actor, ...], nodes: Mapping[str, str]
) -> None:
    for position, actor in enumerate(actors):
        values = (nodes[actor.id], actor.name, name_key(actor.name), actor.type.value, actor.country, actor.sector)
        sql = "INSERT INTO article_actors VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        connection.execute(sql, (article_id, actor.id, position, *values))
        names = [
            (article_id, actor.id, n, name.text, name_key(name.text), name.kind, name.script)
            for n, name in enumerate(actor.names)
        ]
        connection.executemany("INSERT INTO actor_names VALUES (?, ?, ?, ?, ?, ?, ?)", names)


def _taken(connection: sqlite3.Connection, extraction: Extraction) -> dict[str, str]:
    """For each statement id of the extraction that another article has, that article."""
    taken: dict[str, str] = {}
    for statement in extraction.statements:
        row = connection.execute("SELECT article FROM statements WHERE id = ?", (statement.id,)).fetchone()
        if row is not None:
            taken[statement.id] = row[0]
    return taken
