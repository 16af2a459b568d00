"""Known actors: taken in from a catalogue, shown where articles speak of them, and taken out again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.ledger import ChangeKind, Ledger
from polgraph.graph.resolution.records import Office
from polgraph.graph.resolve import known_node
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.graph.graph_samples import NOW, Said, extraction
from tests.graph.resolution.resolution_samples import ToyLinker, known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BARSK = replace(
    known("1", "Barsk Ilya", "Old Barsk", country="Velmark"),
    sector="GOV",
    offices=(Office("premier", "Velmark", date(2019, 1, 1), None), Office("mayor")),
    memberships=("Lamp Front",),
)
GRELL = known("2", "Oma Grell")
NODE = known_node("list", "1")


@pytest.fixture
def toy(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with foreseeable rules and one article."""
    with Ledger.open(tmp_path / "ledger.sqlite", create=True, linker=ToyLinker()) as ledger:
        ledger.ingest(extraction("one", Said("Ilya Barsk", "SUPPORT", "Runa Teel")), now=NOW)
        yield ledger


def test_a_known_actor_gives_the_actor_id_name_and_names(toy: Ledger) -> None:
    (before,) = toy.find_actors("Ilya Barsk")
    done = toy.import_known("list", "CC0", [BARSK, GRELL], now=NOW)
    assert (done.added, done.changed, done.removed, done.unchanged, done.articles) == (2, 0, 0, 0, ("one",))
    actor = toy.actor(before.id)
    assert actor is not None
    assert (actor.id, actor.name, actor.country, actor.sector) == (NODE, "Barsk Ilya", "Velmark", "GOV")
    assert {name.text for name in actor.names} == {"Barsk Ilya", "Ilya Barsk", "Old Barsk"}
    assert toy.find_actors("old barsk") == (actor,)
    assert toy.known(before.id) == (("list", "CC0", BARSK),)
    assert [node.id for node in toy.nodes(NODE)] == [before.id, NODE]
    kinds = [change.kind for change in toy.changes(1)]
    assert kinds == [ChangeKind.KNOWN_IMPORTED, ChangeKind.ARTICLE_RESOLVED]


def test_a_known_actor_that_no_article_speaks_of_shows_nowhere(toy: Ledger) -> None:
    toy.import_known("list", "CC0", [GRELL], now=NOW)
    node = known_node("list", "2")
    assert toy.find_actors("Oma Grell") == ()
    assert node not in {actor.id for actor in toy.actors()}
    assert toy.actor(node) is not None
    toy.ingest(extraction("two", Said("Grell Oma", "SUPPORT", "Runa Teel")), now=NOW)
    assert [actor.id for actor in toy.find_actors("Grell Oma")] == [node]
    toy.retract("two")
    assert toy.find_actors("Oma Grell") == ()


def test_importing_again_changes_nothing(toy: Ledger) -> None:
    toy.import_known("list", "CC0", [BARSK, GRELL], now=NOW)
    before = toy.dump()
    done = toy.import_known("list", "CC0", [GRELL, BARSK], now="2030-01-01T00:00:00Z")
    assert (done.unchanged, done.added, toy.dump()) == (2, 0, before)


def test_an_import_replaces_what_the_source_had(toy: Ledger) -> None:
    toy.import_known("list", "CC0", [BARSK, GRELL], now=NOW)
    done = toy.import_known("list", "CC0", [replace(BARSK, country="Ostrania"), known("3", "New")], now="2021-06-06")
    assert (done.added, done.changed, done.removed, done.unchanged, done.articles) == (1, 1, 1, 0, ("one",))
    (source,) = toy.known_sources()
    assert (source.source, source.licence, source.actors, source.imported) == ("list", "CC0", 2, "2021-06-06")


def test_what_a_catalogue_adds_is_told_though_nothing_else_changes(toy: Ledger) -> None:
    toy.import_known("list", "CC0", [BARSK], now=NOW)
    more = replace(BARSK, identifiers=(("register", "9"),))
    assert toy.import_known("list", "CC0", [more], now=NOW).articles == ("one",)


def test_removing_a_source_leaves_no_trace(toy: Ledger) -> None:
    before = toy.dump(changes=False)
    toy.import_known("list", "CC0", [BARSK, GRELL], now=NOW)
    toy.remove_known("list", now=NOW)
    assert toy.dump(changes=False) == before
    with pytest.raises(PolgraphError) as caught:
        toy.remove_known("list", now=NOW)
    assert caught.value.code is ErrorCode.OPTION_INVALID


def test_a_dry_import_changes_nothing(toy: Ledger) -> None:
    before = toy.dump()
    tried = toy.import_known("list", "CC0", [BARSK], now=NOW, dry_run=True)
    assert (tried.added, tried.articles, toy.dump()) == (1, ("one",), before)


@pytest.mark.parametrize(
    ("source", "actors"),
    [("", [BARSK]), ("list", [BARSK, BARSK]), ("list", [replace(BARSK, key="")]), ("list", [replace(BARSK, name=" ")])],
    ids=["no source", "twice", "no key", "no name"],
)
def test_an_import_is_refused_whole(toy: Ledger, source: str, actors: list) -> None:  # type: ignore[type-arg]
    before = toy.dump()
    with pytest.raises(PolgraphError) as caught:
        toy.import_known(source, "CC0", actors, now=NOW)
    assert (caught.value.code, toy.dump()) == (ErrorCode.INPUT_INVALID, before)


def test_two_records_of_one_actor_meet_through_an_article(toy: Ledger) -> None:
    toy.import_known("list", "CC0", [BARSK], now=NOW)
    toy.import_known("other", "ODbL", [known("x", "Ilya Barsk")], now=NOW)
    assert [source for source, _, _ in toy.known(NODE)] == ["list", "other"]
    assert toy.counts()["links"] == 3
    toy.retract("one")
    assert toy.counts()["links"] == 0


def test_a_known_actor_is_merged_by_hand(toy: Ledger) -> None:
    toy.import_known("list", "CC0", [GRELL], now=NOW)
    (teel,) = toy.find_actors("Runa Teel")
    toy.merge(teel.id, known_node("list", "2"), author="Ana", reason="seen", now=NOW)
    assert [actor.id for actor in toy.find_actors("Oma Grell")] == [known_node("list", "2")]
    toy.remove_known("list", now=NOW)
    assert toy.actor(teel.id) == teel
