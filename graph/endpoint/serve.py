"""Serving a snapshot of the RDF projection, for reading only."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.graph.endpoint import guard
from polgraph.graph.rdf.projection import reading
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.graph.store import Store

PROGRAM = "oxigraph"
LOOPBACK = "127.0.0.1"
PORT = 7878
READY = "Listening"
START_SECONDS = 60.0
END_SECONDS = 10.0
PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A running server.

    Attributes:
        url: where it answers queries.
        folder: the snapshot that it serves.
        process: what runs the server, and ends it when this process ends.
    """

    url: str
    folder: Path
    process: subprocess.Popen[bytes]


@contextmanager
def serving(store: Store, *, host: str = LOOPBACK, port: int = PORT) -> Iterator[Endpoint]:
    """Serve a store as it is now; the server ends and its snapshot goes when the block ends.

    Args:
        store: what to serve; what changes later does not show.
        host: the address to listen at.
        port: the port; 0 takes a free one.

    Raises:
        PolgraphError: OPTION_INVALID where the server is not installed or cannot listen there.
    """
    server = program()
    folder = Path(tempfile.mkdtemp(prefix="polgraph-serve-"))
    try:
        snapshot(store, folder / "rdf")
        with _started(server, folder, host, port or free_port(host)) as endpoint:
            yield endpoint
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def program() -> str:
    """Path of the server's program, which pip puts beside Python's own.

    Raises:
        PolgraphError: OPTION_INVALID where it is not installed.
    """
    places = (sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath))
    found = shutil.which(PROGRAM, path=os.pathsep.join(places))
    if found is None:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            "The server is not installed.",
            "Install it with `pip install 'polgraph[serve]'`.",
        )
    return found


def snapshot(store: Store, folder: Path) -> None:
    """Copy the RDF projection, brought up to date, into a new folder; writers wait that long.

    Raises:
        PolgraphError: STORE_LOCKED or STORE_BROKEN.
    """
    store.project()
    with reading(store.rdf_path, store.wait) as rdf:
        rdf.backup(str(folder))


def free_port(host: str = LOOPBACK) -> int:
    """A port that nothing listens on.

    Raises:
        PolgraphError: OPTION_INVALID for an address that is none of this machine.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, 0, type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as probe:
            probe.bind(address)
            return int(probe.getsockname()[1])
    except OSError as error:
        raise _deaf(host, 0, str(error)) from error


@contextmanager
def _started(server: str, folder: Path, host: str, port: int) -> Iterator[Endpoint]:
    bound = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    options = ("--location", str(folder / "rdf"), "--bind", bound, "--union-default-graph")
    console = folder / "console"
    with console.open("wb") as log:
        guarded = (sys.executable, "-I", guard.__file__, str(folder), server, "serve-read-only", *options)
        process = subprocess.Popen(guarded, stdin=subprocess.PIPE, stdout=log, stderr=log)
    try:
        _await(process, console, host, port)
        yield Endpoint(f"http://{bound}/query", folder, process)
    finally:
        end(process)


def _await(process: subprocess.Popen[bytes], console: Path, host: str, port: int) -> None:
    """Wait until the server says that it listens: an answer at the port could be another program's."""
    until = time.monotonic() + START_SECONDS
    while READY not in (told := console.read_text(encoding="utf-8", errors="replace")):
        if process.poll() is not None or time.monotonic() > until:
            raise _deaf(host, port, told.strip().partition("\n")[0].removeprefix("Error: ") or "it does not start")
        time.sleep(PAUSE)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process in order, or else at once."""
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin is not None:
        process.stdin.close()


def _deaf(host: str, port: int, reason: str) -> PolgraphError:
    return PolgraphError(
        ErrorCode.OPTION_INVALID,
        f"The server cannot listen at {host}, port {port}: {reason}.",
        "Choose another --port, or --port 0 for a free one.",
    )
