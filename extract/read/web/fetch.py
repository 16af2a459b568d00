"""Fetching one page: robots.txt, redirects, sizes and times, every hop from a checked address (urllib3)."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit

from polgraph.extract.read.blob import Blob
from polgraph.extract.read.extras import library
from polgraph.extract.read.inputs import in_memory
from polgraph.extract.read.limits import LARGEST_DOCUMENT, too_large
from polgraph.extract.read.web.addresses import Resolve, reachable, resolved
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from urllib.parse import SplitResult

AGENT = "polgraph"
"""What it calls itself, to servers and in robots.txt."""
CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 10.0, 20.0, 60.0
"""Longest times to connect, between two pieces of an answer, and for a page with its redirects."""
MOST_REDIRECTS = 5
# What a crawler has to read of it at least (RFC 9309, 2.5).
_LARGEST_ROBOTS = 512_000
_PIECE = 65_536
_REDIRECTS = {301, 302, 303, 307, 308}
_OK, _SERVER_ERROR = 200, 500
_PORTS = {"http": 80, "https": 443}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        status: HTTP status.
        headers: by name in small letters.
        body: the body, without its compression.
    """

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Fetcher:
    """Fetches pages; remembers what the servers' robots.txt say.

    Attributes:
        allow_private: whether to fetch from private and loopback addresses.
        resolve: finds the addresses of a host.
        clock: seconds that pass, for the longest time of a page.
    """

    allow_private: bool = False
    resolve: Resolve = resolved
    clock: Callable[[], float] = time.monotonic
    _robots: dict[str, Any] = field(default_factory=dict)

    def __call__(self, url: str) -> Blob:
        """Fetch a page.

        Args:
            url: its address, http or https.

        Raises:
            PolgraphError: INPUT_NOT_FOUND if there is no such page, INPUT_INVALID if it must not be fetched, or is too
                large or too slow.
        """
        deadline = self.clock() + WHOLE_SECONDS
        here = url
        for _ in range(MOST_REDIRECTS + 1):
            parts = _split(here)
            self._check_robots(parts, here, deadline)
            answer = self._get(parts, here, deadline, LARGEST_DOCUMENT)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return _page(url, here, answer)
            here = _joined(here, answer.headers["location"])
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{url} redirects too often.", "Give the address of the page.")

    def _check_robots(self, parts: SplitResult, url: str, deadline: float) -> None:
        """Refuse what the server's robots.txt disallows (RFC 9309).

        Raises:
            PolgraphError: INPUT_INVALID.
        """
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._rules(origin, deadline)
        rules = self._robots[origin]
        if rules is None or not rules.can_fetch(url, AGENT):
            why = "cannot be read" if rules is None else "does not allow it"
            raise PolgraphError(
                ErrorCode.INPUT_INVALID, f"{url} is not fetched: robots.txt {why}.", "Save the page and give the file."
            )

    def _rules(self, origin: str, deadline: float) -> Any:  # noqa: ANN401 - protego is optional
        """What robots.txt says; that of a server without one allows all, one that cannot be had (None) nothing."""
        protego = library("protego", origin, "a web address").Protego
        here = f"{origin}/robots.txt"
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._get(_split(here), here, deadline, _LARGEST_ROBOTS, cut=True)
            if answer.status in _REDIRECTS and "location" in answer.headers:
                here = _joined(here, answer.headers["location"])
            elif answer.status >= _SERVER_ERROR:
                return None
            else:
                said = answer.body if answer.status == _OK else b""
                return protego.parse(said.decode("utf-8", errors="replace"))
        return protego.parse("")

    def _get(self, parts: SplitResult, url: str, deadline: float, limit: int, *, cut: bool = False) -> Answer:
        """Ask a server, with no redirects; an answer beyond the limit is an error, or cut."""
        urllib3 = library("urllib3", url, "a web address")
        host = parts.hostname or ""
        port = parts.port or _PORTS[parts.scheme]
        address = reachable(host, port, self.resolve, allow_private=self.allow_private)
        timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
        # To the address that was checked; the host's name stands in the request, and the certificate has to be for it.
        if parts.scheme == "https":
            pool = urllib3.HTTPSConnectionPool(
                address, port, timeout=timeout, retries=False, server_hostname=host, assert_hostname=host
            )
        else:
            pool = urllib3.HTTPConnectionPool(address, port, timeout=timeout, retries=False)
        headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"}
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            answer = pool.request("GET", target, headers=headers, redirect=False, preload_content=False)
            try:
                body = self._body(answer, url, deadline, limit, cut=cut)
            finally:
                answer.close()
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            problem = f"{url} cannot be fetched ({type(error).__name__})."
            raise PolgraphError(ErrorCode.INPUT_NOT_FOUND, problem, "Check the address and the connection.") from error
        finally:
            pool.close()
        return Answer(answer.status, {name.lower(): value for name, value in answer.headers.items()}, body)

    def _body(self, answer: Any, url: str, deadline: float, limit: int, *, cut: bool) -> bytes:  # noqa: ANN401
        parts: list[bytes] = []
        size = 0
        for piece in answer.stream(_PIECE, decode_content=True):
            parts.append(piece)
            size += len(piece)
            if self.clock() > deadline:
                raise too_large(url, f"takes longer than {WHOLE_SECONDS:.0f} seconds")
            if size > limit:
                if cut:
                    break
                raise too_large(url, f"is larger than {limit // 1_000_000} MB")
        return b"".join(parts)[:limit]


def _joined(base: str, target: str) -> str:
    """The address that a redirect leads to.

    Raises:
        PolgraphError: INPUT_INVALID if it leads nowhere.
    """
    try:
        return urljoin(base, target)
    except ValueError as error:
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{base} redirects to nowhere.", "Check the address.") from error


def _split(url: str) -> SplitResult:
    """The parts of an address.

    Raises:
        PolgraphError: INPUT_INVALID if it is none of the web.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{url} is no web address.", "Check it.") from error
    if parts.scheme not in _PORTS or not parts.hostname or re.search(r"[\x00-\x20\x7f]", url):
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{url} is no web address.", "Give one with http or https.")
    safe = "/%:@!$&'()*+,;=~-._?"
    return parts._replace(path=quote(parts.path, safe=safe), query=quote(parts.query, safe=safe))


def _page(asked: str, url: str, answer: Answer) -> Blob:
    if answer.status != _OK:
        problem = f"{asked} cannot be fetched: the server answers {answer.status}."
        raise PolgraphError(ErrorCode.INPUT_NOT_FOUND, problem, "Check the address.")
    charset = _CHARSET.search(answer.headers.get("content-type", ""))
    return Blob(asked, None, "", in_memory(answer.body), len(answer.body), url, charset[1] if charset else None)
