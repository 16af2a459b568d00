"""Reading much at once: statements and actors without their texts, for whoever adds them up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from polgraph.graph.ledger.actors import ActorReader
from polgraph.graph.ledger.nodes import marks
from polgraph.graph.ledger.rows import STATEMENT_COLUMNS, to_statement

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from polgraph.ontology.records import Statement

SCAN = """SELECT id, subject_node, object_node, relation, mode, status, when_start, when_end, role, article
FROM statements WHERE negated = 0"""

BETWEEN = """SELECT statements.id, subject_of.actor, object_of.actor, relation, mode, status, when_start, when_end,
  role, article, published, story
FROM members AS {known} JOIN statements ON {known}.node = {known_side} JOIN members AS {other} ON {other}.node = {side}
JOIN articles ON articles.id = article
WHERE negated = 0 AND {known}.actor = ? AND {other}.actor <> {known}.actor"""

# By the index of one side, then by that of the other; what has the actor on both is left out, so nothing comes twice.
ACTING = BETWEEN.format(known="subject_of", known_side="subject_node", other="object_of", side="object_node")
ACTED_ON = BETWEEN.format(known="object_of", known_side="object_node", other="subject_of", side="subject_node")

OF_ACTOR = """statements.id IN (
  SELECT id FROM statements JOIN members ON node = subject_node WHERE actor = ?
  UNION ALL SELECT id FROM statements JOIN members ON node = object_node WHERE actor = ?)"""

LISTED = f"""SELECT {STATEMENT_COLUMNS} FROM statements
JOIN members AS subject_of ON subject_of.node = subject_node JOIN members AS object_of ON object_of.node = object_node
WHERE id IN (SELECT value FROM json_each(?))"""  # noqa: S608


TOLD = """SELECT statements.id, subject_of.actor, object_of.actor, speaker.actor, relation, predicate, mode, status,
  negated, attributed_to, when_start, when_end, when_precision, when_raw, place, role, confidence, evidence_start,
  evidence_end, evidence_text, extractor
FROM statements JOIN members AS subject_of ON subject_of.node = subject_node
JOIN members AS object_of ON object_of.node = object_node
LEFT JOIN members AS speaker ON speaker.node = attributed_node
WHERE article = ? AND subject_of.actor <> object_of.actor ORDER BY position"""


class ToldStatement(NamedTuple):
    """What a projection writes of a statement, as the ledger's columns have it.

    Attributes:
        id: its id.
        subject: id of the actor who acts.
        object: id of the other one.
        speaker: id of the actor who says it, where that is an actor of the article, or None.
        relation: name of the relation.
        predicate: the finer predicate.
        mode: PLOVER mode, or None.
        status: how sure the article is.
        negated: 1 where the text says that it is not so, else 0.
        attributed_to: name of the actor who says it, or None.
        start: first day of the event in ISO form, or None.
        end: last day of it, or None.
        precision: the date's precision, or None.
        words: the words of the date, or None.
        place: name of the place, or None.
        role: the office or function, or None.
        confidence: probability from 0 to 1 that it is right.
        evidence_start: first character of the evidence in the article's text.
        evidence_end: character after its last one.
        evidence: the words of the evidence.
        extractor: name and version of what extracted it.
    """

    id: str
    subject: str
    object: str
    speaker: str | None
    relation: str
    predicate: str
    mode: str | None
    status: str
    negated: int
    attributed_to: str | None
    start: str | None
    end: str | None
    precision: str | None
    words: str | None
    place: str | None
    role: str | None
    confidence: float
    evidence_start: int
    evidence_end: int
    evidence: str
    extractor: str


class StatementOutline(NamedTuple):
    """A statement that is not negated, without its words.

    Attributes:
        id: its id.
        subject: id of the actor who acts.
        object: id of the other one.
        relation: name of the relation.
        mode: PLOVER mode, or None.
        status: how sure the article is.
        start: first day of the event in ISO form, or None.
        end: last day of it, or None.
        role: the office or function, or None.
        article: id of the article.
        published: day of its publication in ISO form, or None.
        story: id of the article's story.
    """

    id: str
    subject: str
    object: str
    relation: str
    mode: str | None
    status: str
    start: str | None
    end: str | None
    role: str | None
    article: str
    published: str | None
    story: str


class ActorOutline(NamedTuple):
    """An actor without its other names.

    Attributes:
        id: its id.
        name: the name most articles use.
        type: its actor type.
        country: name of its state, or None.
        sector: PLOVER sector code, or None.
    """

    id: str
    name: str
    type: str
    country: str | None
    sector: str | None


class OutlineReader(ActorReader):
    """Questions whose answers are long."""

    def statement_outlines(
        self, *, actor: str | None = None, relations: Collection[str] = ()
    ) -> Iterator[StatementOutline]:
        """Statements that are not negated, in no particular order.

        Args:
            actor: only those that the actor of this id is subject or object of.
            relations: only those of these relations; of all where it is empty.
        """
        where = f" AND relation IN ({marks(relations)})" if relations else ""
        if actor is None:
            return self._scanned(f"{SCAN}{where}", tuple(sorted(relations)))
        values = (self.actor_of(actor) or actor, *sorted(relations))
        sql = f"{ACTING}{where} UNION ALL {ACTED_ON}{where}"
        return map(StatementOutline._make, self._rows(sql, values * 2))

    def _scanned(self, sql: str, values: tuple[str, ...]) -> Iterator[StatementOutline]:
        """The outlines of all rows; what is looked up for each of very many is looked up faster here than there."""
        actors: dict[str, str] = dict(self._rows("SELECT node, actor FROM members"))
        told = {row[0]: row for row in self._rows("SELECT id, published, story FROM articles")}
        for key, left, right, relation, mode, status, start, end, role, article in self._rows(sql, values):
            subject, other = actors.get(left), actors.get(right)
            if subject is not None and other is not None and subject != other:
                source, published, story = told[article]
                yield StatementOutline(
                    key, subject, other, relation, mode, status, start, end, role, source, published, story
                )

    def told_statements(self, article: str) -> Iterator[ToldStatement]:
        """The statements of an article between two actors, by place, as a projection writes them."""
        return map(ToldStatement._make, self._rows(TOLD, (article,)))

    def told(self, ids: Iterable[str]) -> dict[str, Statement]:
        """The statements of these ids, by id; what is no such id is left out."""
        found = map(to_statement, self._rows(LISTED, (json.dumps(sorted(ids)),)))
        return {statement.id: statement for statement in found}

    def quotes(self, ids: Iterable[str]) -> dict[str, str]:
        """The words of evidence of the statements of these ids, by id; what is no such id is left out."""
        sql = "SELECT id, evidence_text FROM statements WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._rows(sql, (json.dumps(sorted(ids)),)))

    def actor_outlines(self, ids: Iterable[str] | None = None) -> Iterator[ActorOutline]:
        """All actors by id, or those of these ids."""
        where = "" if ids is None else " WHERE id IN (SELECT value FROM json_each(?))"
        values = () if ids is None else (json.dumps(sorted(ids)),)
        sql = f"SELECT id, name, type, country, sector FROM actors{where} ORDER BY id"  # noqa: S608
        return map(ActorOutline._make, self._rows(sql, values))
