"""One worker as its parent sees it: a process that is asked, and ended when it takes too long."""

from __future__ import annotations

import signal
from contextlib import contextmanager, suppress
from multiprocessing import current_process, get_context, resource_tracker
from typing import TYPE_CHECKING

from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.work.child import serve
from polgraph.work.task import Failure, FailureKind, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from polgraph.engine import Engine
    from polgraph.ontology.records import Article

GOODBYE_SECONDS = 2.0
"""How long a worker that is told to end may take for it."""


class Worker:
    """A process with an engine of its own. It is ready to be asked when the constructor returns.

    Args:
        factory: makes the engine; it has to be importable in another process.

    Raises:
        PolgraphError: the error for which the process has no engine, such as MODEL_MISSING.
    """

    def __init__(self, factory: Callable[[], Engine]) -> None:
        # A forked copy of a process that has threads may hang; only a fresh one is safe, and the same on all systems.
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, factory), daemon=True)
        with _interrupts_held_back(), _children_allowed():
            self._process.start()
        theirs.close()

    def prepare(self) -> None:
        """Wait until the process has its engine.

        Raises:
            PolgraphError: the error for which it has none, such as MODEL_MISSING.
        """
        try:
            problem: PolgraphError | str | None = self._connection.recv()
        except (EOFError, OSError) as error:
            raise self._unusable("the process ended") from error
        if problem is not None:
            raise problem if isinstance(problem, PolgraphError) else self._unusable(problem)

    def ask(self, article: Article, timeout: float | None) -> Outcome:
        """Have an article extracted. After a failure other than ERROR the process has ended.

        Args:
            article: the article.
            timeout: seconds that it may take; None for ever.
        """
        try:
            self._connection.send(article)
            if not self._connection.poll(timeout):
                self.kill()
                return Failure(article, FailureKind.TIMEOUT, f"It took longer than {timeout:g} seconds.")
            outcome: Outcome = self._connection.recv()
        except (EOFError, OSError):
            return Failure(article, FailureKind.DIED, self._end())
        return outcome

    @property
    def alive(self) -> bool:
        """Whether the process can be asked."""
        return self._process.is_alive()

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        with suppress(OSError):
            self._process.kill()
        self._process.join()

    def close(self) -> None:
        """Let the process end."""
        with suppress(OSError):
            self._connection.send(None)
        self._process.join(GOODBYE_SECONDS)
        self.kill()
        self._connection.close()

    def _end(self) -> str:
        """How the process ended, in one line."""
        self._process.join(GOODBYE_SECONDS)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"The process that worked on it ended with code {code}."
        with suppress(ValueError):
            return f"The process that worked on it was ended by {signal.Signals(-code).name}."
        return f"The process that worked on it was ended by signal {-code}."

    def _unusable(self, reason: str) -> PolgraphError:
        self.kill()
        return PolgraphError(
            ErrorCode.MODEL_MISSING,
            f"A worker cannot load the language model: {reason}.",
            "Try with --workers 1 --timeout 0, which works without further processes.",
        )


@contextmanager
def _children_allowed() -> Iterator[None]:
    """A process that Dask has started may have none, lest they outlive it; ours end with their parent by themselves."""
    settings: dict[str, object] = current_process()._config  # type: ignore[attr-defined]  # noqa: SLF001
    before = settings.pop("daemon", None)
    try:
        yield
    finally:
        if before is not None:
            settings["daemon"] = before


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """A process that starts inside the block never hears the keyboard's interrupt, not even before it can ignore it."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:
        yield
        return
    # Its start would let interrupts through again.
    resource_tracker.ensure_running()
    before = mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)
