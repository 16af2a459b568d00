"""Servers that are slow, endless or devious, over real sockets, and addresses that hide where they lead."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from polgraph.extract.read import ReadOptions, read_articles
from polgraph.extract.read.web import Fetcher, fetch, server
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.extract.read.samples import FIRST, HTML, TITLE

OPEN = ReadOptions(allow_private=True)
OK = b"HTTP/1.1 200 OK\r\n"
PAGE = OK + b"Content-Type: text/html\r\nConnection: close\r\n\r\n" + HTML.encode()
NONE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
Speak = Callable[[socket.socket], None]


@dataclass
class Line:
    """A server that says what it is told to, byte by byte.

    Attributes:
        base: its address.
        says: what it says, by path.
        asked: the requests as they came.
    """

    base: str = ""
    says: dict[str, Speak] = field(default_factory=dict)
    asked: list[bytes] = field(default_factory=list)


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """A server on the loopback address; a page may take a second."""
    monkeypatch.setattr(fetch, "WHOLE_SECONDS", 1.0)
    line = Line()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_serve, args=(listening, line), daemon=True).start()
        line.base = f"http://127.0.0.1:{listening.getsockname()[1]}"
        yield line


def _serve(listening: socket.socket, line: Line) -> None:
    while listening.fileno() >= 0:
        with suppress(OSError):
            client, _ = listening.accept()
            threading.Thread(target=_answer, args=(client, line), daemon=True).start()


def _answer(client: socket.socket, line: Line) -> None:
    with suppress(OSError), client:
        request = b""
        while b"\r\n\r\n" not in request and (piece := client.recv(4096)):
            request += piece
        if not request:
            return
        line.asked.append(request)
        line.says.get(request.split(b" ")[1].decode(), said(NONE))(client)


def said(data: bytes) -> Speak:
    return lambda client: client.sendall(data)


def drip(start: bytes, piece: bytes) -> Speak:
    """A server that goes on for ever, a piece at a time, so that no single wait is long."""

    def speak(client: socket.socket) -> None:
        client.sendall(start)
        for _ in range(200):
            client.sendall(piece)
            time.sleep(0.05)

    return speak


def refusal(url: str, **options: Callable[[str, int], list[str]]) -> PolgraphError:
    with pytest.raises(PolgraphError) as caught:
        Fetcher(allow_private=True, **options)(url)  # type: ignore[arg-type]
    return caught.value


@pytest.mark.parametrize(
    "speak",
    [
        drip(b"HTTP/1.1 200 ", b"O"),
        drip(OK, b"X-A: b\r\n"),
        drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        drip(OK + b"Content-Length: 9000\r\n\r\n", b"a"),
        drip(OK + b"Connection: close\r\n\r\n", b"a"),
        drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        lambda _: time.sleep(10),
    ],
    ids=["status", "headers", "continue", "length", "close", "chunks", "silence"],
)
def test_whole_time_is_limited_however_the_bytes_drip(line: Line, speak: Speak) -> None:
    line.says["/a"] = speak
    begun = time.monotonic()
    error = refusal(f"{line.base}/a")
    assert "takes longer than" in error.message
    assert time.monotonic() - begun < 5


def test_slow_robots_stop_all_pages_of_a_server_once(line: Line) -> None:
    line.says |= {"/robots.txt": drip(OK + b"Connection: close\r\n\r\n", b"#\n"), "/a": said(PAGE)}
    problems: list[PolgraphError] = []
    begun = time.monotonic()
    assert not list(read_articles([f"{line.base}/{page}" for page in "aaa"], options=OPEN, skip=problems.append))
    assert [problem.code for problem in problems] == [ErrorCode.INPUT_INVALID] * 3
    assert time.monotonic() - begun < 5
    assert len(line.asked) == 1


def test_silence_between_two_pieces(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "READ_SECONDS", 0.2)
    line.says["/a"] = lambda _: time.sleep(10)
    assert "nothing comes for" in refusal(f"{line.base}/a").message


def test_length_that_is_too_large_is_not_waited_for(line: Line) -> None:
    line.says["/a"] = drip(OK + b"Content-Length: 900000000\r\n\r\n", b"a")
    assert "larger than 20 MB" in refusal(f"{line.base}/a").message


def test_bomb_in_pieces(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LARGEST_DOCUMENT", 1_000_000)
    packed = gzip.compress(b"a" * 50_000_000)
    header = OK + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    line.says["/a"] = said(header + b"%x\r\n" % len(packed) + packed + b"\r\n0\r\n\r\n")
    assert "larger than 1 MB" in refusal(f"{line.base}/a").message


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"Content-Length: 5000\r\n\r\n<html>",
        OK + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnone",
        OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"no server at all\r\n\r\n",
        OK + b"X: y\r\n" * 500 + b"\r\n",
        b"",
    ],
    ids=["cut", "encoding", "chunk", "nonsense", "headers", "closed"],
)
def test_broken_answers_are_no_article(line: Line, answer: bytes) -> None:
    line.says["/a"] = said(answer)
    error = refusal(f"{line.base}/a")
    assert error.code is ErrorCode.INPUT_NOT_FOUND
    assert "the connection fails" in error.message


def test_large_robots_are_read_as_far_as_a_crawler_has_to(line: Line) -> None:
    rules = b"User-agent: *\nDisallow: /no\n" + b"# more\n" * 200_000
    line.says["/robots.txt"] = said(OK + b"Connection: close\r\n\r\n" + rules)
    line.says |= {"/a": said(PAGE), "/no": said(PAGE)}
    problems: list[PolgraphError] = []
    (article,) = read_articles([f"{line.base}/no", f"{line.base}/a"], options=OPEN, skip=problems.append)
    assert (article.title, len(problems)) == (TITLE, 1)


def test_body_below_a_redirect_is_not_waited_for(line: Line) -> None:
    line.says["/a"] = drip(b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 900000000\r\n\r\n", b"a")
    line.says["/b"] = said(PAGE)
    (article,) = read_articles([f"{line.base}/a"], options=OPEN)
    assert article.title == TITLE


def test_redirect_with_letters_of_its_own(line: Line) -> None:
    line.says["/a"] = said("HTTP/1.1 302 Found\r\nLocation: /ü\r\nContent-Length: 0\r\n\r\n".encode())
    line.says["/%C3%BC"] = said(PAGE)
    (article,) = read_articles([f"{line.base}/a"], options=OPEN)
    assert article.title == TITLE


def test_host_with_letters_of_its_own(line: Line) -> None:
    line.says["/a"] = said(PAGE)
    port = line.base.rpartition(":")[2]
    blob = Fetcher(allow_private=True, resolve=lambda *_: ["127.0.0.1"])(f"http://Bücher.invalid:{port}/a")
    assert blob.size == len(HTML.encode())
    assert f"Host: xn--bcher-kva.invalid:{port}\r\n".encode() in line.asked[-1]


def test_next_address_of_a_host_is_tried(line: Line) -> None:
    """A name that has an address which nobody answers at, as `::1` before 127.0.0.1."""
    line.says["/a"] = said(PAGE)
    port = line.base.rpartition(":")[2]
    blob = Fetcher(allow_private=True, resolve=lambda *_: ["::1", "127.0.0.1"])(f"http://name.invalid:{port}/a")
    assert blob.size == len(HTML.encode())


def test_charset_that_only_the_header_tells(line: Line) -> None:
    markup = HTML.replace('<meta charset="utf-8">', "").replace("Brandt", "Brândt").encode("iso-8859-1")
    line.says["/a"] = said(OK + b"Content-Type: text/html; charset=ISO-8859-1\r\nConnection: close\r\n\r\n" + markup)
    (article,) = read_articles([f"{line.base}/a"], options=OPEN)
    assert FIRST.replace("Brandt", "Brândt") in article.text


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "169.254.169.254", "localhost"),
        "0.0.0.0",  # noqa: S104 - refused
        *("2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "localhost.", "LOCALHOST", "[::]", "0"),
    ],
)
def test_private_addresses_in_any_dress(host: str) -> None:
    with pytest.raises(PolgraphError) as caught:
        Fetcher()(f"http://{host}:9/a")
    assert "private address" in caught.value.message or caught.value.code is ErrorCode.INPUT_NOT_FOUND
    assert "cannot be fetched" not in caught.value.message


@pytest.mark.parametrize("target", ["http://{}", "http://user@{}", "http://user:s3cret@{}/a"])
def test_password_in_an_address_is_neither_sent_nor_told(line: Line, target: str) -> None:
    url = target.format(line.base.removeprefix("http://"))
    line.says["/"] = said(b"HTTP/1.1 302 Found\r\nLocation: http://user:s3cret@127.0.0.1/\r\n\r\n")
    error = refusal(url)
    assert "password" in error.message
    assert "s3cret" not in str(error)
    assert not any(b"s3cret" in request or b"Authorization" in request for request in line.asked)


@pytest.mark.parametrize(
    "url", ["http://", "http://a..b/", "http://[::1", "http://a:99999/", "http://a b/", "https:///x"]
)
def test_addresses_that_are_none(url: str) -> None:
    assert "no web address" in refusal(url).message


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with openssl")
def test_certificate_has_to_be_trusted_and_for_the_host(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = "-subj /CN=good.invalid -addext subjectAltName=DNS:good.invalid -days 2 -nodes"
    new = f"openssl req -x509 -newkey rsa:2048 {subject} -keyout key.pem -out cert.pem"
    subprocess.run(new.split(), cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    with socket.create_server(("127.0.0.1", 0)) as plain, context.wrap_socket(plain, server_side=True) as listening:
        threading.Thread(target=_serve, args=(listening, line), daemon=True).start()
        port = listening.getsockname()[1]
        line.says["/a"] = said(PAGE)
        line.says["/to"] = said(f"HTTP/1.1 301 Moved\r\nLocation: https://good.invalid:{port}/a\r\n\r\n".encode())
        assert "not accepted" in refusal(f"https://good.invalid:{port}/a", resolve=lambda *_: ["127.0.0.1"]).message
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
        fetcher = Fetcher(allow_private=True, resolve=lambda *_: ["127.0.0.1"])
        assert fetcher(f"{line.base}/to").size == len(HTML.encode())
        error = refusal(f"https://bad.invalid:{port}/a", resolve=lambda *_: ["127.0.0.1"])
        assert "not accepted" in error.message
