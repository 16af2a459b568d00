"""Hostile inputs: bounded time and memory, a clear reason, and the rest of the batch unharmed."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polgraph.extract.read import read_articles
from polgraph.extract.read.limits import (
    LONGEST_ARTICLE,
    LONGEST_FIELDS,
    LONGEST_LINE,
    LONGEST_SENTENCE,
    LONGEST_WORD,
    MOST_ELEMENTS,
    MOST_PARTS,
)
from tests.extract.read.samples import BODY, EML, FIRST, HTML, RSS, TITLE, check, packed, read, samples, warc

if TYPE_CHECKING:
    from polgraph.ontology.errors import PolgraphError
    from polgraph.ontology.records import Article

GOOD = json.dumps({"id": "good", "text": BODY}).encode() + b"\n"
SAMPLES = samples()
FUZZ = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@contextmanager
def bounded(seconds: float = 10.0, megabytes: int = 150) -> Iterator[None]:
    """Fails where the block takes longer, or more memory at its height; the times are far above what is measured."""
    tracemalloc.start()
    begun = time.monotonic()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert time.monotonic() - begun < seconds
    assert peak < megabytes * 1_000_000


def refused(data: bytes, *words: str) -> list[Article]:
    """Check that one thing is refused, with some words in the reason; the other articles."""
    articles, problems = read(data)
    assert len(problems) == 1, problems
    assert any(word in str(problems[0]) for word in words), problems
    return articles


def test_one_line_of_100_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b"The mayor left. " * 62_500)
    problems: list[PolgraphError] = []
    with bounded():
        assert list(read_articles([str(path)], skip=problems.append)) == []
    assert "larger than 20 MB" in problems[0].message


def test_line_of_jsonl_beyond_the_limit_is_passed_over() -> None:
    long = b'{"id": "long", "text": "' + b"a " * LONGEST_LINE + b'"}\n'
    with bounded():
        assert [article.id for article in refused(long + GOOD, "longer than 10 MB")] == ["good"]


def test_a_million_sentences_without_a_full_stop() -> None:
    line = json.dumps({"id": "x", "text": "the mayor left\n" * 600_000})
    with bounded():
        assert [article.id for article in refused(line.encode() + b"\n" + GOOD, "characters")] == ["good"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("word " * (LONGEST_SENTENCE + 1), "without an end of a sentence"),
        (f"The mayor {'a' * (LONGEST_WORD + 1)} left.", "no prose"),
        ("The mayor left. " * (LONGEST_ARTICLE // 16 + 1), "are the most"),
    ],
)
def test_what_is_no_prose_is_refused(text: str, reason: str) -> None:
    refused(text.encode(), reason)


@pytest.mark.parametrize("tag", ["div", "b", "span", "table"])
def test_deeply_nested_page(tag: str) -> None:
    body = f"<{tag}>" * 100_000 + "<p>The mayor left.</p>"
    with bounded():
        refused(f"<!doctype html><html><body>{body}".encode(), "elements deep")


@pytest.mark.parametrize(
    "body",
    ["<" + "a" * 400_000, "<a" + " " * 400_000, "<!---->" * 60_000 + "<p", "<b" * 200_000, "&#x;&q" * 100_000],
    ids=["name", "spaces", "comments", "open", "entities"],
)
def test_tags_without_an_end(body: str) -> None:
    """The time for one of them grew with the square of its length: 5 MB took longer than an hour."""
    with bounded():
        read(f"<!doctype html><html><body>{body}".encode())


@pytest.mark.parametrize("start", ["<!---->", "<?x?>", "<!-- --> <?x?>"])
def test_beginnings_of_many_comments(start: str) -> None:
    """What each of them may span was tried with what each of the others may."""
    with bounded():
        read((start * 3_000 + FIRST).encode())


def test_page_of_too_many_elements() -> None:
    with bounded():
        refused(f"<!doctype html><html><body>{'<p>a' * (MOST_ELEMENTS + 1)}".encode(), "elements")


def test_message_of_too_many_parts() -> None:
    part = "--b\n\na\n" * (MOST_PARTS + 1)
    with bounded():
        refused(EML.replace("--b\n", part, 1).encode(), "parts")


@pytest.mark.parametrize("field", ["Subject", "Date", "Content-Type"])
def test_message_of_long_fields(field: str) -> None:
    """A subject of 1.3 MB took 17 GB."""
    value = "=?utf-8?q?a?= " * (LONGEST_FIELDS // 14 + 1)
    with bounded():
        refused(EML.replace(f"{field}: ", f"{field}: {value}", 1).encode(), "header fields")


def test_a_large_message_of_few_fields_is_read() -> None:
    (article,), _ = read(EML.replace("MIME-Version", f"X-A: {'a ' * LONGEST_FIELDS}\nMIME-Version").encode())
    assert article.title == TITLE


def test_markdown_beyond_the_limit() -> None:
    with bounded():
        refused(f"# {TITLE}\n\n{'[a](b' * 400_000}".encode(), "larger than 1 MB")


def test_web_archive_with_a_wrong_length() -> None:
    """The library's error for damage is of the class of those of the system."""
    page = warc(HTML.encode(), "https://news.example.org/one")
    at = page.index(b"Content-Length: ") + len(b"Content-Length: ")
    refused(page[:at] + b"10" + page[page.index(b"\r\n", at) :] + page, "has a wrong length; what follows is read")


