"""Taking known actors in from catalogues, and out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.ledger.decisions import DecisionWriter
from polgraph.graph.ledger.nodes import KNOWN_COLUMNS, known_values
from polgraph.graph.ledger.types import ChangeKind, KnownImport
from polgraph.graph.resolve import known_node
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from polgraph.graph.ledger.rows import Row
    from polgraph.graph.resolution.records import KnownActor

UPSERT_SOURCE = """INSERT INTO known_sources VALUES (?, ?, ?)
ON CONFLICT (source) DO UPDATE SET licence = excluded.licence, imported = excluded.imported"""

HELD_NAMES = """SELECT known_names.* FROM known_names JOIN known ON known.id = node WHERE source = ?
ORDER BY node, position"""

Record = tuple["Row", tuple["Row", ...]]


class KnownWriter(DecisionWriter):
    """The part of a ledger that takes in known actors."""

    def import_known(
        self, source: str, licence: str, actors: Iterable[KnownActor], *, now: str, dry_run: bool = False
    ) -> KnownImport:
        """Make the known actors of a source these and no others.

        Args:
            source: name of the catalogue.
            licence: the licence it is under.
            actors: all of its actors, each with a key of its own.
            now: ISO 8601 time of the import.
            dry_run: whether only to say what it would do.

        Returns:
            What changed. Importing the same again changes nothing at all.

        Raises:
            PolgraphError: INPUT_INVALID for a nameless source or actor, or a key used twice; STORE_LOCKED.
        """
        new = _records(source, actors)
        with self._transaction(dry_run=dry_run) as connection:
            old = _held(connection, source)
            row = self._row("SELECT licence FROM known_sources WHERE source = ?", (source,))
            if new == old and row == (licence,):
                return KnownImport(source, 0, 0, 0, len(old))
            connection.execute(UPSERT_SOURCE, (source, licence, now))
            return self._exchange(source, old, new, ChangeKind.KNOWN_IMPORTED, licence)

    def remove_known(self, source: str, *, now: str, dry_run: bool = False) -> KnownImport:
        """Take all known actors of a source out.

        Raises:
            PolgraphError: OPTION_INVALID where there is no such source, STORE_LOCKED.
        """
        if self._row("SELECT 1 FROM known_sources WHERE source = ?", (source,)) is None:
            known = ", ".join(one.source for one in self.known_sources()) or "none"
            raise PolgraphError(
                ErrorCode.OPTION_INVALID,
                f"The store has no known actors from {source!r}.",
                f"It has some from: {known}.",
            )
        with self._transaction(dry_run=dry_run) as connection:
            done = self._exchange(source, _held(connection, source), {}, ChangeKind.KNOWN_REMOVED, now)
            connection.execute("DELETE FROM known_sources WHERE source = ?", (source,))
        return done

    def _exchange(
        self, source: str, old: dict[str, Record], new: dict[str, Record], kind: ChangeKind, *noted: str
    ) -> KnownImport:
        """Within a transaction, put new records of known actors in the place of old ones and do what follows."""
        gone, added = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
        changed = sorted(node for node in new.keys() & old.keys() if new[node] != old[node])
        removed = [(node,) for node in (*gone, *changed)]
        self._connection.executemany("DELETE FROM known_names WHERE node = ?", removed)
        self._connection.executemany("DELETE FROM known WHERE id = ?", removed)
        records = [new[node] for node in (*added, *changed)]
        places = ", ".join("?" * len(KNOWN_COLUMNS.split(",")))
        sql = f"INSERT INTO known ({KNOWN_COLUMNS}) VALUES ({places})"  # noqa: S608
        self._connection.executemany(sql, [record for record, _ in records])
        names: Sequence[Row] = [name for _, found in records for name in found]
        self._connection.executemany("INSERT INTO known_names VALUES (?, ?, ?, ?, ?, ?)", names)
        self._note(kind, source, *noted)
        effect = self._resolution.update([*gone, *added, *changed])
        self._note_resolved(effect.articles)
        counts = (len(added), len(changed), len(gone), len(new) - len(added) - len(changed))
        return KnownImport(source, *counts, tuple(sorted(effect.articles)))


def _records(source: str, actors: Iterable[KnownActor]) -> dict[str, Record]:
    if not source:
        raise PolgraphError(ErrorCode.INPUT_INVALID, "The source has no name.", "Name the catalogue.")
    found: dict[str, Record] = {}
    for actor in actors:
        node = known_node(source, actor.key)
        if not actor.key or not actor.name.strip() or node in found:
            raise PolgraphError(
                ErrorCode.INPUT_INVALID,
                f"A known actor of {source!r} has no name, or its key {actor.key!r} is empty or used twice.",
                "Give every actor a name, and a key of its own.",
            )
        record, names = known_values(node, source, actor)
        found[node] = (record, tuple(names))
    return found


def _held(connection: sqlite3.Connection, source: str) -> dict[str, Record]:
    names: dict[str, list[Row]] = {}
    for row in connection.execute(HELD_NAMES, (source,)):
        names.setdefault(row[0], []).append(row)
    sql = f"SELECT {KNOWN_COLUMNS} FROM known WHERE source = ?"  # noqa: S608
    rows = connection.execute(sql, (source,))
    return {row[0]: (row, tuple(names.get(row[0], ()))) for row in rows}
