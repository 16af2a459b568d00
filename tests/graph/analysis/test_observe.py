"""Which statements count, for whom, and how much."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.analysis.observe import observe
from polgraph.graph.analysis.questions import dyad, signed_network
from polgraph.graph.analysis.select import Level, Selection
from polgraph.graph.analysis.why import why
from polgraph.graph.network import allies, conflicts, ties
from polgraph.ontology.records import ActorType, Status
from tests.graph.graph_samples import NOW, Cast, Said, day, extraction

if TYPE_CHECKING:
    from polgraph.graph.store import Store

CAST = Cast(
    types={
        "Orvia": ActorType.STATE,
        "Lesk": ActorType.STATE,
        "Orvian army": ActorType.GOVERNMENT_BODY,
        "Dawn Front": ActorType.ARMED_GROUP,
    },
    countries={"Orvian army": "Orvia", "Nela Crow": "Orvia"},
)


def tie_names(store: Store, name: str, selection: Selection) -> dict[str, float]:
    return {tie.other.name: tie.score for tie in ties(store, name, selection)}


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        pytest.param(Selection(), {"Bo": 5.0, "Cy": -9.0, "Di": 3.75}, id="everything"),
        pytest.param(Selection(since=date(2031, 3, 1)), {"Cy": -9.0, "Di": 3.75}, id="since"),
        pytest.param(Selection(until=date(2031, 2, 28)), {"Bo": 5.0}, id="until"),
        pytest.param(Selection(since=date(2031, 3, 5), until=date(2031, 3, 5)), {"Cy": -9.0}, id="one day"),
        pytest.param(Selection(relations=frozenset({"SUPPORT"})), {"Bo": 5.0, "Di": 3.75}, id="relation"),
        pytest.param(Selection(statuses=frozenset({"reported"})), {"Di": 3.75}, id="status"),
        pytest.param(Selection(types=frozenset({"state"})), {}, id="type"),
        pytest.param(Selection(min_sources=2), {}, id="sources"),
    ],
)
def test_a_selection_takes_what_it_says(store: Store, selection: Selection, expected: dict[str, float]) -> None:
    said = [
        Said("Al", "SUPPORT", "Bo", when=day("2031-02-10")),
        Said("Al", "ASSAULT", "Cy", when=day("2031-03-05")),
        Said("Al", "SUPPORT", "Di", status=Status.REPORTED),
    ]
    store.ingest([extraction("one", *said, published=date(2031, 4, 1))], NOW)
    assert tie_names(store, "Al", selection) == expected


def test_what_has_no_day_is_in_no_window(store: Store) -> None:
    store.ingest([extraction("one", Said("Al", "SUPPORT", "Bo"), published=None)], NOW)
    assert tie_names(store, "Al", Selection()) == {"Bo": 5.0}
    assert tie_names(store, "Al", Selection(until=date(2040, 1, 1))) == {}


def test_a_statement_loses_half_of_its_weight_in_a_half_life(store: Store) -> None:
    said = [
        Said("Al", "SUPPORT", "Bo", when=day("2031-01-01")),
        Said("Al", "SUPPORT", "Cy", when=day("2031-01-31")),
    ]
    store.ingest([extraction("one", *said)], NOW)
    assert tie_names(store, "Al", Selection(half_life=30)) == {"Bo": 2.5, "Cy": 5.0}
    assert tie_names(store, "Al", Selection(half_life=30, until=date(2031, 3, 2))) == {"Bo": 1.25, "Cy": 2.5}


def test_forces_and_ministers_stand_for_their_state(store: Store) -> None:
    said = [
        Said("Orvian army", "ASSAULT", "Lesk"),
        Said("Nela Crow", "HOLDS_OFFICE", "Orvia"),
        Said("Nela Crow", "ACCUSE", "Lesk"),
        Said("Orvian army", "SUPPORT", "Nela Crow"),
        Said("Dawn Front", "AID", "Orvian army"),
    ]
    store.ingest([extraction("one", *said, cast=CAST)], NOW)
    states = Selection(level=Level.STATE)
    assert tie_names(store, "Orvia", states) == {"Lesk": -12.0, "Dawn Front": 10.0}
    assert tie_names(store, "Nela Crow", states) == tie_names(store, "Orvia", states)
    assert sorted(name for _, name in signed_network(store, states).nodes(data="name")) == [
        "Dawn Front",
        "Lesk",
        "Orvia",
    ]


def test_a_state_that_no_article_names_is_told_by_its_name(store: Store) -> None:
    said = [Said("Orvian army", "ASSAULT", "Lesk")]
    store.ingest([extraction("one", *said, cast=CAST)], NOW)
    (tie,) = conflicts(store, "Lesk", Selection(level=Level.STATE))
    assert (tie.other.id, tie.other.name) == ("state:Orvia", "Orvia")


def test_a_leader_stands_for_the_organisation(store: Store) -> None:
    said = [
        Said("Ivo Marn", "LEADS", "Dawn Front"),
        Said("Ivo Marn", "MEMBER_OF", "Orvia"),
        Said("Ivo Marn", "ASSAULT", "Lesk"),
    ]
    store.ingest([extraction("one", *said, cast=CAST)], NOW)
    assert tie_names(store, "Dawn Front", Selection(level=Level.ORGANIZATION)) == {"Lesk": -9.0}


def test_the_reasons_of_a_tie_are_its_statements(store: Store) -> None:
    said = [Said("Al", "SUPPORT", "Bo"), Said("Bo", "ACCUSE", "Al"), Said("Al", "AID", "Cy")]
    store.ingest([extraction("one", *said)], NOW)
    (tie,) = [tie for tie in allies(store, "Al") if tie.other.name == "Bo"]
    reasons = why(store, [(tie.other.id, tie.actor.id)], Selection())
    assert sum(reason.weight for reason in reasons) == tie.score
    assert {reason.statement.evidence.text for reason in reasons} == {"Al acts on Bo.", "Bo acts on Al."}
    assert {reason.article.id for reason in reasons} == {"one"}


def test_a_dyad_tells_the_days_the_months_and_the_turn(store: Store) -> None:
    said = [
        Said("Al", "SUPPORT", "Bo", when=day("2031-01-10")),
        Said("Bo", "ASSAULT", "Al", when=day("2031-02-11")),
        Said("Al", "SUPPORT", "Cy", when=day("2031-02-11")),
    ]
    store.ingest([extraction("one", *said)], NOW)
    found = dyad(store, "Al", "Bo")
    assert [when for when, _ in found.timeline] == ["2031-01-10", "2031-02-11"]
    assert [month.net for month in found.months] == [5.0, -9.0]
    assert [(turn.month, turn.sign) for turn in found.turns] == [("2031-02", -1)]
    assert (found.left.name, found.right.name, found.score) == ("Al", "Bo", -4.0)


def test_the_sum_of_all_ties_is_that_of_all_observations(store: Store) -> None:
    said = [Said("Al", "SUPPORT", "Bo"), Said("Bo", "ACCUSE", "Cy"), Said("Al", "CONSULT", "Cy")]
    store.ingest([extraction("one", *said), extraction("two", *said, more="And so on.")], NOW)
    with store.ledger() as ledger:
        observed = sum(one.weight for one in observe(ledger, Selection()))
    assert sum(weight for _, _, weight in signed_network(store).edges(data="weight")) == observed
