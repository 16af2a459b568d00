"""A real server on a snapshot: it answers, refuses to write, and leaves nothing behind."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from polgraph.cli.app import run
from polgraph.graph.endpoint import serve
from polgraph.graph.endpoint.serve import free_port, serving
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.graph.export.export_samples import fill
from tests.graph.graph_samples import NOW, Said, extraction

if TYPE_CHECKING:
    from polgraph.graph.store import Store

COUNT = "SELECT (COUNT(*) AS ?n) { ?s a <https://polgraph.example/ns#Article> }"


@pytest.fixture
def filled(store: Store) -> Store:
    return fill(store)


def post(url: str, **form: str) -> bytes:
    accept = {"Accept": "application/sparql-results+json"}
    request = urllib.request.Request(url, urlencode(form).encode(), accept)  # noqa: S310 - the server of the test
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=20) as answer:
        return bytes(answer.read())


def counted(url: str) -> int:
    return int(json.loads(post(url, query=COUNT))["results"]["bindings"][0]["n"]["value"])


def test_a_snapshot_answers_and_cannot_be_written(filled: Store) -> None:
    with serving(filled, port=0) as endpoint:
        assert counted(endpoint.url) == 3
        with pytest.raises(urllib.error.HTTPError) as refused:
            post(endpoint.url.replace("/query", "/update"), update="CLEAR ALL")
        assert refused.value.code == 403
        filled.ingest([extraction("four", Said("Ilya Barsk", "AID", "Runa Teel"))], NOW)
        assert counted(endpoint.url) == 3
        assert endpoint.folder.exists()
    assert endpoint.process.returncode is not None
    assert not endpoint.folder.exists()
    with serving(filled, port=0) as endpoint:
        assert counted(endpoint.url) == 4


@pytest.mark.slow
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_command_ends_in_order(
    filled: Store, tmp_path: Path, ending: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    command = (sys.executable, "-m", "polgraph", "serve", "--port", "0", "--store", str(filled.path))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        try:
            assert url.startswith("http://127.0.0.1:")
            assert counted(url) == 3
            assert len(list(temporary.iterdir())) == 1
        finally:
            process.send_signal(ending)
        _, told = process.communicate(timeout=30)
    assert process.returncode == 0, told
    assert told == "Serving for reading, without access control; Ctrl-C ends it.\n"
    assert list(temporary.iterdir()) == []
    with pytest.raises(urllib.error.URLError):
        counted(url)


@pytest.mark.slow
def test_a_killed_command_leaves_no_server_behind(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    command = (sys.executable, "-m", "polgraph", "serve", "--port", "0", "--store", str(filled.path))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert counted(url) == 3
        process.kill()
    until = time.monotonic() + 30
    while list(temporary.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)
    assert list(temporary.iterdir()) == []
    with pytest.raises(urllib.error.URLError):
        counted(url)


def test_a_port_in_use_is_told(filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PolgraphError, match="in use") as caught, serving(filled, port=taken.getsockname()[1]):
            pytest.fail("it listens")
    assert caught.value.code is ErrorCode.OPTION_INVALID
    assert list(temporary.iterdir()) == []


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(PolgraphError) as caught:
        free_port("192.0.2.1")
    assert caught.value.code is ErrorCode.OPTION_INVALID


def test_without_the_wheel_the_command_says_what_to_install(
    filled: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "PROGRAM", "no-such-program")
    before = signal.getsignal(signal.SIGTERM)
    assert run(["serve", "--store", str(filled.path)]) == 2
    signal.signal(signal.SIGTERM, before)
    assert "polgraph[serve]" in capsys.readouterr().err
