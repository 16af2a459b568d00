"""The annotated articles of `tests/data/corpus`: well formed, and every word of the annotation found in its text."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from polgraph.ontology.load import load_ontology
from polgraph.ontology.records import ActorType, Status

CORPUS = Path(__file__).parent / "data" / "corpus"
ARTICLES = sorted(CORPUS.rglob("own-*.json"))
RELATIONS = {relation.name: relation.symmetric for relation in load_ontology().relations}
ARTICLE_FIELDS = {"id", "date", "title", "source", "license", "url", "text", "actors", "statements"}
ACTOR_FIELDS = {"id", "name", "type", "mentions"}
STATEMENT_FIELDS = {
    *("subject", "relation", "mode", "object", "status", "negated"),
    *("attributed_to", "when", "place", "role", "evidence", "optional"),
}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def fields(entry: dict[str, Any], expected: set[str], where: str) -> list[str]:
    wrong = sorted(expected.symmetric_difference(entry))
    return [f"{where}: fields {wrong}"] if wrong else []


def actor_faults(article: dict[str, Any]) -> list[str]:
    """Actors without a known type, or of which the text says nothing."""
    faults = []
    found_in = f"{article['title']}\n{article['text']}"
    for actor in article["actors"]:
        where = f"actor {actor.get('id')}"
        faults += fields(actor, ACTOR_FIELDS, where)
        if actor["type"] not in set(ActorType):
            faults.append(f"{where}: type {actor['type']}")
        if not any(name in article["text"] for name in (actor["name"], *actor["mentions"])):
            faults.append(f"{where}: {actor['name']} not in the text")
        faults += [f"{where}: mention {name} not found" for name in actor["mentions"] if name not in found_in]
    identifiers = Counter(actor["id"] for actor in article["actors"])
    return faults + [f"actor {key} stands {count} times" for key, count in identifiers.items() if count > 1]


def statement_faults(article: dict[str, Any], statement: dict[str, Any]) -> list[str]:
    """What is wrong with one statement, seen alone."""
    known = {actor["id"] for actor in article["actors"]}
    where = " ".join(str(statement.get(part)) for part in ("subject", "relation", "object"))
    faults = fields(statement, STATEMENT_FIELDS, where)
    named = [statement["subject"], statement["object"], statement["attributed_to"] or statement["subject"]]
    checks = {
        "unknown actor": known.issuperset(named),
        "relation": statement["relation"] in RELATIONS,
        "status": statement["status"] in set(Status),
        "negated and optional": all(type(statement[key]) is bool for key in ("negated", "optional")),
        "subject is object": statement["subject"] != statement["object"],
        "evidence is not verbatim": bool(statement["evidence"]) and statement["evidence"] in article["text"],
        "place is not in the text": statement["place"] is None or statement["place"] in article["text"],
        "date": statement["when"] is None or DATE.fullmatch(statement["when"]) is not None,
        "office without role": statement["relation"] != "HOLDS_OFFICE" or bool(statement["role"]),
    }
    return faults + [f"{where}: {fault}" for fault, fine in checks.items() if not fine]


def repeated(article: dict[str, Any]) -> list[str]:
    """Statements given twice; of a symmetric relation also when subject and object are swapped."""
    keys: Counter[tuple[Any, ...]] = Counter()
    for statement in article["statements"]:
        pair = (statement["subject"], statement["object"])
        if RELATIONS.get(statement["relation"]):
            pair = (min(pair), max(pair))
        keys[*pair, statement["relation"], statement["status"], statement["negated"]] += 1
    return [f"repeated: {key}" for key, count in keys.items() if count > 1]


def article_faults(article: dict[str, Any]) -> list[str]:
    faults = fields(article, ARTICLE_FIELDS, "article")
    date.fromisoformat(article["date"])
    faults += actor_faults(article) + repeated(article)
    return faults + [fault for statement in article["statements"] for fault in statement_faults(article, statement)]


def sample(**changes: Any) -> dict[str, Any]:
    """A faultless article of one statement, with changes to that statement."""
    statement = dict.fromkeys(STATEMENT_FIELDS) | {
        "subject": "a",
        "relation": "CONSULT",
        "object": "b",
        "status": "asserted",
        "negated": False,
        "optional": False,
        "evidence": "Orla Brandt met Tomas Reke.",
    }
    actors = [
        {"id": "a", "name": "Orla Brandt", "type": "person", "mentions": ["Orla Brandt"]},
        {"id": "b", "name": "Tomas Reke", "type": "person", "mentions": []},
    ]
    article = dict.fromkeys(ARTICLE_FIELDS) | {"id": "sample", "date": "2021-03-07", "title": "A meeting"}
    return article | {"text": "Orla Brandt met Tomas Reke.", "actors": actors, "statements": [statement | changes]}


def test_there_are_articles() -> None:
    assert ARTICLES


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_article_is_well_formed(path: Path) -> None:
    article = json.loads(path.read_text(encoding="utf-8"))
    assert article["id"] == path.stem
    assert article_faults(article) == []


def test_a_faultless_article_has_no_faults() -> None:
    assert article_faults(sample()) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"object": "c"}, "unknown actor"),
        ({"relation": "MEETS"}, "relation"),
        ({"status": "true"}, "status"),
        ({"negated": None}, "negated and optional"),
        ({"object": "a"}, "subject is object"),
        ({"evidence": "Orla Brandt met him."}, "evidence is not verbatim"),
        ({"place": "Paris"}, "place is not in the text"),
        ({"when": "Sunday"}, "date"),
        ({"relation": "HOLDS_OFFICE"}, "office without role"),
        ({"source": "radio"}, "fields ['source']"),
    ],
)
def test_a_fault_is_found(changes: dict[str, Any], fault: str) -> None:
    assert any(found.endswith(fault) for found in article_faults(sample(**changes)))


@pytest.mark.parametrize(("relation", "count"), [("CONSULT", 1), ("ACCUSE", 0)])
def test_symmetric_statements_stand_once(relation: str, count: int) -> None:
    article = sample(relation=relation)
    swapped = article["statements"][0] | {"subject": "b", "object": "a"}
    article["statements"].append(swapped)
    assert len(repeated(article)) == count


def test_an_actor_of_whom_nothing_is_said_is_found() -> None:
    article = sample()
    article["actors"].append({"id": "c", "name": "Nobody", "type": "ghost", "mentions": ["No one"]})
    assert [fault.removeprefix("actor c: ") for fault in actor_faults(article)] == [
        "type ghost",
        "Nobody not in the text",
        "mention No one not found",
    ]
