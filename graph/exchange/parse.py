"""Articles, actors, mentions and statements from JSON objects."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from polgraph.graph.exchange.fields import (
    Entry,
    Fault,
    choice,
    day,
    entries,
    entry_of,
    flag,
    fraction,
    maybe_text,
    span,
    text,
    to_day,
)
from polgraph.ontology.identity import statement_id
from polgraph.ontology.load import load_ontology
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

if TYPE_CHECKING:
    from collections.abc import Mapping

EXTRACTOR = "imported"
"""What is noted as a statement's extractor where it names none."""

Cast = Callable[[Entry, str, ActorType], str]
"""Finds the article's actor of a subject or object, by its object, name and type; returns the actor's id."""

_WHEN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def to_article(entry: Entry) -> Article:
    """An article with its cleaned text, which all offsets refer to.

    Raises:
        Fault: something is missing or of the wrong kind.
    """
    return Article(
        id=text(entry, "id"),
        text=text(entry, "text"),
        title=maybe_text(entry, "title"),
        published=day(entry, "published" if entry.get("published") else "date"),
        publisher=maybe_text(entry, "publisher"),
        url=maybe_text(entry, "url"),
        language=maybe_text(entry, "language") or "en",
        fingerprint=maybe_text(entry, "fingerprint") or "",
        story=maybe_text(entry, "story") or "",
        author=maybe_text(entry, "author"),
    )


def to_actor(entry: Entry) -> Actor:
    """An actor as one article knows it.

    Raises:
        Fault: something is missing or of the wrong kind.
    """
    name = text(entry, "name")
    names = entries(entry, "names")
    return Actor(
        id=text(entry, "id"),
        name=name,
        type=choice(entry, "type", ActorType),
        names=(ActorName(name),) if names is None else tuple(map(_actor_name, names)),
        country=maybe_text(entry, "country"),
        sector=maybe_text(entry, "sector"),
    )


def _actor_name(entry: Entry) -> ActorName:
    return ActorName(text(entry, "text"), maybe_text(entry, "kind") or "full", maybe_text(entry, "script") or "Latn")


def to_mention(entry: Entry, article: Article, actors: Mapping[str, Actor]) -> Mention:
    """A place where the article names or describes one of its actors.

    Raises:
        Fault: something is missing or of the wrong kind, or the article has no such actor or words.
    """
    start, end, words = span(entry, article.text)
    actor = text(entry, "actor")
    if actor not in actors:
        raise Fault(f"the article has no actor {actor!r}")
    return Mention(article.id, start, end, words, choice(entry, "type", ActorType, actors[actor].type), actor)


def to_statement(entry: Entry, article: Article, cast: Cast) -> Statement:
    """A statement as `polgraph extract --format jsonl` prints it, or with more in it.

    Args:
        entry: the object; `id`, `predicate`, `mode`, `status`, `negated`, `attributed_to`, `when`, `place`, `role`,
            `confidence` and `extractor` may be left out, and so may the words of every place.
        article: its article.
        cast: finds the article's actor of a subject or object.

    Raises:
        Fault: something is missing, of the wrong kind, or not what the article says.
    """
    relation = text(entry, "relation")
    if relation not in {known.name for known in load_ontology().relations}:
        raise Fault(f"unknown relation {relation!r}")
    mode = maybe_text(entry, "mode")
    if mode is not None and mode not in {known.name for known in load_ontology().relation(relation).modes}:
        raise Fault(f"{relation} has no mode {mode!r}")
    evidence = Evidence(*_part(entry, "evidence", article))
    subject, object_ = (_argument(entry, side, article, cast) for side in ("subject", "object"))
    status, negated = choice(entry, "status", Status, Status.ASSERTED), flag(entry, "negated")
    places = (subject.start, subject.end, object_.start, object_.end, evidence.start, evidence.end)
    own = statement_id(article.id, subject.name, relation, object_.name, status, *places, negated=negated)
    return Statement(
        id=maybe_text(entry, "id") or own,
        article=article.id,
        subject=subject,
        relation=relation,
        object=object_,
        predicate=maybe_text(entry, "predicate") or relation.lower(),
        mode=mode,
        status=status,
        negated=negated,
        attributed_to=maybe_text(entry, "attributed_to"),
        when=_when(entry),
        place=maybe_text(entry, "place"),
        role=maybe_text(entry, "role"),
        confidence=fraction(entry, "confidence", 1.0),
        evidence=evidence,
        extractor=maybe_text(entry, "extractor") or EXTRACTOR,
    )


def _part(entry: Entry, key: str, article: Article) -> tuple[int, int, str]:
    part = entry_of(entry, key)
    try:
        return span(part, article.text)
    except Fault as fault:
        raise Fault(f"its {key}: {fault}") from fault


def _argument(entry: Entry, side: str, article: Article, cast: Cast) -> Argument:
    part = entry_of(entry, side)
    start, end, words = _part(entry, side, article)
    try:
        name, kind = text(part, "name"), choice(part, "type", ActorType)
        return Argument(cast(part, name, kind), name, words, kind, start, end)
    except Fault as fault:
        raise Fault(f"its {side}: {fault}") from fault


def _when(entry: Entry) -> EventDate | None:
    """The date of an event: `2019`, `2019-02`, `2019-02-04`, or an object with start, end, precision and raw words."""
    value = entry.get("when")
    if isinstance(value, dict):
        start, end = to_day(text(value, "start"), "when"), to_day(text(value, "end"), "when")
        if end < start:
            raise Fault("its 'when' ends before it starts")
        return EventDate(start, end, choice(value, "precision", DatePrecision), maybe_text(value, "raw") or "")
    words = maybe_text(entry, "when")
    return None if words is None else _partial(words)


def _partial(words: str) -> EventDate:
    found = _WHEN.fullmatch(words)
    try:
        if found:
            year, month, number = (int(part) if part else None for part in found.groups())
            start = date(year or 0, month or 1, number or 1)
            if number:
                return EventDate(start, start, DatePrecision.DAY, words)
            if month:
                end = start.replace(day=calendar.monthrange(start.year, month)[1])
                return EventDate(start, end, DatePrecision.MONTH, words)
            return EventDate(start, date(start.year, 12, 31), DatePrecision.YEAR, words)
    except ValueError:
        pass
    raise Fault("its 'when' is no date written as YYYY-MM-DD, YYYY-MM or YYYY")
