"""Hostile files of every format, made by code: what `tests.hostile.run` gives the real command, one after the other."""

from __future__ import annotations

import io
import json
import os
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.extract.read.samples import BODY, DAY, EML, FIRST, HTML, SECOND, TITLE, warc

Write = Callable[[Path], object]
"""Writes hostile files into a folder."""
LINE = "The mayor of Ostholm left the town. "
HUNDRED_MB = 100_000_000
ESCAPES = "\x1b[31m\x1b]0;owned\x07\x9b2J\u202e"


def one(name: str, make: Callable[[], bytes | str]) -> Write:
    """A file of the bytes that are made when it is written."""

    def write(folder: Path) -> None:
        data = make()
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)

    return write


def repeated(name: str, start: str, piece: str, end: str = "", size: int = HUNDRED_MB) -> Write:
    """A file of so many bytes that repeats a piece, without holding it in memory."""

    def write(folder: Path) -> None:
        block = (piece * (1_000_000 // len(piece) + 1)).encode()
        with (folder / name).open("wb") as file:
            file.write(start.encode())
            for _ in range(size // len(block)):
                file.write(block)
            file.write(end.encode())

    return write


def jsonl(*records: Mapping[str, object]) -> str:
    """Lines of JSON."""
    return "".join(json.dumps(record) + "\n" for record in records)


GOOD = {"id": "inner-good", "date": DAY, "text": f"{FIRST} {SECOND}"}


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive with these entries, whatever their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def overlapping(count: int, megabytes: int) -> bytes:
    """A ZIP archive all of whose entries are the same compressed bytes (Fifield 2019, without the quoted headers)."""
    data = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = data.compress(b"a" * megabytes * 1_000_000) + data.flush()
    size, check = megabytes * 1_000_000, zlib.crc32(b"a" * megabytes * 1_000_000)
    name = b"00000.txt"
    fields = (20, 0, 8, 0, 33, check, len(packed), size, len(name), 0)
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, *fields) + name + packed
    central = b"".join(
        struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, *fields, 0, 0, 0, 0, 0) + f"{number:05}.txt".encode()
        for number in range(count)
    )
    return local + central + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(central), len(local), 0)


def many_entries(count: int) -> bytes:
    """A ZIP archive with so many tiny texts; the last two are articles."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(count):
            archive.writestr(zipfile.ZipInfo(f"{number:07}.txt"), b"")
        archive.writestr("good-1.txt", FIRST)
    return out.getvalue()


def lying_sizes() -> bytes:
    """A ZIP archive whose directory says that a megabyte are ten bytes."""
    data = bytearray(zipped({"a.txt": (LINE * 30_000).encode(), "b.txt": BODY.encode()}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF file of these objects, the first being its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return out + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
SHEET = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf_stream(content: bytes, filters: int = 1) -> bytes:
    """A PDF file of a page whose content is compressed so many times."""
    for _ in range(filters):
        content = zlib.compress(content, 9)
    names = b"/FlateDecode " * filters
    stream = b"<</Length %d/Filter[%s]>>stream\n" % (len(content), names) + content + b"\nendstream"
    return pdf_of([CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", SHEET, stream, FONT])


def pdf_pages(count: int) -> bytes:
    """A PDF file that shows the same page many times."""
    kids = b"3 0 R " * count
    text = b"BT /F1 12 Tf (The mayor left.) Tj ET"
    stream = b"<</Length %d>>stream\n" % len(text) + text + b"\nendstream"
    return pdf_of([CATALOGUE, b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), SHEET, stream, FONT])


PDF_LOOP = pdf_of([CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999999>>"])


def laughs(levels: int = 12) -> str:
    """A feed with entities that stand for ten others each."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels))
    item = f"<item><title>&a{levels - 1};</title><description>&a{levels - 1};</description></item>"
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]><rss><channel>{item}</channel></rss>'


def external(path: str) -> str:
    """A feed whose entry is said to stand in a file of this machine."""
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{path}">]>'
    item = f"<item><title>{TITLE}</title><description>{FIRST} {SECOND} &x;</description></item>"
    return f'<?xml version="1.0"?>{entity}<rss><channel>{item}</channel></rss>'


def nested_parts(count: int) -> str:
    """A message in so many messages of several parts."""
    head = EML.partition("MIME-Version")[0] + "MIME-Version: 1.0\n"
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(count))
    return f"{head}{opened}Content-Type: text/plain\n\n{BODY}\n" + "".join(
        f"--b{n}--\n" for n in range(count - 1, -1, -1)
    )


def flat_parts(count: int) -> str:
    """A message of so many parts side by side."""
    head = EML.partition("MIME-Version")[0] + 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    return head + "".join(f"--b\nContent-Type: text/plain\n\n{FIRST}\n" for _ in range(count)) + "--b--\n"


def nested_messages(count: int) -> str:
    """A message that forwards a message that forwards…."""
    head = EML.partition("MIME-Version")[0] + "MIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    return head * count + EML


def lying_warc(length: int) -> bytes:
    """An archived page that says that it has another length than it has, between two others."""
    page = warc(HTML.encode(), "https://news.example.org/one")
    at = page.index(b"Content-Length: ", page.index(b"msgtype")) + len(b"Content-Length: ")
    end = page.index(b"\r\n", at)
    return page[:at] + str(length).encode() + page[end:] + warc(HTML.encode(), "https://news.example.org/two")


def parquet_bomb(rows: int, megabytes: int) -> bytes:
    """A Parquet table that holds one long text once and shows it in every row."""
    import pyarrow as pa
    from pyarrow.parquet import write_table

    text = "a" * megabytes * 1_000_000
    column = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), pa.array([text]))
    names = pa.array([f"p{number}" for number in range(rows)])
    out = io.BytesIO()
    write_table(pa.table({"id": names, "text": column}), out, compression="zstd", dictionary_pagesize_limit=1 << 30)
    return out.getvalue()


def lying_parquet() -> bytes:
    """A Parquet table whose footer was changed: another number of rows."""
    from tests.extract.read.samples import parquet

    data = bytearray(parquet([{"id": f"q{number}", "date": DAY, "text": BODY} for number in range(64)]))
    footer = int.from_bytes(data[-8:-4], "little")
    for at in range(len(data) - 8 - footer, len(data) - 9):
        if data[at : at + 2] == b"\x80\x01":  # 64 as a zigzag varint
            data[at : at + 2] = b"\xfe\x7f"
    return bytes(data)


def special(folder: Path) -> None:
    """Links that lead nowhere and back, pipes, and devices."""
    (folder / "inner").mkdir()
    (folder / "inner" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "self").symlink_to(folder / "self")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "random.txt").symlink_to("/dev/urandom")
    (folder / "nowhere.txt").symlink_to(folder / "not there")
    os.mkfifo(folder / "pipe.txt")


def names(count: int, words: int = 1, seed: int = 1) -> list[str]:
    """So many invented names, of so many words each."""
    chance = random.Random(seed)  # noqa: S311 - names, no secrets

    def word() -> str:
        return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(3)).capitalize()

    return [" ".join(word() for _ in range(words)) for _ in range(count)]
