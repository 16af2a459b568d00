"""One document: raw text in, headline, author and clean body out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from polgraph.extract.clean.boilerplate import without_furniture
from polgraph.extract.clean.characters import even_spaces, repair
from polgraph.extract.clean.heading import byline, looks_like_title, split_dateline
from polgraph.extract.clean.wrapping import join_lines, wrap_width

# A byline stands among the first paragraphs; "By Friday Evening" further down may be a heading.
_HEAD = 4
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class CleanText:
    """A cleaned article.

    Attributes:
        title: the headline, or None.
        author: who the byline names, or None.
        dateline: place, day and agency that open the body, as written, or None.
        body: the paragraphs, one blank line between them.
    """

    title: str | None
    author: str | None
    dateline: str | None
    body: str

    @property
    def text(self) -> str:
        """The headline, where there is one, as first paragraph, then the body."""
        return "\n\n".join(part for part in (self.title, self.body) if part)


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    """The runs of lines between blank lines."""
    return [list(run) for filled, run in groupby(lines, key=bool) if filled]


def _paragraphs(blocks: Sequence[Sequence[str]]) -> list[str]:
    width = wrap_width(blocks)
    return [paragraph for block in blocks for paragraph in join_lines(block, width)]


def _one_line(text: str) -> str:
    """One line with nothing in it left to repair."""
    return _settled(" ".join(repair(text).split()), verbatim=False)


def _settled(paragraph: str, *, verbatim: bool) -> str:
    """Repair a paragraph until nothing changes: what is mixed up may have been parted by the end of a line."""
    if paragraph.isascii():
        return paragraph
    repaired = repair(paragraph)
    tidy = repaired.strip() if verbatim else " ".join(repaired.split())
    return paragraph if tidy == paragraph else _settled(tidy, verbatim=verbatim)


def _without_head(paragraphs: list[str]) -> tuple[str | None, str | None]:
    """Take the byline out of the paragraphs, in place; return it and the dateline, which stays: it tells the home."""
    author = dateline = None
    for position, paragraph in enumerate(paragraphs[:_HEAD]):
        author = byline(paragraph)
        if author is not None:
            del paragraphs[position]
            break
    if paragraphs:
        dateline, rest = split_dateline(paragraphs[0])
        if not rest:
            del paragraphs[0]
    return author, dateline


def clean(raw: str, *, title: str | None = None, verbatim: bool = False) -> CleanText:
    """Clean the raw text of one article.

    Args:
        raw: the text as read.
        title: the headline where it is known; else a first paragraph that looks like one is taken.
        verbatim: keep every sentence as the exact words of the input: spaces inside a line stay as they are.

    Returns:
        The parts of the article; an empty body where nothing but furniture was found.
    """
    text = repair(raw)
    lines = [line.strip() for line in (text if verbatim else even_spaces(text)).split("\n")]
    paragraphs = _paragraphs(_blocks(without_furniture(lines)))
    if not verbatim:
        paragraphs = [_MARKDOWN_HEADING.sub("", p, count=1) if p.startswith("#") else p for p in paragraphs]
    paragraphs = [settled for paragraph in paragraphs if (settled := _settled(paragraph, verbatim=verbatim))]
    heading = _one_line(title) if title else None
    if heading is None and len(paragraphs) > 1 and looks_like_title(paragraphs[0]):
        heading = paragraphs[0]
    if heading and paragraphs and _one_line(paragraphs[0]) == heading:
        del paragraphs[0]
    author, dateline = _without_head(paragraphs)
    return CleanText(heading or None, author, dateline, "\n\n".join(paragraphs))