def test_deeply_nested_json() -> None:
    with bounded():
        assert [a.id for a in refused(b'{"id": "x", "text": ' + b"[" * 1_000_000 + b"\n" + GOOD, "not valid JSON")] == [
            "good"
        ]


def test_gzip_bomb() -> None:
    bomb = gzip.compress(gzip.compress(b"a" * 200_000_000, 9), 9)
    with bounded(20):
        refused(bomb, "unpacks to more", "larger than")


def test_zip_bomb() -> None:
    member = json.dumps({"id": "x", "note": "a" * 1_000_000, "text": ""}).encode() + b"\n"
    bomb = packed({f"{number:03}.jsonl": member * 9 for number in range(40)} | {"000.jsonl": GOOD})
    articles, problems = read(bomb)
    assert [article.id for article in articles] == ["good"]
    assert "unpacks to more than 100 times" in str(problems[-1])
    assert sum("unpacks" in str(problem) for problem in problems) == 1


def test_archives_without_end() -> None:
    data = GOOD
    for _ in range(6):
        data = gzip.compress(data)
    refused(data, "archives within each other")


def test_archive_whose_names_lead_out(tmp_path: Path) -> None:
    data = packed({"../../out.txt": BODY.encode(), "/etc/out.txt": f"{BODY} More.".encode()})
    problems: list[PolgraphError] = []
    articles = list(read_articles(["-"], stdin=io.BytesIO(data), unique=False, skip=problems.append))
    assert [article.id for article in articles if article.id != "out"] == []
    assert list(tmp_path.iterdir()) == []


