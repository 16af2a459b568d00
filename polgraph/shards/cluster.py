"""Shards on a Dask cluster: a task is a shard, and its result the bytes of its file, so no disk need be shared."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from importlib import import_module
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any

from polgraph import engine
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.identity import text_key
from polgraph.shards.jobs import Job, Makers, makers
from polgraph.work.copies import Copies
from polgraph.work.pool import Pool
from polgraph.work.task import extract_one

if TYPE_CHECKING:
    from polgraph.shards.run import Made, Maker

Loader = Callable[[str], engine.Engine]

_ADDRESS = re.compile(r"dask://([\w.-]+|\[[0-9a-fA-F:]+\])(?::(\d{1,5}))?/?")
_PORT = "8786"
"""Dask's own default."""
_AHEAD = 2
"""Shards sent for every thread of the workers: one that it works on and one that waits for it."""
_PATIENCE = 30
"""Seconds to wait for the scheduler, and for a first worker."""
_ALONE = Lock()
"""A language model is not made for several threads; a worker that has some extracts with one of them at a time."""


def scheduler_address(value: str) -> str:
    """The address that Dask understands, of `dask://HOST:PORT`.

    Raises:
        PolgraphError: OPTION_INVALID where it is none.
    """
    found = _ADDRESS.fullmatch(value)
    if found is None:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            f"{value!r} is no scheduler.",
            "Write it as dask://HOST:PORT, as `dask scheduler` tells.",
        )
    return f"tcp://{found[1]}:{found[2] or _PORT}"


def made_on_cluster(
    address: str, model: str, load: Loader = engine.load_engine, *, timeout: float | None = None
) -> Maker:
    """Makes shards on a Dask cluster.

    A shard whose worker dies goes to another one; one that kills several is given up.

    Args:
        address: of the scheduler, `dask://HOST:PORT`.
        model: name of the spaCy pipeline package, installed on every worker.
        load: loads the extraction engine on a worker.
        timeout: seconds that an article may take; None for ever.

    Raises:
        PolgraphError: OPTION_INVALID where Dask is not installed, no scheduler answers, or a worker is not ready.
    """
    scheduler = scheduler_address(address)

    def make(todo: Iterator[Job]) -> Iterator[Made]:
        dask = _library()
        with _connected(dask, scheduler, address) as client:
            _check_workers(client, model, load)
            yield from _results(dask, client, todo, partial(shard_file, model=model, load=load, timeout=timeout))

    return make


def _library() -> Any:  # noqa: ANN401 - the library is optional
    try:
        return import_module("distributed")
    except ImportError as error:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, "A scheduler needs Dask.", "Install it with `pip install 'polgraph[dask]'`."
        ) from error


@contextmanager
def _connected(dask: Any, scheduler: str, address: str) -> Iterator[Any]:  # noqa: ANN401
    try:
        client = dask.Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except OSError as error:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, f"No Dask scheduler answers at {address}.", "Start one with `dask scheduler`."
        ) from error
    with client:
        yield client


def _check_workers(client: Any, model: str, load: Loader) -> None:  # noqa: ANN401
    """Refuse a cluster whose workers would make other files than this machine, or none."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        problems = client.run(_problem, makers(model), model, load)
    except TimeoutError as error:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            "The scheduler has no workers.",
            "Start some with `dask worker ADDRESS --nthreads 1`.",
        ) from error
    except Exception as error:  # noqa: BLE001 - whatever breaks over there, the cluster cannot be used
        problems = {"a worker": f"{type(error).__name__}: {error}"}
    for worker, problem in sorted(problems.items()):
        if problem:
            raise _other_files(worker, problem)


def _other_files(worker: str, problem: str) -> PolgraphError:
    return PolgraphError(
        ErrorCode.OPTION_INVALID,
        f"{worker} cannot make the same shards as the one that asks: {problem}",
        "Install the same versions of polgraph, its model and spaCy everywhere.",
    )


def _results(dask: Any, client: Any, todo: Iterator[Job], make: Callable[[Job], bytes]) -> Iterator[Made]:  # noqa: ANN401
    """Keeps so many shards at work that no worker waits, and no more: their articles are in memory here."""
    at_work: dict[Any, Job] = {}
    finished = dask.as_completed(loop=client.loop)

    def send(limit: int) -> None:
        for job in islice(todo, max(limit - len(at_work), 0)):
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", message="Sending large graph")
                future = client.submit(make, job, key=f"polgraph-{job.manifest().input}")
            at_work[future] = job
            finished.add(future)

    try:
        send(_places(client))
        for future in finished:
            job = at_work.pop(future)
            error = future.exception()
            yield job, future.result() if error is None else f"{type(error).__name__}: {error}"
            send(_places(client))
    finally:
        client.cancel(list(at_work))


def _places(client: Any) -> int:  # noqa: ANN401
    """How many shards to keep at work: workers come and go."""
    threads: int = sum(client.nthreads().values())
    return _AHEAD * max(threads, 1)


def shard_file(job: Job, model: str, load: Loader = engine.load_engine, timeout: float | None = None) -> bytes:
    """The file of a shard: a pure function of its arguments, whichever machine computes it.

    Args:
        job: the shard.
        model: name of the spaCy pipeline package.
        load: loads the extraction engine: once a process, or where there is a time limit once a shard, in a further
            process that can be ended.
        timeout: seconds that an article may take; None for ever.

    Raises:
        PolgraphError: OPTION_INVALID where what is installed here would make another file.
    """
    with _ALONE:
        problem = _unlike(job.makers, model)
        if problem:
            raise _other_files("This machine", problem)
        often = Counter(map(text_key, job.articles))
        copies = Copies([key for key, times in often.items() if times > 1])
        if timeout is None:
            here = _engine(model, load)
            return job.file_bytes(copies.run(job.articles, partial(map, partial(extract_one, here))))
        with Pool(partial(load, model), 1, timeout) as pool:
            return job.file_bytes(copies.run(job.articles, pool.run))


def _problem(wanted: Makers, model: str, load: Loader) -> str:
    """Why a worker cannot make the same files as the machine that asks; empty where it can. Loads the model."""
    problem = _unlike(wanted, model)
    if not problem:
        try:
            with _ALONE:
                _engine(model, load)
        except PolgraphError as error:
            return error.message
    return problem


def _unlike(wanted: Makers, model: str) -> str:
    here = makers(model)
    return "" if here == wanted else f"it has {here}, wanted is {wanted}."


@cache
def _engine(model: str, load: Loader) -> engine.Engine:
    return load(model)
