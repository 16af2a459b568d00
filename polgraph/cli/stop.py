"""What an interrupt or SIGTERM does to a long command: it ends cleanly, and says how to go on."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from polgraph.cli.terminal import note

INTERRUPTED_EXIT = 130
"""Exit code of a program that an interrupt has ended: 128 and the number of the signal."""
TERMINATED_EXIT = 143
"""The same of one that was asked to end by SIGTERM, as batch systems and containers do."""


class Terminated(KeyboardInterrupt):
    """SIGTERM: what stops at an interrupt from the keyboard stops at it as well."""


@contextmanager
def stoppable(told: Callable[[], str]) -> Iterator[None]:
    """Turn an interrupt inside the block into one line on standard error and exit code 130, SIGTERM into 143.

    Args:
        told: says what is done and how to go on, when it comes to that.

    Raises:
        typer.Exit: on an interrupt.
    """
    try:
        with _told_once():
            yield
    except KeyboardInterrupt as error:
        note(f"Stopped. {told()}")
        code = TERMINATED_EXIT if isinstance(error, Terminated) else INTERRUPTED_EXIT
        raise typer.Exit(code) from None


@contextmanager
def _told_once() -> Iterator[None]:
    """The first signal inside the block raises; later ones would only disturb what ends the program, within seconds.

    Only a program's main thread can arrange for it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is _stop:
                signal.signal(number, handler)


def _stop(number: int, _frame: object) -> None:
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_IGN)
    raise Terminated if number == signal.SIGTERM else KeyboardInterrupt
