"""Reading the ledger: records of the ontology whose actor ids are those of the store."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from polgraph.graph.ledger import rows
from polgraph.graph.ledger.database import readable_errors
from polgraph.graph.ledger.types import Change, ChangeKind, Rejection
from polgraph.graph.resolve import name_key
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Actor, ActorName, ActorType

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from polgraph.ontology.records import Article, Judgement, Mention, Statement

DUMPED = {
    "articles": "id",
    "actors": "id",
    "article_actors": "article, local",
    "actor_names": "article, local, position",
    "mentions": "article, position",
    "statements": "article, position",
    "rejections": "article, position",
    "warnings": "article, position",
    "judgements": "number",
}
"""The tables of a dump, in order, with what their rows are sorted by."""


class LedgerReader:
    """All questions that a ledger answers. Ids of actors are those of the store, not of an article."""

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

    def _rows(self, sql: str, values: rows.Row = ()) -> Iterator[rows.Row]:
        with readable_errors(self.path):
            # `yield from` would close the cursor of a half-read answer, perhaps after its connection.
            for row in self._connection.execute(sql, values):  # noqa: UP028
                yield row

    def _row(self, sql: str, values: rows.Row = ()) -> rows.Row | None:
        with readable_errors(self.path):
            row: rows.Row | None = self._connection.execute(sql, values).fetchone()
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

    def articles(self) -> Iterator[Article]:
        """All articles by id."""
        return map(rows.to_article, self._rows(f"SELECT {rows.ARTICLE_COLUMNS} FROM articles ORDER BY id"))  # noqa: S608

    def article(self, article_id: str) -> Article:
        """One article.

        Raises:
            PolgraphError: ARTICLE_NOT_FOUND.
        """
        row = self._row(f"SELECT {rows.ARTICLE_COLUMNS} FROM articles WHERE id = ?", (article_id,))  # noqa: S608
        if row is None:
            raise unknown_article(article_id)
        return rows.to_article(row)

    def has_article(self, article_id: str) -> bool:
        """Whether the ledger holds an article of this id."""
        return self._row("SELECT 1 FROM articles WHERE id = ?", (article_id,)) is not None

    def stories(self) -> dict[str, str]:
        """For every article the story that it tells: articles of one story are one source."""
        return dict(self._rows("SELECT id, story FROM articles ORDER BY id"))

    def statements(
        self, *, article: str | None = None, actor: str | None = None, relation: str | None = None
    ) -> Iterator[Statement]:
        """Statements by article and place in it.

        Args:
            article: only those of the article of this id.
            actor: only those that the store's actor of this id is subject or object of.
            relation: only those of this relation.
        """
        conditions, values = ["1"], []
        if article is not None:
            conditions.append("article = ?")
            values.append(article)
        if actor is not None:
            conditions.append("(subject_actor = ? OR object_actor = ?)")
            values += [actor, actor]
        if relation is not None:
            conditions.append("relation = ?")
            values.append(relation)
        sql = f"SELECT {rows.STATEMENT_COLUMNS} FROM statements WHERE {' AND '.join(conditions)}"  # noqa: S608
        return map(rows.to_statement, self._rows(f"{sql} ORDER BY article, position", tuple(values)))

    def statement(self, statement_id: str) -> Statement | None:
        """One statement, or None where there is no such id."""
        row = self._row(f"SELECT {rows.STATEMENT_COLUMNS} FROM statements WHERE id = ?", (statement_id,))  # noqa: S608
        return None if row is None else rows.to_statement(row)

    def attributions(self, article: str) -> dict[str, str]:
        """For each statement of an article that an actor of the store is said to make: that actor's id."""
        sql = "SELECT id, attributed_actor FROM statements WHERE article = ? AND attributed_actor IS NOT NULL"
        return dict(self._rows(sql, (article,)))

    def mentions(self, article: str) -> Iterator[Mention]:
        """The mentions of an article by place."""
        sql = """SELECT mentions.article, start_at, end_at, text, mentions.type, actor
                 FROM mentions JOIN article_actors USING (article, local) WHERE mentions.article = ?
                 ORDER BY mentions.position"""
        return map(rows.to_mention, self._rows(sql, (article,)))

    def article_actors(self, article: str) -> tuple[str, ...]:
        """Ids of the actors of an article, sorted."""
        sql = "SELECT DISTINCT actor FROM article_actors WHERE article = ? ORDER BY actor"
        return tuple(actor for (actor,) in self._rows(sql, (article,)))

    def actors(self, *, article: str | None = None) -> Iterator[Actor]:
        """All actors by id, or those of one article."""
        everyone = (key for (key,) in self._rows("SELECT id FROM actors ORDER BY id"))
        for key in everyone if article is None else self.article_actors(article):
            actor = self.actor(key)
            if actor is not None:
                yield actor

    def actor(self, actor_id: str) -> Actor | None:
        """One actor with all names that articles give it, or None where there is no such id."""
        row = self._row("SELECT name, type, country, sector FROM actors WHERE id = ?", (actor_id,))
        if row is None:
            return None
        sql = """SELECT names.text, min(names.kind), min(names.script), count(DISTINCT names.article) AS articles
                 FROM article_actors AS found JOIN actor_names AS names USING (article, local)
                 WHERE found.actor = ? GROUP BY names.text"""
        found = [ActorName(*name[:3]) for name in self._rows(sql, (actor_id,))]
        found.sort(key=lambda name: (name.text != row[0], name.kind == "nominal", -len(name.text), name.text))
        return Actor(actor_id, row[0], ActorType(row[1]), tuple(found), row[2], row[3])

    def find_actors(self, name: str) -> tuple[Actor, ...]:
        """The actors with this name, whatever its case, accents, hyphens or Arabic article."""
        key = name_key(name)
        sql = """SELECT actor FROM article_actors WHERE key = :key
                 UNION SELECT actor FROM article_actors JOIN actor_names AS names USING (article, local)
                 WHERE names.key = :key ORDER BY actor"""
        with readable_errors(self.path):
            found = self._connection.execute(sql, {"key": key}).fetchall()
        return tuple(actor for (actor_id,) in found if (actor := self.actor(actor_id)) is not None)

    def actor_keys(self) -> Iterator[tuple[str, str, bool]]:
        """Every pair of compared name (`resolve.name_key`) and actor id, sorted, and whether it only describes."""
        sql = """SELECT key, actor, min(nominal) FROM (
                   SELECT key, actor,
                     (SELECT min(kind = 'nominal') FROM actor_names AS names
                      WHERE names.article = found.article AND names.local = found.local) IS 1 AS nominal
                   FROM article_actors AS found
                   UNION ALL
                   SELECT names.key, actor, kind = 'nominal' AS nominal
                   FROM article_actors JOIN actor_names AS names USING (article, local))
                 GROUP BY key, actor ORDER BY key, actor"""
        return ((key, actor, bool(nominal)) for key, actor, nominal in self._rows(sql))

    def rejections(self, article: str | None = None) -> tuple[Rejection, ...]:
        """What validation refused, in all articles or in one."""
        where, values = ("", ()) if article is None else (" WHERE article = ?", (article,))
        sql = f"SELECT article, kind, item, reason FROM rejections{where} ORDER BY article, position"  # noqa: S608
        return tuple(Rejection(*row) for row in self._rows(sql, values))

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, the oldest first."""
        sql = "SELECT left_actor, right_actor, verdict, author, reason, decided FROM judgements ORDER BY number"
        return map(rows.to_judgement, self._rows(sql))

    def changes(self, since: int = 0) -> Iterator[Change]:
        """The change feed after the change of this number."""
        sql = "SELECT seq, kind, key, chain FROM changes WHERE seq > ? ORDER BY seq"
        for seq, kind, key, chain in self._rows(sql, (since,)):
            yield Change(seq, ChangeKind(kind), key, chain)

    def last_change(self) -> tuple[int, str]:
        """Number and chain hash of the last change; (0, "") before the first."""
        row = self._row("SELECT seq, chain FROM changes ORDER BY seq DESC LIMIT 1")
        return (0, "") if row is None else (int(row[0]), str(row[1]))

    def chain(self, seq: int) -> str:
        """The chain hash of the change of this number; empty where there is none."""
        row = self._row("SELECT chain FROM changes WHERE seq = ?", (seq,))
        return "" if row is None else str(row[0])

    def counts(self) -> dict[str, int]:
        """Number of rows of every table."""
        return {table: int((self._row(f"SELECT count(*) FROM {table}") or (0,))[0]) for table in DUMPED}  # noqa: S608

    def dump(self, *, changes: bool = True) -> bytes:
        """The whole content as JSON lines in a fixed order: equal content gives equal bytes.

        Args:
            changes: whether the change feed is part of it.
        """
        lines: list[str] = []
        tables = {**DUMPED, "changes": "seq"} if changes else DUMPED
        with self.snapshot(), readable_errors(self.path):
            for table, order in tables.items():
                cursor = self._connection.execute(f"SELECT * FROM {table} ORDER BY {order}")  # noqa: S608
                names = [column[0] for column in cursor.description]
                for row in cursor:
                    content = {"table": table, **dict(zip(names, row, strict=True))}
                    lines.append(json.dumps(content, ensure_ascii=False, sort_keys=True))
        return "".join(f"{line}\n" for line in lines).encode()

    def digest(self, *, changes: bool = False) -> str:
        """SHA-256 of the dump in hexadecimal."""
        return hashlib.sha256(self.dump(changes=changes)).hexdigest()


def unknown_article(article_id: str) -> PolgraphError:
    """The error for an article id that the ledger does not hold."""
    return PolgraphError(
        ErrorCode.ARTICLE_NOT_FOUND,
        f"The store holds no article {article_id!r}.",
        "See which there are with `polgraph query 'SELECT ?a { ?a a pg:Article }'`.",
    )
