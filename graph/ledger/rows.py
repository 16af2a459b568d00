"""Records of the ontology as rows of the ledger, and back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from polgraph.ontology.records import (
    Actor,
    ActorName,
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

Row = tuple[Any, ...]
ActorRow = tuple[str, str, str, str | None, str | None, tuple[tuple[str, str, str], ...]]
"""Of an actor of an article its id there, name, type, country, sector, and text, kind and script of all its names."""
MentionRow = tuple[tuple[int, int, str, str, str], str]
"""Of a mention start, end, text, type and actor, and its article."""
FULL, LATIN = "full", "Latn"
"""Kind and script of most names."""
TYPES = {kind.value: kind for kind in ActorType}
STATUSES = {status.value: status for status in Status}
PRECISIONS = {precision.value: precision for precision in DatePrecision}
"""Looked up, for a call of an enumeration takes as long as a record."""
NO_DATE: Row = (None,) * 4
as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""A list as JSON, in the bytes that SQLite's own functions make."""

ARTICLE_COLUMNS = "id, text, title, published, publisher, url, language, fingerprint, story, author"
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
        article.author,
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
        author=row[9],
    )


def actor_row(actor: Actor) -> ActorRow:
    """An actor of an article as the ledger writes it."""
    names = tuple((name.text, name.kind, name.script) for name in actor.names)
    return actor.id, actor.name, actor.type._value_, actor.country, actor.sector, names


def names_text(name: str, names: tuple[tuple[str, str, str], ...]) -> str | None:
    """The names of an actor as JSON; None where they are its name in full and nothing else, as most are."""
    return None if names == ((name, FULL, LATIN),) else as_json(names)


def read_names(name: str, text: str | None) -> tuple[tuple[str, str, str], ...]:
    """The names of an actor of which `names_text` has made this."""
    if text is None:
        return ((name, FULL, LATIN),)
    return tuple((form, kind, script) for form, kind, script in json.loads(text))


def read_actor(row: Row) -> ActorRow:
    """An actor of an article as it was written."""
    local, name, kind, country, sector, names = row
    return local, name, kind, country, sector, read_names(name, names)


def to_actor(row: ActorRow) -> Actor:
    """The actor of an article of such a row."""
    local, name, kind, country, sector, names = row
    return Actor(local, name, TYPES[kind], tuple(ActorName(*one) for one in names), country, sector)


def mention_row(mention: Mention) -> MentionRow:
    """A mention as the ledger writes it, and its article."""
    return (mention.start, mention.end, mention.text, mention.type._value_, mention.actor), mention.article


def statement_row(statement: Statement) -> Row:
    """The values of a statement as extracted, in the order of `STATEMENT_COLUMNS` and of the table."""
    when, evidence = statement.when, statement.evidence
    dated = (when.start.isoformat(), when.end.isoformat(), when.precision._value_, when.raw) if when else NO_DATE
    return (
        statement.id,
        statement.article,
        *_argument_values(statement.subject),
        statement.relation,
        *_argument_values(statement.object),
        statement.predicate,
        statement.mode,
        statement.status._value_,
        statement.negated,
        statement.attributed_to,
        *dated,
        statement.place,
        statement.role,
        statement.confidence,
        evidence.start,
        evidence.end,
        evidence.text,
        statement.extractor,
    )


def _argument_values(argument: Argument) -> Row:
    return argument.actor, argument.name, argument.text, argument.type._value_, argument.start, argument.end


def _to_argument(row: Row) -> Argument:
    return Argument(actor=row[0], name=row[1], text=row[2], type=TYPES[row[3]], start=row[4], end=row[5])


def to_statement(row: Row) -> Statement:
    """The statement of a row of `STATEMENT_COLUMNS`; its actor ids are those of the store."""
    when = None
    if row[20] is not None:
        start, end = date.fromisoformat(row[20]), date.fromisoformat(row[21])
        when = EventDate(start, end, PRECISIONS[row[22]], row[23])
    return Statement(
        id=row[0],
        article=row[1],
        subject=_to_argument(row[2:8]),
        relation=row[8],
        object=_to_argument(row[9:15]),
        predicate=row[15],
        mode=row[16],
        status=STATUSES[row[17]],
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
    return Mention(article=row[0], start=row[1], end=row[2], text=row[3], type=TYPES[row[4]], actor=row[5])
