"""Markdown: the text without its marks; a heading that opens it is the headline, front matter gives title and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from polgraph.extract.read.blob import Blob, Row, whole
from polgraph.extract.read.dates import maybe_date
from polgraph.extract.read.decoding import decode
from polgraph.extract.read.markup import markup_text

if TYPE_CHECKING:
    from markdown_it.token import Token

    from polgraph.extract.read.reader import Context, Found, Head

# Some bytes take the parser 5 µs each: so many 5 s. The longest article with long addresses has a third of it.
_LARGEST = 1_000_000
_SUFFIXES = {".md", ".markdown"}
_LINK = re.compile(r"\[[^\]\n]{1,200}\]\((?:https?://|/|#)[^)\s]{0,500}\)")
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_FRONT = re.compile(r"\A---\n(?P<fields>(?:[^\n]*\n){1,100}?)---\n")
_FIELD = re.compile(r"(?P<key>\w+):\s*(?P<value>.+)")


class MarkdownReader:
    """Markdown (CommonMark)."""

    name = "Markdown"

    def sniff(self, head: Head) -> bool:
        """Whether links or headings of Markdown stand in it, or its name says so."""
        if not head.text.strip():
            return False
        return head.blob.suffix in _SUFFIXES or bool(_LINK.search(head.text) or _HEADING.search(head.text))

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Found:  # noqa: ARG002 - as all readers
        """The text as one article."""
        text = decode(whole(stream, blob.where, _LARGEST), blob.where, blob.charset).replace("\r\n", "\n")
        front = _FRONT.match(text)
        fields = dict(_front(front["fields"])) if front else {}
        title, plain = _plain(text[front.end() :] if front else text)
        yield Row(
            blob.stem or "",
            plain,
            blob.where,
            title=fields.get("title") or title,
            published=maybe_date(fields.get("date")),
            url=fields.get("url") or blob.url,
        )


def _front(lines: str) -> Iterator[tuple[str, str]]:
    """The plain fields of a front matter; anything more than `key: value` is left aside."""
    for line in lines.splitlines():
        found = _FIELD.fullmatch(line.strip())
        if found:
            yield found["key"].lower(), found["value"].strip().strip("\"'")


def _plain(text: str) -> tuple[str | None, str]:
    """The first heading, if it opens the text, and the paragraphs without marks."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": 20}).parse(text)
    title, blocks = None, []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "html_block":
            blocks.append(markup_text(token.content))
        elif token.type == "inline":
            words = _inline(token.children or [])
            if not blocks and before is not None and before.type == "heading_open":
                title = words
            blocks.append(words)
    return title, "\n\n".join(block for block in blocks if block.strip())


def _inline(tokens: list[Token]) -> str:
    """The words of a paragraph: links by their text, pictures not at all."""
    said: dict[str, Any] = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(
        said.get(token.type, token.content if token.type in {"text", "code_inline"} else "") for token in tokens
    )
