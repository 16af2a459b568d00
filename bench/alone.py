"""Measures in processes of their own: the memory of each is its own, and one that takes too long can be ended."""

from __future__ import annotations

import math
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection

Figures = dict[str, float]
Ask = Callable[[str], object]

ROUNDS = 3
"""How often a question is asked at most."""

PATIENCE = 5.0
"""Seconds after which a question is not asked again."""

OPENING_SECONDS = 300.0
"""How long an engine may take until it can be asked."""


@dataclass
class Clock:
    """What was measured: seconds of the wall clock and of the processor for each part, and other figures."""

    figures: Figures = field(default_factory=dict)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Measure the block; one of a name that was there before is added to it."""
        wall, spent = time.perf_counter(), time.process_time()
        yield
        self.add(f"{name} wall", time.perf_counter() - wall)
        self.add(f"{name} cpu", time.process_time() - spent)

    def add(self, name: str, seconds: float) -> None:
        """Add to a figure."""
        self.figures[name] = self.figures.get(name, 0.0) + seconds


def peak() -> float:
    """The most memory that this process has had, in megabytes."""
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def alone(name: str, measure: Callable[..., Figures], *arguments: object, **named: object) -> Figures:
    """What is measured in a process of its own, with its most memory; nothing where it fails."""
    print(f"{time.strftime('%H:%M:%S')} {name}", file=sys.stderr, flush=True)
    with _child(_measuring, partial(measure, *arguments, **named)) as told:
        figures = _received(told)
    if figures is None:
        print(f"{name} failed", file=sys.stderr, flush=True)
        return {}
    return {f"{name} peak MB": figures.pop("peak MB"), **figures}


def answers(opened: Callable[[], AbstractContextManager[Ask]], names: Sequence[str], limit: float) -> Iterator[Figures]:
    """The milliseconds that each question takes, the best of some rounds, one after the other as they are measured.

    Args:
        opened: opens an engine, in the process that asks it.
        names: what to ask it.
        limit: seconds after which a question is given up; its time is then infinite, and the next one is asked by a
            new process. So it is where the process dies of it.

    Raises:
        RuntimeError: the engine cannot be opened.
    """
    left = list(names)
    while left:
        with _child(_asking, opened, left) as told:
            if not (told.poll(OPENING_SECONDS) and _received(told) == {}):
                raise RuntimeError("the engine cannot be asked")
            while left:
                found = _received(told) if told.poll(limit) else None
                name = left.pop(0)
                yield found or {name: math.inf}
                if not found:
                    break


@contextmanager
def _child(work: Callable[..., None], *arguments: object) -> Iterator[Connection]:
    """A process that tells what it finds; it is ended with the block."""
    context = multiprocessing.get_context("spawn")
    told, tell = context.Pipe(duplex=False)
    child = context.Process(target=work, args=(tell, *arguments))
    child.start()
    # Only the child holds this end now, so that its death is an end of what it tells.
    tell.close()
    try:
        yield told
    finally:
        child.kill()
        child.join()
        told.close()


def _received(told: Connection) -> Figures | None:
    try:
        found: Figures = told.recv()
    except EOFError:
        return None
    return found


def _measuring(tell: Connection, measure: Callable[[], Figures]) -> None:
    figures = measure()
    tell.send({**figures, "peak MB": peak()})


def _asking(tell: Connection, opened: Callable[[], AbstractContextManager[Ask]], names: Iterable[str]) -> None:
    with opened() as ask:
        tell.send({})
        for name in names:
            spent: list[float] = []
            while len(spent) < ROUNDS and sum(spent) < PATIENCE:
                begun = time.perf_counter()
                ask(name)
                spent.append(time.perf_counter() - begun)
            tell.send({name: 1000 * min(spent)})
