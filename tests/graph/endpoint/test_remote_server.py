"""The client of SPARQL servers: addresses, accounts, and what refusals mean."""

from __future__ import annotations

import base64
import http.server
import threading
from typing import TYPE_CHECKING, ClassVar

import pytest

from polgraph.graph.endpoint.serve import free_port
from polgraph.graph.rdf.server import SparqlServer
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator

ASK = "ASK { ?s ?p ?o }"
WORD = "søt: x"


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers with what its path says, and remembers who asked."""

    seen: ClassVar[list[tuple[str, str | None]]] = []

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append((self.path, self.headers["Authorization"]))
        code = int(self.path.strip("/").partition("/")[0])
        body = b'{"boolean": true}' if code == 200 else b"<html>no\n way</html>"
        self.send_response(code)
        self.send_header("Location", "/200")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def url() -> Iterator[str]:
    """A server whose answer is the code that the path begins with."""
    Handler.seen.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_an_account_is_sent_and_does_not_show(url: str) -> None:
    server = SparqlServer.at(f"{url}/200", user="orla", password=WORD)
    assert server.ask(ASK)
    ((_, sent),) = Handler.seen
    assert sent is not None
    assert base64.b64decode(sent.removeprefix("Basic ")).decode() == f"orla:{WORD}"
    assert WORD not in repr(server)


def test_without_a_user_nothing_is_sent(url: str) -> None:
    assert SparqlServer.at(f"{url}/200").ask(ASK)
    assert Handler.seen == [("/200", None)]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (400, ErrorCode.STORE_BROKEN),
        (401, ErrorCode.OPTION_INVALID),
        (403, ErrorCode.OPTION_INVALID),
        (404, ErrorCode.OPTION_INVALID),
        (500, ErrorCode.STORE_BROKEN),
        (301, ErrorCode.OPTION_INVALID),
        (307, ErrorCode.OPTION_INVALID),
    ],
)
def test_refusals_are_told_in_one_line(url: str, code: int, wanted: ErrorCode) -> None:
    server = SparqlServer.at(f"{url}/{code}", user="orla", password=WORD)
    with pytest.raises(PolgraphError) as caught:
        server.update("CLEAR ALL")
    assert caught.value.code is wanted
    assert str(code) in caught.value.message
    assert "no way" in caught.value.message
    assert WORD not in str(caught.value)
    assert [path for path, _ in Handler.seen] == [f"/{code}"]


def test_no_server_at_all() -> None:
    with pytest.raises(PolgraphError) as caught:
        SparqlServer.at(f"http://127.0.0.1:{free_port()}/query").ask(ASK)
    assert caught.value.code is ErrorCode.STORE_NOT_FOUND


def test_a_page_that_is_no_sparql_service(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SparqlServer, "_post", lambda *_: b"<html>")
    with pytest.raises(PolgraphError, match="something else"):
        SparqlServer.at(f"{url}/200").ask(ASK)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.org/query",
        "localhost:7878",
        "http://",
        "http://[::1/query",
        "http://example.org:99999/query",
        "http://example.org/a b",
        "http://example.org/\nHost: x",
        "http://orla:secret@example.org/query",
        "",
    ],
)
def test_only_addresses_of_servers_are_taken(address: str) -> None:
    for server in ((address,), ("http://localhost/query", address)):
        with pytest.raises(PolgraphError) as caught:
            SparqlServer.at(*server)
        assert caught.value.code is ErrorCode.OPTION_INVALID
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("queries", "updates", "wanted"),
    [
        ("http://localhost:7878/query", None, "http://localhost:7878/update"),
        ("http://localhost:3030/ds", None, "http://localhost:3030/ds"),
        ("http://localhost/repositories/a", "http://localhost/repositories/a/statements", None),
    ],
)
def test_where_updates_go(queries: str, updates: str | None, wanted: str | None) -> None:
    assert SparqlServer.at(queries, updates).updates == (wanted or updates)
