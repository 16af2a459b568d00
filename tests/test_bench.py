"""The benches: what they compute of their figures, and the place where the table goes."""

from __future__ import annotations

from bench.extraction import Speed, everyday, mixed, news, words
from bench.run import PAGE, Prices, price_rows, speed_rows
from scripts.evaluation import renewed

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
