"""Reading the ledger: records of the ontology whose actor ids are those of the store."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from polgraph.graph.ledger import rows
from polgraph.graph.ledger.database import readable_errors
from polgraph.graph.ledger.inputs import InputReader
from polgraph.graph.ledger.outlines import OF_ACTOR, OutlineReader
from polgraph.graph.ledger.types import Change, ChangeKind, Rejection
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.ontology.records import Actor, Article, Mention, Statement

DUMPED = {
    "articles": "id",
    "actors": "id",
    "members": "node",
    "nodes": "id",
    "said": "node, told",
    "days": "node, day",
    "name_keys": "key, node",
    "node_keys": "node, key",
    "links": "left_node, right_node",
    "known_sources": "source",
    "known": "id",
    "known_names": "node, position",
    "pending": "node",
    "article_actors": "article, position",
    "mentions": "article",
    "statements": "article, position",
    "rejections": "article, position",
    "warnings": "article, position",
    "story_bands": "band, article",
    "twins": "article, other",
    "judgements": "number",
    "withdrawals": "batch",
}
"""The tables of a dump, in order, with what their rows are sorted by."""

LOG_TABLES = frozenset({"judgements", "withdrawals"})
TIMES = frozenset({"ingested", "imported"})


# A statement whose two sides have become one actor is kept, and held back.
STATEMENTS_OF_TWO = f"""SELECT {rows.STATEMENT_COLUMNS} FROM statements
JOIN members AS subject_of ON subject_of.node = subject_node JOIN members AS object_of ON object_of.node = object_node
WHERE subject_of.actor <> object_of.actor"""  # noqa: S608

LOOPED = STATEMENTS_OF_TWO.replace("subject_of.actor <> object_of.actor", "subject_of.actor = object_of.actor")


EXTRACTED = """SELECT id, article, subject_local, subject_name, subject_text, subject_type, subject_start, subject_end,
relation, object_local, object_name, object_text, object_type, object_start, object_end, predicate, mode, status,
negated, attributed_to, when_start, when_end, when_precision, when_raw, place, role, confidence, evidence_start,
evidence_end, evidence_text, extractor FROM statements WHERE article = ? ORDER BY position"""


class LedgerReader(OutlineReader, InputReader):
    """All questions that a ledger answers. Ids of actors are those of the store, not of an article."""

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

    def article_count(self) -> int:
        """How many articles there are."""
        return int((self._row("SELECT count(*) FROM articles") or (0,))[0])

    def story_count(self) -> int:
        """How many stories the articles tell."""
        return int((self._row("SELECT count(DISTINCT story) FROM articles") or (0,))[0])

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
        conditions, values = [STATEMENTS_OF_TWO], []
        if article is not None:
            conditions.append("article = ?")
            values.append(article)
        if actor is not None:
            conditions.append(OF_ACTOR)
            values += [self.actor_of(actor) or actor] * 2
        if relation is not None:
            conditions.append("relation = ?")
            values.append(relation)
        sql = " AND ".join(conditions)
        return map(rows.to_statement, self._rows(f"{sql} ORDER BY article, position", tuple(values)))

    def statement(self, statement_id: str) -> Statement | None:
        """One statement, or None where there is no such id; also one whose two sides have become one actor."""
        for sql in (STATEMENTS_OF_TWO, LOOPED):
            row = self._row(f"{sql} AND id = ?", (statement_id,))
            if row is not None:
                return rows.to_statement(row)
        return None

    def looped(self, *, actor: str | None = None) -> Iterator[Statement]:
        """Statements that no other answer tells, because their subject and object have become one actor.

        Args:
            actor: only those of the actor of this id.
        """
        where, values = ("", ()) if actor is None else (" AND subject_of.actor = ?", (self.actor_of(actor) or actor,))
        return map(rows.to_statement, self._rows(f"{LOOPED}{where} ORDER BY article, position", values))

    def attributions(self, article: str) -> dict[str, str]:
        """For each statement of an article that an actor of the store is said to make: that actor's id."""
        sql = "SELECT id, actor FROM statements JOIN members ON node = attributed_node WHERE article = ?"
        return dict(self._rows(sql, (article,)))

    def mentions(self, article: str) -> Iterator[Mention]:
        """The mentions of an article by place."""
        sql = "SELECT local, actor FROM article_actors JOIN members USING (node) WHERE article = ?"
        actors: dict[str, str] = dict(self._rows(sql, (article,)))
        for mention in self._mentions(article):
            yield replace(mention, actor=actors[mention.actor])

    def _mentions(self, article: str) -> Iterator[Mention]:
        """The mentions of an article by place, with the article's own ids of its actors."""
        row = self._row("SELECT list FROM mentions WHERE article = ?", (article,))
        return (rows.to_mention((article, *one)) for one in (json.loads(row[0]) if row else ()))

    def extraction(self, article: str) -> Extraction:
        """All that the ledger holds of an article, with the article's own ids of its actors.

        It is what was taken in, without what validation refused.

        Raises:
            PolgraphError: ARTICLE_NOT_FOUND.
        """
        warnings = "SELECT text FROM warnings WHERE article = ? ORDER BY position"
        return Extraction(
            article=self.article(article),
            actors=tuple(self._actors(article)),
            mentions=tuple(self._mentions(article)),
            statements=tuple(map(rows.to_statement, self._rows(EXTRACTED, (article,)))),
            warnings=tuple(text for (text,) in self._rows(warnings, (article,))),
        )

    def _actors(self, article: str) -> Iterator[Actor]:
        sql = "SELECT local, name, type, country, sector, names FROM article_actors WHERE article = ? ORDER BY position"
        return (rows.to_actor(rows.read_actor(row)) for row in self._rows(sql, (article,)))

    def rejections(self, article: str | None = None) -> tuple[Rejection, ...]:
        """What validation refused, in all articles or in one."""
        where, values = ("", ()) if article is None else (" WHERE article = ?", (article,))
        sql = f"SELECT article, kind, item, reason FROM rejections{where} ORDER BY article, position"  # noqa: S608
        return tuple(Rejection(*row) for row in self._rows(sql, values))

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
        """Number of rows of every table, of mentions one by one; of `looped`, of the statements that are held back."""
        counts = {table: int((self._row(f"SELECT count(*) FROM {table}") or (0,))[0]) for table in DUMPED}  # noqa: S608
        mentions = "SELECT coalesce(sum(json_array_length(list)), 0) FROM mentions"
        counts["mentions"] = int((self._row(mentions) or (0,))[0])
        counts["looped"] = int((self._row(f"SELECT count(*) FROM ({LOOPED})") or (0,))[0])  # noqa: S608
        return counts

    def dump(self, *, changes: bool = True, log: bool = True) -> bytes:
        """The whole content as JSON lines in a fixed order: equal content gives equal bytes.

        Args:
            changes: whether the change feed is part of it.
            log: whether the log of judgements and the times of ingestion and import are. Without log and changes, what
                was decided and taken back again leaves no trace.
        """
        lines: list[str] = []
        tables = {**DUMPED, "changes": "seq"} if changes else DUMPED
        with self.snapshot(), readable_errors(self.path):
            for table, order in tables.items():
                if table in LOG_TABLES and not log:
                    continue
                cursor = self._connection.execute(f"SELECT * FROM {table} ORDER BY {order}")  # noqa: S608
                names = [column[0] for column in cursor.description]
                for row in cursor:
                    content = {"table": table, **dict(zip(names, row, strict=True))}
                    if not log:
                        content = {name: value for name, value in content.items() if name not in TIMES}
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
        "See which there are with `polgraph articles`.",
    )
