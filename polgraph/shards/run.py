"""Making the shard files of some inputs that are not there yet."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from polgraph.ontology.records import Article
from polgraph.shards.jobs import Job, jobs
from polgraph.work.task import Outcome

if TYPE_CHECKING:
    from polgraph.shards.folder import Plan, ShardFolder

Outcomes = Callable[[Iterable[Article]], Iterator[Outcome]]
"""Extracts articles one after the other, in their order."""
Made = tuple[Job, bytes | str]
"""A shard with its file, or with why there is none."""
Maker = Callable[[Iterator[Job]], Iterator[Made]]
"""Makes the files of shards, in any order."""


@dataclass(slots=True)
class Done:
    """What a run did.

    Attributes:
        made: number of shard files that it made.
        kept: number of those that were there already.
        dropped: names of the files of shards that the inputs no longer have, which are deleted.
        missing: the shards that could not be made, by the name of their file, with the reason.
    """

    made: int
    kept: int
    dropped: list[str]
    missing: dict[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """Which shards a machine makes where several share them: every `of`-th from the `number`-th, counted from 1."""

    number: int = 1
    of: int = 1

    def has(self, job: Job) -> bool:
        """Whether a shard belongs to the part."""
        return job.number % self.of == self.number - 1


def make_shards(
    folder: ShardFolder,
    plan: Plan,
    articles: Iterable[Article],
    make: Maker,
    *,
    part: Part | None = None,
    passed: Callable[[Job], None] = lambda _: None,
) -> Done:
    """Make the shard files that a folder lacks; those that are whole and of the same articles stay.

    Args:
        folder: where to.
        plan: what the shards are to be.
        articles: the articles of the inputs.
        make: makes the files.
        part: which shards to make; all by default.
        passed: is told of every shard that is there already, or belongs to another part.

    Raises:
        PolgraphError: OPTION_INVALID where the folder holds something else or cannot be written.
    """
    folder.begin(plan)
    done = Done(0, 0, folder.drop_beyond(plan.shards), {})

    def lacking() -> Iterator[Job]:
        for job in jobs(articles, plan.size, plan.makers):
            ours = (part or Part()).has(job)
            if ours and folder.has(job):
                done.kept += 1
                passed(job)
            elif not ours:
                passed(job)
            else:
                # What is there is damaged or of other articles: nobody is to take it for this shard.
                folder.drop(job)
                yield job

    try:
        for job, file in make(lacking()):
            if isinstance(file, str):
                done.missing[job.file] = file
            else:
                folder.put(job, file)
                done.made += 1
    finally:
        folder.end(plan)
    return done


def made_here(extract: Outcomes) -> Maker:
    """Makes shards on this machine; their articles are one stream, so that nobody waits at the end of a shard.

    Args:
        extract: extracts the articles, in this process or in several.
    """

    def make(todo: Iterator[Job]) -> Iterator[Made]:
        begun: deque[Job] = deque()

        def articles() -> Iterator[Article]:
            for job in todo:
                begun.append(job)
                yield from job.articles

        outcomes = iter(extract(articles()))
        for first in outcomes:
            job = begun.popleft()
            yield job, job.file_bytes(chain([first], islice(outcomes, len(job.articles) - 1)))

    return make
