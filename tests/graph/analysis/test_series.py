"""Months of cooperation and conflict, and when the balance turned."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from polgraph.graph.analysis.series import Month, TurningPoint, monthly, turning_points


def test_friendly_and_hostile_weights_are_added_up_apart() -> None:
    said = [(date(2031, 12, 3), 5.0), (date(2031, 12, 28), -2.0), (date(2032, 2, 1), 1.0)]
    assert monthly(said) == (
        Month("2031-12", 5.0, -2.0, 2),
        Month("2032-01", 0.0, 0.0, 0),
        Month("2032-02", 1.0, 0.0, 1),
    )


def test_nothing_said_is_no_month() -> None:
    assert monthly([(date(2031, 1, 1), 0.0)]) == ()


def test_the_balance_turns_when_the_last_months_together_change_their_sign() -> None:
    nets = [4.0, -1.0, -2.0, -9.0, 0.0, 0.0, 20.0]
    months = [Month(f"2031-{at:02d}", max(net, 0.0), min(net, 0.0), 1) for at, net in enumerate(nets, start=1)]
    assert turning_points(months) == (TurningPoint("2031-04", -1), TurningPoint("2031-07", 1))


def test_silence_turns_nothing() -> None:
    months = [Month("2031-01", 3.0, 0.0, 1), *(Month(f"2031-{at:02d}", 0.0, 0.0, 0) for at in range(2, 9))]
    assert turning_points(months) == ()


days = st.dates(date(2030, 1, 1), date(2033, 12, 31))


@given(st.lists(st.tuples(days, st.integers(-10, 10).map(float)), max_size=40))
def test_no_statement_and_no_weight_is_lost(said: list[tuple[date, float]]) -> None:
    months = monthly(said)
    assert sum(month.statements for month in months) == sum(weight != 0 for _, weight in said)
    assert sum(month.net for month in months) == sum(weight for _, weight in said)
    assert monthly(reversed(said)) == months
