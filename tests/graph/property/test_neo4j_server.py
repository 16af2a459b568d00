"""The script that starts and stops a server for tests."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import neo4j
import pytest

from scripts import neo4j_server

ROOT = Path(__file__).parents[3]


def command(action: str, home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    script = [sys.executable, "scripts/neo4j_server.py", action, "--home", str(home), *options]
    return subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=False)


def nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Java, Maven and Docker."""
    monkeypatch.delenv("POLGRAPH_TEST_NEO4J", raising=False)
    monkeypatch.setenv("PATH", "")


def test_the_version_is_of_the_long_term_line() -> None:
    assert re.fullmatch(r"5\.26\.\d+", neo4j_server.version())


def test_the_server_of_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nothing(monkeypatch)
    monkeypatch.setenv("POLGRAPH_TEST_NEO4J", "bolt://127.0.0.1:1")
    monkeypatch.setenv("NEO4J_PASSWORD", "given")
    assert neo4j_server.obtain(tmp_path) == neo4j_server.Server("bolt://127.0.0.1:1", "neo4j", "given")


def test_a_machine_without_any_says_what_was_tried(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nothing(monkeypatch)
    with pytest.raises(neo4j_server.NoServerError) as raised:
        neo4j_server.obtain(tmp_path)
    assert str(raised.value) == "POLGRAPH_TEST_NEO4J is not set; there is no java; there is no docker"


def test_a_foreign_process_is_never_ended(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        (tmp_path / "pid").write_text(f"{stranger.pid}\n", encoding="ascii")
        assert not neo4j_server.stop_recorded(tmp_path)
        assert stranger.poll() is None
        stranger.communicate(b"\n")
    assert not (tmp_path / "pid").exists()


def test_docker_gets_the_password_by_environment_and_listens_on_this_machine_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    record = tmp_path / "called"
    program = tmp_path / "docker"
    program.write_text(f'#!/bin/sh\necho "$@" "[$NEO4J_AUTH]" >> {record}\necho abc123\n', encoding="ascii")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr(neo4j_server, "_log_in", lambda _: None)
    server = neo4j_server.start_container()
    neo4j_server.end(server)
    started, ended = record.read_text(encoding="ascii").splitlines()
    port = server.uri.rpartition(":")[2]
    assert f"--publish 127.0.0.1:{port}:7687 --env NEO4J_AUTH neo4j:{neo4j_server.version()}-community" in started
    assert started.endswith(f"[neo4j/{server.password}]")
    assert ended.startswith("kill abc123")


@pytest.mark.neo4j
def test_the_server_answers(neo4j_server_of_tests: neo4j_server.Server) -> None:
    server = neo4j_server_of_tests
    with neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        (row,) = driver.execute_query("CALL dbms.components() YIELD name, versions RETURN versions[0] AS v").records
    assert row["v"].startswith("5.")


@pytest.mark.slow
@pytest.mark.neo4j
def test_make_neo4j_and_stop(neo4j_server_of_tests: neo4j_server.Server, tmp_path: Path) -> None:
    if neo4j_server_of_tests.process is None:
        pytest.skip("the server of these tests does not come from Maven")
    started = command("start", tmp_path, "--brief")
    assert started.returncode == 0, started.stderr
    assert re.fullmatch(r"bolt://127\.0\.0\.1:\d+ user neo4j, password in \S+password\n", started.stdout)
    assert (tmp_path / "password").stat().st_mode & 0o077 == 0
    assert (tmp_path / "password").read_text(encoding="ascii") not in started.stdout
    again = command("start", tmp_path)
    assert (again.returncode, again.stdout) == (1, "")
    assert command("stop", tmp_path).stdout == "stopped\n"
    assert command("stop", tmp_path).stdout == "no server runs\n"
