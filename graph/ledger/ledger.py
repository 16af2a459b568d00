"""Opening the ledger, and taking articles in: a portion is one transaction, and every change gets a number."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Self

from polgraph.graph.ledger import stories
from polgraph.graph.ledger.articles import ArticleWriter
from polgraph.graph.ledger.batch import portions
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
from polgraph.graph.ledger.portion import Portion
from polgraph.graph.ledger.writer import Rules
from polgraph.graph.resolve import NameResolver
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from polgraph.graph.ledger.content import Content
    from polgraph.graph.ledger.types import IngestResult
    from polgraph.graph.resolution.records import Linker
    from polgraph.graph.resolve import Resolver
    from polgraph.ontology.records import Extraction

AT_ONCE = 1000
"""Articles in one transaction, where they come ready-made."""


class Ledger(ArticleWriter):
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
