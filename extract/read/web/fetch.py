"""Fetching one page: robots.txt, redirects, sizes and times, every hop from a checked address (urllib3)."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit

from polgraph.extract.read.blob import Blob
from polgraph.extract.read.extras import library
from polgraph.extract.read.inputs import in_memory
from polgraph.extract.read.limits import LARGEST_DOCUMENT
from polgraph.extract.read.web.addresses import Resolve, reachable, resolved
from polgraph.extract.read.web.server import AGENT, OK, PORTS, WHOLE_SECONDS, Answer, Bounds, ask
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from urllib.parse import SplitResult

MOST_REDIRECTS = 5
# What a crawler has to read of it at least (RFC 9309, 2.5).
_LARGEST_ROBOTS = 512_000
_REDIRECTS = {301, 302, 303, 307, 308}
_SERVER_ERROR = 500
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


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
            try:
                self._robots[origin] = self._rules(origin, deadline)
            except PolgraphError as error:
                # Remembered too: a thousand pages of a server that does not answer would each wait for it.
                self._robots[origin] = error
        rules = self._robots[origin]
        if isinstance(rules, PolgraphError):
            raise PolgraphError(rules.code, rules.message, rules.hint)
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
                return protego.parse(answer.body.decode("utf-8", errors="replace"))
        return protego.parse("")

    def _get(self, parts: SplitResult, url: str, deadline: float, limit: int, *, cut: bool = False) -> Answer:
        """Ask a server, with no redirects; an answer beyond the limit is an error, or cut."""
        port = parts.port or PORTS[parts.scheme]
        found = reachable(parts.hostname or "", port, self.resolve, allow_private=self.allow_private)
        return ask(parts, url, found, Bounds(limit, cut, deadline, self.clock))


def _joined(base: str, target: str) -> str:
    """The address that a redirect leads to.

    Raises:
        PolgraphError: INPUT_INVALID if it leads nowhere.
    """
    # Servers send other letters than ASCII as UTF-8, and the header is read as Latin-1.
    with suppress(UnicodeError):
        target = target.encode("latin-1").decode("utf-8")
    try:
        return urljoin(base, target)
    except ValueError as error:
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{base} redirects to nowhere.", "Check the address.") from error


def _split(url: str) -> SplitResult:
    """The parts of an address, ready to be sent: the host in ASCII, path and query quoted.

    Raises:
        PolgraphError: INPUT_INVALID if it is none of the web, or holds a user's name or password.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    except ValueError as error:
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{url} is no web address.", "Check it.") from error
    if "@" in parts.netloc:
        # It would stand in messages and in the store.
        problem = f"The address at {host} holds a user's name or password."
        raise PolgraphError(ErrorCode.INPUT_INVALID, problem, "Leave them out, or save the page and give the file.")
    if parts.scheme not in PORTS or not host or re.search(r"[\x00-\x20\x7f]", url):
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{url} is no web address.", "Give one with http or https.")
    safe = "/%:@!$&'()*+,;=~-._?"
    netloc = name if port is None else f"{name}:{port}"
    return parts._replace(netloc=netloc, path=quote(parts.path, safe=safe), query=quote(parts.query, safe=safe))


def _page(asked: str, url: str, answer: Answer) -> Blob:
    if answer.status != OK:
        problem = f"{asked} cannot be fetched: the server answers {answer.status}."
        raise PolgraphError(ErrorCode.INPUT_NOT_FOUND, problem, "Check the address.")
    charset = _CHARSET.search(answer.headers.get("content-type", ""))
    return Blob(asked, None, "", in_memory(answer.body), len(answer.body), url, charset[1] if charset else None)
