"""One thread for numpy's products of matrices (threadpoolctl)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController


@contextmanager
def one_thread() -> Iterator[None]:
    """Products use one thread inside the block, and as many as before behind it.

    Ours are small, and processes share the cores already: threads that wait for one another took six times the
    processor time, and longer by the clock.
    """
    with _libraries().limit(limits=1, user_api="blas"):
        yield


@cache
def _libraries() -> ThreadpoolController:
    """The libraries for products of matrices in this process."""
    import numpy as np  # noqa: F401 - only what is loaded is found
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
