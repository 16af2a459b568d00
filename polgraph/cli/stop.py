"""What an interrupt from the keyboard does to a long command: it ends cleanly, and says how to go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from polgraph.cli.terminal import note

INTERRUPTED_EXIT = 130
"""Exit code of a program that an interrupt has ended: 128 and the number of the signal."""


@contextmanager
def stoppable(told: Callable[[], str]) -> Iterator[None]:
    """Turn an interrupt inside the block into one line on standard error and exit code 130.

    Args:
        told: says what is done and how to go on, when it comes to that.

    Raises:
        typer.Exit: on an interrupt.
    """
    try:
        yield
    except KeyboardInterrupt:
        note(f"Stopped. {told()}")
        raise typer.Exit(INTERRUPTED_EXIT) from None
