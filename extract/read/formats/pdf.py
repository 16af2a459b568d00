"""PDF files with a text layer (pypdf), as paragraphs; pictures of text are not read."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from math import hypot
from typing import TYPE_CHECKING, Any, BinaryIO

from polgraph.extract.read.blob import Blob, Row
from polgraph.extract.read.extras import library
from polgraph.extract.read.formats.seek import seekable
from polgraph.extract.read.formats.sheets import Line, paragraphs
from polgraph.extract.read.limits import LARGEST_DOCUMENT, LONGEST_ARTICLE, MOST_PAGES, too_large
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.extract.read.reader import Context, Found, Head

_MAGIC = b"%PDF-"
_SILENT = logging.NullHandler()
# The mark may stand a little into the file (PDF 1.7, implementation note 13).
_WITHIN = 1_024


class PdfReader:
    """PDF files."""

    name = "PDF"

    def sniff(self, head: Head) -> bool:
        """Whether its mark begins the file."""
        return head.data.startswith(_MAGIC) or (not head.text and _MAGIC in head.data[:_WITHIN])

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Found:  # noqa: ARG002 - as all readers
        """The text of all pages as one article; the file's own title and date are those of its making, and left out."""
        pypdf = library("pypdf", blob.where, "a PDF file")
        # What it notes of damaged files would go to the terminal, with their bytes in it; who logs still gets it.
        logging.getLogger("pypdf").addHandler(_SILENT)
        with seekable(stream, blob.where, LARGEST_DOCUMENT) as whole:
            document = pypdf.PdfReader(whole)
            if document.is_encrypted and not document.decrypt(""):
                raise PolgraphError(
                    ErrorCode.INPUT_INVALID, f"{blob.where} is encrypted.", "Save it without its password."
                )
            text = _text(document, blob.where)
        if not text.strip():
            raise PolgraphError(
                ErrorCode.INPUT_EMPTY,
                f"{blob.where} has no text layer.",
                "It holds pictures of text; recognise them first, for instance with ocrmypdf.",
            )
        yield Row(blob.stem or "", text, blob.where, url=blob.url)


def _text(document: Any, where: str) -> str:  # noqa: ANN401 - pypdf is optional
    pages: list[list[Line]] = []
    length = 0
    for number, sheet in enumerate(document.pages, start=1):
        pages.append(_lines(sheet))
        length += sum(len(line.text) for line in pages[-1])
        if number > MOST_PAGES or length > LONGEST_ARTICLE:
            raise too_large(where, f"is longer than {MOST_PAGES:,} pages or {LONGEST_ARTICLE:,} characters")
    return "\n\n".join(paragraphs(pages))


def _lines(sheet: Any) -> list[Line]:  # noqa: ANN401 - pypdf is optional
    """The lines of a page with the size that most of their letters have."""
    pieces: list[tuple[str, float]] = []

    def note(text: str, outer: Sequence[float], inner: Sequence[float], _: object, size: float | None) -> None:
        scale = hypot(inner[1], inner[3]) * hypot(outer[1], outer[3])
        pieces.append((text, round((size or 0.0) * scale, 1)))

    sheet.extract_text(visitor_text=note)
    lines = []
    text, sizes = "", Counter[float]()
    for piece, size in (*pieces, ("\n", 0.0)):
        for at, part in enumerate(piece.split("\n")):
            if at:
                lines.append(Line(text.strip(), max(sizes, key=lambda one: (sizes[one], one), default=0.0)))
                text, sizes = "", Counter()
            text += part
            sizes[size] += len(part.strip())
    return lines
