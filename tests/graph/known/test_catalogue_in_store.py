"""The shipped catalogue in a store: brought in with the first articles, kept up to date, gone if removed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from polgraph.graph import known
from polgraph.graph.known import CATALOGUE_LICENCE, CATALOGUE_SOURCE, load_catalogue
from polgraph.graph.ledger import Ledger
from polgraph.graph.resolution.linker import RuleLinker
from polgraph.graph.resolution.records import KnownActor
from polgraph.graph.store import Store
from polgraph.ontology.records import Actor, ActorName, ActorType, Article, Extraction

if TYPE_CHECKING:
    from pathlib import Path

NOW = "2021-01-01T00:00:00+00:00"
LATER = "2022-01-01T00:00:00+00:00"
TAKE = Store.take_catalogue
"""The method itself: in a test it is switched off, and here on again."""


@pytest.fixture(autouse=True)
def catalogue(monkeypatch: pytest.MonkeyPatch, no_catalogue: None) -> None:
    """Stores take in the catalogue."""
    monkeypatch.setattr(Store, "take_catalogue", TAKE)


def sources(store: Store) -> list[tuple[str, str, int, str]]:
    with store.ledger() as ledger:
        return [(one.source, one.licence, one.actors, one.imported) for one in ledger.known_sources()]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of one actor."""
    actor = KnownActor("person/x", "Orla Brandt", ActorType.PERSON, (ActorName("Orla Brandt"),))
    replace(monkeypatch, "1" * 64, actor)


def replace(monkeypatch: pytest.MonkeyPatch, version: str, *actors: KnownActor) -> None:
    monkeypatch.setattr(known, "catalogue_hash", lambda: version)
    monkeypatch.setattr(known, "load_catalogue", lambda: actors)


@pytest.mark.usefixtures("small")
class TestSmall:
    def test_it_comes_with_the_first_articles_and_once(self, tmp_path: Path) -> None:
        store = Store.open(tmp_path / "store", create=True)
        assert sources(store) == []
        store.ingest([], NOW)
        store.ingest([], LATER)
        assert sources(store) == [(CATALOGUE_SOURCE, CATALOGUE_LICENCE, 1, NOW)]

    def test_a_store_may_do_without(self, tmp_path: Path) -> None:
        store = Store.open(tmp_path / "store", create=True, catalogue=False)
        store.ingest([], NOW)
        assert sources(store) == []

    def test_another_version_replaces_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        store = Store.open(tmp_path / "store", create=True)
        store.ingest([], NOW)
        names = ("Tomas Reke", "Branko Veldt")
        replace(monkeypatch, "2" * 64, *(KnownActor(f"person/{name}", name, ActorType.PERSON) for name in names))
        done = store.take_catalogue(LATER)
        assert done is not None
        assert (done.added, done.removed) == (2, 1)
        assert sources(store) == [(CATALOGUE_SOURCE, CATALOGUE_LICENCE, 2, LATER)]

    def test_one_that_was_removed_stays_away(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        store = Store.open(tmp_path / "store", create=True)
        store.ingest([], NOW)
        with store.writer() as ledger:
            ledger.remove_known(CATALOGUE_SOURCE, now=NOW)
        store.ingest([], LATER)
        replace(monkeypatch, "2" * 64, KnownActor("person/y", "Tomas Reke", ActorType.PERSON))
        store.ingest([], LATER)
        assert sources(store) == []

    def test_a_store_made_anew_has_it_anew(self, tmp_path: Path) -> None:
        store = Store.open(tmp_path / "store", create=True)
        store.ingest([], NOW)
        for file in store.path.glob("ledger.sqlite*"):
            file.unlink()
        Store.open(tmp_path / "store", create=True).ingest([], LATER)
        assert sources(store) == [(CATALOGUE_SOURCE, CATALOGUE_LICENCE, 1, LATER)]


def test_articles_meet_the_whole_catalogue(tmp_path: Path) -> None:
    names = {"PMF": ActorType.ARMED_GROUP, "Mustafa al-Kadhemi": ActorType.PERSON, "Iraq": ActorType.STATE}
    actors = tuple(
        Actor(f"a{at}", name, kind, (ActorName(name),), "Iraq") for at, (name, kind) in enumerate(names.items())
    )
    article = Article("one", "PMF Mustafa al-Kadhemi Iraq", published=date(2021, 3, 7), fingerprint="f")
    with Ledger.open(tmp_path / "ledger.sqlite", create=True, linker=RuleLinker()) as ledger:
        done = ledger.import_known(CATALOGUE_SOURCE, CATALOGUE_LICENCE, load_catalogue(), now=NOW)
        ledger.ingest(Extraction(article, actors), now=NOW)
        found = {name: [actor.id[:2] for actor in ledger.find_actors(name)] for name in names}
    assert done.added == len(load_catalogue())
    assert found == {name: ["k-"] for name in names}
