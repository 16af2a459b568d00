"""Web pages from a real server on the loopback address: robots, redirects, limits, and addresses that are refused."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from polgraph.cli.app import run
from polgraph.extract.read import ReadOptions, read_articles
from polgraph.extract.read.names import web_name
from polgraph.extract.read.web import Fetcher, addresses, fetch, server
from polgraph.extract.read.web.addresses import is_public
from polgraph.intake import Intake
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.extract.read.samples import HTML, RSS, TITLE, URL

Headers = dict[str, str]


@dataclass
class Site:
    """A server with pages by path, and what it was asked."""

    base: str = ""
    pages: dict[str, tuple[int, Headers, bytes]] = field(default_factory=dict)
    asked: list[tuple[str, Headers]] = field(default_factory=list)


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on the loopback address."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            status, headers, body = site.pages.get(self.path, (404, {}, b"no"))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library names it
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site.base = f"http://127.0.0.1:{server.server_address[1]}"
    yield site
    server.shutdown()
    server.server_close()


def page(body: bytes = HTML.encode(), **headers: str) -> tuple[int, Headers, bytes]:
    return 200, {"Content-Type": "text/html; charset=utf-8", **headers}, body


OPEN = ReadOptions(allow_private=True)


def test_page_is_an_article_named_by_its_address(site: Site) -> None:
    site.pages["/a"] = page()
    (article,) = read_articles([f"{site.base}/a"], options=OPEN)
    assert (article.id, article.title, article.url) == (web_name(f"{site.base}/a"), TITLE, URL)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]
    assert all(headers["user-agent"] == server.AGENT for _, headers in site.asked)
    assert all(headers["host"] == site.base.removeprefix("http://") for _, headers in site.asked)


def test_feed_at_an_address(site: Site) -> None:
    site.pages["/feed"] = page(RSS.encode())
    problems: list[PolgraphError] = []
    (article,) = read_articles([f"{site.base}/feed"], options=OPEN, skip=problems.append)
    assert (article.id, article.url) == (web_name(URL), URL)


def test_private_addresses_are_refused_unless_allowed(site: Site) -> None:
    site.pages["/a"] = page()
    with pytest.raises(PolgraphError, match="private") as caught:
        list(read_articles([f"{site.base}/a"]))
    assert caught.value.code is ErrorCode.INPUT_INVALID
    assert site.asked == []


def test_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/a"] = (302, {"Location": "http://10.0.0.1/secret"}, b"")
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(PolgraphError, match=r"10\.0\.0\.1 is at a private address"):
        Fetcher()(f"{site.base}/a")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]


@pytest.mark.parametrize("found", [["93.184.216.34", "10.0.0.1"], ["127.0.0.1"], []])
def test_every_address_of_a_host_has_to_be_public(found: list[str]) -> None:
    with pytest.raises(PolgraphError):
        Fetcher(resolve=lambda *_: found)("http://news.example.org/a")


def test_a_host_that_nobody_tells_the_address_of_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    told = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: told.wait(30) and [])
    fetcher = Fetcher(resolve=lambda host, port: addresses.resolved(host, port, seconds=0.05))
    with pytest.raises(PolgraphError, match=r"where the host news\.example\.org is"):
        fetcher("http://news.example.org/a")
    told.set()


def test_a_host_without_an_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(PolgraphError, match=r"The host news\.example\.org is not known"):
        Fetcher()("http://news.example.org/a")


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that would be answered otherwise the second time is not asked for a second time."""
    site.pages["/a"] = page()
    port = site.base.rpartition(":")[2]
    monkeypatch.setattr(fetch, "reachable", lambda *_, **__: ["127.0.0.1"])
    blob = Fetcher()(f"http://name.that.is.nowhere.invalid:{port}/a")
    assert blob.size == len(HTML.encode())
    assert site.asked[-1][1]["host"] == f"name.that.is.nowhere.invalid:{port}"


