"""Web archives (WARC): the article of every page in them (fastwarc)."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from polgraph.extract.read.blob import Blob
from polgraph.extract.read.extras import library
from polgraph.extract.read.limits import LARGEST_DOCUMENT, too_large
from polgraph.extract.read.names import web_name
from polgraph.ontology.errors import PolgraphError

if TYPE_CHECKING:
    from polgraph.extract.read.reader import Context, Found, Head

_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
_SUCCESS = 200


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
        for record in warc.ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all"):
            if _is_page(record):
                yield from _page(record, blob, context)


def _is_page(record: Any) -> bool:  # noqa: ANN401 - fastwarc is optional
    if record.http_headers is None:
        kind = record.headers.get("Content-Type", "")
    elif record.http_headers.status_code != _SUCCESS:
        return False
    else:
        kind = record.http_content_type or ""
    return kind.split(";")[0].strip().lower() in _PAGES


def _page(record: Any, blob: Blob, context: Context) -> Found:  # noqa: ANN401 - fastwarc is optional
    url = record.headers.get("WARC-Target-URI") or None
    where = f"{blob.where}, {url or record.record_id}"
    data = record.reader.read(LARGEST_DOCUMENT + 1)
    if len(data) > LARGEST_DOCUMENT:
        yield too_large(where, f"is larger than {LARGEST_DOCUMENT // 1_000_000} MB")
        return
    inner = Blob(where, None, "", lambda: io.BytesIO(data), len(data), url, record.http_charset, blob.depth + 1)
    for found in context.read(inner):
        if isinstance(found, PolgraphError) or found.id or not url:
            yield found
        else:
            # By the address it was asked for: what a page calls its canonical address may be that of the whole site.
            yield replace(found, id=web_name(url), url=found.url or url)
