"""Reading much at once: statements and actors without their texts, for whoever adds them up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from polgraph.graph.ledger.actors import ActorReader
from polgraph.graph.ledger.nodes import marks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

OUTLINES = """SELECT statements.id, subject_of.actor, object_of.actor, relation, mode, status, when_start, when_end,
  role, article, published, story
FROM statements JOIN members AS subject_of ON subject_of.node = subject_node
JOIN members AS object_of ON object_of.node = object_node JOIN articles ON articles.id = article
WHERE negated = 0 AND subject_of.actor <> object_of.actor"""

OF_ACTOR = """statements.id IN (
  SELECT id FROM statements JOIN members ON node = subject_node WHERE actor = ?
  UNION ALL SELECT id FROM statements JOIN members ON node = object_node WHERE actor = ?)"""


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
        conditions, values = [OUTLINES], []
        if actor is not None:
            conditions.append(OF_ACTOR)
            values += [self.actor_of(actor) or actor] * 2
        if relations:
            conditions.append(f"relation IN ({marks(relations)})")
            values += sorted(relations)
        return map(StatementOutline._make, self._rows(" AND ".join(conditions), tuple(values)))

    def actor_outlines(self) -> Iterator[ActorOutline]:
        """All actors by id."""
        return map(ActorOutline._make, self._rows("SELECT id, name, type, country, sector FROM actors ORDER BY id"))
