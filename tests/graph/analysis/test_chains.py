"""Chains between two actors, enemies of enemies, and ties that changed."""

from __future__ import annotations

import pytest

from polgraph.graph.analysis.chains import Chain, ChainKind, chain, enemies_of_enemies
from polgraph.graph.analysis.shifts import Shift, shifts
from tests.graph.analysis.signed_samples import signed_graph

TIES = [("a", "b", 5.0), ("b", "c", 1.0), ("a", "d", 2.0), ("d", "c", 9.0), ("a", "e", -4.0), ("e", "c", -4.0)]


def test_of_two_chains_of_one_length_the_stronger_one_is_taken() -> None:
    assert chain(signed_graph(TIES), "a", "c") == Chain(("a", "d", "c"), (2.0, 9.0))


def test_a_chain_of_hostility_goes_over_common_enemies() -> None:
    found = chain(signed_graph(TIES), "a", "c", ChainKind.HOSTILITY)
    assert found == Chain(("a", "e", "c"), (-4.0, -4.0))
    assert found.sign == 1


def test_a_shorter_chain_goes_before_a_stronger_one() -> None:
    found = chain(signed_graph([*TIES, ("a", "c", 0.1)]), "a", "c")
    assert found == Chain(("a", "c"), (0.1,))


@pytest.mark.parametrize(("start", "end"), [("a", "z"), ("z", "a"), ("a", "e")])
def test_where_there_is_no_chain_there_is_none(start: str, end: str) -> None:
    assert chain(signed_graph(TIES), start, end) is None


def test_enemies_of_enemies_are_weighed_by_the_hostility_in_common() -> None:
    ties = [("x", "p", -4.0), ("x", "q", -1.0), ("y", "p", -9.0), ("y", "q", -9.0), ("w", "p", -2.0), ("y", "x", 3.0)]
    first, second, *others = enemies_of_enemies(signed_graph(ties), "x")
    assert (first.actor, first.score, first.enemies, first.tie) == ("y", 5.0, ("p", "q"), 3.0)
    assert (second.actor, second.score, second.tie) == ("w", 2.0, 0.0)
    assert others == []


def test_an_unknown_actor_has_no_enemies() -> None:
    assert enemies_of_enemies(signed_graph(TIES), "z") == []


def test_only_ties_that_change_their_sign_are_shifts() -> None:
    before = signed_graph([("a", "b", 3.0), ("a", "c", 1.0), ("b", "c", -1.0), ("a", "d", 2.0)])
    after = signed_graph([("a", "b", -6.0), ("a", "c", 4.0), ("b", "c", 2.0)])
    assert shifts(before, after) == [Shift("a", "b", 3.0, -6.0), Shift("b", "c", -1.0, 2.0)]
