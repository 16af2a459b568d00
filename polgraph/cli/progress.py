"""How far a batch is: a bar with rate and time left where a terminal shows it, and nothing where none does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from polgraph.cli import terminal

if TYPE_CHECKING:
    from rich.progress import Task

Advance = Callable[[bool], None]
"""Moves the bar on by one article; says whether it was worked on, or passed over, so that it does not count."""


@contextmanager
def progress(total: int | None) -> Iterator[Advance]:
    """A bar on standard error while a terminal shows it; yields what moves it on by one article.

    Args:
        total: number of articles; None for no bar, where the results themselves are on the terminal.
    """
    if total is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Articles a second, or a minute where they take long."""

        def render(self, task: Task) -> Text:
            return Text(rate(task.finished_speed or task.speed))

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=terminal.console(stderr=True), transient=True) as bar:
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


def rate(speed: float | None) -> str:
    """A number of articles a second in words; empty where it is not known yet."""
    if not speed:
        return ""
    return f"{speed:.1f} a second" if speed >= 1 else f"{speed * 60:.1f} a minute"
