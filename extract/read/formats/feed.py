"""RSS and Atom files: an article an entry, with its full text where the feed has it, else its summary (feedparser)."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from polgraph.extract.read.blob import Blob, Row, whole
from polgraph.extract.read.dates import maybe_date
from polgraph.extract.read.extras import library
from polgraph.extract.read.limits import LONGEST_ARTICLE
from polgraph.extract.read.markup import markup_text
from polgraph.extract.read.names import web_name
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.extract.read.reader import Context, Found, Head

_START = re.compile(
    r"\s*(?:<\?xml.{0,200}?\?>\s*)?(?><\?.{0,500}?\?>\s*|<!--.{0,5000}?-->\s*)*+<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)
_MOST_ENTRIES = 10_000


class FeedReader:
    """RSS and Atom."""

    name = "feed"

    def sniff(self, head: Head) -> bool:
        """Whether the root of a feed begins the text."""
        return _START.match(head.text) is not None

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Found:  # noqa: ARG002 - as all readers
        """An article an entry."""
        feedparser = library("feedparser", blob.where, "a feed")
        data = whole(stream, blob.where)
        # As a stream: what looks like an address or a path would be opened.
        feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
        if not feed.entries:
            raise PolgraphError(ErrorCode.INPUT_EMPTY, f"{blob.where} is a feed without entries.", "Leave it out.")
        publisher = feed.feed.get("title") or None
        for number, entry in enumerate(feed.entries[:_MOST_ENTRIES], start=1):
            where = f"{blob.where}, entry {number}"
            try:
                yield _row(entry, where, publisher)
            except PolgraphError as error:
                yield error


def _row(entry: Any, where: str, publisher: str | None) -> Row:  # noqa: ANN401 - feedparser is optional
    # A field of a damaged entry is there and None.
    bodies = [one.get("value") or "" for one in entry.get("content") or ()] or [entry.get("summary") or ""]
    text = markup_text(max(bodies, key=len)[: LONGEST_ARTICLE * 4])
    if not text:
        raise PolgraphError(ErrorCode.INPUT_EMPTY, f"{where} has no text.", "Fetch its page instead.")
    url = entry.get("link") or None
    key = url or entry.get("id") or ""
    day = maybe_date(entry.get("published") or entry.get("updated"))
    title = markup_text(entry.get("title") or "") or None
    # A feed that collects others' says of each entry whose it is.
    publisher = (entry.get("source") or {}).get("title") or publisher
    author = entry.get("author") or None
    return Row(web_name(key) if key else "", text, where, title, day, publisher, url, author=author)
