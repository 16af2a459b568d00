"""What articles, statements and actors look like in the property graph: rows of parameters, without any Cypher.

Names of properties are those of the RDF projection. An article's title is its `headline` and the span of a quote
`quoteStart` and `quoteEnd`, because the embedded engine keeps `title` and `end` to itself.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from polgraph.graph.rdf.names import affirmed
from polgraph.graph.rdf.shape import office_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.ontology.records import Actor, Article, Statement

Row = dict[str, Any]


@dataclass
class Rows:
    """The rows of some articles, gathered to be written together.

    Attributes:
        articles: one row an article.
        mentions: one row an article and actor that it is about.
        statements: one row a statement.
        attributions: one row a statement that an actor of the article is said to make.
        direct: for each relation one row an affirmed statement.
    """

    articles: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    attributions: list[Row] = field(default_factory=list)
    direct: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def size(self) -> int:
        """Number of rows that take room: those of articles, mentions and statements."""
        return len(self.articles) + len(self.mentions) + len(self.statements)

    def add(self, article: Article, ledger: LedgerReader) -> None:
        """Gather all that one article says."""
        self.articles.append({"id": article.id, "properties": article_properties(article)})
        actors = ledger.article_actors(article.id)
        self.mentions += ({"article": article.id, "actor": actor} for actor in actors)
        speakers = ledger.attributions(article.id)
        self.attributions += ({"statement": key, "actor": actor} for key, actor in sorted(speakers.items()))
        for statement in ledger.statements(article=article.id):
            ends = {"subject": statement.subject.actor, "object": statement.object.actor}
            properties = statement_properties(statement)
            self.statements.append({"id": statement.id, "article": article.id, **ends, "properties": properties})
            if affirmed(statement):
                self.direct[statement.relation].append({**ends, "properties": direct_properties(statement)})


def actor_row(actor: Actor, ledger: LedgerReader) -> Row:
    """The row of an actor; a property that it lacks is None, which removes an older value.

    `replaces` holds the ids of its other nodes, which were actors before they became part of it.
    """
    known = [one for _, _, one in ledger.known(actor.id)]
    properties = {
        "name": actor.name,
        "names": [name.text for name in actor.names],
        "type": actor.type.value,
        "country": actor.country,
        "sector": actor.sector,
        "identifiers": _several(f"{catalogue}:{key}" for one in known for catalogue, key in one.identifiers),
        "offices": _several(office_text(office) for one in known for office in one.offices),
        "memberships": _several(name for one in known for name in one.memberships),
        "replaces": _several(member for member in ledger.members(actor.id) if member != actor.id),
    }
    return {"id": actor.id, "properties": properties}


def _several(values: Iterable[str]) -> list[str] | None:
    """The different values in order; None where there are none."""
    return list(dict.fromkeys(values)) or None


def article_properties(article: Article) -> Row:
    """The properties of an article; its text stays in the ledger."""
    return {
        "headline": article.title,
        "published": article.published,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "language": article.language,
        "fingerprint": article.fingerprint,
        "story": article.story,
    }


def statement_properties(statement: Statement) -> Row:
    """The properties of a statement's node."""
    when, evidence = statement.when, statement.evidence
    return {
        "relation": statement.relation,
        "predicate": statement.predicate,
        "mode": statement.mode,
        "status": statement.status.value,
        "negated": statement.negated,
        "attributedTo": statement.attributed_to,
        "eventStart": when and when.start,
        "eventEnd": when and when.end,
        "eventPrecision": when and when.precision.value,
        "eventWords": when and when.raw,
        "place": statement.place,
        "role": statement.role,
        "confidence": float(statement.confidence),
        "quote": evidence.text,
        "quoteStart": evidence.start,
        "quoteEnd": evidence.end,
        "extractor": statement.extractor,
    }


def direct_properties(statement: Statement) -> Row:
    """The properties of the direct relationship of an affirmed statement; `date` is the first day of the event."""
    return {
        "statement": statement.id,
        "article": statement.article,
        "predicate": statement.predicate,
        "mode": statement.mode,
        "status": statement.status.value,
        "date": statement.when and statement.when.start,
        "place": statement.place,
        "role": statement.role,
        "confidence": float(statement.confidence),
    }
