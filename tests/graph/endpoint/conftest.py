"""A SPARQL server that can be written to, started once a session."""

from __future__ import annotations

import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.endpoint.serve import PAUSE, READY, end, free_port, program
from polgraph.graph.rdf.server import SparqlServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def running(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """An `oxigraph serve` with its data in a folder."""
    command = (program(), "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}")
    console = folder / "console"
    with console.open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        while READY not in console.read_text(encoding="utf-8"):
            assert process.poll() is None, console.read_text(encoding="utf-8")
            time.sleep(PAUSE)
        yield process
    finally:
        end(process)


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a server answers."""
    port = free_port()
    with running(tmp_path_factory.mktemp("sparql"), port):
        yield f"http://127.0.0.1:{port}/query"


@pytest.fixture
def server(started: str) -> SparqlServer:
    """An empty server."""
    found = SparqlServer.at(started)
    found.update("CLEAR ALL")
    return found
