"""Inputs to articles: files, folders, JSONL, standard input, dates, and every error a user can meet."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polgraph.extract.read import parse_date, read_articles
from polgraph.extract.read.dates import date_in_name
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.ontology.records import Article

BODY = "The guild of Ostholm voted.\n\nThe mayor left."


def read(*inputs: str | Path, day: date | None = None, stdin: bytes = b"") -> list[Article]:
    return list(read_articles([str(name) for name in inputs], date=day, stdin=io.BytesIO(stdin)))


def write(path: Path, text: str = BODY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def row(**fields: object) -> str:
    return json.dumps({"id": "a1", "date": "2021-05-01", "text": BODY, **fields})


def test_text_file(tmp_path: Path) -> None:
    (article,) = read(write(tmp_path / "guild.txt", f"Guild votes\n\n{BODY}"))
    assert (article.id, article.title, article.story) == ("guild", "Guild votes", "guild")
    assert article.text == f"Guild votes\n\n{BODY}"


def test_fingerprint_is_sha256_of_title_date_and_text(tmp_path: Path) -> None:
    (article,) = read(write(tmp_path / "g-2021-05-01.txt", f"Guild votes\n\n{BODY}"))
    expected = hashlib.sha256("\0".join(("Guild votes", "2021-05-01", article.text)).encode()).hexdigest()
    assert article.fingerprint == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "guild.txt"
    path.write_bytes("The mayor of Åsgård left.".encode(encoding))
    assert read(path)[0].text == "The mayor of Åsgård left."


def test_folder_is_read_in_the_order_of_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/notes.pdf", ".hidden/x.txt", "c.jsonl"):
        write(tmp_path / name, row(id="j") if name.endswith("jsonl") else f"{name}. {BODY}")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert [article.id for article in read(tmp_path)] == ["notes", "z", "b", "j"]


def test_jsonl_fields(tmp_path: Path) -> None:
    line = row(title="Guild votes", publisher="Example Wire", url="https://example.org/1", language="en")
    (article,) = read(write(tmp_path / "x.jsonl", f"{line}\n\n"))
    assert (article.id, article.title, article.published) == ("a1", "Guild votes", date(2021, 5, 1))
    assert (article.publisher, article.url) == ("Example Wire", "https://example.org/1")
    assert article.text == f"Guild votes\n\n{BODY}"


@pytest.mark.parametrize(
    ("field", "value", "author"),
    [
        ("author", "Ada Venn", "Ada Venn"),
        ("authors", ["Ada Venn", "Bo Lind"], "Ada Venn; Bo Lind"),
        ("byline", "", None),
    ],
)
def test_jsonl_author(tmp_path: Path, field: str, value: object, author: str | None) -> None:
    (article,) = read(write(tmp_path / "x.jsonl", row(**{field: value})))
    assert article.author == author


def test_jsonl_keeps_sentences_verbatim(tmp_path: Path) -> None:
    text = "The guild\u00a0met  twice.\nShare\nIt left."
    assert read(write(tmp_path / "x.jsonl", row(text=text)))[0].text == "The guild\u00a0met  twice.\n\nIt left."


def test_jsonl_text_with_line_separator_is_one_line(tmp_path: Path) -> None:
    line = json.dumps({"id": 7, "text": "One.\u2028Two."}, ensure_ascii=False)
    (article,) = read(write(tmp_path / "x.jsonl", line))
    assert (article.id, article.text) == ("7", "One.\n\nTwo.")


def test_standard_input_is_named_by_its_content() -> None:
    (article,) = read("-", stdin=BODY.encode())
    (again,) = read("-", stdin=BODY.encode())
    assert article == again
    assert article.id == f"text-{article.fingerprint[:12]}"


def test_standard_input_may_be_jsonl() -> None:
    assert [a.id for a in read("-", stdin=f"{row()}\n{row(id='a2')}\n".encode())] == ["a1", "a2"]


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("guild-2021-05-01.txt", None, date(2021, 5, 1)),
        ("guild-2021-05-01.txt", date(2020, 1, 1), date(2020, 1, 1)),
        ("guild.txt", date(2020, 1, 1), date(2020, 1, 1)),
        ("guild.txt", None, None),
    ],
)
def test_date_of_a_file(tmp_path: Path, name: str, day: date | None, expected: date | None) -> None:
    assert read(write(tmp_path / name), day=day)[0].published == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [("2021-05-01", date(2021, 5, 1)), ("2021-05-01T23:59:00-08:00", date(2021, 5, 1)), (None, date(2020, 1, 1))],
)
def test_date_of_a_line_comes_first(tmp_path: Path, field: str | None, expected: date) -> None:
    assert read(write(tmp_path / "x.jsonl", row(date=field)), day=date(2020, 1, 1))[0].published == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("x-2020-13-45-2020-12-26", date(2020, 12, 26)), ("12020-12-26", None), ("2020-12-261", None), ("20201226", None)],
)
def test_date_in_name(name: str, expected: date | None) -> None:
    assert date_in_name(name) == expected


def test_the_same_article_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "guild.txt")
    assert len(read(path, path, tmp_path)) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ErrorCode.INPUT_EMPTY),
        (b" \n\t\n", ErrorCode.INPUT_EMPTY),
        ("\ufeff".encode(), ErrorCode.INPUT_EMPTY),
        ("\u00a0\n".encode(), ErrorCode.INPUT_EMPTY),
        (b"Share\n\nLeave a Reply\n", ErrorCode.INPUT_EMPTY),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ErrorCode.INPUT_BINARY),
        (b"%PDF-1.7 text", ErrorCode.INPUT_INVALID),
        (b"PK\x03\x04...", ErrorCode.INPUT_INVALID),
        (b"\x1f\x8b\x08 cut", ErrorCode.INPUT_INVALID),
        (b"\xd0\xcf\x11\xe0 office", ErrorCode.INPUT_BINARY),
        (bytes(range(0x80, 0x100)), ErrorCode.INPUT_ENCODING),
        (b"<!DOCTYPE html><html></html>", ErrorCode.INPUT_EMPTY),
    ],
)
def test_unreadable_file(tmp_path: Path, content: bytes, code: ErrorCode) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(PolgraphError) as caught:
        read(path)
    assert caught.value.code is code
    assert "bad.txt" in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", ErrorCode.INPUT_INVALID),
        ("[1]", ErrorCode.INPUT_INVALID),
        (row(id=None), ErrorCode.INPUT_INVALID),
        (row(id=" "), ErrorCode.INPUT_INVALID),
        (row(id=True), ErrorCode.INPUT_INVALID),
        (row(text=None), ErrorCode.INPUT_INVALID),
        (row(title=5), ErrorCode.INPUT_INVALID),
        (row(text=" "), ErrorCode.INPUT_EMPTY),
        (row(date="May 1"), ErrorCode.DATE_INVALID),
        (row(date="2021-02-30"), ErrorCode.DATE_INVALID),
    ],
)
def test_bad_line_is_named_by_its_number(tmp_path: Path, line: str, code: ErrorCode) -> None:
    path = write(tmp_path / "x.jsonl", f"{row(id='ok')}\n{line}\n")
    with pytest.raises(PolgraphError, match="line 2") as caught:
        read(path)
    assert caught.value.code is code


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(PolgraphError) as caught:
        read(tmp_path / "none.txt")
    assert caught.value.code is ErrorCode.INPUT_NOT_FOUND


def test_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "guild.txt")

    def refuse(self: Path, mode: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(PolgraphError, match="Permission denied") as caught:
        read(path)
    assert caught.value.code is ErrorCode.INPUT_NOT_FOUND


def test_folder_without_articles(tmp_path: Path) -> None:
    write(tmp_path / ".hidden")
    with pytest.raises(PolgraphError, match="nothing to read") as caught:
        read(tmp_path)
    assert caught.value.code is ErrorCode.INPUT_EMPTY


def test_two_articles_of_one_name(tmp_path: Path) -> None:
    write(tmp_path / "a" / "guild.txt")
    write(tmp_path / "b" / "guild.txt", "Another text.")
    with pytest.raises(PolgraphError, match="'guild'") as caught:
        read(tmp_path)
    assert caught.value.code is ErrorCode.INPUT_INVALID


def test_date_that_is_none() -> None:
    with pytest.raises(PolgraphError, match="--date") as caught:
        parse_date("yesterday", "--date")
    assert caught.value.code is ErrorCode.DATE_INVALID
