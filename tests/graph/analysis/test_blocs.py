"""Blocs and brokers, on published networks and on any."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph.graph.analysis.blocs import brokers, divide
from polgraph.graph.analysis.modularity import communities, modularity
from tests.graph.analysis.published import monks, powers, tribes
from tests.graph.analysis.signed_samples import signed_graph

YOUNG_TURKS = {"Albert", "Boniface", "Gregory", "Hugh", "John Bosco", "Mark", "Winfrid"}
LOYAL_OPPOSITION = {"Ambrose", "Berthold", "Bonaventure", "Louis", "Peter", "Romuald", "Victor"}
OUTCASTS = {"Amand", "Basil", "Elias", "Simplicius"}


def test_the_tribes_are_three_blocs_all_opposed() -> None:
    division = divide(tribes())
    assert [len(bloc.members) for bloc in division.blocs] == [7, 5, 4]
    assert set(division.blocs[2].members) == {"Gama", "Gaveve", "Kotuni", "Nagamiza"}
    assert all(bloc.hostile == 0 for bloc in division.blocs)
    assert all(pair.opposed for pair in division.between)


def test_two_ties_stand_against_the_three_blocs_of_the_tribes_as_published() -> None:
    home = {member: bloc.number for bloc in divide(tribes()).blocs for member in bloc.members}
    ties = tribes().edges(data="weight")
    assert sum((home[left] == home[right]) != (weight > 0) for left, right, weight in ties) == 2


def test_the_powers_of_1907_are_the_alliance_and_the_entente() -> None:
    blocs = {frozenset(bloc.members) for bloc in divide(powers(1907)).blocs}
    assert blocs == {
        frozenset({"Austria-Hungary", "Germany", "Italy"}),
        frozenset({"France", "Great Britain", "Russia"}),
    }


def test_the_mediators_between_the_tribes_are_those_with_allies_on_both_sides() -> None:
    # Masilakidzuha: the mediator of Doreian and Mrvar (2009, doi:10.1016/j.socnet.2008.08.001).
    found = brokers(tribes(), divide(tribes()))
    assert found[0].actor == "Masilakidzuha"
    assert {broker.actor for broker in found} == {"Masilakidzuha", "Nagamidzuha"}


def test_the_novices_fall_into_the_groups_that_sampson_saw() -> None:
    assert {frozenset(group) for group in communities(monks())} == {
        frozenset(YOUNG_TURKS),
        frozenset(LOYAL_OPPOSITION),
        frozenset(OUTCASTS),
    }


def test_enemies_alone_make_no_bloc() -> None:
    division = divide(signed_graph([("a", "b", -1.0), ("b", "c", -2.0)]))
    assert division.blocs == ()
    assert division.alone == ("a", "b", "c")


def test_the_best_liked_member_stands_first() -> None:
    division = divide(signed_graph([("a", "m", 1.0), ("b", "m", 2.0), ("c", "m", 1.0)]))
    assert division.blocs[0].members[0] == "m"


def test_a_network_without_ties_has_no_modularity() -> None:
    assert modularity(signed_graph([("a", "b", 0.0)]), [["a"], ["b"]]) == 0.0


def test_somebody_liked_by_blocs_that_get_along_is_no_broker() -> None:
    clique = [("a", "b", 9.0), ("c", "d", 9.0), ("a", "m", 1.0), ("c", "m", 1.0), ("b", "d", 0.5)]
    graph = signed_graph(clique)
    assert brokers(graph, divide(graph)) == []


ties = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), st.integers(-3, 3).map(float)), max_size=30
)


@settings(max_examples=80, deadline=None)
@given(ties)
def test_every_actor_is_in_just_one_community(drawn: list[tuple[str, str, float]]) -> None:
    graph = signed_graph(drawn)
    groups = communities(graph)
    assert sorted(name for group in groups for name in group) == sorted(graph)


@settings(max_examples=80, deadline=None)
@given(ties)
def test_the_division_is_no_worse_than_all_apart_or_all_together(drawn: list[tuple[str, str, float]]) -> None:
    graph = signed_graph(drawn)
    found = modularity(graph, communities(graph))
    assert found >= modularity(graph, [[name] for name in graph]) - 1e-9
    assert -1 - 1e-9 <= found <= 1 + 1e-9


@settings(max_examples=80, deadline=None)
@given(ties)
def test_the_order_of_the_ties_changes_nothing(drawn: list[tuple[str, str, float]]) -> None:
    assert communities(signed_graph(drawn)) == communities(signed_graph(reversed(drawn)))
