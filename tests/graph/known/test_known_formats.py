"""Which format a file has, and what is said of files that have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from polgraph.graph.known import KnownFormat, open_known
from polgraph.graph.known.reading import READERS
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.graph.known.known_samples import SAMPLES, read, texts

FORMATS = {
    "dictionary.actors.txt": KnownFormat.PETRARCH,
    "entities.ftm.json": KnownFormat.FTM,
    "query.json": KnownFormat.WIKIDATA,
    "query.csv": KnownFormat.WIKIDATA,
    "actors.csv": KnownFormat.CSV,
}


def test_every_format_has_one_reader() -> None:
    assert sorted(reader.format for reader in READERS) == sorted(KnownFormat)


@pytest.mark.parametrize(("name", "expected"), FORMATS.items())
def test_format_is_found_by_content_not_by_name(name: str, expected: KnownFormat, tmp_path: Path) -> None:
    path = tmp_path / "file.xyz"
    path.write_bytes((SAMPLES / name).read_bytes())
    assert open_known(path).format is expected


@pytest.mark.parametrize("name", FORMATS)
def test_one_reader_only_takes_a_file_for_its_own(name: str) -> None:
    head = (SAMPLES / name).read_text(encoding="utf-8")
    fitting = [reader.format for reader in READERS if reader.fits(head)]
    # A Wikidata result in CSV is CSV as well; it is asked first.
    assert fitting[0] is FORMATS[name]
    assert set(fitting[1:]) <= {KnownFormat.CSV}


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"", ErrorCode.INPUT_EMPTY, "is empty"),
        (b" \n\r\n\t\n", ErrorCode.INPUT_EMPTY, "is empty"),
        (b"\xef\xbb\xbf", ErrorCode.INPUT_EMPTY, "is empty"),
        (b"%PDF-1.7\n%\xe2\xe3", ErrorCode.INPUT_BINARY, "PDF"),
        (b"PK\x03\x04rest", ErrorCode.INPUT_BINARY, "ZIP"),
        (b"\x1f\x8b\x08rest", ErrorCode.INPUT_BINARY, "gzip"),
        (b"name,type\0\n", ErrorCode.INPUT_BINARY, "no text"),
        (b"\xff\xfea\x00b", ErrorCode.INPUT_ENCODING, "UTF-16"),
        (b"<!DOCTYPE html><html><body>name,type</body></html>", ErrorCode.INPUT_INVALID, "web page"),
        (b"<?xml version='1.0'?><actors/>", ErrorCode.INPUT_INVALID, "XML"),
        (b"Orla Brandt supports the Harbour Union.\nAnd so on.\n", ErrorCode.INPUT_INVALID, "known format"),
        (b'{"some": "json"}\n', ErrorCode.INPUT_INVALID, "known format"),
        (b"one,two\n1,2\n", ErrorCode.INPUT_INVALID, "known format"),
    ],
)
def test_what_is_no_list_of_actors_is_refused(content: bytes, code: ErrorCode, said: str, tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_bytes(content)
    with pytest.raises(PolgraphError, match=said) as caught:
        open_known(path)
    assert caught.value.code is code


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PolgraphError, match=r"missing\.csv") as caught:
        open_known(tmp_path / "missing.csv")
    assert caught.value.code is ErrorCode.INPUT_NOT_FOUND


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", FORMATS)
def test_encodings_and_line_ends_make_no_difference(name: str, encoding: str, end: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    text = (SAMPLES / name).read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", end).encode(encoding))
    assert read(path)[0] == read(SAMPLES / name)[0]


def test_latin_1_is_read_and_marked(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_bytes("name,type\nMaría Solís,person\n".encode("latin-1"))
    assert open_known(path).source.guessed
    actors, _ = read(path)
    assert [actor.name for actor in actors.values()] == ["María Solís"]


def test_a_file_without_a_single_actor_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("name,type\n,person\n", encoding="utf-8")
    with pytest.raises(PolgraphError, match="no actor"):
        read(path)


def test_a_wanted_format_is_taken_as_said(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("item,name,type\nQ999999991,Orla Brandt,person\n", encoding="utf-8")
    assert open_known(path).format is KnownFormat.WIKIDATA
    assert open_known(path, KnownFormat.CSV).format is KnownFormat.CSV


def test_huge_fields_and_overlong_names_are_reported_not_fatal(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    rows = ["name,type", "x" * 200_000 + ",person", "y" * 5000 + ",person", "Orla Brandt,person"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    actors, problems = read(path)
    assert [texts(actor) for actor in actors.values()] == [["Orla Brandt"]]
    assert [problem.row for problem in problems] == [2, 3]
    assert all(len(problem.text) <= 80 for problem in problems)
