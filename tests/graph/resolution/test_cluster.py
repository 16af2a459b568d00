"""Which nodes are one actor."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.graph.resolution.cluster import cluster
from polgraph.graph.resolution.records import Link, Strength
from polgraph.ontology.records import Judgement

JOIN, IF_ONLY, SUGGEST, APART = Strength.JOIN, Strength.IF_ONLY, Strength.SUGGEST, Strength.APART


def link(left: str, strength: Strength, right: str, score: float = 0.9) -> Link:
    return Link(left, right, strength, score, "rule", ("reason",))


def judged(left: str, verdict: str, right: str) -> Judgement:
    return Judgement(left, right, verdict, "Ana", "seen", "2021-01-01")


def groups(links: list[Link], judgements: list[Judgement] | None = None, nodes: str = "abcd") -> str:
    """The clusters in one word each, such as `ab c d`."""
    actors = cluster(list(nodes), links, judgements or [])
    return " ".join(sorted("".join(n for n in nodes if actors[n] == actor) for actor in set(actors.values())))


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([], "a b c d"),
        ([link("a", JOIN, "b"), link("b", JOIN, "c")], "abc d"),
        ([link("a", SUGGEST, "b")], "a b c d"),
        ([link("a", JOIN, "b", 0.9), link("b", JOIN, "c", 0.8), link("a", APART, "c")], "ab c d"),
        ([link("a", JOIN, "b", 0.8), link("b", JOIN, "c", 0.9), link("a", APART, "c")], "a bc d"),
        ([link("a", IF_ONLY, "b")], "ab c d"),
        ([link("a", IF_ONLY, "b", 0.8), link("a", IF_ONLY, "c", 0.76)], "a b c d"),
        ([link("a", IF_ONLY, "b", 0.8), link("a", IF_ONLY, "c", 0.75)], "a b c d"),
        ([link("a", IF_ONLY, "b", 0.8), link("a", IF_ONLY, "c", 0.7)], "ab c d"),
        ([link("a", IF_ONLY, "b", 0.8), link("a", IF_ONLY, "c", 0.8), link("b", JOIN, "c")], "abc d"),
        ([link("a", IF_ONLY, "b"), link("a", IF_ONLY, "c"), link("a", JOIN, "d"), link("d", APART, "c")], "abd c"),
        ([link("a", IF_ONLY, "b"), link("a", IF_ONLY, "c"), link("a", JOIN, "b")], "ab c d"),
    ],
)
def test_rules(links: list[Link], expected: str) -> None:
    assert groups(links) == expected


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        ([judged("a", "same", "c")], "abc d"),
        ([judged("a", "unsure", "b")], "ab c d"),
        ([judged("a", "different", "b")], "a b c d"),
        ([judged("a", "different", "c"), judged("b", "same", "c")], "a bc d"),
        ([judged("a", "same", "d"), judged("d", "same", "c"), judged("a", "different", "c")], "ab cd"),
        ([judged("a", "different", "c"), judged("a", "same", "d"), judged("d", "same", "c")], "abcd"),
    ],
)
def test_people_before_rules_and_the_latest_first(judgements: list[Judgement], expected: str) -> None:
    assert groups([link("a", JOIN, "b")], judgements) == expected


def test_people_may_join_what_rules_keep_apart() -> None:
    assert groups([link("a", APART, "b"), link("c", JOIN, "a")], [judged("a", "same", "b")]) == "abc d"


def test_a_judgement_holds_though_its_node_is_gone() -> None:
    assert groups([], [judged("a", "same", "gone"), judged("gone", "same", "b")]) == "ab c d"


def test_the_id_is_a_known_actor_s_where_there_is_one() -> None:
    found = cluster(["a-1", "a-2", "k-9"], [link("a-1", JOIN, "k-9"), link("a-1", JOIN, "a-2")], [])
    assert set(found.values()) == {"k-9"}
    assert set(cluster(["a-2", "a-1"], [link("a-1", JOIN, "a-2")], []).values()) == {"a-1"}


NODES = "abcdef"
two = st.sampled_from(list(combinations(NODES, 2)))
score = st.sampled_from([0.5, 0.52, 0.7, 0.9])
all_links = st.lists(
    st.builds(lambda both, kind, value: link(both[0], kind, both[1], value), two, st.sampled_from(Strength), score),
    unique_by=lambda one: (one.left, one.right),
    max_size=10,
)
all_judgements = st.lists(
    st.builds(
        lambda both, verdict: judged(both[0], verdict, both[1]), two, st.sampled_from(["same", "different", "unsure"])
    ),
    unique_by=lambda one: (one.left, one.right),
    max_size=5,
)


@given(all_links, all_judgements, st.randoms(use_true_random=False))
def test_the_order_of_nodes_and_links_does_not_matter(
    links: list[Link], judgements: list[Judgement], shuffle: random.Random
) -> None:
    mixed_nodes, mixed_links = list(NODES), list(links)
    shuffle.shuffle(mixed_nodes)
    shuffle.shuffle(mixed_links)
    assert cluster(mixed_nodes, mixed_links, judgements) == cluster(NODES, links, judgements)


@given(all_links, all_judgements)
def test_what_was_judged_last_holds(links: list[Link], judgements: list[Judgement]) -> None:
    for verdict in ("same", "different"):
        others = [one for one in judgements if (one.left, one.right) != ("a", "f")]
        found = cluster(NODES, links, [*others, judged("a", verdict, "f")])
        assert (found["a"] == found["f"]) is (verdict == "same")


@given(all_links)
def test_rules_never_join_what_is_apart(links: list[Link]) -> None:
    found = cluster(NODES, links, [])
    assert all(found[one.left] != found[one.right] for one in links if one.strength is APART)
