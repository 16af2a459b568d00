"""Allies and conflicts of an actor, and the network as a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.graph.analysis.sums import Direction
from polgraph.graph.network import allies, conflicts, network, ties
from polgraph.graph.weights import load_weights, weight
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.load import load_ontology
from polgraph.ontology.records import Status
from tests.graph.graph_samples import NOW, Said, extraction

if TYPE_CHECKING:
    from polgraph.graph.store import Store

ME, YOU = "Runa Teel", "Ilya Barsk"


def said(relation: str, status: Status = Status.ASSERTED, *, negated: bool = False, mode: str | None = None) -> Said:
    return Said(YOU, relation, ME, status=status, negated=negated, mode=mode)


def weight_of(one: Said) -> float:
    (statement,) = extraction("one", one).statements
    return weight(statement)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (said("SUPPORT"), 5.0),
        (said("SUPPORT", Status.REPORTED), 3.75),
        (said("ASSAULT", Status.ALLEGED), -2.25),
        (said("CONSULT"), 2.5),
        (said("CONSULT", mode="visit"), 4.0),
        (said("CONSULT", mode="no such mode"), 2.5),
        (said("REQUEST"), 0.0),
        (said("ALLIED_WITH"), 7.0),
        (said("OPPOSED_TO"), -7.0),
        (said("MEMBER_OF"), 0.0),
        (said("ASSAULT", Status.INTENDED), 0.0),
        (said("ASSAULT", Status.HYPOTHETICAL), 0.0),
        (said("ASSAULT", negated=True), 0.0),
    ],
)
def test_weights(one: Said, expected: float) -> None:
    assert weight_of(one) == expected


def test_the_figures_cover_every_status_and_lie_in_range() -> None:
    weights = load_weights()
    assert set(weights.status) == {status.value for status in Status}
    assert all(0 <= factor <= 1 for factor in weights.status.values())
    assert 0 < weights.standing <= 10


@pytest.mark.parametrize("relation", load_ontology().relations, ids=lambda relation: relation.name)
def test_a_weight_has_the_sign_of_its_relation(relation: object) -> None:
    value = weight_of(said(relation.name))  # type: ignore[attr-defined]
    assert (value > 0) - (value < 0) == relation.sign  # type: ignore[attr-defined]


def test_friends_and_foes_are_ranked(store: Store) -> None:
    first = [
        Said("Ally One", "SUPPORT", ME),
        Said(ME, "AID", "Ally Two"),
        Said("Foe One", "ACCUSE", ME),
        Said(ME, "ASSAULT", "Foe Two"),
        Said("Nobody", "MEMBER_OF", ME),
        Said("Asker", "REQUEST", ME),
        Said("Denier", "ASSAULT", ME, negated=True),
        Said("Dreamer", "AID", ME, status=Status.HYPOTHETICAL),
        Said("Planner", "AID", ME, status=Status.INTENDED),
        Said("Ally One", "ASSAULT", "Foe One"),
    ]
    store.ingest([extraction("one", *first)], NOW)
    assert [(tie.other.name, tie.score, tie.direction) for tie in allies(store, ME)] == [
        ("Ally Two", 10.0, Direction.OUT),
        ("Ally One", 5.0, Direction.IN),
    ]
    assert [(tie.other.name, tie.score, tie.direction) for tie in conflicts(store, ME)] == [
        ("Foe Two", -9.0, Direction.OUT),
        ("Foe One", -3.0, Direction.IN),
    ]
    assert {tie.actor.name for tie in ties(store, ME)} == {ME}


def test_a_mixed_tie_shows_both_sides_and_is_listed_by_its_sum(store: Store) -> None:
    both = [said("SUPPORT"), Said(ME, "ACCUSE", YOU), said("AGREE", Status.REPORTED)]
    store.ingest([extraction("one", *both)], NOW)
    (tie,) = allies(store, ME)
    assert conflicts(store, ME) == []
    assert (tie.friendly, tie.hostile, tie.strongest.weight) == (2, 1, 5.0)
    assert (tie.score, tie.statements, tie.sources, tie.direction) == (3.875, 3, 1, Direction.BOTH)
    assert tie.relations == ("ACCUSE", "AGREE", "SUPPORT")
    assert tie.strongest.statement.evidence.text == "Ilya Barsk acts on Runa Teel."
    store.ingest([extraction("two", said("ASSAULT"))], NOW)
    (tie,) = conflicts(store, ME)
    assert allies(store, ME) == []
    assert tie.strongest.statement.relation == "ASSAULT"


def test_a_tie_in_balance_is_neither(store: Store) -> None:
    store.ingest([extraction("one", said("ALLIED_WITH"), said("OPPOSED_TO"))], NOW)
    assert allies(store, ME) == conflicts(store, ME) == []
    (tie,) = ties(store, ME)
    assert (tie.score, tie.statements) == (0.0, 2)


def test_a_symmetric_relation_goes_both_ways(store: Store) -> None:
    store.ingest([extraction("one", said("CONSULT"))], NOW)
    assert [tie.direction for name in (ME, YOU) for tie in allies(store, name)] == [Direction.BOTH, Direction.BOTH]


def test_a_story_that_many_print_counts_once(store: Store) -> None:
    wire = [extraction(f"paper {n}", said("SUPPORT"), said("SUPPORT"), story="wire") for n in range(5)]
    shorter = extraction("short", said("SUPPORT"), story="wire")
    own = extraction("own", said("SUPPORT"))
    store.ingest([*wire, shorter, own], NOW)
    (tie,) = allies(store, ME)
    assert (tie.sources, tie.statements, tie.score) == (2, 12, 15.0)


def test_an_actor_is_found_by_part_of_its_name_and_nobody_by_none(store: Store) -> None:
    store.ingest([extraction("one", said("SUPPORT"))], NOW)
    assert allies(store, "teel")[0].other.name == YOU
    with pytest.raises(PolgraphError) as caught:
        allies(store, "Tael")
    assert caught.value.code is ErrorCode.ACTOR_NOT_FOUND


def test_the_network_has_what_counts(store: Store) -> None:
    unreal = [said("ASSAULT", negated=True), said("ASSAULT", Status.INTENDED), said("ASSAULT", Status.HYPOTHETICAL)]
    store.ingest([extraction("one", said("SUPPORT"), said("MEMBER_OF"), *unreal)], NOW)
    graph = network(store)
    assert sorted(name for _, name in graph.nodes(data="name")) == [YOU, ME]
    edges = [data for _, _, data in graph.edges(data=True)]
    assert [(edge["relation"], edge["weight"], edge["story"]) for edge in edges] == [
        ("SUPPORT", 5.0, "one"),
        ("MEMBER_OF", 0.0, "one"),
    ]
    assert edges[0]["quote"] == "Ilya Barsk acts on Runa Teel."
