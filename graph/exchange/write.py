"""All that one article says as one JSON object, which `import_statements` reads again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polgraph.graph.exchange.fields import Entry
    from polgraph.ontology.records import Actor, Argument, Article, Extraction, Mention, Statement


def extraction_record(extraction: Extraction) -> Entry:
    """All that one article says as a JSON object: nothing is left out, so that reading it gives the same records."""
    return {
        "article": _article(extraction.article),
        "actors": [_actor(actor) for actor in extraction.actors],
        "mentions": [_mention(mention) for mention in extraction.mentions],
        "statements": [statement_entry(statement) for statement in extraction.statements],
        "warnings": list(extraction.warnings),
    }


def _article(article: Article) -> Entry:
    return {
        "id": article.id,
        "text": article.text,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
        "fingerprint": article.fingerprint,
        "story": article.story,
        "author": article.author,
    }


def _actor(actor: Actor) -> Entry:
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type.value,
        "names": [{"text": name.text, "kind": name.kind, "script": name.script} for name in actor.names],
        "country": actor.country,
        "sector": actor.sector,
    }


def _mention(mention: Mention) -> Entry:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type.value,
        "actor": mention.actor,
    }


def _argument(argument: Argument) -> Entry:
    return {
        "actor": argument.actor,
        "name": argument.name,
        "text": argument.text,
        "type": argument.type.value,
        "start": argument.start,
        "end": argument.end,
    }


def statement_entry(statement: Statement) -> Entry:
    """One statement as a JSON object, in a fixed order of fields."""
    when, evidence = statement.when, statement.evidence
    return {
        "id": statement.id,
        "article": statement.article,
        "subject": _argument(statement.subject),
        "relation": statement.relation,
        "object": _argument(statement.object),
        "predicate": statement.predicate,
        "mode": statement.mode,
        "status": statement.status.value,
        "negated": statement.negated,
        "attributed_to": statement.attributed_to,
        "when": when
        and {
            "start": when.start.isoformat(),
            "end": when.end.isoformat(),
            "precision": when.precision.value,
            "raw": when.raw,
        },
        "place": statement.place,
        "role": statement.role,
        "confidence": statement.confidence,
        "evidence": {"start": evidence.start, "end": evidence.end, "text": evidence.text},
        "extractor": statement.extractor,
    }
