"""The rules on pairs of nodes labelled by hand: persons, bodies and descriptions of all regions."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from polgraph.graph.resolution.linker import RuleLinker
from tests.graph.resolution.linker_samples import node

if TYPE_CHECKING:
    from polgraph.graph.resolution.records import Link, Node

PAIRS = Path(__file__).parents[2] / "data/resolution_pairs.jsonl"
JOINING = {"join", "if_only"}
# Own floors, from what the rules reach; a wrong join is worse than a missed one, so that there is to be none.
LEAST_RECALL, LEAST_EXACT = 0.97, 0.98


def side(row: dict[str, Any], which: str) -> Node:
    more = {key: value for key, value in row[which].items() if key not in {"name", "kind"}}
    return node(row[which]["name"], row[which].get("kind", "person"), tag=which, **more)


@cache
def rows() -> list[tuple[dict[str, Any], Node, Node, Link | None]]:
    """Every pair with what the rules say of it, if the index brings the two together at all."""
    linker, found = RuleLinker(), []
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        left, right = side(row, "left"), side(row, "right")
        meet = linker.keys(left) & linker.keys(right)
        found.append((row, left, right, linker.link(left, right) if meet else None))
    return found


def said(link: Link | None) -> str:
    return link.strength.value if link else "none"


def test_no_pair_is_joined_that_is_two() -> None:
    wrong = [
        (a.name, b.name, link) for row, a, b, link in rows() if said(link) in JOINING and row["expected"] not in JOINING
    ]
    assert not wrong


def test_no_pair_is_kept_apart_that_may_be_one() -> None:
    wrong = [(a.name, b.name) for row, a, b, link in rows() if said(link) == "apart" and row["expected"] != "apart"]
    assert not wrong


def test_most_pairs_that_are_one_are_joined() -> None:
    one = [said(link) in JOINING for row, _, _, link in rows() if row["expected"] in JOINING]
    assert sum(one) / len(one) >= LEAST_RECALL


def test_most_pairs_get_the_strength_expected() -> None:
    right = [said(link) == row["expected"] for row, _, _, link in rows()]
    assert sum(right) / len(right) >= LEAST_EXACT


def test_the_pairs_are_of_every_strength_and_stand_once() -> None:
    counts = Counter(row["expected"] for row, *_ in rows())
    assert min(counts.values()) >= 15
    assert set(counts) == {"join", "if_only", "suggest", "apart", "none"}
    both = [json.dumps([row["left"], row["right"]]) for row, *_ in rows()]
    assert len(both) == len(set(both)) >= 150


@pytest.mark.parametrize("at", range(0, 200, 7))
def test_every_link_has_reasons_and_its_nodes(at: int) -> None:
    _, left, right, link = rows()[at]
    if link is not None:
        assert link.reasons
        assert all(link.reasons)
        assert {link.left, link.right} == {left.id, right.id}
        assert 0 < link.score <= 1
