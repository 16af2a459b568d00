"""Every format is told by its content, and gives its article with title, day, publisher and address."""

from __future__ import annotations

import gzip
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest

from polgraph.extract.read import ReadOptions, read_articles
from polgraph.extract.read.blob import Blob
from polgraph.extract.read.fields import parse_fields
from polgraph.extract.read.formats import READERS
from polgraph.extract.read.inputs import in_memory
from polgraph.extract.read.names import mail_name, web_name
from polgraph.extract.read.registry import reader_of
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.extract.read.samples import (
    ATOM,
    BODY,
    CSV,
    DAY,
    EML,
    FIRST,
    HTML,
    ROW,
    RSS,
    SECOND,
    TITLE,
    URL,
    packed,
    parquet,
    pdf,
    read,
    samples,
    warc,
)

SAMPLES = samples()
FULL = {"HTML", "JSONL", "Parquet", "feed", "WARC", "message", "mbox", "gzip"}


def test_every_reader_has_a_sample() -> None:
    assert set(SAMPLES) == {reader.name for reader in READERS}


@pytest.mark.parametrize("kind", SAMPLES)
def test_format_is_told_by_content(kind: str) -> None:
    data = SAMPLES[kind]
    assert reader_of(data, Blob("x", None, "", in_memory(data))).name == kind


@pytest.mark.parametrize("kind", SAMPLES)
def test_article_of_each_format(kind: str) -> None:
    (article,), problems = read(SAMPLES[kind])
    assert article.title == TITLE
    assert article.text == f"{TITLE}\n\n{BODY}"
    assert article.language == "en"
    assert [problem.message for problem in problems] == (
        ["standard input, entry 2 has no text."] if kind == "feed" else []
    )
    if kind in FULL:
        assert article.published == date.fromisoformat(DAY)
        assert article.publisher == "Example Wire"


def test_who_wrote_a_web_page_is_told() -> None:
    (article,), _ = read(SAMPLES["HTML"])
    assert article.author == "Ada Venn"


@pytest.mark.parametrize(
    ("kind", "name", "url"),
    [
        ("JSONL", "a1", URL),
        ("Parquet", "a1", URL),
        ("feed", web_name(URL), URL),
        ("WARC", web_name(URL), URL),
        ("mbox", mail_name("<1@example.org>"), None),
        ("ZIP", "guild", None),
    ],
)
def test_names_and_addresses(kind: str, name: str, url: str | None) -> None:
    (article,), _ = read(SAMPLES[kind])
    assert (article.id, article.url) == (name, url)


def test_canonical_address_of_a_page() -> None:
    (article,), _ = read(HTML.encode())
    assert article.url == URL


def test_atom() -> None:
    (article,), problems = read(ATOM.encode())
    assert (article.text, article.published, problems) == (f"{TITLE}\n\n{BODY}", date.fromisoformat(DAY), [])


def test_file_is_named_by_its_name_in_every_format(tmp_path: Path) -> None:
    for kind in ("text", "HTML", "PDF", "message"):
        (tmp_path / f"{kind}-2021-05-04.bin").write_bytes(SAMPLES[kind])
    (tmp_path / "zipped-2021-05-04.txt.gz").write_bytes(gzip.compress(SAMPLES["text"]))
    articles = list(read_articles([str(tmp_path)]))
    assert [a.id for a in articles] == [
        "HTML-2021-05-04",
        "PDF-2021-05-04",
        "message-2021-05-04",
        "text-2021-05-04",
        "zipped-2021-05-04",
    ]
    assert [a.published and a.published.isoformat() for a in articles] == [DAY, "2021-05-04", DAY, *["2021-05-04"] * 2]


def test_archives_in_archives(tmp_path: Path) -> None:
    line = json.dumps(ROW).encode()
    inner = packed(
        {"rows.jsonl.gz": gzip.compress(line), "x/guild-2021-05-04.txt": BODY.encode(), ".hidden/y.txt": b"No."}
    )
    articles, problems = read(packed({"inner.zip": inner, "picture.png": b"\x89PNG\r\n\x1a\n\0\0"}))
    assert sorted(article.id for article in articles) == ["a1", "guild-2021-05-04"]
    assert {article.published for article in articles} == {date(2021, 5, 3), date(2021, 5, 4)}
    assert [problem.code for problem in problems] == [ErrorCode.INPUT_BINARY]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_delimiters(delimiter: str) -> None:
    lines = [["id", "date", "title", "text"], ["a1", DAY, TITLE, FIRST.replace(",", " ")]]
    (article,), _ = read("\r\n".join(delimiter.join(line) for line in lines).encode())
    assert (article.id, article.title) == ("a1", TITLE)


