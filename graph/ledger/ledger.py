"""Opening the ledger, and taking articles in and out: one is one transaction, and every change gets a number."""

from __future__ import annotations

import json
import sqlite3
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from polgraph.graph.ledger import rows, stories
from polgraph.graph.ledger.batch import WIDTHS, Batch, portions, write
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
from polgraph.graph.ledger.facts import of_article
from polgraph.graph.ledger.inputs import done_keys
from polgraph.graph.ledger.notes import InputWriter
from polgraph.graph.ledger.portion import Portion, completed, keys_for
from polgraph.graph.ledger.reader import unknown_article
from polgraph.graph.ledger.types import ChangeKind, IngestOutcome, IngestResult
from polgraph.graph.ledger.writer import Noted, Rules, resolved
from polgraph.graph.resolve import NameResolver
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from polgraph.graph.ledger.content import Content
    from polgraph.graph.resolution.records import Linker
    from polgraph.graph.resolve import Resolver
    from polgraph.ontology.records import Article, Extraction

AT_ONCE = 1000
"""Articles in one transaction, where they come ready-made."""

UPSERT_ARTICLE = f"""INSERT INTO articles ({rows.ARTICLE_COLUMNS}, extractor, ingested, declared)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
text = excluded.text, title = excluded.title, published = excluded.published, publisher = excluded.publisher,
url = excluded.url, language = excluded.language, fingerprint = excluded.fingerprint, story = excluded.story,
author = excluded.author, extractor = excluded.extractor, ingested = excluded.ingested, declared = excluded.declared"""  # noqa: S608


