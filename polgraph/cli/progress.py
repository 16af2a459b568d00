"""How far a batch is, with rate and time left: a bar on a terminal, else a line a minute for whoever reads the log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from polgraph.cli import terminal

if TYPE_CHECKING:
    from rich.progress import Task

Advance = Callable[[bool], None]
"""Moves the bar on by one article; says whether it was worked on, or passed over, so that it does not count."""


EVERY = 60.0
"""Seconds between two lines where there is no terminal: nothing of a short batch, little of a long one."""
LOOKED_BACK = 300.0
"""Seconds of which the bar tells the rate: articles may take long, and a cluster sends them by the thousand."""


@contextmanager
def progress(total: int | None, clock: Callable[[], float] = time.monotonic) -> Iterator[Advance]:
    """A bar on standard error while a terminal shows it, else a line now and then; yields what moves it by one article.

    Args:
        total: number of articles; None for nothing, where the results themselves are on the terminal.
        clock: seconds that have passed since any moment.
    """
    if total is None:
        yield lambda _: None
        return
    if not sys.stderr.isatty():
        yield _lines(total, clock)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Articles a second, or a minute where they take long."""

        def render(self, task: Task) -> Text:
            return Text(rate(task.finished_speed or task.speed))

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(
        *columns, console=terminal.console(stderr=True), transient=True, speed_estimate_period=LOOKED_BACK
    ) as bar:
        task = bar.add_task("articles", total=total)
        left = total

        def advance(worked: bool) -> None:
            nonlocal left
            if worked:
                bar.advance(task)
            else:
                left -= 1
                bar.update(task, total=left)

        yield advance


def _lines(total: int, clock: Callable[[], float]) -> Advance:
    """Writes a line every minute."""
    start = told = clock()
    done = left = 0

    def advance(worked: bool) -> None:
        nonlocal told, done, left
        done += worked
        left += not worked
        now = clock()
        if now - told >= EVERY:
            told = now
            speed = done / (now - start)
            rest = f", {timedelta(seconds=round((total - left - done) / speed))} left" if speed else ""
            terminal.note(", ".join(filter(None, (f"{done} of {total - left} articles", rate(speed)))) + rest)

    return advance


def rate(speed: float | None) -> str:
    """A number of articles a second in words; empty where it is not known yet."""
    if not speed:
        return ""
    return f"{speed:.1f} a second" if speed >= 1 else f"{speed * 60:.1f} a minute"