def test_columns_of_other_names() -> None:
    options = ReadOptions(parse_fields(["text=Story", "title=Kop", "date=When", "id=Key"]))
    table = f'Key,Kop,When,Story\nk1,{TITLE},{DAY},"{FIRST}"\n'
    for data in (table.encode(), json.dumps({"Key": "k1", "Kop": TITLE, "When": DAY, "Story": FIRST}).encode()):
        problems: list[PolgraphError] = []
        (article,) = read_articles(["-"], stdin=io.BytesIO(data), options=options, skip=problems.append)
        assert (article.id, article.title, article.published) == ("k1", TITLE, date.fromisoformat(DAY))


@pytest.mark.parametrize("option", ["title", "colour=x", "title="])
def test_field_that_is_not_understood(option: str) -> None:
    with pytest.raises(PolgraphError) as caught:
        parse_fields([option])
    assert caught.value.code is ErrorCode.OPTION_INVALID


def test_bad_rows_do_not_stop_a_table() -> None:
    data = CSV + f"a2,{DAY},Short row\na3,soon,T,{SECOND[:20]}\na4,{DAY},T,The mayor left.\n"
    articles, problems = read(data.encode())
    assert [article.id for article in articles] == ["a1", "a4"]
    assert [problem.message.partition(":")[0] for problem in problems] == [
        "standard input, line 5",
        "standard input, line 6",
    ]


def test_bad_lines_do_not_stop_jsonl() -> None:
    articles, problems = read(
        b'{"id": "a", "text": "The mayor left."}\n{broken\n{"id": "b", "text": "The mayor came."}\n'
    )
    assert [article.id for article in articles] == ["a", "b"]
    assert "line 2" in problems[0].message


def test_rows_without_an_id_are_named_by_content() -> None:
    articles, _ = read(parquet([{"text": FIRST}, {"text": SECOND}]))
    assert [article.id for article in articles] == [f"text-{article.fingerprint[:12]}" for article in articles]


def test_mailbox_of_two_messages() -> None:
    second = EML.replace("<1@", "<2@").replace(TITLE, "Mayor sorry")
    envelope = "From news@example.org Mon May  3 08:30:00 2021\n"
    articles, _ = read(f"{envelope}{EML}\n{envelope}{second}".encode())
    assert [article.title for article in articles] == [TITLE, "Mayor sorry"]


def test_message_of_html_alone() -> None:
    head = EML.partition("MIME-Version")[0]
    mail = (
        f"{head}MIME-Version: 1.0\nContent-Type: text/html; charset=iso-8859-1\n\n<p>{FIRST}</p><p>Caf\xe9 {SECOND}</p>"
    )
    (article,), _ = read(mail.encode("latin-1"))
    assert article.text == f"{TITLE}\n\n{FIRST}\n\nCafé {SECOND}"


def test_web_archive_skips_what_is_no_page() -> None:
    data = (
        warc(HTML.encode())
        + warc(b"gone", f"{URL}/2", "404 Not Found")
        + warc(b"\xff\xd8", f"{URL}/3", kind="image/jpeg")
    )
    articles, problems = read(data)
    assert ([article.id for article in articles], problems) == ([web_name(URL)], [])


def test_page_in_another_encoding() -> None:
    page = HTML.replace("utf-8", "iso-8859-1").replace("sorry", "tr\xe8s sorry")
    (article,), _ = read(page.encode("latin-1"))
    assert "très sorry" in article.text


@pytest.mark.parametrize(
    "name",
    ["base64", "bz2", "hex", "idna", "punycode", "quopri", "rot13", "undefined", "unicode_escape", "utf-16", "zlib"],
)
@pytest.mark.parametrize("markup", [HTML, RSS], ids=["page", "feed"])
def test_declared_names_that_cannot_be_those_of_the_bytes(markup: str, name: str) -> None:
    """Python reads archives and domain names under some, and would unpack 64 kB to gigabytes."""
    data = re.sub("utf-8", name, markup, count=1, flags=re.IGNORECASE).replace("sorry", "très sorry").encode()
    article = next(iter(read(data)[0]))
    assert "très sorry" in article.text


def test_pdf_without_text() -> None:
    _, (problem,) = read(pdf([]))
    assert problem.code is ErrorCode.INPUT_EMPTY
    assert "text layer" in problem.message


def test_markdown_marks_are_gone() -> None:
    (article,), _ = read(
        b"# Vote\n\n- The *mayor* left `town`.\n\n> She [said](https://x.org) no.\n\n<b>Bold</b> words stood."
    )
    assert article.text == "Vote\n\nThe mayor left town.\n\nShe said no.\n\nBold words stood."


def test_library_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(module: str) -> None:
        raise ImportError(module)

    monkeypatch.setattr("polgraph.extract.read.extras.import_module", missing)
    for kind, extra in (
        ("PDF", "readers"),
        ("HTML", "readers"),
        ("feed", "readers"),
        ("WARC", "readers"),
        ("Parquet", "parquet"),
    ):
        _, (problem,) = read(SAMPLES[kind])
        assert f"pip install 'polgraph[{extra}]'" in problem.hint


def test_empty_entries_of_a_feed_are_told() -> None:
    _, (problem,) = read(RSS.encode())
    assert problem.code is ErrorCode.INPUT_EMPTY
