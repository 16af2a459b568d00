"""Tables as Parquet, for data frames and databases that count: statements with the ids of their ends as columns."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from polgraph.graph.export.tables import ACTOR, ARTICLE, STATEMENT, Kind
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_KEY = {"id": Kind.TEXT}
_ENDS = dict.fromkeys(("article", "subject", "object", "attributedActor"), Kind.TEXT)
TABLES = {
    "actors": {**_KEY, **ACTOR},
    "articles": {**_KEY, **ARTICLE},
    "statements": {**_KEY, **_ENDS, **STATEMENT},
    "mentions": dict.fromkeys(("article", "actor"), Kind.TEXT),
}
NAMES = frozenset(f"{name}.parquet" for name in TABLES)
GROUP = 20_000
"""Rows kept in memory until they are written as one group."""


class ParquetWriter:
    """Writes the rows of one table, a group at a time."""

    def __init__(self, path: Path, columns: Mapping[str, Kind]) -> None:
        self._arrow, parquet = library()
        arrow = self._arrow
        types = {
            Kind.TEXT: arrow.string(),
            Kind.TEXTS: arrow.list_(arrow.string()),
            Kind.DAY: arrow.date32(),
            Kind.TRUTH: arrow.bool_(),
            Kind.REAL: arrow.float64(),
            Kind.WHOLE: arrow.int64(),
        }
        self._schema = arrow.schema([arrow.field(name, types[kind]) for name, kind in columns.items()])
        self._rows: list[Mapping[str, Any]] = []
        self._file = parquet.ParquetWriter(str(path), self._schema)

    def write(self, row: Mapping[str, Any]) -> None:
        """Take one row."""
        self._rows.append(row)
        if len(self._rows) >= GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is left, and end the file."""
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        if self._rows:
            self._file.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def library() -> tuple[Any, Any]:
    """The library and its part for Parquet, which have no types.

    Raises:
        PolgraphError: OPTION_INVALID where it is not installed.
    """
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, "Parquet needs pyarrow.", "Install it with `pip install 'polgraph[parquet]'`."
        ) from error


@contextmanager
def writers(folder: Path) -> Iterator[dict[str, ParquetWriter]]:
    """The tables, opened for writing.

    Raises:
        PolgraphError: OPTION_INVALID where pyarrow is not installed.
    """
    with ExitStack() as opened:
        found = {}
        for name, columns in TABLES.items():
            found[name] = ParquetWriter(folder / f"{name}.parquet", columns)
            opened.callback(found[name].close)
        yield found
