"""The arithmetic of docs/scale.md, and that the page says what the figures make."""

from __future__ import annotations

import re

import pytest

from scripts.scale import ARTICLES, PAGE, Cost, renew, stated, tables

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


def test_what_the_page_says_beside_its_tables_agrees_with_other_pages() -> None:
    page = PAGE.read_text(encoding="utf-8")
    ingest = (PAGE.parent / "ingest.md").read_text(encoding="utf-8")
    assert "about 200 bytes each, 2 GB for ten million" in page
    assert "keeps the ids of the articles, 0.2 kB each" in ingest
    assert 200 * ARTICLES == 2e9
    least, most = map(int, re.findall(r"worker (\d+) … (\d+) MB in each", ingest)[0])
    assert least <= int(re.findall(r"about (\d+) MB of memory", page)[0]) <= most


def test_a_figure_that_a_page_no_longer_states_is_told() -> None:
    with pytest.raises(ValueError, match=r"inputs\.md does not say"):
        stated(("inputs.md", "no such figure: ([0-9]+)"))


def test_table_tells_the_sums() -> None:
    sums = tables(Cost(ROUND, articles=3_600_000, words=100))["sums"]
    assert "| extraction | 100 core hours |\n| … on 8 cores | 12.5 h |" in sums
    assert "| 3,600 files of 0.5 MB, 2 GB |" in sums
    assert "| ledger, single writer | 0.2 h, 7 GB |" in sums
