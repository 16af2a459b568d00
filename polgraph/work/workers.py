"""How many processes work, and the choice between them and none."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.work.copies import Copies
from polgraph.work.pool import Pool
from polgraph.work.task import extract_one

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from polgraph.engine import Engine
    from polgraph.ontology.records import Article
    from polgraph.work.task import Outcome

AUTO = "auto"
TIMEOUT = 300.0
"""Seconds that an article may take: the longest that the readers let through take less than half of it."""
FEW = 100_000
"""Up to so many characters in all are extracted in this process: a further one would take longer to start than it
saves (docs/ingest.md has the figures)."""
MEMORY = 1_000_000_000
"""Bytes of the machine's memory that there have to be for each worker: it takes half of it (docs/ingest.md)."""
RECYCLE = 5_000
"""After so many articles a worker is replaced: what words cost it in memory goes with it (docs/ingest.md)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a batch of articles is worked on.

    Attributes:
        workers: number of further processes; 0 for none but this one.
        timeout: seconds that an article may take, None for ever; without a further process it does not hold.
    """

    workers: int
    timeout: float | None = TIMEOUT


def plan(workers: str, timeout: float | None, *, articles: int, characters: int) -> Plan:
    """How to work on a batch.

    Args:
        workers: `auto`, or a number.
        timeout: seconds that an article may take, 0 for ever, None for the default.
        articles: how many there are.
        characters: how many characters they have together.

    Returns:
        As many workers as asked for, or as there are usable cores and memory for; never more than articles. None at all
        if the texts are short and no time limit is asked for, or if one worker is asked for without limit.

    Raises:
        PolgraphError: OPTION_INVALID.
    """
    limit = TIMEOUT if timeout is None else timeout or None
    if workers == AUTO:
        few = timeout is None and characters <= FEW
        return Plan(0 if few else min(usable_cores(), room(memory()), articles), limit)
    if not (workers.isascii() and workers.isdecimal() and int(workers)):
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, f"--workers {workers} is no number of processes.", "Give auto, or 1 or more."
        )
    return Plan(0 if workers == "1" and limit is None else min(int(workers), articles), limit)


def usable_cores() -> int:
    """The number of processor cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def memory() -> int | None:
    """Bytes of memory that the machine has; None where the system does not tell."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None


def room(size: int | None) -> int:
    """How many workers there is memory for, at least one: of so many bytes, or of a number that is not known."""
    return max(1, size // MEMORY) if size is not None else usable_cores()


@contextmanager
def extraction(
    factory: Callable[[], Engine], chosen: Plan, repeated: Collection[bytes] = ()
) -> Iterator[Callable[[Iterable[Article]], Iterator[Outcome]]]:
    """A function from articles to their outcomes in the same order, the same whatever the plan.

    No engine is made before the first article comes, and no process outlives the block.

    Args:
        factory: makes the engine; importable in another process if the plan wants workers.
        chosen: how to work.
        repeated: keys (`polgraph.ontology.identity.text_key`) of texts that come more than once and are extracted
            once.
    """
    copies = Copies(repeated)
    if not chosen.workers:
        yield lambda articles: copies.run(articles, lambda first: _here(factory, first))
        return
    with Pool(factory, chosen.workers, chosen.timeout, RECYCLE) as pool:
        yield lambda articles: copies.run(articles, pool.run)


def _here(factory: Callable[[], Engine], articles: Iterable[Article]) -> Iterator[Outcome]:
    """The outcomes of articles that this process extracts itself."""
    engine: Engine | None = None
    for article in articles:
        engine = engine or factory()
        yield extract_one(engine, article)
