"""The arithmetic of docs/scale.md, and that the page says what the figures make."""

from __future__ import annotations

import pytest

from scripts.scale import Cost, renew, tables

ROUND = {
    "machine": "none",
    "articles": 10,
    "words": 1_000,
    "statements": 20,
    "extraction_words_a_second": 1_000,
    "shard_bytes": 5_000,
    "shard_read_a_second": 50_000,
    "ledger_bytes": 20_000,
    "ledger_a_second": 10_000,
    "rdf_bytes": 10_000,
    "rdf_a_second": 20_000,
    "nodes": 100,
    "relationships": 200,
    "properties": 300,
    "string_blocks": 400,
}


def test_page_is_that_of_the_figures() -> None:
    assert not renew(check=True), "run python scripts/scale.py"


def test_sums_are_right() -> None:
    cost = Cost(ROUND, articles=3_600_000, words=100)
    assert cost.statements == 7_200_000
    assert cost.extraction_hours() == 100
    assert cost.hours("ledger_a_second") == pytest.approx(0.2)
    assert cost.total("shard_bytes") == 1.8e9
    assert cost.neo4j_bytes() == pytest.approx(1.2 * 360_000 * (100 * 15 + 200 * 34 + 300 * 41 + 400 * 128))


def test_table_tells_the_sums() -> None:
    sums = tables(Cost(ROUND, articles=3_600_000, words=100))["sums"]
    assert "| extraction | 100 core hours |\n| … on 8 cores | 12.5 h |" in sums
    assert "| 3,600 files of 0.5 MB, 2 GB |" in sums
    assert "| ledger, single writer | 0.2 h, 7 GB |" in sums
