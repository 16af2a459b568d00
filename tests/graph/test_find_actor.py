"""Finding the one actor that a name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.graph.find import find_actor
from polgraph.graph.resolution.records import KnownActor
from polgraph.graph.resolve import known_node
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import ActorName, ActorType
from tests.graph.graph_samples import NOW, Cast, Said, extraction

if TYPE_CHECKING:
    from polgraph.graph.ledger import Ledger

CAST = Cast(
    types={"Lamp": ActorType.PARTY, "Ostrania": ActorType.STATE},
    names={
        "Ramzi al-Dowari": (
            ActorName("Ramzi al-Dowari"),
            ActorName("Dowari", "short"),
            ActorName("the envoy", "nominal"),
        ),
        "Ilya Dowar": (ActorName("Ilya Dowar"), ActorName("Ilya", "short")),
        "Ostrania": (ActorName("Ostrania"), ActorName("Port Sele", "alias")),
        "Lamp": (ActorName("Lamp"), ActorName("Ostrania", "alias")),
        "Flint Circle fighters": (ActorName("Flint Circle fighters", "nominal"),),
        "a northern envoy": (ActorName("a northern envoy", "nominal"), ActorName("Dowari", "nominal")),
    },
)


@pytest.fixture
def known(ledger: Ledger) -> Ledger:
    """A ledger with people of similar names."""
    said = [
        Said("Ramzi al-Dowari", "SUPPORT", "Ilya Dowar"),
        Said("Ostrania", "AID", "Ilya Teel"),
        Said("Lamp", "AID", "Runa Teel"),
        Said("Flint Circle", "AID", "Flint Circle fighters"),
        Said("a northern envoy", "AID", "Runa Teel"),
    ]
    ledger.ingest(extraction("one", *said, cast=CAST), now=NOW)
    return ledger


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Ramzi al-Dowari", "Ramzi al-Dowari"),
        ("ramzi el dowari", "Ramzi al-Dowari"),
        ("al-Dowari", "Ramzi al-Dowari"),
        ("Ramzi", "Ramzi al-Dowari"),
        ("Dowar", "Ilya Dowar"),
        ("the envoy", "Ramzi al-Dowari"),
        ("northern envoy", "a northern envoy"),
        ("Dowari", "Ramzi al-Dowari"),
        ("Circle", "Flint Circle"),
        ("fighters", "Flint Circle fighters"),
        ("Ilya", "Ilya Dowar"),
        ("Port Sele", "Ostrania"),
        ("Ostrania", "Ostrania"),
        ("Teel Runa", "Runa Teel"),
    ],
)
def test_a_name_finds_its_actor(known: Ledger, asked: str, found: str) -> None:
    assert find_actor(known, asked).name == found


def test_an_id_finds_its_actor(known: Ledger) -> None:
    actor = find_actor(known, "Runa Teel")
    assert find_actor(known, actor.id) == actor


def test_several_actors_are_listed(known: Ledger) -> None:
    with pytest.raises(PolgraphError) as caught:
        find_actor(known, "Teel")
    assert caught.value.code is ErrorCode.ACTOR_AMBIGUOUS
    for name in ("Ilya Teel", "Runa Teel"):
        assert f"{name} (person, {find_actor(known, name).id})" in caught.value.message


def test_a_long_list_is_cut(ledger: Ledger) -> None:
    ledger.ingest(extraction("one", *(Said(f"Teel {n:02}", "AID", f"Orm {n}") for n in range(12))), now=NOW)
    with pytest.raises(PolgraphError, match=r"Teel 07 .*; and 4 more"):
        find_actor(ledger, "Teel")


@pytest.mark.parametrize(("asked", "near"), [("Ramsi Dowary", "Ramzi al-Dowari"), ("Ostrana", "Ostrania")])
def test_a_name_of_nobody_gets_the_nearest(known: Ledger, asked: str, near: str) -> None:
    with pytest.raises(PolgraphError) as caught:
        find_actor(known, asked)
    assert caught.value.code is ErrorCode.ACTOR_NOT_FOUND
    assert near in caught.value.hint


@pytest.mark.parametrize("asked", ["", " ", "zzzzqq", "%", "_"])
def test_a_name_near_nobody(known: Ledger, asked: str) -> None:
    with pytest.raises(PolgraphError) as caught:
        find_actor(known, asked)
    assert caught.value.code is ErrorCode.ACTOR_NOT_FOUND
    assert caught.value.hint


def test_actors_of_one_name_are_told_apart_by_an_article(ledger: Ledger) -> None:
    for article in ("one", "two"):
        cast = Cast(names={"the envoy": (ActorName("the envoy", "nominal"),)})
        ledger.ingest(extraction(article, Said("the envoy", "AID", "Runa Teel"), cast=cast), now=NOW)
    with pytest.raises(
        PolgraphError, match=r"the envoy \(person, in (one|two), a-\w+\); the envoy \(person, in (one|two),"
    ):
        find_actor(ledger, "the envoy")


@pytest.fixture
def catalogued(known: Ledger) -> Ledger:
    """Known actors beside: one that articles speak of, and some that none does."""
    actors = [
        KnownActor(
            "1", "Quiet League", ActorType.ORGANIZATION, (ActorName("Quiet League"), ActorName("Hush", "alias"))
        ),
        KnownActor("2", "Hush Money Union", ActorType.ORGANIZATION),
        KnownActor("3", "Runa Teel", ActorType.PERSON),
        KnownActor("4", "Orm Teel", ActorType.PERSON),
    ]
    known.import_known("register", "CC0", actors, now=NOW)
    return known


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("quiet league", "Quiet League"),
        ("Hush", "Quiet League"),
        ("money", "Hush Money Union"),
        ("Runa Teel", "Runa Teel"),
        ("Teel Orm", "Orm Teel"),
        ("Circle", "Flint Circle"),
    ],
)
def test_a_known_actor_that_no_article_speaks_of_is_found_where_it_is_wanted(
    catalogued: Ledger, asked: str, found: str
) -> None:
    assert find_actor(catalogued, asked, unmentioned=True).name == found


def test_an_answer_from_articles_does_not_find_who_is_in_a_catalogue_only(catalogued: Ledger) -> None:
    with pytest.raises(PolgraphError, match="No article in the store speaks of Quiet League") as caught:
        find_actor(catalogued, "quiet league")
    assert known_node("register", "1") in caught.value.hint


@pytest.mark.parametrize(("asked", "near"), [("Quet Leage", "Quiet League"), ("Leage", "Quiet League")])
def test_a_name_near_a_known_actor(catalogued: Ledger, asked: str, near: str) -> None:
    with pytest.raises(PolgraphError) as caught:
        find_actor(catalogued, asked, unmentioned=True)
    assert near in caught.value.hint
