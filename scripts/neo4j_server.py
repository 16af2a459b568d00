"""Start and stop a Neo4j Community server for tests and trials: without an installer, for this machine only.

`make neo4j` and `make neo4j-stop` call it; the tests marked `neo4j` use it as a fixture. The server comes from Maven
Central into a folder that git ignores, or else from Docker. JVM options: those of the `neo4j.conf` that Neo4j ships.
"""

from __future__ import annotations

import argparse
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree as ET

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".neo4j"
LIBRARIES = HOME / "lib"
POM = ROOT / "scripts" / "neo4j.xml"
MAIN = "org.neo4j.server.CommunityEntryPoint"
ADMIN = "org.neo4j.cli.AdminTool"
HOST = "127.0.0.1"
USER = "neo4j"
FIRST_PASSWORD = "neo4j"  # noqa: S105 - everybody knows it; the server has it changed at once
START_SECONDS = 120.0
STOP_SECONDS = 60.0
JAVA_OPTIONS = (
    "-XX:+UseSerialGC",
    "-XX:-OmitStackTraceInFastThrow",
    *(
        f"--add-opens=java.base/{name}=ALL-UNNAMED"
        for name in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
    ),
    "-Dlog4j2.disable.jmx=true",
    "-Djdk.nio.maxCachedBufferSize=1024",
    "-Dio.netty.tryReflectionSetAccessible=true",
)
BRIEF = ("-XX:TieredStopAtLevel=1",)
"""For a server that lives as long as some tests: code that runs soon rather than fast."""

SETTINGS = {
    "server.default_listen_address": HOST,
    "server.default_advertised_address": HOST,
    "server.https.enabled": "false",
    "server.memory.heap.initial_size": "256m",
    "server.memory.heap.max_size": "1g",
    "server.memory.pagecache.size": "128m",
    "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
    "dbms.usage_report.enabled": "false",
    "dbms.security.auth_enabled": "true",
    "dbms.security.allow_csv_import_from_file_urls": "false",
}


NO_SETTINGS: Mapping[str, str] = MappingProxyType({})


