"""Processes that extract: the same results as without them, whatever becomes of any of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Extraction
from polgraph.work.pool import AHEAD, Pool
from polgraph.work.task import Failure, FailureKind
from tests.conftest import by_hand
from tests.polgraph.work import stub
from tests.polgraph.work.stub import article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from polgraph.ontology.records import Article
    from polgraph.work.task import Outcome

pytestmark = pytest.mark.slow
LONG = 60.0


def run(articles: list[Article], workers: int = 2, timeout: float = LONG, recycle: int | None = None) -> list[Outcome]:
    with Pool(stub.load, workers, timeout, recycle) as pool:
        return list(pool.run(articles))


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(stub.LOG, str(tmp_path))
    return tmp_path / "asked"


def asked(log: Path) -> list[list[str]]:
    return [line.split() for line in log.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(autouse=True)
def no_process_left() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


def kinds(outcomes: list[Outcome]) -> list[FailureKind | None]:
    return [one.kind if isinstance(one, Failure) else None for one in outcomes]


def test_results_come_in_the_order_of_the_articles(log: Path) -> None:
    articles = [article(str(n), "wait 0.3" if n == 0 else "") for n in range(40)]
    assert run(articles) == [by_hand(one) for one in articles]
    by = asked(log)
    assert sorted(int(key) for key, _ in by) == list(range(40))
    assert len({process for _, process in by}) == 2


def test_a_batch_without_articles_starts_nothing(log: Path) -> None:
    assert run([]) == []
    assert not log.exists()


def test_an_error_costs_only_its_article() -> None:
    outcomes = run([article("a"), article("b", "fail"), article("c")], workers=1)
    assert kinds(outcomes) == [None, FailureKind.ERROR, None]
    assert isinstance(outcomes[1], Failure)
    assert outcomes[1].reason == "ValueError: nothing but noise"


def test_what_hangs_is_cut_off_and_the_rest_goes_on(log: Path) -> None:
    articles = [article(str(n), "hang" if n in {1, 4} else "") for n in range(8)]
    outcomes = run(articles, timeout=1)
    assert kinds(outcomes) == [FailureKind.TIMEOUT if n in {1, 4} else None for n in range(8)]
    assert isinstance(outcomes[1], Failure)
    assert outcomes[1].reason == "It took longer than 1 seconds."
    for _, process in asked(log):
        with pytest.raises(ProcessLookupError):
            os.kill(int(process), 0)


def test_a_worker_that_dies_costs_only_its_article() -> None:
    articles = [article(str(n), "die" if n in {0, 3} else "") for n in range(6)]
    outcomes = run(articles)
    assert kinds(outcomes) == [FailureKind.DIED if n in {0, 3} else None for n in range(6)]
    assert isinstance(outcomes[0], Failure)
    assert outcomes[0].reason == "The process that worked on it was ended by SIGKILL."


def test_a_worker_that_is_killed_from_outside_is_replaced(log: Path) -> None:
    with Pool(stub.load, 1, LONG) as pool:
        outcomes = pool.run([article("a"), article("b", "wait 30"), article("c")])
        assert isinstance(next(outcomes), Extraction)
        while len(asked(log)) < 2:
            time.sleep(0.02)
        os.kill(int(asked(log)[1][1]), signal.SIGKILL)
        assert kinds(list(outcomes)) == [FailureKind.DIED, None]


def test_a_worker_that_dies_while_it_waits_costs_nothing(log: Path) -> None:
    with Pool(stub.load, 1, LONG) as pool:
        assert len(list(pool.run([article("a")]))) == 1
        process = int(asked(log)[0][1])
        os.kill(process, signal.SIGKILL)
        time.sleep(0.2)
        assert kinds(list(pool.run([article("b")]))) == [None]


def test_workers_are_replaced_after_a_number_of_articles(log: Path) -> None:
    articles = [article(str(n)) for n in range(7)]
    assert run(articles, workers=1, recycle=3) == [by_hand(one) for one in articles]
    processes = [process for _, process in asked(log)]
    assert [processes.count(one) for one in dict.fromkeys(processes)] == [3, 3, 1]


def test_no_more_is_read_ahead_than_there_is_room_for() -> None:
    read = []

    def reading() -> Iterator[Article]:
        for n in range(200):
            read.append(n)
            yield article(str(n), "wait 0.2" if n == 0 else "")

    with Pool(stub.load, 2, LONG) as pool:
        for told, _ in enumerate(pool.run(reading()), start=1):
            assert len(read) <= told + 2 * AHEAD


def test_leaving_early_ends_all_processes(log: Path) -> None:
    with Pool(stub.load, 2, LONG) as pool:
        outcomes = pool.run([article("a"), article("b", "hang"), article("c", "hang"), article("d")])
        next(outcomes)
        while len(asked(log)) < 3:
            time.sleep(0.02)
    for process in {process for _, process in asked(log)}:
        with pytest.raises(ProcessLookupError):
            os.kill(int(process), 0)


@pytest.mark.parametrize(("factory", "words"), [(stub.refuse, "No model ''."), (stub.crash, "the process ended")])
def test_a_worker_without_a_model_is_an_error(factory: type, words: str) -> None:
    with Pool(factory, 2, LONG) as pool, pytest.raises(PolgraphError, match=words) as caught:
        list(pool.run([article("a"), article("b"), article("c")]))
    assert caught.value.code is ErrorCode.MODEL_MISSING
