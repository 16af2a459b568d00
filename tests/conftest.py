"""What tests of more than one folder share: a small article, its extraction by hand, and an engine that returns it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

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

pytest_plugins = ["tests.browser"]

DATA = Path(__file__).parent / "data"
TEXT = "Ruvia votes on Sunday\n\nOrla Brandt supports the Harbour Union. Tomas Reke did not attack Orla Brandt."


def _argument(article: Article, actor: str, text: str, kind: ActorType, after: int) -> Argument:
    start = article.text.index(text, after)
    return Argument(actor, text, text, kind, start, start + len(text))


def by_hand(article: Article) -> Extraction:
    """The two statements of `TEXT`, or none of any other text."""
    if "Orla Brandt supports" not in article.text:
        return Extraction(article)
    people = {"a1": ("Orla Brandt", ActorType.PERSON), "a2": ("Harbour Union", ActorType.PARTY)}
    people["a3"] = ("Tomas Reke", ActorType.PERSON)
    actors = tuple(Actor(key, name, kind, (ActorName(name),)) for key, (name, kind) in people.items())
    rows = (
        ("a1", "SUPPORT", "supports", "a2", "Orla Brandt supports the Harbour Union.", Status.REPORTED, False, "Radio"),
        ("a3", "ASSAULT", "attacks", "a1", "Tomas Reke did not attack Orla Brandt.", Status.ASSERTED, True, None),
    )
    statements = []
    for number, (left, relation, predicate, right, quote, status, negated, says) in enumerate(rows, start=1):
        start = article.text.index(quote)
        day = EventDate(date(2021, 3, 7), date(2021, 3, 7), DatePrecision.DAY, "Sunday") if number == 1 else None
        statements.append(
            Statement(
                id=f"{article.fingerprint[:6]}0{number}aa",
                article=article.id,
                subject=_argument(article, left, *people[left], start),
                relation=relation,
                object=_argument(article, right, *people[right], start),
                predicate=predicate,
                mode=None,
                status=status,
                negated=negated,
                attributed_to=says,
                when=day,
                place=None,
                role=None,
                confidence=0.9,
                evidence=Evidence(start, start + len(quote), quote),
                extractor="by hand 1",
            )
        )
    mentions = tuple(
        Mention(article.id, a.start, a.end, a.text, a.type, a.actor) for s in statements for a in (s.subject, s.object)
    )
    return Extraction(article, actors, mentions, tuple(statements))


@dataclass
class FakeEngine:
    """An engine without a model: extracts by hand, and remembers what it was asked."""

    asked: list[str] = field(default_factory=list)

    def extract(self, article: Article) -> Extraction:
        self.asked.append(article.id)
        return by_hand(article)

    def pipe(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        return map(self.extract, articles)

    def explain(self, article: Article) -> str:
        return "\n".join(f"{s.subject.name} {s.relation}: \x1b[31m{s.predicate}" for s in by_hand(article).statements)


@pytest.fixture(autouse=True)
def no_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stores of tests do without the shipped catalogue: it takes seconds, and the tests have actors of their own."""
    monkeypatch.setattr("polgraph.graph.store.Store.take_catalogue", lambda _store, _now: None)


@pytest.fixture
def fake_engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """The engine that every command loads in a test that asks for this."""
    fake = FakeEngine()
    monkeypatch.setattr("polgraph.engine.load_engine", lambda _model="": fake)
    return fake


@pytest.fixture
def voa_file() -> Path:
    """The Voice of America article of 2020-12-26, as found."""
    return DATA / "voa-2020-12-26.txt"


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    """A dated text file with the article that `by_hand` knows."""
    path = tmp_path / "vote-2021-03-07.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path
