"""What holds for every pair of nodes."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from polgraph.graph.resolution.bodies import link_bodies
from polgraph.graph.resolution.linker import RuleLinker
from polgraph.graph.resolution.people import link_persons
from polgraph.graph.resolution.records import Node, Strength
from polgraph.ontology.records import ActorType
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


RECORDS = st.fixed_dictionaries(
    {
        "name": st.lists(
            st.sampled_from(
                [
                    "Omar",
                    "Umar",
                    "R.",
                    "Ramzi",
                    "Omar",
                    "Dowari",
                    "Dowary",
                    "Jr.",
                    "II",
                    "Lamp",
                    "Front",
                    "Youth Wing",
                    "5th",
                ]
            ),
            min_size=1,
            max_size=4,
        ).map(" ".join),
        "names": st.lists(st.tuples(st.sampled_from(SAID), st.sampled_from(["full", "alias", "short"])), max_size=2),
        "kind": st.sampled_from(["person", "party"]),
    }
)


@settings(max_examples=300)
@example({"name": "Omar H. W. Dowari", "kind": "person"}, {"name": "Omar W. Dowari", "kind": "person"})
@example({"name": "Ramzi Dowari Jr.", "kind": "person"}, {"name": "Ramzi Dowari III", "kind": "person"})
@example({"name": "Kolbar 17", "kind": "armed_group"}, {"name": "Kolbar 18", "kind": "armed_group"})
@given(RECORDS, RECORDS)
def test_records_of_two_states_are_what_comparing_their_names_says(left: dict[str, Any], right: dict[str, Any]) -> None:
    records = [node(**said, known=True, country=state) for said, state in ((left, "Iraq"), (right, "Iran"))]
    one, other = sorted(records, key=lambda record: record.id)
    compared = link_persons if one.type is ActorType.PERSON else link_bodies
    found = compared(one, other) if one.type is other.type else None
    wanted = found if found is not None and found.strength is Strength.APART else None
    assert RuleLinker().link(one, other) == wanted
