"""The table of the scorer: exact sums over the features of many candidates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from polgraph.extract.scoring import table
from polgraph.extract.scoring.table import Table

ROWS = st.dictionaries(st.text(max_size=1), st.tuples(st.integers(-9000, 9000), st.integers(-9000, 9000)), max_size=8)
PARTS = st.lists(st.lists(st.text(max_size=1), max_size=3).map(tuple), max_size=3)


@given(ROWS, st.lists(PARTS, max_size=5))
def test_a_sum_is_the_start_and_the_rows_of_the_known_features(
    rows: dict[str, tuple[int, int]], candidates: list[list[tuple[str, ...]]]
) -> None:
    known = [[rows[name] for part in parts for name in part if name in rows] for parts in candidates]
    expected = [[100 + sum(row[0] for row in found), sum(row[1] for row in found)] for found in known]
    assert Table((100, 0), rows).sums(candidates).tolist() == expected


def test_more_candidates_than_are_summed_at_once_have_the_same_sums() -> None:
    rows = {"a": (1,), "b": (10,)}
    candidates = [[("a",), ("b",) * (n % 3)] for n in range(2 * table.AT_ONCE + 1)]
    assert Table((0,), rows).sums(candidates).tolist() == [[1 + 10 * (n % 3)] for n in range(len(candidates))]
