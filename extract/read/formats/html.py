"""Web pages: the article without the page, with title, date, publisher and canonical address (trafilatura)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO

from polgraph.extract.read.blob import Blob, Row, whole
from polgraph.extract.read.dates import maybe_date
from polgraph.extract.read.decoding import decode
from polgraph.extract.read.extras import library
from polgraph.extract.read.formats.walls import no_article
from polgraph.extract.read.limits import MOST_ELEMENTS, too_large
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.extract.read.reader import Context, Found, Head

_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?><!--.{0,5000}?-->\s*)*+"
    r"<(?:!doctype\s+html|html|head|body|(?:div|article|section|main|h1|p|table)\b[^<>]{0,1000}>)",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_DECLARATIONS = 4_096
_LARGEST = 5_000_000
# More elements within elements than any page has; the parser's time grows with the square of their number.
_DEEPEST = 2_000
# Possessive: else the time for a tag without an end grows with the square of its length.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)[^<>]*+>")
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option".split()
)
# No other date on a page than what it declares or shows as its own, and no limit that depends on today.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


class HtmlReader:
    """Web pages."""

    name = "HTML"

    def sniff(self, head: Head) -> bool:
        """Whether a document type or an element of HTML begins the text."""
        return _START.match(head.text) is not None

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Found:  # noqa: ARG002 - as all readers
        """The page's article."""
        yield page(whole(stream, blob.where, _LARGEST), blob.where, blob.stem or "", blob.url, blob.charset)


def page(data: bytes, where: str, name: str, url: str | None, charset: str | None = None) -> Row:
    """The article of a page.

    Args:
        data: the page.
        where: its place, for messages.
        name: the article's id, or empty.
        url: where it was found, or None.
        charset: what its carrier says of its encoding, or None.

    Raises:
        PolgraphError: INPUT_EMPTY if there is no article in it, INPUT_INVALID if it is nested too deeply or too large.
    """
    declared = _CHARSET.search(data[:_DECLARATIONS])
    markup = decode(data, where, charset or (declared[1].decode("ascii") if declared else None))
    elements, depth = _shape(markup)
    if depth > _DEEPEST:
        raise too_large(where, f"is nested more than {_DEEPEST:,} elements deep")
    if elements > MOST_ELEMENTS:
        raise too_large(where, f"has more than {MOST_ELEMENTS:,} elements")
    trafilatura = library("trafilatura", where, "a web page")
    found: Any = trafilatura.bare_extraction(
        markup,
        url=url,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    if found is None or not (found.text or "").strip():
        raise PolgraphError(
            ErrorCode.INPUT_EMPTY, f"{where} is a web page without an article.", "Give the page of an article."
        )
    problem = no_article(markup, found.text)
    if problem:
        raise PolgraphError(ErrorCode.INPUT_EMPTY, f"{where} {problem}.", "Give the page of an article.")
    return Row(
        name,
        found.text,
        where,
        title=found.title or None,
        published=maybe_date(found.date),
        publisher=found.sitename or None,
        url=found.url or url,
        author=found.author or None,
    )


def _shape(markup: str) -> tuple[int, int]:
    """The number of elements, and the deepest nesting of those that need an end tag, at least as deep as the tree."""
    elements = deepest = depth = 0
    for found in _TAG.finditer(markup):
        closing, tag = found.groups()
        elements += not closing
        if tag.lower() in _VOID or found[0].endswith("/>"):
            continue
        depth = max(depth - 1, 0) if closing else depth + 1
        deepest = max(deepest, depth)
    return elements, deepest