class Ledger(InputWriter):
    """The system of record of a store. Open it with `Ledger.open`.

    A writer excludes other writers from opening to closing; readers are never kept waiting.
    """

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool,
        read_only: bool = False,
        resolver: Resolver | None = None,
        linker: Linker | None = None,
        wait: float = WAIT_SECONDS,
    ) -> Self:
        """Open the ledger file, upgrading an older schema.

        Args:
            path: the file.
            create: whether to make it where it is missing.
            read_only: whether only to read: any number of readers and one writer can be at work.
            resolver: what decides which node an article's actor is.
            linker: the rules by which nodes become one actor. A ledger that other rules made is derived anew.
            wait: seconds to wait for another writer to finish.

        Raises:
            PolgraphError: STORE_NOT_FOUND, STORE_LOCKED, STORE_NEWER or STORE_BROKEN.
        """
        if not path.exists() and not (create and not read_only):
            raise missing(path)
        migrations = packaged_migrations()
        with readable_errors(path):
            rules = Rules(resolver or NameResolver(), linker)
            if read_only:
                return cls._open_reader(path, migrations=migrations, rules=rules, wait=wait)
            return cls._open_writer(path, create=create, migrations=migrations, rules=rules, wait=wait)

    @classmethod
    def _open_reader(cls, path: Path, *, migrations: tuple[str, ...], rules: Rules, wait: float) -> Self:
        with ExitStack() as opened:
            connection = connect(path, read_only=True, wait=wait)
            opened.callback(connection.close)
            version = schema_version(connection, path, len(migrations))
            if version == len(migrations):
                opened.pop_all()
                return cls(path, connection, None, rules)
        cls._open_writer(path, create=False, migrations=migrations, rules=rules, wait=wait).close()
        return cls._open_reader(path, migrations=migrations, rules=rules, wait=wait)

    @classmethod
    def _open_writer(cls, path: Path, *, create: bool, migrations: tuple[str, ...], rules: Rules, wait: float) -> Self:
        with ExitStack() as opened:
            lock = FileLock(path.with_name("writer.lock"), shared=False, wait=wait)
            opened.callback(lock.release)
            connection = connect(path, read_only=False, wait=wait)
            opened.callback(connection.close)
            version = schema_version(connection, path, len(migrations))
            if version == 0 and not create:
                raise missing(path)
            ledger = cls(path, connection, lock, rules)
            migrate(connection, version, migrations, ledger.upgraded)
            ledger.catch_up()
            opened.pop_all()
        return ledger

    def upgraded(self) -> None:
        """Derive anew what an older version derived in another way or not at all; inside the upgrade's transaction."""
        self._note_resolved(stories.tell_all(self._connection))
        self.derive()

    def close(self) -> None:
        """Close the file and let another writer in."""
        super().close()
        if self._lock is not None:
            self._lock.release()

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Compare the nodes of articles that are taken in inside the block with others at its end, each once.

        The ledger is whole after every article; only that two names are one actor shows no earlier than at the end.
        """
        self._linking = False
        try:
            yield
        except Exception:
            # Who stops the program does not want to wait; the next writer does what is left.
            self.catch_up()
            raise
        finally:
            self._linking = True
        self.catch_up()

    def ingest(self, extraction: Extraction, *, now: str, anew: bool = False) -> IngestResult:
        """Take in all that one article says, in one transaction.

        The same article (same fields, hence same fingerprint) from the same version of the extractor changes
        nothing; anything else under the same id replaces all that the ledger held of it.

        Args:
            extraction: the article with its actors, mentions and statements.
            now: ISO 8601 time of ingestion.
            anew: whether to replace also what comes from the same version of the extractor.

        Returns:
            What became of it, with what validation refused.

        Raises:
            PolgraphError: INPUT_INVALID where the article as a whole cannot be stored, STORE_LOCKED, STORE_BROKEN.
        """
        return next(self.ingest_all((extraction,), now=now, anew=anew, at_once=1))

    def ingest_all(
        self,
        extractions: Iterable[Extraction | Content],
        *,
        now: str,
        anew: bool = False,
        at_once: int = AT_ONCE,
        processor: str | None = None,
    ) -> Iterator[IngestResult]:
        """Take in articles with all that they say, some of them in one transaction.

        The outcome is the one that `ingest` has for one after the other. Articles are read, and written, as the results
        are asked for; what a result tells of is safe on disk.

        Args:
            extractions: the articles, taken as they come; records, or rows as they stand in a shard file.
            now: ISO 8601 time of ingestion.
            anew: whether to replace also what comes from the same version of the extractor.
            at_once: how many articles make a transaction: what is lost at most when the process dies.
            processor: names the extractor and the language model, with their versions: it is noted, in the same
                transaction, that the ledger holds all that they say of these articles.

        Yields:
            What became of each article, in order.

        Raises:
            PolgraphError: INPUT_INVALID where an article as a whole cannot be stored, STORE_LOCKED, STORE_BROKEN.
                Articles before the faulty one stay ingested.
        """
        for portion in portions(extractions, at_once):
            yield from self._take(Portion.of(portion), now, processor, anew=anew)

    def ingest_portion(self, portion: Portion, *, now: str, processor: str) -> Iterator[IngestResult]:
        """Take in articles in one transaction, with the rows that were made of them where these hold.

        The outcome is that of `ingest_all`.

        Args:
            portion: the articles, each of which can be stored.
            now: ISO 8601 time of ingestion.
            processor: names the extractor and the language model, with their versions.

        Raises:
            PolgraphError: STORE_LOCKED, STORE_BROKEN.
        """
        return self._take(portion, now, processor, anew=False)

    def _take(self, portion: Portion, now: str, processor: str | None, *, anew: bool) -> Iterator[IngestResult]:
        """Take in articles with different ids in one transaction, or one by one where they cannot go in together."""
        try:
            yield from self._write(portion, now, processor, anew=anew)
        except (UnicodeEncodeError, PolgraphError) as error:
            unfit = isinstance(error, UnicodeEncodeError) or isinstance(error.__cause__, sqlite3.IntegrityError)
            if len(portion) > 1 and unfit:
                for content in portion.contents():
                    yield from self._take(Portion.of([content]), now, processor, anew=anew)
                return
            if isinstance(error, UnicodeEncodeError):
                raise PolgraphError(
                    ErrorCode.INPUT_INVALID,
                    f"Article {portion.articles[0].id!r} holds half a surrogate pair, which is no character.",
                    "Decode the input as what it is (UTF-8, UTF-16 …) and try again.",
                ) from error
            raise

    def _write(self, portion: Portion, now: str, processor: str | None, *, anew: bool) -> list[IngestResult]:
        """Write articles with different ids in one transaction.

        Where there are several, that no two have a statement of one id is left to the table's key, and foreign keys
        are not checked: `Batch` takes in nothing that refers to what is not there.
        """
        results, batch, left = [], Batch(), set[str]()
        noted: list[Noted] = []
        with self._transaction(keys=len(portion) == 1) as connection:
            judged = self._resolution.any_judgement()
            held = self._held([article.id for article in portion.articles])
            made = None if judged or held else portion.made
            contents = () if made else portion.contents()
            ready = list(zip(map(completed, portion.articles), portion.extractors, portion.bands, strict=True))
            same = {article.id for article, extractor, _ in ready if held.get(article.id) == (article, extractor)}
            keys = {
                article.id: keys_for(article, found) for article, _, found in ready if anew or article.id not in same
            }
            reprints = stories.Reprints(connection, made.keys if made else stories.keys_of(keys))
            for at, (article, extractor, _) in enumerate(ready):
                if article.id not in keys:
                    results.append(self.held(article.id))
                    continue
                known = article.id in held
                if known:
                    left |= self._empty(connection, article.id)
                retold = self._tell(connection, reprints, article, extractor, now, known=known)
                if made:
                    count, refused = made.kept[at]
                else:
                    taken = _taken(connection, contents[at]) if len(portion) == 1 else {}
                    placed = self._place(article, contents[at], judged=judged)
                    count, refused = batch.add(article, contents[at], placed, taken)
                kind = ChangeKind.ARTICLE_REPLACED if known else ChangeKind.ARTICLE_ADDED
                noted += [(kind.value, article.id, article.fingerprint, extractor), *resolved(retold - {article.id})]
                outcome = IngestOutcome.REPLACED if known else IngestOutcome.ADDED
                results.append(IngestResult(article.id, outcome, count, refused))
            if noted:
                reprints.write()
                rows = made.rows if made else batch.rows()
                write(connection, rows)
                self._note_all(noted)
                self._resolve(left, {node for node, *_ in rows["said"]}, {key for _, key, *_ in noted})
            if processor is not None:
                self._note_all_done(made.done if made else done_keys(portion.articles), processor)
        return results

    @staticmethod
    def _tell(
        connection: sqlite3.Connection,
        reprints: stories.Reprints,
        article: Article,
        extractor: str,
        now: str,
        *,
        known: bool,
    ) -> set[str]:
        """Write an article itself; ids of the articles whose story is another one now."""
        retold = reprints.forget(article.id) if known else set()
        declared = article.story if article.story != article.id else None
        connection.execute(UPSERT_ARTICLE, (*rows.article_values(article), extractor, now, declared))
        return retold | reprints.tell(article.id, text=article.text, published=article.published)

    def retract(self, article_id: str) -> None:
        """Take an article and all that it says out of the ledger.

        Raises:
            PolgraphError: ARTICLE_NOT_FOUND.
        """
        if not self.has_article(article_id):
            raise unknown_article(article_id)
        with self._transaction() as connection:
            nodes = self._empty(connection, article_id)
            retold = stories.Reprints(connection, stories.keys_of({})).forget(article_id)
            connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
            self._note(ChangeKind.ARTICLE_RETRACTED, article_id)
            self._note_resolved(retold - {article_id})
            self._resolve(nodes, set(), {article_id})

    def _held(self, ids: Sequence[str]) -> dict[str, tuple[Article, str]]:
        """Those of some articles that the ledger holds, as they were taken in, each with its extractor."""
        sql = f"""SELECT {rows.ARTICLE_COLUMNS}, extractor, declared FROM articles
                  WHERE id IN (SELECT value FROM json_each(?))"""  # noqa: S608
        found = {}
        for *fields, extractor, declared in self._rows(sql, (json.dumps(ids),)):
            article = rows.to_article(tuple(fields))
            found[article.id] = replace(article, story=declared or article.id), extractor
        return found

    @staticmethod
    def _empty(connection: sqlite3.Connection, article_id: str) -> set[str]:
        """Remove an article's content and say which nodes it was about."""
        sql = "SELECT DISTINCT node FROM article_actors WHERE article = ?"
        nodes = {str(node) for (node,) in connection.execute(sql, (article_id,))}
        of_article(connection, article_id).forget(connection)
        for table in reversed(WIDTHS):
            connection.execute(f"DELETE FROM {table} WHERE article = ?", (article_id,))  # noqa: S608
        return nodes


def _taken(connection: sqlite3.Connection, content: Content) -> dict[str, str]:
    """For each statement id of the article that another article has, that article."""
    taken: dict[str, str] = {}
    for key, *_ in content.statements:
        row = connection.execute("SELECT article FROM statements WHERE id = ?", (key,)).fetchone()
        if row is not None:
            taken[key] = row[0]
    return taken
