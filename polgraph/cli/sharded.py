"""The part of `polgraph extract` that writes shard files."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph import engine
from polgraph.cli.progress import Advance, progress
from polgraph.cli.stop import stoppable
from polgraph.cli.terminal import emit, note
from polgraph.format import count, printable
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from polgraph.intake import Contents, Intake
    from polgraph.ontology.records import Article
    from polgraph.shards.jobs import Job
    from polgraph.shards.run import Done, Made, Maker, Part
    from polgraph.work.task import Outcome
    from polgraph.work.workers import Plan as WorkPlan

SIZE = 1_000
"""Articles a shard, where nothing else is asked for: some minutes of one core, some megabytes."""
LARGEST = 10_000
"""A shard is in memory as a whole when it is written and when it is taken in."""
CHECK_EXIT = 1

ShardsOption = Annotated[
    Path | None,
    typer.Option(
        "--shards", metavar="DIR", help="Write Parquet files for `ingest` to this folder; those that are there stay."
    ),
]
ShardSizeOption = Annotated[
    int | None,
    typer.Option("--shard-size", metavar="NUMBER", min=1, max=LARGEST, help=f"Articles a shard; {SIZE} by default."),
]
ShardCountOption = Annotated[
    int | None, typer.Option("--shard-count", metavar="NUMBER", min=1, help="So many shards, instead of their size.")
]
PartOption = Annotated[
    str | None,
    typer.Option("--part", metavar="K/N", help="Only every N-th shard from the K-th: 2/8 on the second of 8 machines."),
]
SchedulerOption = Annotated[
    str | None, typer.Option("--scheduler", metavar="URL", help="A Dask cluster that does it: dask://HOST:PORT.")
]


@dataclass(frozen=True, slots=True)
class Sharding:
    """The options of `extract` that have to do with shards, as given."""

    folder: Path | None
    size: int | None
    number: int | None
    part: str | None
    scheduler: str | None

    def check(self, *, printing: bool) -> None:
        """Refuse what does not go together.

        Args:
            printing: whether it was asked how statements are to be printed.

        Raises:
            PolgraphError: OPTION_INVALID.
        """
        given = {"--shard-size": self.size, "--shard-count": self.number, "--part": self.part}
        alone = [name for name, value in {**given, "--scheduler": self.scheduler}.items() if value is not None]
        if self.folder is None and alone:
            raise _invalid(f"{alone[0]} is about shards.", "Name their folder with --shards.")
        if self.folder is not None and printing:
            raise _invalid("Shards are written, not printed.", "Leave --format and --explain away, or --shards.")
        if self.size is not None and self.number is not None:
            raise _invalid("--shard-size and --shard-count contradict each other.", "Give one of the two.")

    def articles(self, total: int) -> int:
        """Articles a shard, of so many in all.

        Raises:
            PolgraphError: OPTION_INVALID where a shard would be too large.
        """
        if self.number is None:
            return self.size or SIZE
        size = -(-total // self.number)
        if size > LARGEST:
            raise _invalid(
                f"{self.number} shards of {total} articles would have {size} each, more than {LARGEST}.",
                f"Make at least {-(-total // LARGEST)}.",
            )
        return size

    def share(self) -> Part | None:
        """The part of the shards that is to be made; None for all.

        Raises:
            PolgraphError: OPTION_INVALID where it is no part.
        """
        from polgraph.shards.run import Part

        if self.part is None:
            return None
        found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", self.part)
        if found is None or not 1 <= int(found[1]) <= int(found[2]):
            raise _invalid(f"--part {self.part} is no part.", "Write 2/8 for the second of eight.")
        return Part(int(found[1]), int(found[2]))


def _invalid(problem: str, advice: str) -> PolgraphError:
    return PolgraphError(ErrorCode.OPTION_INVALID, problem, advice)


def write_shards(
    inputs: Sequence[str], intake: Intake, contents: Contents, options: Sharding, chosen: WorkPlan, model: str
) -> None:
    """Make the shard files that a folder lacks, and tell what was done.

    Args:
        inputs: the inputs as the user names them.
        intake: their articles.
        contents: what they hold.
        options: what was asked for.
        chosen: how articles are worked on that are extracted on this machine.
        model: name of the spaCy pipeline package.
    """
    from polgraph.shards.folder import Plan, ShardFolder
    from polgraph.shards.jobs import makers
    from polgraph.shards.run import make_shards

    folder = ShardFolder(options.folder or Path())
    size, part = options.articles(contents.articles), options.share()
    plan = Plan(tuple(inputs), makers(model), contents.articles, contents.skipped, size)
    with (
        progress(contents.articles) as advance,
        stoppable(lambda: "The same command makes the shards that are missing."),
        _maker(options.scheduler, model, chosen, contents, advance) as make,
    ):
        done = make_shards(folder, plan, intake, make, part=part, passed=lambda job: _pass(job, advance))
    for name, reason in done.missing.items():
        note(f"failed: {name}: {reason}")
    if done.dropped:
        note(f"deleted: {', '.join(done.dropped)}: the inputs no longer have so many articles.")
    emit(f"{_summary(done)}, in the folder {printable(str(folder.path))}\n")
    if done.missing:
        raise typer.Exit(CHECK_EXIT)


@contextmanager
def _maker(
    scheduler: str | None, model: str, chosen: WorkPlan, contents: Contents, advance: Advance
) -> Iterator[Maker]:
    """What makes the shards, and moves the progress bar on."""
    if scheduler is not None:
        from polgraph.shards.cluster import made_on_cluster

        on_cluster = made_on_cluster(scheduler, model, timeout=chosen.timeout)

        def make(todo: Iterator[Job]) -> Iterator[Made]:
            for job, file in on_cluster(todo):
                yield job, file
                for _ in job.articles:
                    advance(True)

        yield make
        return
    from polgraph.shards.run import made_here
    from polgraph.work.workers import extraction

    def extracted(articles: Iterable[Article]) -> Iterator[Outcome]:
        for outcome in extract(articles):
            yield outcome
            advance(True)

    with extraction(partial(engine.load_engine, model), chosen, contents.repeated) as extract:
        yield made_here(extracted)


def _pass(job: Job, advance: Advance) -> None:
    for _ in job.articles:
        advance(False)


def _summary(done: Done) -> str:
    missing = f", {len(done.missing)} failed" if done.missing else ""
    return f"{count(done.made + done.kept + len(done.missing), 'shard')} ({done.made} made, {done.kept} kept{missing})"