def test_encrypted_member() -> None:
    data = bytearray(packed({"a.txt": BODY.encode()}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        start = archive.start_dir
    data[start + 8] |= 1
    refused(bytes(data), "is encrypted")


def test_links_that_lead_back_up(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "guild.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    with bounded():
        assert [article.id for article in read_articles([str(tmp_path)])] == ["guild"]


def test_null_characters_are_dropped() -> None:
    (article,), _ = read(BODY.encode().replace(b"harbour", b"har\0bour"))
    assert article.text == BODY


def test_marks_that_turn_or_colour_text_are_dropped() -> None:
    line = {
        "id": "x",
        "title": f"\x1b[31m{TITLE}\x1b]0;owned\x07",
        "text": BODY.replace("mayor", "ma\u202eyor\u2066\u200b"),
    }
    (article,), _ = read(json.dumps(line).encode())
    assert article.text == f"{TITLE}\n\n{BODY}"


def test_halves_of_characters_do_not_break_the_fingerprint() -> None:
    (article,), _ = read(b'{"id": "x", "text": "The mayor \\ud83d left."}')
    assert article.text == "The mayor \ufffd left."


def test_title_of_many_words_is_text() -> None:
    title = "Guild of Ostholm votes. " * 100
    (article,), _ = read(json.dumps({"id": "x", "title": title, "text": BODY}).encode())
    assert article.title is None
    assert article.text.endswith(BODY)


def test_id_of_many_characters() -> None:
    refused(json.dumps({"id": "x" * 1_000, "text": BODY}).encode(), "longer than 300")


def test_bombs_of_entities_do_not_go_off() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    feed = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]><rss><channel><item><title>&a11;</title>'
    with bounded():
        read(feed.encode() + b"<description>&a11;</description></item></channel></rss>")


def test_a_bad_file_does_not_stop_a_folder(tmp_path: Path) -> None:
    for number, data in enumerate(
        [b"%PDF-1.4 broken", b"PK\x03\x04 broken", b"PAR1 broken", b"WARC/1.0\r\nbroken", b"\0\0\0"]
    ):
        (tmp_path / f"{number}.bin").write_bytes(data)
    (tmp_path / "good.txt").write_text(BODY, encoding="utf-8")
    problems: list[PolgraphError] = []
    assert [article.id for article in read_articles([str(tmp_path)], skip=problems.append)] == ["good"]
    assert len(problems) >= 4


@FUZZ
@given(st.binary(max_size=2_000))
def test_any_bytes(data: bytes) -> None:
    check(*read(data))


@FUZZ
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_damaged_files(kind: str, draw: st.DataObject) -> None:
    data = bytearray(SAMPLES[kind])
    for _ in range(draw.draw(st.integers(1, 6))):
        at = draw.draw(st.integers(0, len(data) - 1))
        data[at : at + draw.draw(st.integers(0, 4))] = draw.draw(st.binary(max_size=6))
    cut = draw.draw(st.integers(0, len(data)))
    check(*read(bytes(data[:cut] if draw.draw(st.booleans()) else data)))


@FUZZ
@given(st.text(max_size=400))
def test_any_text_of_a_line(text: str) -> None:
    check(*read(json.dumps({"id": "x", "title": text[:80], "text": text}).encode()))


@FUZZ
@given(st.text(max_size=300))
def test_any_text_in_a_page(text: str) -> None:
    check(*read(HTML.replace("sorry", text).encode("utf-8", "replace")))


def test_a_broken_entry_of_a_feed_leaves_the_others() -> None:
    broken = "<item><title>Cut</title><description></content:encoded></item>"
    articles, problems = read(RSS.replace("<item>", f"{broken}<item>", 1).encode())
    assert [article.title for article in articles] == [TITLE]
    assert all("entry" in problem.message for problem in problems), problems


def test_a_damaged_pdf_tells_its_reason_and_nothing_else(tmp_path: Path) -> None:
    """What the library notes of the file, with its bytes, would go to the terminal."""
    (tmp_path / "bad.pdf").write_bytes(SAMPLES["PDF"].replace(b"startxref\n", b"startxref\n9"))
    program = (
        "import sys; from polgraph.extract.read import read_articles;"
        "print([a.id for a in read_articles([sys.argv[1]], skip=lambda problem: None)])"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "bad.pdf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout in {"['bad']\n", "[]\n"}


def one_text_in_every_row(rows: int, characters: int) -> bytes:
    """A Parquet table that holds a text once and shows it in every row but the first."""
    import pyarrow as pa
    from pyarrow.parquet import write_table

    places = pa.array([0, *[1] * (rows - 1)], pa.int32())
    texts = pa.DictionaryArray.from_arrays(places, pa.array([BODY, "a" * characters]))
    out = io.BytesIO()
    names = pa.array([f"p{number}" for number in range(rows)])
    write_table(pa.table({"id": names, "text": texts}), out, compression="zstd", dictionary_pagesize_limit=1 << 30)
    return out.getvalue()


def test_a_table_that_shows_one_long_text_in_every_row() -> None:
    """Rows of a batch, each with a copy, took the machine's memory."""
    with bounded():
        articles, problems = read(one_text_in_every_row(1_000, 12_000_000))
    assert [article.id for article in articles] == ["p0"]
    assert all("more than 10 MB" in str(problem) for problem in problems)


def test_a_table_that_unpacks_out_of_proportion() -> None:
    with bounded():
        articles, problems = read(one_text_in_every_row(2_000, 1_000_000))
    assert [article.id for article in articles] == ["p0"]
    assert "unpacks to more than 100 times" in str(problems[-1])
    assert len(problems) < 200


@pytest.mark.parametrize("count", [4_000, 999_999], ids=["more than bytes", "a million"])
def test_a_table_that_claims_more_columns_than_it_has_bytes(count: int) -> None:
    """Memory for a million columns, 700 MB, was taken before one of them was read."""
    file = SAMPLES["Parquet"]
    start = len(file) - 8 - int.from_bytes(file[-8:-4], "little")
    footer = file[start:-8]
    # A list of six structures (Thrift, compact protocol) that begins with a number: the columns of the rows' group.
    claimed = bytes([0xFC, count & 0x7F | 0x80, count >> 7 & 0x7F | 0x80, count >> 14])
    damaged = footer.replace(b"\x19\x6c\x26", b"\x19" + claimed + b"\x26", 1)
    assert damaged != footer
    refused(file[:start] + damaged + len(damaged).to_bytes(4, "little") + b"PAR1", "Exceeded size limit")


def test_a_declared_encoding_that_unpacks() -> None:
    bomb = warc(zlib.compress(bytes(300_000_000)), kind="text/plain; charset=zlib")
    with bounded(megabytes=50):
        refused(bomb, "not a text")
