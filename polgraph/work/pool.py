"""Whole articles to a number of processes: results in the order of the articles, and none lost when a process is."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, Self

from polgraph.work.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from polgraph.engine import Engine
    from polgraph.ontology.records import Article
    from polgraph.work.task import Outcome

AHEAD = 16
"""How many articles a worker are read ahead at most: so long can one take without keeping the others waiting."""


class Pool:
    """A number of processes that extract. Use it in a `with` statement: none of them outlives it.

    Each worker is served by a thread of this process, which starts it, hands it one article at a time, ends it when the
    article takes too long, and replaces it when it has ended.

    Args:
        factory: makes the engine of a worker; it has to be importable in another process.
        workers: number of processes.
        timeout: seconds that an article may take; None for ever.
        recycle: number of articles after which a worker is replaced by a fresh one.
    """

    def __init__(
        self, factory: Callable[[], Engine], workers: int, timeout: float | None, recycle: int | None = None
    ) -> None:
        self._factory = factory
        self._timeout = timeout
        self._recycle = recycle
        self._room = AHEAD * workers
        self._tasks: queue.SimpleQueue[tuple[int, Article] | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[tuple[int, Outcome] | BaseException] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._open: set[Worker] = set()
        self._closed = False
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(workers)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes at once, whatever they do."""
        with self._lock:
            self._closed = True
            for worker in self._open:
                worker.kill()
        for _thread in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()

    def run(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """The outcome of each article, in their order. At most `AHEAD` articles a worker are read ahead.

        Raises:
            PolgraphError: a worker cannot be started, for example because the model is missing.
        """
        finished: dict[int, Outcome] = {}
        sent = told = 0
        for article in articles:
            self._tasks.put((sent, article))
            sent += 1
            while told in finished or sent - told >= self._room:
                yield self._take(told, finished)
                told += 1
        for number in range(told, sent):
            yield self._take(number, finished)

    def _take(self, number: int, finished: dict[int, Outcome]) -> Outcome:
        """Wait for the outcome of this number; those that come before it are put aside."""
        while number not in finished:
            done = self._done.get()
            if isinstance(done, BaseException):
                raise done
            finished[done[0]] = done[1]
        return finished.pop(number)

    def _serve(self) -> None:
        """The thread of one worker."""
        worker: Worker | None = None
        answered = 0
        try:
            while (task := self._tasks.get()) is not None and not self._closed:
                if worker is not None and (answered == self._recycle or not worker.alive):
                    self._end(worker)
                    worker = None
                if worker is None:
                    worker, answered = self._start(), 0
                self._done.put((task[0], worker.ask(task[1], self._timeout)))
                answered += 1
        except BaseException as error:  # noqa: BLE001 - it is raised where somebody waits for the outcome
            self._done.put(error)
        finally:
            if worker is not None:
                self._end(worker)

    def _start(self) -> Worker:
        with self._lock:
            worker = Worker(self._factory)
            self._open.add(worker)
            if self._closed:
                worker.kill()
        worker.prepare()
        return worker

    def _end(self, worker: Worker) -> None:
        with self._lock:
            self._open.discard(worker)
        worker.close()
