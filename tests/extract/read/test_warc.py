"""Web archives as crawlers write them: pieces, compression, records that are no pages, and nothing lost after any."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path

import pytest

from polgraph.extract.read import read_articles
from polgraph.extract.read.names import web_name
from tests.extract.read.samples import BODY, HTML, RSS, URL, pdf, read, warc

PAGE = HTML.encode()


def answer(
    body: bytes, name: str, *headers: str, kind: str = "text/html; charset=utf-8", pieces: bool = False
) -> bytes:
    """An archived answer of a server with headers of its own."""
    whole = warc(body, f"{URL}/{name}", kind=kind)
    head, _, http = whole.partition(b"\r\n\r\n")
    if pieces:
        body = b"".join(
            b"%x\r\n%s\r\n" % (len(body[at : at + 300]), body[at : at + 300]) for at in range(0, len(body), 300)
        )
        body += b"0\r\n\r\n"
        headers = (*headers, "Transfer-Encoding: chunked")
    lines = ["HTTP/1.1 200 OK", *([f"Content-Type: {kind}"] if kind else []), *headers]
    if not pieces:
        lines.append(f"Content-Length: {len(body)}")
    http = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
    fields = [line for line in head.split(b"\r\n") if not line.startswith(b"Content-Length")]
    return b"\r\n".join([*fields, b"Content-Length: %d" % len(http)]) + b"\r\n\r\n" + http + b"\r\n\r\n"


@pytest.mark.parametrize("pieces", [False, True])
@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        (None, PAGE),
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("gzip", PAGE),
    ],
    ids=["plain", "gzip", "deflate", "raw-deflate", "header-kept"],
)
def test_what_follows_an_answer_is_read(encoding: str | None, packed: bytes, pieces: bool) -> None:
    headers = (f"Content-Encoding: {encoding}",) if encoding else ()
    archive = answer(packed, "1", *headers, pieces=pieces) + answer(PAGE, "2") + answer(PAGE, "3", pieces=True)
    for data in (archive, gzip.compress(archive, mtime=0)):
        articles, problems = read(data)
        assert len(articles) == 3
        assert {len(article.text) for article in articles} == {len(articles[0].text)}
        assert problems == []


def test_records_that_are_no_pages_are_passed_over() -> None:
    others = [
        warc(b"", f"{URL}/moved", status="301 Moved Permanently"),
        warc(PAGE, f"{URL}/gone", status="404 Not Found"),
        warc(b"\x89PNG\r\n", f"{URL}/p.png", kind="image/png"),
        warc(b"p{}", f"{URL}/a.css", kind="text/css"),
        warc(b"\0\1\2", f"{URL}/x", kind="application/octet-stream"),
        warc(PAGE, f"{URL}/again").replace(b"WARC-Type: response", b"WARC-Type: revisit"),
    ]
    articles, problems = read(b"".join(others) + answer(PAGE, "1"))
    assert (len(articles), problems) == (1, [])
    articles, problems = read(b"".join(others))
    assert articles == []
    assert "holds no page" in problems[0].message


@pytest.mark.parametrize(
    ("body", "kind", "count"),
    [
        (PAGE, "", 1),
        (PAGE, "application/octet-stream", 1),
        (pdf(["The guild voted on Monday to leave."]), "application/octet-stream", 1),
        (RSS.encode(), "application/rss+xml", 1),
    ],
)
def test_pages_whose_kind_is_not_said_and_feeds(body: bytes, kind: str, count: int) -> None:
    articles, _ = read(answer(body, "1", kind=kind))
    assert len(articles) == count


@pytest.mark.parametrize(
    ("headers", "body", "reason"),
    [
        (("Content-Encoding: br",), b"\x8b\x07\x80x", "compressed with 'br'"),
        (("Content-Encoding: gzip",), b"\x1f\x8bbroken", "does not unpack"),
        (("Content-Encoding: gzip",), gzip.compress(bytes(30_000_000), mtime=0), "larger than 20 MB"),
    ],
)
def test_answers_that_cannot_be_unpacked_cost_no_other(headers: tuple[str, ...], body: bytes, reason: str) -> None:
    articles, problems = read(answer(body, "1", *headers) + answer(PAGE, "2"))
    assert len(articles) == 1
    assert reason in problems[0].message


@pytest.mark.parametrize("unpacked", [True, False])
@pytest.mark.parametrize("off", [-400, -50, -5, 5, 50, 100_000])
def test_archive_goes_on_after_a_record_of_a_wrong_length(off: int, unpacked: bool) -> None:
    records = [answer(PAGE, str(n)) for n in range(4)]
    head, _, rest = records[1].partition(b"\r\n\r\n")
    length = int(head.rpartition(b" ")[2])
    records[1] = head.replace(b"%d" % length, b"%d" % (length + off)) + b"\r\n\r\n" + rest
    data = b"".join(records)
    articles, problems = read(data if unpacked else gzip.compress(data, mtime=0))
    assert {article.id for article in articles} >= {web_name(f"{URL}/{n}") for n in (0, 2, 3)}
    assert sum("has a wrong length; what follows is read from byte" in one.message for one in problems) == 1


def test_archive_that_is_cut_off_is_told() -> None:
    articles, (problem,) = read(answer(PAGE, "1") + answer(PAGE, "2")[:-200])
    assert articles[0].id == web_name(f"{URL}/1")
    assert "nothing follows that can be read" in problem.message


def test_later_capture_with_another_text_has_a_name_of_its_own() -> None:
    later = PAGE.replace(b"on Monday", b"on Tuesday")
    archive = answer(PAGE, "1") + answer(PAGE, "1") + answer(later, "1").replace(b"T08:30:00Z", b"T09:31:02Z")
    articles, problems = read(archive)
    name = web_name(f"{URL}/1")
    assert [article.id for article in articles] == [name, f"{name}-20210503093102"]
    assert "on Tuesday" in articles[1].text
    assert problems == []


def test_captures_of_one_address_in_several_archives_have_names_of_their_own(tmp_path: Path) -> None:
    def captured(text: bytes, hour: bytes) -> bytes:
        return answer(PAGE.replace(b"on Monday", text), "1").replace(b"T08:30:00Z", b"T" + hour + b":31:02Z")

    (tmp_path / "a.warc").write_bytes(captured(b"on Monday", b"08"))
    (tmp_path / "b.warc").write_bytes(captured(b"on Tuesday", b"09") + captured(b"on Monday", b"10"))
    (tmp_path / "c.warc").write_bytes(captured(b"on Tuesday", b"11") + captured(b"on Friday", b"12"))
    name = web_name(f"{URL}/1")
    articles = list(read_articles([str(tmp_path)]))
    assert [article.id for article in articles] == [name, f"{name}-20210503093102", f"{name}-20210503123102"]
    assert all(article.story == article.id for article in articles)


def test_a_capture_of_a_page_that_was_read_from_elsewhere_has_a_name_of_its_own(tmp_path: Path) -> None:
    name = web_name(f"{URL}/1")
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": name, "text": BODY}), encoding="utf-8")
    (tmp_path / "b.warc").write_bytes(answer(PAGE, "1"))
    assert [one.id for one in read_articles([str(tmp_path)])] == [name, f"{name}-20210503083000"]
