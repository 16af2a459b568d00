"""One question to one server, and its answer: how long it may take in all, and how large it may be (urllib3)."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from polgraph.extract.read.extras import library
from polgraph.extract.read.limits import too_large
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from urllib.parse import SplitResult

AGENT = "polgraph"
"""What it calls itself, to servers and in robots.txt."""
CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 10.0, 20.0, 60.0
"""Longest times to connect, between two pieces of an answer, and for a page with its redirects."""
PORTS = {"http": 80, "https": 443}
"""The port of each kind of web address."""
OK = 200
"""The status of an answer that is a page."""
_PIECE = 65_536
# Addresses of one host that are tried: where a network has no IPv6, the second or third is the first that answers.
_MOST_ADDRESSES = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        status: HTTP status.
        headers: by name in small letters.
        body: the body, without its compression; empty where the status is not `OK`.
    """

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an answer may cost.

    Attributes:
        bytes: of its body, after unpacking.
        cut: whether a longer one is cut; else it is an error.
        deadline: when all has to be done, by the clock.
        clock: seconds that pass.
    """

    bytes: int
    cut: bool
    deadline: float
    clock: Callable[[], float]

    def late(self, url: str) -> PolgraphError:
        """The error for an answer that takes too long."""
        return too_large(url, f"takes longer than {WHOLE_SECONDS:.0f} seconds")


def ask(parts: SplitResult, url: str, addresses: Sequence[str], bounds: Bounds) -> Answer:
    """Ask a server for a page.

    Args:
        parts: of the page's address, ready to be sent.
        url: the address, for messages.
        addresses: of the server, in the order in which they are tried.
        bounds: what the answer may cost.

    Raises:
        PolgraphError: INPUT_NOT_FOUND if no answer comes, INPUT_INVALID if it is too large or too slow.
    """
    urllib3 = library("urllib3", url, "a web address")
    headers = {"Host": parts.netloc, "User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"}
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        with _connected(parts, addresses) as connection, _watched(connection.sock, bounds):
            connection.request("GET", target, headers=headers, preload_content=False)
            answer = connection.getresponse()
            try:
                # What stands below a redirect or an error is not looked at.
                body = _body(answer, url, bounds) if answer.status == OK else b""
            finally:
                answer.close()
    except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        if bounds.clock() > bounds.deadline:
            raise bounds.late(url) from error
        problem = f"{url} cannot be fetched: {_why(error)}."
        raise PolgraphError(ErrorCode.INPUT_NOT_FOUND, problem, "Check the address and the connection.") from error
    if bounds.clock() > bounds.deadline:
        # Cut within its header it looks like an answer without a body.
        raise bounds.late(url)
    return Answer(answer.status, {name.lower(): value for name, value in answer.headers.items()}, body)


@contextmanager
def _connected(parts: SplitResult, addresses: Sequence[str]) -> Iterator[Any]:
    """A connection to the first address that takes one.

    It goes to an address that was checked; the host's name is in the request, and the certificate has to be for it.
    """
    from urllib3.connection import HTTPConnection, HTTPSConnection

    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    kind: Callable[..., HTTPConnection] = HTTPConnection
    if parts.scheme == "https":
        kind = partial(HTTPSConnection, server_hostname=host, assert_hostname=host)
    *first, last = [kind(one, port, timeout=CONNECT_SECONDS) for one in addresses[:_MOST_ADDRESSES]]
    connection = next(filter(_connects, first), last)
    try:
        if connection is last:
            connection.connect()
        connection.timeout = READ_SECONDS
        yield connection
    finally:
        connection.close()


def _connects(connection: Any) -> bool:  # noqa: ANN401 - urllib3 is optional
    """Whether a connection comes about."""
    from urllib3.exceptions import HTTPError

    try:
        connection.connect()
    except (HTTPError, OSError, ValueError):
        connection.close()
        return False
    return True


@contextmanager
def _watched(line: socket.socket, bounds: Bounds) -> Iterator[None]:
    """Cut the line when time is up: a server that sends a byte now and then never lets a read time out."""

    def cut() -> None:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(max(bounds.deadline - bounds.clock(), 0.0), cut)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _body(answer: Any, url: str, bounds: Bounds) -> bytes:  # noqa: ANN401 - urllib3 is optional
    larger = too_large(url, f"is larger than {bounds.bytes // 1_000_000} MB")
    said = answer.headers.get("Content-Length", "")
    if not bounds.cut and said.isdigit() and int(said[:20]) > bounds.bytes:
        raise larger
    parts: list[bytes] = []
    size = 0
    for piece in answer.stream(_PIECE, decode_content=True):
        parts.append(piece)
        size += len(piece)
        if bounds.clock() > bounds.deadline:
            raise bounds.late(url)
        if size > bounds.bytes:
            if bounds.cut:
                break
            raise larger
    return b"".join(parts)[: bounds.bytes]


def _why(error: Exception) -> str:
    """Why no answer came, in words where it is a usual reason."""
    name = type(error).__name__
    if name == "ConnectTimeoutError":
        return f"there is no connection within {CONNECT_SECONDS:.0f} seconds"
    if name == "ReadTimeoutError" or isinstance(error, TimeoutError):
        return f"nothing comes for {READ_SECONDS:.0f} seconds"
    if "SSL" in name or "Certificate" in name:
        return f"its certificate or encryption is not accepted ({str(error)[:200]})"
    return f"the connection fails ({name})"