class NoServerError(Exception):
    """There is no way to a server on this machine; the message says what was tried."""


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        uri: its Bolt address.
        user: the account.
        password: its password.
        process: the Java process that was started for it, or None.
        container: id of the Docker container that was started for it, or None.
    """

    uri: str
    user: str
    password: str
    process: subprocess.Popen[bytes] | None = None
    container: str | None = None


def version() -> str:
    """The version of the server, as the POM names it."""
    space = {"m": "http://maven.apache.org/POM/4.0.0"}
    found = ET.parse(POM).getroot().findtext("m:dependencies/m:dependency/m:version", namespaces=space)  # noqa: S314 - our own file
    return str(found)


def libraries(folder: Path) -> Path:
    """The server's archives, fetched with Maven into the folder where they are missing.

    Raises:
        NoServerError: Java or Maven is missing, or Maven cannot fetch them.
    """
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            raise NoServerError(f"there is no {program}")
    archives = folder / version()
    done = archives / f".complete-{sha256(POM.read_bytes()).hexdigest()[:16]}"
    if not done.exists():
        goal = ("dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={archives}")
        command = ("mvn", "--batch-mode", "--quiet", "--file", str(POM), *goal)
        fetched = subprocess.run(command, capture_output=True, text=True, check=False)
        if fetched.returncode:
            why = (fetched.stdout + fetched.stderr).strip().partition("\n")[0]
            raise NoServerError(f"Maven cannot fetch the server: {why}")
        done.touch()
    return archives


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _configure(home: Path, port: int, http_port: int | None, more: Mapping[str, str], *, read_only: bool) -> None:
    settings = {
        **SETTINGS,
        "server.bolt.listen_address": f"{HOST}:{port}",
        "server.http.enabled": str(http_port is not None).lower(),
        "server.http.listen_address": f"{HOST}:{http_port or 0}",
        "server.databases.default_to_read_only": str(read_only).lower(),
        **more,
    }
    for name in ("conf", "data", "logs"):
        (home / name).mkdir(parents=True, exist_ok=True)
    text = "".join(f"{name}={value}\n" for name, value in settings.items())
    (home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")


def _password(home: Path) -> str:
    """The password of the data in a folder, made at first, and kept where only its owner reads it."""
    file = home / "password"
    if not file.exists():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            stream.write(secrets.token_urlsafe(16))
    return file.read_text(encoding="ascii").strip()


def start(
    home: Path = HOME,
    *,
    port: int = 0,
    http_port: int | None = None,
    read_only: bool = False,
    java_options: tuple[str, ...] = (),
    settings: Mapping[str, str] = NO_SETTINGS,
) -> Server:
    """Start a server from its archives and wait until it answers.

    Args:
        home: folder for its data, logs, settings, password and process id.
        port: port of Bolt; 0 takes a free one.
        http_port: port of HTTP; 0 takes a free one, None leaves HTTP off.
        read_only: whether its databases refuse to be written to.
        java_options: more options of the JVM.
        settings: more lines of `neo4j.conf`, or other ones.

    Raises:
        NoServerError: it cannot be had, or it does not come up.
    """
    archives = libraries(LIBRARIES)
    port = port or free_port()
    _configure(home, port, free_port() if http_port == 0 else http_port, settings, read_only=read_only)
    places = (f"--home-dir={home}", f"--config-dir={home / 'conf'}")
    command = ("java", *JAVA_OPTIONS, *java_options, "-cp", f"{archives}/*", MAIN, *places)
    with (home / "logs" / "console.log").open("wb") as log:
        # In a session of its own, so that Ctrl-C in the terminal ends the tests, which then end the server in order.
        process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
    (home / "pid").write_text(f"{process.pid}\n", encoding="ascii")
    return _awaited(Server(f"bolt://{HOST}:{port}", USER, _password(home), process=process))


def import_tables(home: Path, tables: Path) -> None:
    """What `neo4j-admin database import` does with exported tables, before a server with its data in a folder starts.

    Raises:
        NoServerError: the server cannot be had, or the import fails; the message is what it prints.
    """
    archives = libraries(LIBRARIES)
    _configure(home, 0, None, NO_SETTINGS, read_only=False)
    done = subprocess.run(
        (
            "java",
            *JAVA_OPTIONS,
            "-Xmx1g",
            "-cp",
            f"{archives}/*",
            ADMIN,
            "database",
            "import",
            "full",
            "neo4j",
            "@import.args",
        ),
        cwd=tables,
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NoServerError(f"the import fails: {done.stdout}{done.stderr}")


def start_container() -> Server:
    """Start a server in Docker and wait until it answers.

    Raises:
        NoServerError: there is no Docker, or the server does not come up.
    """
    if shutil.which("docker") is None:
        raise NoServerError("there is no docker")
    port, password = free_port(), secrets.token_urlsafe(16)
    image = f"neo4j:{version()}-community"
    options = ("--detach", "--rm", "--publish", f"{HOST}:{port}:7687", "--env", "NEO4J_AUTH")
    environment = {**os.environ, "NEO4J_AUTH": f"{USER}/{password}"}
    done = subprocess.run(
        ("docker", "run", *options, image), env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NoServerError(f"Docker does not start {image}: {done.stderr.strip()}")
    return _awaited(Server(f"bolt://{HOST}:{port}", USER, password, container=done.stdout.strip()))


def obtain(home: Path) -> Server:
    """A server for tests: that of the environment, else one from Maven with its data in a folder, else from Docker.

    The environment's has its address in POLGRAPH_TEST_NEO4J and its account in NEO4J_USER and NEO4J_PASSWORD; tests
    empty it.

    Raises:
        NoServerError: none of the three is to be had.
    """
    address = os.environ.get("POLGRAPH_TEST_NEO4J")
    if address:
        return Server(address, os.environ.get("NEO4J_USER", USER), os.environ.get("NEO4J_PASSWORD", ""))
    reasons = ["POLGRAPH_TEST_NEO4J is not set"]
    ways: tuple[Callable[[], Server], ...] = (partial(start, home, java_options=BRIEF), start_container)
    for way in ways:
        try:
            return way()
        except NoServerError as error:
            reasons.append(str(error))
    raise NoServerError("; ".join(reasons))


def _awaited(server: Server) -> Server:
    """The server, once it answers; where it does not come up it is ended."""
    deadline, reason = time.monotonic() + START_SECONDS, "it ended at once"
    try:
        while time.monotonic() < deadline and (server.process is None or server.process.poll() is None):
            try:
                _log_in(server)
            except (Neo4jError, DriverError) as error:
                reason = str(error).partition("\n")[0]
                time.sleep(0.1)
            else:
                return server
    except BaseException:
        end(server)
        raise
    end(server)
    raise NoServerError(f"the server does not come up: {reason}")


def _log_in(server: Server) -> None:
    """Ask for something; at the first time with the password of new data, which has to be changed."""
    try:
        with neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
            driver.verify_connectivity()
            driver.execute_query("RETURN 1", database_="neo4j")
    except AuthError:
        change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
        with neo4j.GraphDatabase.driver(server.uri, auth=(USER, FIRST_PASSWORD)) as driver:
            driver.verify_connectivity()
            driver.execute_query(change, old=FIRST_PASSWORD, new=server.password, database_="system")
        raise


def end(server: Server) -> None:
    """End a server that was started here, at once: its data are not needed any more. Any other is left alone."""
    if server.container is not None:
        subprocess.run(("docker", "kill", server.container), capture_output=True, check=False)
    if server.process is not None:
        server.process.kill()
        server.process.wait()


def stop_recorded(home: Path) -> bool:
    """End the server whose process id stands in its folder.

    Returns:
        Whether there was one. A process that has the id by now and is no server of this folder is left alone.
    """
    file = home / "pid"
    if not file.exists():
        return False
    process = int(file.read_text(encoding="ascii"))
    ours = _runs(process, home)
    if ours:
        os.kill(process, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while _runs(process, home) and time.monotonic() < deadline:
            time.sleep(0.1)
    file.unlink()
    return ours


def _runs(process: int, home: Path) -> bool:
    """Whether the process is a server with its data in this folder."""
    command = ("ps", "-ww", "-p", str(process), "-o", "args=")
    words = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return MAIN in words and f"--home-dir={home}" in words


def main(arguments: list[str]) -> int:
    """Carry out `start` or `stop`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=("start", "stop"))
    parser.add_argument("--home", type=Path, default=HOME, help="folder for data, logs, password and process id")
    parser.add_argument("--port", type=int, default=0, help="port of Bolt; by default a free one")
    parser.add_argument("--http-port", type=int, help="port of HTTP, 0 for a free one; by default HTTP is off")
    parser.add_argument("--brief", action="store_true", help="for some minutes only: start soon rather than run fast")
    options = parser.parse_args(arguments)
    home = options.home.resolve()
    if options.action == "stop":
        print("stopped" if stop_recorded(home) else "no server runs")
        return 0
    if (home / "pid").exists() and _runs(int((home / "pid").read_text(encoding="ascii")), home):
        print(f"a server already runs; its settings are in {home / 'conf'}", file=sys.stderr)
        return 1
    try:
        more = BRIEF if options.brief else ()
        server = start(home, port=options.port, http_port=options.http_port, java_options=more)
    except NoServerError as error:
        print(f"no server: {error}", file=sys.stderr)
        return 1
    print(f"{server.uri} user {server.user}, password in {home / 'password'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
