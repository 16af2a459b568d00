"""Pairs of names from many regions: none that is one is called two, none that is two is called one."""

from __future__ import annotations

from pathlib import Path

import pytest

from polgraph.graph.names import Schema, Verdict, compare

FILE = Path(__file__).resolve().parents[2] / "data" / "name_pairs.tsv"
PAIRS = [tuple(line.split("\t")) for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("schema", "right", "one", "other"), PAIRS)
def test_no_pair_is_called_what_it_is_not(schema: str, right: str, one: str, other: str) -> None:
    found = compare(one, other, schema=Schema(schema)).verdict
    # A doubt is a miss, not a mistake, where the names are two.
    assert found in ({Verdict(right), Verdict.UNSURE} if right == "different" else {Verdict(right)})


def test_most_pairs_leave_no_doubt() -> None:
    sure = [pair for pair in PAIRS if compare(pair[2], pair[3], schema=Schema(pair[0])).verdict.value == pair[1]]
    assert len(sure) >= 0.93 * len(PAIRS)
