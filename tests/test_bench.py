"""The benches: what they compute of their figures, and the place where the table goes."""

from __future__ import annotations

import os
from contextlib import contextmanager
from math import inf
from signal import SIGKILL
from time import sleep
from typing import TYPE_CHECKING

import pytest

from bench.alone import Ask, answers
from bench.extraction import Speed, everyday, mixed, news, words
from bench.graph import Results
from bench.graph_tables import page
from bench.run import PAGE, Prices, price_rows, speed_rows
from scripts.evaluation import renewed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPEED = Speed("news", 10, 3_000, 200, 5_000.0, 6_000.0)


def test_a_model_is_paid_for_what_it_reads_and_writes() -> None:
    prices = Prices(input=2.0, output=10.0, tokens=1.5, prompt=100, answer=50)
    assert prices.by_model(1_000_000, 1_000, 4_000) == (1_500_000 + 100_000) * 2 / 1e6 + 200_000 * 10 / 1e6


def test_a_core_is_paid_by_the_hour() -> None:
    assert Prices(core=0.5).by_core(3_600_000, 1_000) == 0.5


def test_rows_tell_the_ratios() -> None:
    assert "**1.20** ×" in speed_rows([SPEED])[0][1]
    assert "$0.25 an hour" in price_rows(SPEED, Prices(core=0.25))[0][1]


def test_the_mixed_stream_is_half_political() -> None:
    political = {article.id for article in news()}
    half = [article for article in mixed() if article.id in political]
    assert 0.9 < words(half) / words(everyday()) < 1.1


def test_the_table_has_its_place_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert "| found |" in renewed(text, "bench", "| found |")


def test_figures_of_the_graph_are_tables() -> None:
    found = {
        1000: {
            "ledger": {"ledger wall": 1.0, "ledger cpu": 0.5, "ledger peak MB": 200.0, "ledger MB": 3.0},
            "rdf": {"rdf wall": 1.0, "rdf cpu": 1.5},
            "raw": {"raw wall": 0.5, "raw cpu": 1.0},
            "sparql": {"allies": 2.0, "timeline": inf},
        }
    }
    text = page(found, "a machine", "2026-11-22")
    assert "1,000 (2,000); 200 MB; 3 MB" in text
    assert "**0.50**; RDF alone 0.67" in text
    assert "over limit / over limit / over limit ms; 1 given up" in text
    assert "| `allies` | 2 / – / – |" in text


def test_interrupted_measures_go_on(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    Results.open(file).keep(10, "sparql", {"allies": inf})
    again = Results.open(file)
    assert again.lacks(10, "ledger")
    assert not again.lacks(10, "sparql")
    assert again.found == {10: {"sparql": {"allies": inf}}}
    assert "allies" not in again.unasked(10, "sparql")
    assert "allies" in again.unasked(10, "cypher")


@contextmanager
def slow_engine() -> Iterator[Ask]:
    yield lambda name: sleep(60 if name == "slow" else 0.0) if name != "deadly" else os.kill(os.getpid(), SIGKILL)


@pytest.mark.slow
def test_a_question_that_takes_too_long_is_given_up() -> None:
    found = [next(iter(one.items())) for one in answers(slow_engine, ["quick", "slow", "deadly", "last"], 1.0)]
    assert [name for name, _ in found] == ["quick", "slow", "deadly", "last"]
    assert [value < 1000 for _, value in found] == [True, False, False, True]


def test_the_tables_of_the_graph_have_their_place() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert "| found |" in renewed(text, "graph bench", "| found |")
