"""What one article says, as the ledger writes it: made of records, or read from a shard file without making any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.graph.ledger.rows import actor_row, mention_row, statement_row, to_actor, to_mention, to_statement
from polgraph.ontology.records import Extraction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polgraph.graph.ledger.rows import ActorRow, MentionRow, Row
    from polgraph.ontology.records import Article


@dataclass(frozen=True, slots=True)
class Content:
    """All that one article says.

    Attributes:
        article: the article.
        actors: its actors.
        mentions: its mentions.
        statements: its statements (`rows.statement_row`).
        warnings: what the extractor warns of.
        nodes: the node of the name of every actor by its id, where the rules of the ledger have said so already.
        bands: the keys of the text for the index of reprints, where they have been computed already.
    """

    article: Article
    actors: Sequence[ActorRow]
    mentions: Sequence[MentionRow]
    statements: Sequence[Row]
    warnings: Sequence[str]
    nodes: Mapping[str, str] | None = None
    bands: Sequence[int] | None = None

    @property
    def extractor(self) -> str:
        """Name and version of whatever extracted the statements; several are joined, none is empty."""
        return "; ".join(sorted({row[-1] for row in self.statements}))


def content_of(given: Extraction | Content) -> Content:
    """What an extraction says, as the ledger writes it."""
    if isinstance(given, Content):
        return given
    return Content(
        given.article,
        tuple(map(actor_row, given.actors)),
        tuple(map(mention_row, given.mentions)),
        tuple(map(statement_row, given.statements)),
        given.warnings,
    )


def extraction_of(content: Content) -> Extraction:
    """What an article says as records."""
    return Extraction(
        content.article,
        tuple(map(to_actor, content.actors)),
        tuple(to_mention((article, *row)) for row, article in content.mentions),
        tuple(map(to_statement, content.statements)),
        tuple(content.warnings),
    )
