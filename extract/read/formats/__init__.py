"""The readers, a class a format. An input is read by the first of them that knows it by its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.read.formats.feed import FeedReader
from polgraph.extract.read.formats.html import HtmlReader
from polgraph.extract.read.formats.jsonl import JsonlReader, JsonReader
from polgraph.extract.read.formats.mail import MailReader, MboxReader
from polgraph.extract.read.formats.markdown import MarkdownReader
from polgraph.extract.read.formats.packed import GzipReader, ZipReader
from polgraph.extract.read.formats.parquet import ParquetReader
from polgraph.extract.read.formats.pdf import PdfReader
from polgraph.extract.read.formats.table import TableReader
from polgraph.extract.read.formats.text import TextReader
from polgraph.extract.read.formats.warc import WarcReader

if TYPE_CHECKING:
    from polgraph.extract.read.reader import Reader

READERS: tuple[Reader, ...] = (
    GzipReader(),
    ZipReader(),
    ParquetReader(),
    PdfReader(),
    WarcReader(),
    MboxReader(),
    MailReader(),
    FeedReader(),
    HtmlReader(),
    JsonReader(),
    JsonlReader(),
    TableReader(),
    MarkdownReader(),
    TextReader(),
)
"""Those that know a format by a mark at its start come first; what nobody knows is plain text."""
