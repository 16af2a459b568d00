"""RSS and Atom files: an article an entry, with its full text where the feed has it, else its summary (feedparser)."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from polgraph.extract.read.blob import Blob, Row, whole
from polgraph.extract.read.dates import maybe_date
from polgraph.extract.read.decoding import is_charset
from polgraph.extract.read.extras import library
from polgraph.extract.read.limits import LONGEST_ARTICLE
from polgraph.extract.read.markup import markup_text
from polgraph.extract.read.names import web_name
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.extract.read.reader import Context, Found, Head

_START = re.compile(
    r"\s*(?:<\?xml.{0,200}?\?>\s*)?(?><\?.{0,500}?\?>\s*|<!--.{0,5000}?-->\s*|<!DOCTYPE\s[^\[>]{0,500}+(?:\[[^\]]{0,20000}+\]\s*)?>\s*)*+"
    r"<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
# What a document type declares (entities that name files, or grow) is taken away before anything is resolved.
_DOCTYPE = re.compile(rb"<!DOCTYPE\s[^\[>]{0,500}+(?:\[[^\]]{0,20000}+\]\s*)?>")
_DECLARED = re.compile(rb"""\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([^"'<>]{0,200})["'][^>]{0,200}>""")
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>")
_TAIL = 4_096
# What blogs put behind the beginning of an entry, and below it. Case counts: people are also told to read more.
_MORE = re.compile(
    r"(?:^|(?<=[.!?…\])”\"’]))\s*(?:\[(?:…|\.{3}|&hellip;)\])?\s*"
    r"(?:(?:Continue|Keep) [Rr]eading|Read [Mm]ore|Read the (?:full|whole|rest)\b)"
    r"(?:[^.\n]{0,200}[→»›]|[^.\n”\"’]{0,40})[….\s]*$"
)
_POST = re.compile(
    r"(?:^|\s)The post .{1,300} (?:appeared first|first appeared|was originally published) (?:on|at|in) .{1,150}$"
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
        data = _DOCTYPE.sub(b"", _without_nonsense(whole(stream, blob.where)), count=1)
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
        if not _END.search(data[-_TAIL:].replace(b"\0", b"")):
            problem = f"{blob.where} is cut off in or after entry {len(feed.entries)}: the end of the feed is missing."
            yield PolgraphError(ErrorCode.INPUT_INVALID, problem, "Fetch it again.")


def _without_nonsense(data: bytes) -> bytes:
    """A feed without a declaration of what is no encoding of texts: the library would try it."""
    declared = _DECLARED.match(data)
    known = declared is None or is_charset(declared[1].decode("latin-1"))
    return data if declared is None or known else data[declared.end() :]


def _without_more(text: str) -> str:
    """The text of an entry without the invitations to read on that blogs put behind it."""
    kept = (_MORE.sub("", _POST.sub("", paragraph)).rstrip() for paragraph in text.split("\n\n"))
    return "\n\n".join(paragraph for paragraph in kept if paragraph)


def _row(entry: Any, where: str, publisher: str | None) -> Row:  # noqa: ANN401 - feedparser is optional
    # A field of a damaged entry is there and None.
    bodies = [one.get("value") or "" for one in entry.get("content") or ()] or [entry.get("summary") or ""]
    text = _without_more(markup_text(max(bodies, key=len)[: LONGEST_ARTICLE * 4]))
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
