"""The corpus on which the saved questions are asked in every language: invented actors, and the annotated articles.

The invented articles hold at least one case for every question: windows, denials, allegations, threats kept and not,
chains, third parties, one wire story in two papers, what lacks a date, a publisher or a title, and names that would end
a string in a query's text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
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
    Extraction,
    Mention,
    Statement,
    Status,
)
from tests.graph.graph_samples import EXTRACTOR, Cast, Said, day, extraction

ANNOTATED = Path(__file__).parents[3] / "data" / "corpus" / "own"
QUOTING = 'Kasim "the Knife" } DETACH DELETE'
ARABIC = "\u200fنادر الحسيني"

CAST = Cast(
    types={
        "Harbour Union": ActorType.PARTY,
        "Lamp Front": ActorType.ARMED_GROUP,
        "Ostrania": ActorType.STATE,
        "Velmark": ActorType.STATE,
        "Coast Guard": ActorType.GOVERNMENT_BODY,
        "League of Ports": ActorType.INTERNATIONAL_ORGANIZATION,
        "Dockers' Circle": ActorType.ORGANIZATION,
        "Gazette": ActorType.MEDIA,
        "dockers": ActorType.GROUP,
    },
    countries={
        "Harbour Union": "Ostrania",
        "Lamp Front": "Ostrania",
        "Coast Guard": "Ostrania",
        "Dockers' Circle": "Velmark",
        "Orla Brandt": "Ostrania",
    },
    names={
        "Orla Brandt": (ActorName("Orla Brandt"), ActorName("Brandt", "short"), ActorName("Óрла", "alias", "Cyrl")),
        "Lamp Front": (ActorName("Lamp Front"), ActorName("LF", "acronym")),
    },
)
ALLEGED, INTENDED, REPORTED = Status.ALLEGED, Status.INTENDED, Status.REPORTED


@dataclass(frozen=True)
class Paper:
    """How an invented article was published."""

    published: date | None
    publisher: str | None = None
    story: str = ""
    titled: bool = True


@dataclass(frozen=True)
class More:
    """What else a statement says."""

    place: str | None = None
    role: str | None = None
    confidence: float = 0.9


def _invented(key: str, paper: Paper, *said: tuple[Said, More]) -> Extraction:
    made = extraction(key, *(one for one, _ in said), cast=CAST, story=paper.story, published=paper.published)
    article = replace(made.article, publisher=paper.publisher, title=made.article.title if paper.titled else None)
    statements = tuple(
        replace(statement, place=more.place, role=more.role, confidence=more.confidence)
        for statement, (_, more) in zip(made.statements, said, strict=True)
    )
    return replace(made, article=article, statements=statements)


def _month(text: str) -> EventDate:
    return EventDate(date.fromisoformat(f"{text}-01"), date.fromisoformat(f"{text}-28"), DatePrecision.MONTH, text)


def invented() -> list[Extraction]:
    """Articles about the quarrels of a harbour."""
    gazette, radio = "Harbour Gazette", "Coast Radio"
    brandt, union, front, velmark = "Orla Brandt", "Harbour Union", "Lamp Front", "Velmark"
    plain = More()
    return [
        _invented(
            "h 01",
            Paper(date(2021, 1, 4), gazette),
            (Said(brandt, "SUPPORT", union, predicate="praises", when=day("2021-01-03")), plain),
            (Said(union, "ALLIED_WITH", "Tomas Reke", status=REPORTED, attributed_to="Gazette"), plain),
            (Said("Gazette", "CONSULT", brandt), plain),
            (Said("Tomas Reke", "SUPPORT", "Vera Lund", predicate="backs"), More(confidence=0.4)),
            (Said("Vera Lund", "AID", velmark), plain),
            (Said(velmark, "SUPPORT", "League of Ports"), plain),
            (Said(union, "OPPOSED_TO", front), plain),
        ),
        _invented(
            "h 02",
            Paper(date(2021, 2, 10), radio, story="wire 7"),
            (
                Said("Coast Guard", "COERCE", "Kasim Dale", mode="arrest", predicate="arrests", when=day("2021-02-09")),
                More(place="Port Orla"),
            ),
            (Said(front, "ASSAULT", "Coast Guard", when=day("2021-02-09"), mode="firearms"), More(place="Port Orla")),
            (Said(front, "THREATEN", velmark, status=REPORTED, attributed_to=velmark), plain),
        ),
        _invented(
            "h 03",
            Paper(date(2021, 2, 11), gazette, story="wire 7"),
            (Said(front, "ASSAULT", "Coast Guard", when=day("2021-02-09"), mode="firearms"), More(place="Port Orla")),
            (Said("Coast Guard", "COERCE", "dockers", predicate="detains", status=ALLEGED), plain),
            (Said("Coast Guard", "COERCE", "Kasim Dale", mode="arrest", status=ALLEGED), plain),
        ),
        _invented(
            "h 04",
            Paper(date(2021, 3, 5), radio),
            (Said(brandt, "ACCUSE", front, predicate="accuses", attributed_to=brandt, when=_month("2021-03")), plain),
            (Said(front, "ACCUSE", brandt, attributed_to=brandt), More(confidence=0.35)),
            (Said(front, "ASSAULT", brandt, negated=True, attributed_to=front), plain),
            (Said(front, "ASSAULT", brandt, status=INTENDED, when=day("2021-04-01")), More(place="Old Pier")),
            (Said(front, "COERCE", "dockers", status=INTENDED), plain),
            (Said(front, "ASSAULT", "Harbour Union", status=Status.HYPOTHETICAL), plain),
        ),
        _invented(
            "h 05",
            Paper(date(2021, 4, 2), gazette),
            (Said(front, "ASSAULT", brandt, when=day("2021-04-01"), mode="explosives"), More(place="Old Pier")),
            (Said(brandt, "SANCTION", front), plain),
            (Said(velmark, "COOPERATE", brandt, when=day("2021-04-02")), plain),
            (Said(velmark, "MOBILIZE", front, status=REPORTED), plain),
        ),
        _invented(
            "h 06",
            Paper(date(2020, 6, 1), gazette),
            (Said(brandt, "HOLDS_OFFICE", "Ostrania"), More(role="prime minister")),
            (Said("Vera Lund", "HOLDS_OFFICE", "Coast Guard"), More(role="director")),
            (Said("Tomas Reke", "LEADS", union), More(role="chairman")),
            (Said("Kasim Dale", "MEMBER_OF", front), More(role="treasurer")),
            (Said("Coast Guard", "PART_OF", "Ostrania"), plain),
            (Said("Vera Lund", "MEMBER_OF", front, negated=True), plain),
        ),
        _invented(
            "h 07",
            Paper(date(2021, 6, 1), radio, titled=False),
            (Said("Tomas Reke", "HOLDS_OFFICE", "Ostrania", when=day("2021-05-20")), More(role="prime minister")),
            (Said("dockers", "MEMBER_OF", front, status=ALLEGED), plain),
            (Said("Dockers' Circle", "PART_OF", union), plain),
            (Said("Dockers' Circle", "PROTEST", "Coast Guard"), More(place="Port Orla")),
        ),
        _invented(
            "h 08",
            Paper(None),
            (Said(QUOTING, "ASSAULT", ARABIC), More(place='Quay "7"\\')),
            (Said(ARABIC, "REJECT", QUOTING, predicate="rejects"), plain),
            (Said(QUOTING, "SUPPORT", brandt), plain),
            (Said("Tomas Reke", "KIN_OF", "Vera Lund"), plain),
            (Said(brandt, "AGREE", "Tomas Reke"), plain),
        ),
        _invented(
            "h 09",
            Paper(date(2021, 7, 1), radio),
            (Said(brandt, "SUPPORT", union, negated=True, attributed_to="Vera Lund"), plain),
            (Said("Tomas Reke", "ACCUSE", "Vera Lund", when=day("2021-06-30")), plain),
            (Said("Vera Lund", "REJECT", "Tomas Reke"), plain),
            (Said(brandt, "SUPPORT", "Vera Lund", attributed_to=brandt), plain),
            (Said("Vera Lund", "REQUEST", brandt), plain),
        ),
    ]


def annotated() -> list[Extraction]:
    """The annotated articles of one folder, as an extraction would give them."""
    return [_annotated(json.loads(file.read_text(encoding="utf-8"))) for file in sorted(ANNOTATED.glob("own-*.json"))]


def _annotated(content: dict[str, Any]) -> Extraction:
    key, text = content["id"], f"{content['title']}\n\n{content['text']}"
    actors = {
        entry["id"]: Actor(
            entry["id"],
            entry["name"],
            ActorType(entry["type"]),
            tuple(ActorName(name) for name in dict.fromkeys((entry["name"], *entry["mentions"]))),
        )
        for entry in content["actors"]
    }
    places = {entry["id"]: _place(text, (entry["name"], *entry["mentions"])) for entry in content["actors"]}
    mentions = tuple(
        Mention(key, *places[name], text[slice(*places[name])], actor.type, name) for name, actor in actors.items()
    )
    made = {
        statement.id: statement
        for statement in (_statement(key, text, entry, actors, places) for entry in content["statements"])
    }
    published = date.fromisoformat(content["date"]) if content["date"] else None
    article = Article(key, text, title=content["title"], published=published, story=key, publisher="Own Herald")
    return Extraction(article, tuple(actors.values()), mentions, tuple(made.values()))


def _place(text: str, names: tuple[str, ...]) -> tuple[int, int]:
    start, name = next((text.find(name), name) for name in names if name in text)
    return start, start + len(name)


def _statement(
    key: str, text: str, entry: dict[str, Any], actors: dict[str, Actor], places: dict[str, tuple[int, int]]
) -> Statement:
    start = text.index(entry["evidence"])
    subject, object_ = (
        Argument(name, actors[name].name, text[slice(*places[name])], actors[name].type, *places[name])
        for name in (entry["subject"], entry["object"])
    )
    speaker = entry["attributed_to"]
    content = "|".join(map(str, (key, *(entry[name] for name in sorted(entry)))))
    return Statement(
        id=f"s-{sha256(content.encode()).hexdigest()[:16]}",
        article=key,
        subject=subject,
        relation=entry["relation"],
        object=object_,
        predicate=entry["mode"],
        mode=None,
        status=Status(entry["status"]),
        negated=entry["negated"],
        attributed_to=speaker and actors[speaker].name,
        when=_when(entry["when"]),
        place=entry["place"],
        role=entry["role"],
        confidence=0.5 if entry["optional"] else 0.9,
        evidence=Evidence(start, start + len(entry["evidence"]), entry["evidence"]),
        extractor=EXTRACTOR,
    )


def _when(text: str | None) -> EventDate | None:
    """The date of an annotation, which is a day, a month or a year."""
    if text is None:
        return None
    if len(text) == len("2021-01-01"):
        return day(text)
    if len(text) == len("2021-01"):
        return _month(text)
    return EventDate(date.fromisoformat(f"{text}-01-01"), date.fromisoformat(f"{text}-12-31"), DatePrecision.YEAR, text)
