"""Records of the ontology as rows of the ledger, and back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from polgraph.ontology.records import (
    ActorType,
    Argument,
    Article,
    DatePrecision,
    EventDate,
    Evidence,
    Mention,
    Statement,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = tuple[Any, ...]

ARTICLE_COLUMNS = "id, text, title, published, publisher, url, language, fingerprint, story"
STATEMENT_COLUMNS = (
    "id, article, subject_of.actor, subject_name, subject_text, subject_type, subject_start, subject_end, relation, "
    "object_of.actor, object_name, object_text, object_type, object_start, object_end, predicate, mode, status, "
    "negated, attributed_to, when_start, when_end, when_precision, when_raw, place, role, confidence, evidence_start, "
    "evidence_end, evidence_text, extractor"
)


def article_values(article: Article) -> Row:
    """The values of `ARTICLE_COLUMNS`."""
    published = article.published.isoformat() if article.published else None
    return (
        article.id,
        article.text,
        article.title,
        published,
        article.publisher,
        article.url,
        article.language,
        article.fingerprint,
        article.story,
    )


def to_article(row: Row) -> Article:
    """The article of a row of `ARTICLE_COLUMNS`."""
    return Article(
        id=row[0],
        text=row[1],
        title=row[2],
        published=date.fromisoformat(row[3]) if row[3] else None,
        publisher=row[4],
        url=row[5],
        language=row[6],
        fingerprint=row[7],
        story=row[8],
    )


def statement_values(statement: Statement, position: int, nodes: Mapping[str, str], names: Mapping[str, str]) -> Row:
    """The values of all columns of the table `statements`, in the table's order.

    Args:
        statement: the statement as extracted, with actor ids of its article.
        position: its place among the article's statements.
        nodes: the node of every actor id of the article.
        names: the node of every actor name of the article, for the attribution.
    """
    when = statement.when
    dated = (when.start.isoformat(), when.end.isoformat(), when.precision._value_, when.raw) if when else (None,) * 4
    return (
        statement.id,
        statement.article,
        position,
        *_argument_values(statement.subject, nodes),
        statement.relation,
        *_argument_values(statement.object, nodes),
        statement.predicate,
        statement.mode,
        statement.status._value_,
        int(statement.negated),
        statement.attributed_to,
        names.get(statement.attributed_to or ""),
        *dated,
        statement.place,
        statement.role,
        statement.confidence,
        statement.evidence.start,
        statement.evidence.end,
        statement.evidence.text,
        statement.extractor,
    )


def _argument_values(argument: Argument, nodes: Mapping[str, str]) -> Row:
    node = nodes[argument.actor]
    return (argument.actor, node, argument.name, argument.text, argument.type._value_, argument.start, argument.end)


def _to_argument(row: Row) -> Argument:
    return Argument(actor=row[0], name=row[1], text=row[2], type=ActorType(row[3]), start=row[4], end=row[5])


def to_statement(row: Row) -> Statement:
    """The statement of a row of `STATEMENT_COLUMNS`; its actor ids are those of the store."""
    when = None
    if row[20] is not None:
        start, end = date.fromisoformat(row[20]), date.fromisoformat(row[21])
        when = EventDate(start, end, DatePrecision(row[22]), row[23])
    return Statement(
        id=row[0],
        article=row[1],
        subject=_to_argument(row[2:8]),
        relation=row[8],
        object=_to_argument(row[9:15]),
        predicate=row[15],
        mode=row[16],
        status=Status(row[17]),
        negated=bool(row[18]),
        attributed_to=row[19],
        when=when,
        place=row[24],
        role=row[25],
        confidence=row[26],
        evidence=Evidence(row[27], row[28], row[29]),
        extractor=row[30],
    )


def to_mention(row: Row) -> Mention:
    """The mention of a row of article, start, end, text, type and the store's actor id."""
    return Mention(article=row[0], start=row[1], end=row[2], text=row[3], type=ActorType(row[4]), actor=row[5])
