"""A SPARQL 1.1 server: queries and updates by its protocol over HTTP, and errors in the user's words."""

from __future__ import annotations

import base64
import http.client
import ipaddress
import json
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.namespace import PREFIXES

if TYPE_CHECKING:
    from email.message import Message

SECONDS = 120.0
"""How long to wait for an answer."""
LONGEST = 200
"""Characters of what a server says that an error shows."""
DECLARED = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

AGAIN = "the next load goes on where this one stopped"


@dataclass(frozen=True, slots=True)
class SparqlServer:
    """A server. Make it with `SparqlServer.at`.

    Attributes:
        queries: the URL of its query service.
        updates: the URL of its update service.
        user: the account; None for none.
        password: the account's password, which never shows.
    """

    queries: str
    updates: str
    user: str | None = None
    password: str = field(default="", repr=False)

    @classmethod
    def at(cls, url: str, updates: str | None = None, *, user: str | None = None, password: str = "") -> SparqlServer:
        """The server at an address.

        Args:
            url: its query service, such as `http://localhost:7878/query`; one at which the path ends in `/query` is
                taken to have its updates at `/update`, any other one to have both at the same address.
            updates: its update service, where it is elsewhere.
            user: the account; None for none.
            password: the account's password.

        Raises:
            PolgraphError: OPTION_INVALID for what is no address of a server, or has a password in it.
        """
        for address in (url, updates) if updates is not None else (url,):
            _check(address)
        guessed = url.removesuffix("/query") + "/update" if url.endswith("/query") else url
        return cls(url, updates or guessed, user, password)

    @property
    def name(self) -> str:
        """What errors call it."""
        return self.updates

    def select(self, query: str) -> list[dict[str, str]]:
        """The rows of the answer to a SELECT, each value as its text.

        Raises:
            PolgraphError: STORE_NOT_FOUND, OPTION_INVALID or STORE_BROKEN.
        """
        answer = self._ask(query)
        return [{name: str(term["value"]) for name, term in row.items()} for row in answer["results"]["bindings"]]

    def ask(self, query: str) -> bool:
        """The answer to an ASK.

        Raises:
            PolgraphError: STORE_NOT_FOUND, OPTION_INVALID or STORE_BROKEN.
        """
        return bool(self._ask(query)["boolean"])

    def update(self, text: str) -> None:
        """Carry out an update.

        Raises:
            PolgraphError: STORE_NOT_FOUND, OPTION_INVALID or STORE_BROKEN.
        """
        self._post(self.updates, DECLARED + text, {"Content-Type": "application/sparql-update; charset=utf-8"})

    def _ask(self, query: str) -> Any:  # noqa: ANN401 - JSON
        kind = {
            "Content-Type": "application/sparql-query; charset=utf-8",
            "Accept": "application/sparql-results+json",
        }
        try:
            return json.loads(self._post(self.queries, DECLARED + query, kind))
        except ValueError as error:
            raise _no_service(self.queries, "it answers something else") from error

    def _post(self, url: str, text: str, headers: dict[str, str]) -> bytes:
        headers = {**headers, "User-Agent": "polgraph"}
        if self.user is not None:
            pair = base64.b64encode(f"{self.user}:{self.password}".encode()).decode("ascii")
            headers["Authorization"] = f"Basic {pair}"
        request = urllib.request.Request(url, text.encode("utf-8"), headers, method="POST")  # noqa: S310 - checked
        try:
            with _opener(url).open(request, timeout=SECONDS) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            raise _refused(url, self.user, error) from error
        except (OSError, http.client.HTTPException) as error:
            reason = str(getattr(error, "reason", error)) or type(error).__name__
            raise PolgraphError(
                ErrorCode.STORE_NOT_FOUND,
                f"{url} does not answer: {reason}.",
                f"Check the address and that the server runs; {AGAIN}.",
            ) from error


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """An account is sent to the address that was given and to no other."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        """Follow nothing: the answer then is the redirection itself."""


def _opener(url: str) -> urllib.request.OpenerDirector:
    """What sends requests: by the proxy of the environment, but never to this machine itself."""
    handlers: list[urllib.request.BaseHandler] = [_NoRedirects()]
    if _is_here(urlsplit(url).hostname or ""):
        handlers.append(urllib.request.ProxyHandler({}))
    return urllib.request.build_opener(*handlers)


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        sound = False
    if not sound or any(letter.isspace() or not letter.isprintable() for letter in url):
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            f"{url!r} is no address of a SPARQL server.",
            "Write it like http://localhost:7878/query.",
        )
    if "@" in parts.netloc:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            "An address does not hold an account here.",
            "Give --user and --password-file.",
        )


def _no_service(url: str, reason: str) -> PolgraphError:
    return PolgraphError(
        ErrorCode.OPTION_INVALID,
        f"{url} is no service for SPARQL: {reason}.",
        "Check --sparql, and give --sparql-update where updates have another address.",
    )


def _refused(url: str, user: str | None, error: urllib.error.HTTPError) -> PolgraphError:
    """What a refusal of a server means for the user."""
    said = " ".join(error.read(LONGEST * 4).decode("utf-8", "replace").split())[:LONGEST]
    reason = f"{error.code} {error.reason}" + (f", {said}" if said else "")
    if error.code in {401, 403}:
        who = f"the user {user!r}" if user is not None else "anybody without an account"
        return PolgraphError(
            ErrorCode.OPTION_INVALID,
            f"{url} does not let {who} do this: {reason}.",
            "Check --user and --password-file, and that the server can be written to.",
        )
    if error.code in {404, 405, 415, 501} or 300 <= error.code < 400:
        return _no_service(url, reason)
    return PolgraphError(ErrorCode.STORE_BROKEN, f"{url} cannot go on: {reason}.", f"See the server's log; {AGAIN}.")
