"""HTML to text without judging what is article and what is page: for feeds, messages and Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote br caption center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td th thead title tr ul".split()
)
_UNSEEN = frozenset("head noscript script style template svg".split())
# What newsletters hide from view: the line that the list of messages shows. Only elements that have to be ended.
_HIDEABLE = frozenset("div span table".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BREAKS = re.compile(r"[ \t\r\f\v]*\n\s*")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


class _Text(HTMLParser):
    """Collects the text of a page; keeps no tree, so that no depth of nesting is too deep."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen: str | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen is not None:
            self._depth += tag == self._unseen and tag in _HIDEABLE
        elif tag in _UNSEEN or (tag in _HIDEABLE and _hidden(attrs)):
            self._unseen, self._depth = tag, 1
        elif tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen is not None:
            self._depth -= tag == self._unseen
            self._unseen = self._unseen if self._depth else None
        elif tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if self._unseen is None:
            self.parts.append(_SPACES.sub(" ", data))


def _hidden(attrs: list[tuple[str, str | None]]) -> bool:
    return any(name == "style" and _HIDDEN.search(value or "") for name, value in attrs)


def markup_text(markup: str) -> str:
    """The text of a piece of HTML, a blank line between its blocks; scripts and styles are left out."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return _BREAKS.sub("\n\n", "".join(parser.parts)).strip()
