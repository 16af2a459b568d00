"""What all that writes a ledger shares: transactions, the change feed, and bringing the actors up to date."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from polgraph.graph.ledger.database import readable_errors
from polgraph.graph.ledger.derive import Placed, derive_all, place
from polgraph.graph.ledger.reader import LedgerReader
from polgraph.graph.ledger.rows import to_actor
from polgraph.graph.ledger.types import ChangeKind
from polgraph.graph.resolution.relink import Unlinked
from polgraph.graph.resolution.update import Resolution
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from polgraph.graph.ledger.content import Content
    from polgraph.graph.ledger.database import FileLock
    from polgraph.graph.resolution.records import Linker
    from polgraph.graph.resolve import Resolver
    from polgraph.ontology.records import Article

__all__ = ["LedgerWriter", "Placed", "Rules"]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules by which a ledger resolves actors.

    Attributes:
        resolver: says which node an article's actor is.
        given: says which nodes are one actor; the rules of the package where None.
    """

    resolver: Resolver
    given: Linker | None = None

    @property
    def linker(self) -> Linker:
        """What says which nodes are one actor."""
        # Only who writes needs the rules, and they take their time to load.
        from polgraph.graph.resolution.linker import RuleLinker

        return self.given or RuleLinker()

    @property
    def name(self) -> str:
        """What the rules are, so that a ledger notices when they are others."""
        both = (self.resolver, self.linker)
        kinds, versions = map(type, both), (getattr(one, "version", "1") for one in both)
        named = " ".join(f"{kind.__qualname__}/{version}" for kind, version in zip(kinds, versions, strict=True))
        return named if self.given is not None else f"{named} {data_digest()}"


@cache
def data_digest() -> str:
    """SHA-256 of the data files that the rules of the package read, shortened: other data are other rules."""
    folder = files("polgraph.graph").joinpath("data")
    digest = hashlib.sha256()
    for part in (folder, folder.joinpath("names")):
        for entry in sorted(part.iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith(".yaml") and (part is not folder or entry.name.startswith("resolution")):
                digest.update(f"{entry.name}\n".encode() + entry.read_bytes())
    return digest.hexdigest()[:16]


Noted = tuple[str, ...]
"""A change for the feed: its kind, its key, and what else goes into its hash."""


def resolved(articles: Iterable[str]) -> list[Noted]:
    """The changes that tell that the actors of some articles are others now."""
    return [(ChangeKind.ARTICLE_RESOLVED.value, article) for article in sorted(articles)]


class LedgerWriter(LedgerReader):
    """A ledger that may be open for writing."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: FileLock | None, rules: Rules) -> None:
        super().__init__(path, connection)
        self._lock = lock
        self._rules = rules
        self._resolution = Resolution(connection, Unlinked() if lock is None else rules.linker)
        self._linking = True

    @contextmanager
    def _transaction(self, *, dry_run: bool = False, keys: bool = True) -> Iterator[sqlite3.Connection]:
        """A transaction that is rolled back where it fails, or is only tried.

        Args:
            dry_run: whether it is only tried.
            keys: whether SQLite checks foreign keys, which costs a fifth of the time where much is written.
        """
        if self._lock is None:
            raise PolgraphError(
                ErrorCode.STORE_LOCKED, "The ledger was opened for reading only.", "Open it without read_only."
            )
        with readable_errors(self.path):
            if not keys:
                self._connection.execute("PRAGMA foreign_keys = OFF")
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
                self._connection.execute("ROLLBACK" if dry_run else "COMMIT")
            except BaseException:
                # After some failures, such as a full disk, SQLite has already rolled back.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._connection.execute("PRAGMA foreign_keys = ON")

    def _note(self, kind: ChangeKind, key: str, *content: str) -> None:
        """Add a change to the feed."""
        self._note_all([(kind, key, *content)])

    def _note_all(self, changes: Iterable[Noted]) -> None:
        """Add changes to the feed, each chained to the one before."""
        chain, chained = self.last_change()[1], []
        for kind, key, *content in changes:
            parts = json.dumps([chain, kind, key, *content])
            chain = hashlib.sha256(parts.encode()).hexdigest()
            chained.append((kind, key, chain))
        self._connection.executemany("INSERT INTO changes (kind, key, chain) VALUES (?, ?, ?)", chained)

    def _note_resolved(self, articles: Iterable[str]) -> None:
        self._note_all(resolved(articles))

    def _place(self, article: Article, content: Content, *, judged: bool) -> Placed:
        """The nodes of an article's actors; `judged` says whether there is any judgement."""
        shared = content.nodes
        if shared is None:
            shared = self._rules.resolver.resolve(article, tuple(map(to_actor, content.actors)))
        return place(self._resolution, shared, article.id) if judged else Placed(shared, shared)

    def _resolve(self, left: set[str], come: set[str], articles: Collection[str]) -> None:
        """Bring the actors up to date after some articles have left these nodes and come to those."""
        if self._linking:
            self._resolution.recount(left | come)
            effect = self._resolution.update(left | come)
        else:
            effect = self._resolution.postpone(left, come)
        self._note_resolved(effect.articles.difference(articles))

    def derive(self) -> set[str]:
        """Within a transaction, make all that is derived anew, and note which articles have other actors now."""
        articles = derive_all(self._connection, self._resolution, self._rules.resolver)
        self._connection.execute("DELETE FROM rules")
        self._connection.execute("INSERT INTO rules VALUES (?)", (self._rules.name,))
        self._note_resolved(articles)
        return articles

    def rebuild_resolution(self) -> tuple[str, ...]:
        """Make all that is derived from articles, known actors and judgements anew.

        Returns:
            Ids of the articles that have other actors now, sorted: none, unless the rules are others.
        """
        with self._transaction():
            return tuple(sorted(self.derive()))

    def catch_up(self) -> None:
        """Do what is left of resolution: nodes that were never compared, or all of them where the rules are others."""
        rules = self._row("SELECT name FROM rules")
        if rules != (self._rules.name,):
            self.rebuild_resolution()
        elif self._row("SELECT 1 FROM pending LIMIT 1") is not None:
            with self._transaction():
                self._note_resolved(self._resolution.settle().articles)
