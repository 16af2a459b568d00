"""The process of one worker: it loads an engine once, then answers article after article."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from contextlib import suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from polgraph.ontology.errors import PolgraphError
from polgraph.work.task import extract_one, one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from polgraph.engine import Engine


def serve(connection: Connection, factory: Callable[[], Engine]) -> None:
    """Answer each article that comes with its extraction or failure, until None comes or the parent ends.

    The first answer is None, or else the error for which there is no engine: what the user can do something about as it
    is, of any other its name and message in one line.

    Args:
        connection: to the parent.
        factory: makes the engine.
    """
    attend()
    with suppress(EOFError, OSError):
        try:
            engine = factory()
        except Exception as error:  # noqa: BLE001 - whatever it is, the parent tells it
            connection.send(error if isinstance(error, PolgraphError) else one_line(error))
            return
        connection.send(None)
        while (article := connection.recv()) is not None:
            connection.send(extract_one(engine, article))


def attend() -> None:
    """Make this process one that ends when its parent does, and not before."""
    # An interrupt from the keyboard goes to all processes of the terminal, SIGTERM of a batch system to all of a job;
    # the parent decides what comes of it.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process at once when its parent has ended, however it did: also in the middle of an article."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
