"""The items of a digest: by datelines, or by states that change from paragraph to paragraph."""

from __future__ import annotations

import pytest

from polgraph.extract.actors.items import item_of
from tests.extract.conftest import parsed

LINES = [f"State{n}/PROPN/nsubj/1 left/VERB/ROOT/1 ./PUNCT/punct/1 ¶/SPACE/dep/1" for n in range(8)]


def items(lines: list[str], states: list[str]) -> int:
    """How many items a text has whose lines name these states."""
    doc = parsed(*lines)
    heads = [token.i for token in doc if token.dep_ == "nsubj"]
    return max(item_of(doc, dict(zip(heads, states, strict=False)))) + 1


@pytest.mark.parametrize(
    ("lines", "states", "count"),
    [
        (LINES, [f"S{n}" for n in range(8)], 8),
        (LINES, ["S1"] * 8, 1),
        (LINES[:5], [f"S{n}" for n in range(5)], 1),
        (LINES, ["S1", "S1", "S1", "S2", "S3", "S4", "S5", "S6"], 1),
        (LINES, [], 1),
        (["LIMA/PROPN/ROOT/0 :/PUNCT/punct/0 Rain/NOUN/dep/0 ¶/SPACE/dep/0"] * 3, [], 3),
    ],
)
def test_a_round_up_has_an_item_for_each_paragraph(lines: list[str], states: list[str], count: int) -> None:
    assert items(lines, states) == count
