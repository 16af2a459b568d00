"""Hand-made extractions about invented actors."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from polgraph.graph.exchange.write import extraction_record
from polgraph.ontology.records import (
    Actor,
    ActorName,
    ActorType,
    Argument,
    Article,
    DatePrecision,
    EventDate,
    Evidence,
    Extraction,
    Mention,
    Statement,
    Status,
)

NOW = "2021-01-01T00:00:00Z"
EXTRACTOR = "hand 1"


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder in memory where the system has that: tests that make a thousand ledgers wait for the disk otherwise."""
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@dataclass(frozen=True)
class Said:
    """One sentence of an invented article: subject, relation and object with its qualifiers."""

    subject: str
    relation: str
    object: str
    status: Status = Status.ASSERTED
    negated: bool = False
    predicate: str = "acts on"
    mode: str | None = None
    attributed_to: str | None = None
    when: EventDate | None = None


@dataclass(frozen=True)
class Cast:
    """The kinds, countries and further names of the actors of an invented article."""

    types: dict[str, ActorType] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[ActorName, ...]] = field(default_factory=dict)

    def actor(self, number: int, name: str) -> Actor:
        return Actor(
            id=f"e{number}",
            name=name,
            type=self.types.get(name, ActorType.PERSON),
            names=self.names.get(name, (ActorName(name),)),
            country=self.countries.get(name),
        )


def day(text: str) -> EventDate:
    """The event date of one day, such as `2021-03-04`."""
    return EventDate(date.fromisoformat(text), date.fromisoformat(text), DatePrecision.DAY, text)


def extraction(
    key: str,
    *said: Said,
    cast: Cast | None = None,
    story: str = "",
    extractor: str = EXTRACTOR,
    published: date | None = date(2021, 1, 1),
    more: str = "",
) -> Extraction:
    """An article of one sentence a statement, with right offsets everywhere."""
    cast = cast or Cast()
    names = list(dict.fromkeys(name for one in said for name in (one.subject, one.object)))
    actors = tuple(cast.actor(number, name) for number, name in enumerate(names))
    ids = {actor.name: actor for actor in actors}
    text, mentions, statements = "", [], []
    for one in said:
        start = len(text)
        sentence = f"{one.subject} {one.predicate} {one.object}."
        text += f"{sentence} "
        places = (start, start + len(one.subject) + len(one.predicate) + 2)
        arguments = []
        for name, place in zip((one.subject, one.object), places, strict=True):
            actor = ids[name]
            arguments.append(Argument(actor.id, name, name, actor.type, place, place + len(name)))
            mentions.append(Mention(key, place, place + len(name), name, actor.type, actor.id))
        content = f"{key}|{start}|{sentence}|{one.relation}|{one.status}|{one.negated}"
        statements.append(
            Statement(
                id=f"s-{sha256(content.encode()).hexdigest()[:16]}",
                article=key,
                subject=arguments[0],
                relation=one.relation,
                object=arguments[1],
                predicate=one.predicate,
                mode=one.mode,
                status=one.status,
                negated=one.negated,
                attributed_to=one.attributed_to,
                when=one.when,
                place=None,
                role=None,
                confidence=0.9,
                evidence=Evidence(start, start + len(sentence), sentence),
                extractor=extractor,
            )
        )
    text += more
    article = Article(key, text, title=f"News {key}", published=published, story=story or key)
    return Extraction(article, actors, tuple(mentions), tuple(statements))


def extraction_line(extraction: Extraction) -> str:
    """All that one article says as a line of JSON, in a fixed order of fields, with its line end."""
    return json.dumps(extraction_record(extraction), ensure_ascii=False) + "\n"
