"""HTML to text without judging what is article and what is page: for feeds, messages and Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote br caption center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td th thead title tr ul".split()
)
_UNSEEN = frozenset("head noscript script style template svg".split())
_BREAKS = re.compile(r"[ \t\r\f\v]*\n\s*")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


class _Text(HTMLParser):
    """Collects the text of a page; keeps no tree, so that no depth of nesting is too deep."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as overridden
        if self._unseen is None and tag in _UNSEEN:
            self._unseen = tag
        elif tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = None
        elif tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if self._unseen is None:
            self.parts.append(_SPACES.sub(" ", data))


def markup_text(markup: str) -> str:
    """The text of a piece of HTML, a blank line between its blocks; scripts and styles are left out."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return _BREAKS.sub("\n\n", "".join(parser.parts)).strip()
