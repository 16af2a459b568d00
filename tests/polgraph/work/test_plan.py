"""How many processes work on a batch."""

from __future__ import annotations

import pytest

from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.work import workers
from polgraph.work.workers import FEW, TIMEOUT, Plan, plan, room

GIGABYTE = 1_000_000_000


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine of six cores and plenty of memory."""
    monkeypatch.setattr(workers, "usable_cores", lambda: 6)
    monkeypatch.setattr(workers, "memory", lambda: 100 * GIGABYTE)


@pytest.mark.parametrize(
    ("wanted", "timeout", "articles", "characters", "expected"),
    [
        ("auto", None, 50, FEW, Plan(0, TIMEOUT)),
        ("auto", None, 50, FEW + 1, Plan(6, TIMEOUT)),
        ("auto", None, 3, FEW + 1, Plan(3, TIMEOUT)),
        ("auto", 20.0, 1, 10, Plan(1, 20.0)),
        ("auto", 0.0, 50, FEW + 1, Plan(6, None)),
        ("4", None, 50, 10, Plan(4, TIMEOUT)),
        ("4", None, 2, 10, Plan(2, TIMEOUT)),
        ("1", None, 50, 10, Plan(1, TIMEOUT)),
        ("1", 0.0, 50, 10, Plan(0, None)),
        ("2", 0.0, 50, 10, Plan(2, None)),
    ],
)
def test_a_plan(wanted: str, timeout: float | None, articles: int, characters: int, expected: Plan) -> None:
    assert plan(wanted, timeout, articles=articles, characters=characters) == expected


@pytest.mark.parametrize(("size", "expected"), [(None, 6), (0, 1), (2_500_000_000, 2), (100 * GIGABYTE, 100)])
def test_room_in_memory(size: int | None, expected: int) -> None:
    assert room(size) == expected


def test_a_small_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "memory", lambda: 2 * GIGABYTE)
    assert plan("auto", None, articles=50, characters=FEW + 1).workers == 2


@pytest.mark.parametrize("wanted", ["0", "-1", "many", "1.5", "²", ""])
def test_no_number_of_workers(wanted: str) -> None:
    with pytest.raises(PolgraphError) as caught:
        plan(wanted, None, articles=1, characters=1)
    assert caught.value.code is ErrorCode.OPTION_INVALID
