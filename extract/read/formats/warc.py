"""Web archives (WARC): the article of every page in them (fastwarc)."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from polgraph.extract.read.blob import Blob
from polgraph.extract.read.extras import library
from polgraph.extract.read.limits import LARGEST_DOCUMENT, too_large
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
        # Not "all": it ends without a word after an answer that is in pieces and compressed (fastwarc 2.0.1).
        for record in warc.ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="transfer"):
            kind = _kind(record)
            if kind in _PAGES or kind in _UNSAID:
                for found in _page(record, blob, context, said=kind in _PAGES):
                    pages += 1
                    yield found
        if not pages:
            raise PolgraphError(
                ErrorCode.INPUT_EMPTY,
                f"{blob.where} holds no page with text that a server answered with status {_SUCCESS}.",
                "Leave it out.",
            )


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