def test_redirects_are_followed_to_an_end(site: Site) -> None:
    site.pages["/a"] = (301, {"Location": "/b"}, b"")
    site.pages["/b"] = page()
    site.pages["/loop"] = (302, {"Location": "/loop"}, b"")
    (article,) = read_articles([f"{site.base}/a"], options=OPEN)
    assert article.id == web_name(f"{site.base}/b")
    with pytest.raises(PolgraphError, match="redirects too often"):
        list(read_articles([f"{site.base}/loop"], options=OPEN))


@pytest.mark.parametrize("target", ["file:///etc/hosts", "ftp://127.0.0.1/x", "http://[::1", "gopher:x"])
def test_redirects_to_what_is_no_web_address_are_refused(site: Site, target: str) -> None:
    site.pages["/a"] = (302, {"Location": target}, b"")
    with pytest.raises(PolgraphError):
        list(read_articles([f"{site.base}/a"], options=OPEN))


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ((200, {}, b"User-agent: *\nDisallow: /private"), True),
        ((200, {}, b"User-agent: *\nDisallow: /"), False),
        ((200, {}, b"User-agent: polgraph\nDisallow: /a"), False),
        ((200, {}, b"User-agent: polgraph\nAllow: /\n\nUser-agent: *\nDisallow: /"), True),
        ((404, {}, b""), True),
        ((403, {}, b""), True),
        ((503, {}, b""), False),
        ((200, {}, b"\xff\xfe nonsense"), True),
    ],
)
def test_robots(site: Site, robots: tuple[int, Headers, bytes], allowed: bool) -> None:
    site.pages |= {"/robots.txt": robots, "/a": page()}
    problems: list[PolgraphError] = []
    articles = list(read_articles([f"{site.base}/a", f"{site.base}/a"], options=OPEN, skip=problems.append))
    assert (len(articles), bool(problems)) == ((1, False) if allowed else (0, True))
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_large_answers_are_cut_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LARGEST_DOCUMENT", 100_000)
    bomb = gzip.compress(b"a" * 5_000_000)
    site.pages |= {"/big": page(b"a" * 200_000), "/bomb": page(bomb, **{"Content-Encoding": "gzip"}), "/a": page()}
    problems: list[PolgraphError] = []
    pages = [f"{site.base}/{name}" for name in ("big", "bomb", "a")]
    (article,) = read_articles(pages, options=OPEN, skip=problems.append)
    assert article.title == TITLE
    assert len(problems) == 2
    assert all("is larger than" in problem.message for problem in problems)


def test_slow_answers_are_cut_off(site: Site) -> None:
    site.pages["/a"] = page()
    ticks = iter(range(0, 10_000, 50))
    with pytest.raises(PolgraphError, match="longer than 60 seconds"):
        Fetcher(allow_private=True, clock=lambda: float(next(ticks)))(f"{site.base}/a")


@pytest.mark.parametrize("path", ["/none", "/gone"])
def test_pages_that_are_not_there(site: Site, path: str) -> None:
    site.pages["/gone"] = (410, {}, b"")
    with pytest.raises(PolgraphError, match="server answers 4") as caught:
        list(read_articles([site.base + path], options=OPEN))
    assert caught.value.code is ErrorCode.INPUT_NOT_FOUND


def test_server_that_is_not_there() -> None:
    with pytest.raises(PolgraphError, match="cannot be fetched") as caught:
        list(read_articles(["http://127.0.0.1:9/a"], options=OPEN))
    assert caught.value.code is ErrorCode.INPUT_NOT_FOUND


def test_page_is_fetched_once_though_read_twice(site: Site) -> None:
    site.pages["/a"] = page()
    intake = Intake([f"{site.base}/a"], options=OPEN)
    assert intake.check(dated=True).articles == 1
    assert len(list(intake)) == 1
    assert [path for path, _ in site.asked].count("/a") == 1


def test_option_of_the_command(
    site: Site, tmp_path: Path, fake_engine: object, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages["/a"] = page()
    assert run(["extract", f"{site.base}/a", "--format", "articles"]) == 2
    assert "--allow-private" in capsys.readouterr().err
    assert run(["extract", f"{site.base}/a", "--format", "articles", "--allow-private"]) == 0
    assert TITLE in capsys.readouterr().out


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - refused
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("nonsense", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public
