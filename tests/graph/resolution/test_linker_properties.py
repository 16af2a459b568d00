"""What holds for every pair of nodes."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from polgraph.graph.resolution.linker import RuleLinker
from polgraph.graph.resolution.records import Node, Strength
from tests.graph.resolution.linker_samples import node

SAID = (
    "Ramzi Dowari",
    "Ramzi al-Dowari",
    "Ramzy Dowary",
    "Dowari",
    "Omar Dowari",
    "R. Dowari",
    "Ramzi bin Omar Dowari",
    "Lamp Front",
    "Lamp Front Youth Wing",
    "LF",
    "Front",
    "Ostranian forces",
    "the army",
    "prime minister",
    "Ministry of Defence",
    "Iraqi Ministry of Defense",
    "5th Brigade",
    "Iraq",
    "South Iraq",
    "دوري",
    "Ли",
    "!",
)
NAMES = st.one_of(
    st.sampled_from(SAID),
    st.text(min_size=1, max_size=12),
)
NODES = st.fixed_dictionaries(
    {
        "name": NAMES,
        "kind": st.sampled_from(["person", "party", "armed_group", "government_body", "group", "state", "place"]),
        "country": st.sampled_from([None, "Iraq", "Iran"]),
        "known": st.booleans(),
        "nominal": st.booleans(),
        "day": st.sampled_from([None, "2021-03-01", "2019-03-01"]),
        "articles": st.sampled_from([["one"], ["two"], ["one", "two"]]),
        "offices": st.sampled_from(
            [[], [["prime minister", "Iraq", "2020-05-07", None]], [["president", None, None, None]]]
        ),
    }
)


def build(more: dict[str, Any]) -> Node:
    more = dict(more)
    more["nominal"] = more["nominal"] and not more["known"]
    return node(more.pop("name"), more.pop("kind"), **more)


@given(NODES, NODES)
def test_either_order_gives_the_same(left: dict[str, Any], right: dict[str, Any]) -> None:
    one, other = build(left), build(right)
    assert RuleLinker().link(one, other) == RuleLinker().link(other, one)


@given(NODES, NODES)
def test_what_is_joined_shares_a_key(left: dict[str, Any], right: dict[str, Any]) -> None:
    one, other, linker = build(left), build(right), RuleLinker()
    found = linker.link(one, other)
    if found is not None and found.strength in {Strength.JOIN, Strength.IF_ONLY}:
        assert linker.keys(one) & linker.keys(other)


@given(NODES, NODES)
def test_links_are_in_order(left: dict[str, Any], right: dict[str, Any]) -> None:
    one, other = build(left), build(right)
    found = RuleLinker().link(one, other)
    if found is None:
        return
    assert {found.left, found.right} == {one.id, other.id}
    assert 0 <= found.score <= 1
    assert all(found.reasons)
    if found.strength is not Strength.IF_ONLY:
        assert found.left < found.right
    elif one.known != other.known:
        assert found.right.startswith("k-")


@given(NODES, NODES)
def test_two_states_of_a_person_are_never_joined(left: dict[str, Any], right: dict[str, Any]) -> None:
    one, other = build({**left, "country": "Iraq"}), build({**right, "country": "Iran"})
    found = RuleLinker().link(one, other)
    assert found is None or found.strength in {Strength.SUGGEST, Strength.APART}
