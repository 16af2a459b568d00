"""A ledger's file, open: rows, and snapshots."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from polgraph.graph.ledger.database import readable_errors

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from polgraph.graph.ledger.rows import Row


class Access:
    """An open ledger file and the ways to ask it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _rows(self, sql: str, values: Row | Mapping[str, Any] = ()) -> Iterator[Row]:
        with readable_errors(self.path):
            # `yield from` would close the cursor of a half-read answer, perhaps after its connection.
            for row in self._connection.execute(sql, values):  # noqa: UP028
                yield row

    def _row(self, sql: str, values: Row | Mapping[str, Any] = ()) -> Row | None:
        with readable_errors(self.path):
            row: Row | None = self._connection.execute(sql, values).fetchone()
            return row

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Whatever is read inside the block is one state of the ledger, whoever writes meanwhile."""
        with readable_errors(self.path):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("COMMIT")
