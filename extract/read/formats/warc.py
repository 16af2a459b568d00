"""Web archives (WARC): the article of every page in them (fastwarc)."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from polgraph.extract.read.blob import Blob, Row
from polgraph.extract.read.extras import library
from polgraph.extract.read.limits import HEAD, LARGEST_DOCUMENT, too_large
from polgraph.extract.read.names import web_name
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.extract.read.reader import Context, Found, Head

_PAGES = frozenset(
    "text/html application/xhtml+xml text/plain application/pdf application/rss+xml application/atom+xml".split()
)
# Servers that do not say what they send: only what begins as a page, a feed or a PDF file is taken for one.
_UNSAID = ("", "application/octet-stream", "binary/octet-stream")
_STARTS = (b"<", b"\xef\xbb\xbf<", b"%PDF-")
_SUCCESS = 200
# Records of a wrong length after which an archive is read on; each may cost unpacking it again.
_MOST_DAMAGES = 100
_RECORD = re.compile(rb"\n(WARC/1\.[01]\r?\nWARC-[A-Z])")
_OVERLAP = 20
# Digits of a time of capture that name it: year to second.
_TIME = 14
_GZIP = b"\x1f\x8b"
_AUTO, _RAW = zlib.MAX_WBITS | 32, -zlib.MAX_WBITS


class WarcReader:
    """Web archives."""

    name = "WARC"

    def sniff(self, head: Head) -> bool:
        """Whether its mark begins the file."""
        return head.data.startswith(b"WARC/")

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Found:
        """What the archived answers of servers hold, each by the reader of its format."""
        warc = library("fastwarc.warc", blob.where, "a web archive")
        kinds = warc.WarcRecordType.response | warc.WarcRecordType.resource | warc.WarcRecordType.conversion
        pages = 0
        for record in _records(warc, stream, blob.where):
            if isinstance(record, PolgraphError):
                yield record
                continue
            kind = _kind(record) if record.record_type & kinds else None
            if kind in _PAGES or kind in _UNSAID:
                for found in _page(record, blob, context, said=kind in _PAGES):
                    pages += 1
                    yield found if isinstance(found, PolgraphError) else _captured(found, record)
        if not pages:
            raise PolgraphError(
                ErrorCode.INPUT_EMPTY,
                f"{blob.where} holds no page with text that a server answered with status {_SUCCESS}.",
                "Leave it out.",
            )


def _records(warc: Any, stream: BinaryIO, where: str) -> Iterator[Any]:  # noqa: ANN401 - fastwarc is optional
    """The records; after one with a wrong length, which is told, from the next that can be found."""
    start = last = 0
    for _ in range(_MOST_DAMAGES):
        stream.seek(start)
        length = 0
        try:
            # Not "all": it ends without a word after an answer that is in pieces and compressed (fastwarc 2.0.1).
            for record in warc.ArchiveIterator(stream, parse_http=True, auto_decode="transfer"):
                last = max(record.stream_pos, last)
                length = _declared(record)
                yield record
            if last + length <= stream.tell():
                return
        except OSError as error:
            if error.strerror:
                raise
        start = _next(stream, last + 1)
        further = f"what follows is read from byte {start:,} on" if start else "nothing follows that can be read"
        problem = f"{where} is damaged: the record at byte {last:,} has a wrong length; {further}."
        yield PolgraphError(ErrorCode.INPUT_INVALID, problem, "Crawl it again.")
        if not start:
            return
        last = start


def _declared(record: Any) -> int:  # noqa: ANN401 - fastwarc is optional
    """The least length of a record by what it says itself, with its header: a longer one is cut off."""
    said = record.headers.get("Content-Length", "")
    body = int(said[:18]) if said.isdigit() else 0
    return body + sum(len(name) + len(value) + len(":\n") for name, value in record.headers)


def _next(stream: BinaryIO, start: int) -> int:
    """Where the next record begins, or 0."""
    stream.seek(start)
    kept, at = b"", start
    while piece := stream.read(HEAD):
        data = kept + piece
        found = _RECORD.search(data)
        if found:
            return at - len(kept) + found.start(1)
        at += len(piece)
        kept = data[-_OVERLAP:]
    return 0


def _captured(row: Row, record: Any) -> Row:  # noqa: ANN401 - as above
    """An article with the name that it has where the same address was captured before with another text."""
    time = re.sub(r"\D", "", record.headers.get("WARC-Date") or "")[:_TIME]
    return replace(row, later=f"{row.id}-{time}") if row.id and time else row


def _kind(record: Any) -> str | None:  # noqa: ANN401 - fastwarc is optional
    """The media type of what was archived, empty where nothing says it; None where it is no page at all."""
    if record.http_headers is None:
        kind = record.headers.get("Content-Type", "")
        return kind.split(";")[0].strip().lower() or None
    if record.http_headers.status_code != _SUCCESS:
        return None
    return (record.http_content_type or "").split(";")[0].strip().lower()


def _page(record: Any, blob: Blob, context: Context, *, said: bool) -> Found:  # noqa: ANN401 - fastwarc is optional
    url = record.headers.get("WARC-Target-URI") or None
    where = f"{blob.where}, {url or record.record_id}"
    data = record.reader.read(LARGEST_DOCUMENT + 1)
    if len(data) > LARGEST_DOCUMENT:
        yield too_large(where, f"is larger than {LARGEST_DOCUMENT // 1_000_000} MB")
        return
    try:
        data = _unpacked(data, _encoding(record), where)
    except PolgraphError as error:
        yield error
        return
    if not said and not data.lstrip().startswith(_STARTS):
        return
    inner = Blob(where, None, "", lambda: io.BytesIO(data), len(data), url, record.http_charset, blob.depth + 1)
    for found in context.read(inner):
        if isinstance(found, PolgraphError) or found.id or not url:
            yield found
        else:
            # By the address it was asked for: what a page calls its canonical address may be that of the whole site.
            yield replace(found, id=web_name(url), url=found.url or url)


def _encoding(record: Any) -> str:  # noqa: ANN401 - fastwarc is optional
    headers = record.http_headers
    return "" if headers is None else (headers.get("Content-Encoding") or "").strip().lower()


def _unpacked(data: bytes, encoding: str, where: str) -> bytes:
    """The bytes of an answer without their compression; some crawlers keep its header and unpack the rest.

    Raises:
        PolgraphError: INPUT_INVALID where they are too many, damaged, or compressed in a way that is not read.
    """
    if encoding in {"", "identity"} or not data:
        return data
    if encoding in {"gzip", "x-gzip", "deflate"}:
        if encoding != "deflate" and not data.startswith(_GZIP):
            return data
        for bits in (_AUTO, _RAW):
            unpack = zlib.decompressobj(bits)
            try:
                found = unpack.decompress(data, LARGEST_DOCUMENT + 1)
            except zlib.error:
                continue
            if len(found) > LARGEST_DOCUMENT:
                raise too_large(where, f"is larger than {LARGEST_DOCUMENT // 1_000_000} MB")
            return found
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{where} is damaged: it does not unpack.", "Leave it out.")
    if data.lstrip().startswith(_STARTS):
        return data
    raise PolgraphError(
        ErrorCode.INPUT_INVALID,
        f"{where} is compressed with {encoding[:40]!r}, which is not read.",
        "Crawl it again with Accept-Encoding: gzip.",
    )
