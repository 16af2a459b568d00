"""Opening the ledger's SQLite file: creation, migrations, the one writer, and errors in the user's words."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

APPLICATION_ID = 0x706F6C67
"""Marks the file as a ledger of polgraph (`polg` in ASCII)."""

WAIT_SECONDS = 2.0
"""How long to wait for somebody else's lock before giving up."""


CACHE = "PRAGMA cache_size = -65536"
"""64 MB of pages for whoever writes: keys of statements and nodes are hashes, so that every page is as likely."""

LOG = "PRAGMA wal_autocheckpoint = 65536"
"""256 MB of changes until they are moved from the log into the file: pages that change again and again move once."""


def packaged_migrations() -> tuple[str, ...]:
    """The SQL scripts that lead from an empty file to the newest schema, one a version."""
    folder = files("polgraph.graph").joinpath("data/ledger")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


@contextmanager
def readable_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside the block into errors that say what to do.

    Raises:
        PolgraphError: STORE_LOCKED, or STORE_BROKEN for everything else that is wrong with the file.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise readable(path, error) from error


def readable(path: Path, error: sqlite3.DatabaseError) -> PolgraphError:
    """What an error of SQLite means for the user."""
    if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
        return locked(path)
    if isinstance(error, sqlite3.OperationalError) and "readonly" in str(error):
        return read_only_store(path)
    return broken(path, str(error))


def locked(path: Path) -> PolgraphError:
    """The error for a ledger that another process is writing."""
    return PolgraphError(
        ErrorCode.STORE_LOCKED,
        f"Another process is writing to the store {path.parent}.",
        "Wait until it has finished, then run the command again.",
    )


def in_use(path: Path) -> PolgraphError:
    """The error for a projection, a copy of the ledger, that others are using."""
    return PolgraphError(
        ErrorCode.STORE_LOCKED,
        f"Another process is using {path}, a copy of what the ledger holds.",
        "Nothing is lost: the ledger has it all. Wait until the other has finished, then run the command again.",
    )


def read_only_store(path: Path) -> PolgraphError:
    """The error for a ledger that may be read and not written."""
    return PolgraphError(
        ErrorCode.STORE_BROKEN,
        f"The store {path.parent} cannot be written to.",
        "Give yourself write access to the folder and its files, or name another folder with --store.",
    )


def broken(path: Path, why: str) -> PolgraphError:
    """The error for a ledger file that cannot be used."""
    return PolgraphError(
        ErrorCode.STORE_BROKEN,
        f"The ledger {path} cannot be used: {why}.",
        "Check the disk and restore the file from a backup, or name another folder with --store.",
    )


def missing(path: Path) -> PolgraphError:
    """The error for a store that is not there."""
    return PolgraphError(
        ErrorCode.STORE_NOT_FOUND,
        f"There is no store in {path.parent}.",
        "Make one with `polgraph ingest`, or name another folder with --store.",
    )


class FileLock:
    """A lock that the system frees when the process that holds it dies: portable, and never stale.

    It is SQLite's own lock on an empty database file: any number of holders can share it, or one has it alone.
    """

    def __init__(self, file: Path, *, shared: bool, wait: float) -> None:
        """Take the lock.

        Args:
            file: the lock file, made where it is missing.
            shared: whether others can share it.
            wait: seconds to wait for it.

        Raises:
            PolgraphError: STORE_LOCKED, or STORE_BROKEN where the file cannot be made.
        """
        self._connection = sqlite3.connect(file, timeout=wait, isolation_level=None, check_same_thread=False)
        try:
            self._connection.execute("BEGIN" if shared else "BEGIN EXCLUSIVE")
            if shared:
                self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            self._connection.close()
            # Where nobody can write, a reader needs no lock.
            if not shared or "locked" in str(error):
                raise readable(file, error) from error

    def release(self) -> None:
        """Let others in."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


@contextmanager
def using(projection: Path, file: Path, *, shared: bool, wait: float) -> Iterator[None]:
    """Hold the lock of a projection while the block runs.

    Args:
        projection: the projection's file or folder.
        file: its lock file, made where it is missing.
        shared: whether others can use the projection meanwhile.
        wait: seconds to wait for the lock.

    Raises:
        PolgraphError: STORE_LOCKED, or STORE_BROKEN where the file cannot be made.
    """
    try:
        lock = FileLock(file, shared=shared, wait=wait)
    except PolgraphError as error:
        raise in_use(projection) if error.code is ErrorCode.STORE_LOCKED else error from error
    with lock:
        yield


def connect(path: Path, *, read_only: bool, wait: float) -> sqlite3.Connection:
    """A connection in autocommit mode; a reader's connection cannot write.

    Args:
        path: the ledger file.
        read_only: whether to open it for reading only.
        wait: seconds to wait for a lock.
    """
    address = f"file:{quote(str(path.absolute()))}"
    if not read_only:
        settings = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", "PRAGMA foreign_keys = ON", CACHE, LOG)
        return _opened(address, wait, *settings)
    first = "SELECT count(*) FROM sqlite_schema"
    try:
        return _opened(f"{address}?mode=ro", wait, first)
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise
        # A medium without write access has no room for the files that readers of a WAL share.
        return _opened(f"{address}?mode=ro&immutable=1", wait, first)


def _opened(address: str, wait: float, *statements: str) -> sqlite3.Connection:
    """A connection that has carried out these statements; closed again where one fails."""
    connection = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement).fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def schema_version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The schema version of an open ledger, 0 for an empty file.

    Raises:
        PolgraphError: STORE_BROKEN where the file is no ledger, STORE_NEWER where a newer polgraph wrote it.
    """
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    if application != APPLICATION_ID and (version or tables):
        raise broken(path, "it is a database of another program")
    if version > newest:
        raise PolgraphError(
            ErrorCode.STORE_NEWER,
            f"The store {path.parent} was written by a newer polgraph (schema {version}, this one knows {newest}).",
            "Upgrade polgraph, or name another folder with --store.",
        )
    return version


def migrate(
    connection: sqlite3.Connection, version: int, migrations: Sequence[str], derive: Callable[[], object]
) -> None:
    """Bring the schema from `version` to the newest in one transaction: all of it or nothing.

    Args:
        connection: the open ledger.
        version: its schema version.
        migrations: the scripts of all versions.
        derive: makes what is derived anew, where there was something before.
    """
    if version == len(migrations):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in migrations[version:]:
            for statement in split_script(script):
                connection.execute(statement)
        if version:
            derive()
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def split_script(script: str) -> Iterator[str]:
    """The SQL statements of a script, one by one: `executescript` would end the transaction."""
    buffer = ""
    for line in script.splitlines(keepends=True):
        buffer += line
        if sqlite3.complete_statement(buffer):
            yield buffer
            buffer = ""
    if buffer.strip():
        yield buffer
