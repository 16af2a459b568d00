"""Triads and the frustration index, on published networks and on any."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph.graph.analysis.frustration import frustration
from polgraph.graph.analysis.signed import edge_signs
from polgraph.graph.analysis.triads import TriadCensus, census, triads
from tests.graph.analysis.published import monks, powers, tribes
from tests.graph.analysis.signed_samples import signed_graph

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped, unused-ignore]

Ties = list[tuple[str, str, float]]

NAMES = "abcdefgh"
PAIRS = list(combinations(NAMES, 2))
networks = st.lists(st.sampled_from([-1.0, 0.0, 1.0]), min_size=len(PAIRS), max_size=len(PAIRS)).map(
    lambda signs: [(left, right, sign) for (left, right), sign in zip(PAIRS, signs, strict=True)]
)


def brute_force(graph: nx.Graph[str]) -> int:
    """The frustration index by trying every division."""
    names, edges = sorted(graph), edge_signs(graph)
    divisions = (dict(zip(names, sides, strict=True)) for sides in product((False, True), repeat=len(names)))
    least: int = min(
        sum((side[left] == side[right]) != (sign > 0) for left, right, sign in edges) for side in divisions
    )
    return least


def test_the_tribes_are_frustrated_as_published() -> None:
    found = frustration(tribes())
    assert (found.lower, found.upper, len(found.ties)) == (7, 7, 7)


def test_the_triads_of_the_tribes_are_balanced_as_published() -> None:
    found = census(tribes())
    assert found == TriadCensus((19, 2, 40, 7))
    assert found.share == pytest.approx(0.87, abs=0.005)


def test_the_novices_can_be_solved_exactly() -> None:
    found = frustration(monks())
    assert found.exact
    assert found.upper == 17


ALLIANCE = ("Austria-Hungary", "Germany", "Italy")
ENTENTE = ("France", "Great Britain", "Russia")


def test_the_powers_of_1907_are_two_camps_as_published() -> None:
    found = frustration(powers(1907))
    assert (found.lower, found.upper, found.camps) == (0, 0, (ALLIANCE, ENTENTE))
    assert census(powers(1907)) == TriadCensus((2, 0, 18, 0))


@pytest.mark.parametrize(
    ("year", "unbalanced", "against"),
    [
        pytest.param(1872, (0, 2), {("France", "Great Britain")}, id="Three Emperors' League"),
        pytest.param(
            1890,
            (0, 2),
            {("Austria-Hungary", "Great Britain"), ("France", "Great Britain")},
            id="lapse of the German-Russian treaty",
        ),
    ],
)
def test_the_powers_before_were_not_balanced(
    year: int, unbalanced: tuple[int, int], against: set[tuple[str, str]]
) -> None:
    counts = census(powers(year)).counts
    assert (counts[1], counts[3]) == unbalanced
    found = frustration(powers(year))
    assert (found.lower, found.upper) == (1, 1)
    assert set(found.ties) <= against


@pytest.mark.parametrize(
    ("signs", "index"),
    [
        pytest.param((1, 1, 1), 0, id="three friends"),
        pytest.param((1, -1, -1), 0, id="two friends with an enemy"),
        pytest.param((1, 1, -1), 1, id="friends of one who are enemies"),
        pytest.param((-1, -1, -1), 1, id="three enemies"),
    ],
)
def test_the_four_triads_of_balance_theory(signs: tuple[int, int, int], index: int) -> None:
    graph = signed_graph(zip("aab", "bcc", map(float, signs), strict=True))
    assert frustration(graph).upper == index
    assert next(triads(graph)).balanced == (index == 0)


def test_a_network_without_ties_is_balanced() -> None:
    assert frustration(signed_graph([("a", "b", 0.0)])).camps == (("a", "b"), ())


def test_bounds_hold_where_the_network_is_too_large_to_solve() -> None:
    found = frustration(monks(), exact_ties=0)
    assert found.lower <= 17 <= found.upper
    assert len(found.ties) == found.upper


@settings(max_examples=60, deadline=None)
@given(networks)
def test_the_index_is_the_least_of_all_divisions(ties: Ties) -> None:
    graph = signed_graph(ties)
    found = frustration(graph)
    assert found.exact
    assert found.upper == brute_force(graph)


@settings(max_examples=60, deadline=None)
@given(networks)
def test_without_the_frustrated_ties_the_network_is_balanced(ties: Ties) -> None:
    graph = signed_graph(ties)
    graph.remove_edges_from(frustration(graph).ties)
    assert frustration(graph).upper == 0
    assert all(triad.balanced for triad in triads(graph))


@settings(max_examples=60, deadline=None)
@given(networks)
def test_the_camps_frustrate_just_the_named_ties(ties: Ties) -> None:
    graph = signed_graph(ties)
    found = frustration(graph)
    first = set(found.camps[0])
    against = {
        (left, right) for left, right, sign in edge_signs(graph) if ((left in first) == (right in first)) != (sign > 0)
    }
    assert against == set(found.ties)


@settings(max_examples=60, deadline=None)
@given(networks, st.permutations(NAMES))
def test_other_names_change_nothing(ties: Ties, names: list[str]) -> None:
    other = dict(zip(NAMES, names, strict=True))
    renamed = signed_graph((other[left], other[right], weight) for left, right, weight in ties)
    graph = signed_graph(ties)
    assert census(renamed) == census(graph)
    assert frustration(renamed).upper == frustration(graph).upper


@settings(max_examples=60, deadline=None)
@given(networks, st.sets(st.sampled_from(NAMES)))
def test_switching_a_camp_keeps_the_index(ties: Ties, switched: set[str]) -> None:
    turned = [
        (left, right, -weight if (left in switched) != (right in switched) else weight) for left, right, weight in ties
    ]
    assert frustration(signed_graph(turned)).upper == frustration(signed_graph(ties)).upper


@settings(max_examples=60, deadline=None)
@given(networks)
def test_bounds_enclose_the_index(ties: Ties) -> None:
    graph = signed_graph(ties)
    bounded = frustration(graph, exact_ties=0)
    assert bounded.lower <= brute_force(graph) <= bounded.upper
