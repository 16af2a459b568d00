"""Pages that are no article: walls that ask for consent, and pages that only list articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files

import yaml

_BLOCKS = frozenset(
    "address article aside blockquote dd div dt figcaption footer header li main nav p section td".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_UNSEEN = frozenset("noscript script style svg template".split())
# What a page says of itself where it is an article.
_ARTICLE = re.compile(
    r"""property\s*=\s*["']?(?:og:type["']?\s+content\s*=\s*["']?article|article:published_time)"""
    r"""|"@type"\s*:\s*"[A-Za-z]{0,40}Article""",
    re.IGNORECASE,
)
# An article has a paragraph of more words, or fewer than so many paragraphs; a teaser has fewer words.
_TEASER, _FEWEST = 60, 5
# A longer text is not looked at: the time grows with its length and the number of links.
_LONGEST = 20_000
# Shorter lines are dates, "Read more" and names of sections.
_SHORT = 3
# So much of a list is links; so much of a wall is about consent.
_LINKED, _WALL = 0.7, 0.7
# Terms of consent: in a paragraph about it, and in all of them.
_SOME, _MANY = 2, 5
_TO_READER = re.compile(r"\b(?:you|your|we|our)\b", re.IGNORECASE)


def no_article(markup: str, text: str) -> str | None:
    """Why a page is no article, as the end of a sentence; None where it may be one.

    Args:
        markup: the page.
        text: what was found in it, a line a paragraph.
    """
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if _asks_for_consent(lines):
        return "only asks for consent to cookies and the use of data"
    if len(text) > _LONGEST or _ARTICLE.search(markup):
        return None
    page = _Blocks()
    page.feed(markup)
    page.close()
    page.end_block()
    return "only lists articles" if _links(page, lines) or _teasers(page, lines) else None


def _words(text: str) -> int:
    return len(text.split())


def _asks_for_consent(lines: Sequence[str]) -> bool:
    """Whether most of a text is about consent, and speaks to the reader."""
    about, seen = 0, set[str]()
    for line in lines:
        found = {term.casefold() for term in _consent().findall(line)}
        if len(found) >= _SOME and _TO_READER.search(line):
            about += _words(line)
            seen |= found
    return len(seen) >= _MANY and about >= _WALL * sum(map(_words, lines))


@cache
def _consent() -> re.Pattern[str]:
    source = files("polgraph.extract.read").joinpath("data", "walls.yaml")
    terms = yaml.safe_load(source.read_text(encoding="utf-8"))["consent"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(terms, key=len, reverse=True)))})\b", re.IGNORECASE)


def _links(page: _Blocks, lines: Sequence[str]) -> bool:
    """Whether nearly all of a text is links; some pages have them all in one paragraph."""
    text = "\n".join(lines)
    links = [link for link in page.links if _words(link) > _SHORT and link in text]
    return len(links) >= _FEWEST and sum(map(_words, links)) >= _LINKED * sum(map(_words, set(lines)))


def _teasers(page: _Blocks, lines: Sequence[str]) -> bool:
    """Whether a text is teasers, each of them the one paragraph below a headline that is a link."""
    wanted = {line for line in lines if _words(line) > _SHORT} - page.links
    if len(wanted) < _FEWEST or max(map(_words, wanted)) > _TEASER:
        return False
    found, below, rest = set[str](), False, 0
    for text, link, heading in page.blocks:
        if heading:
            below = link
        elif text in wanted:
            if below:
                found.add(text)
            else:
                rest += _words(text)
            below = False
    return len(found) >= _FEWEST and rest <= (1 - _LINKED) * sum(map(_words, wanted))


class _Blocks(HTMLParser):
    """Collects the links of a page, and its blocks: the text, whether nearly all is a link, whether it is a heading."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, bool, bool]] = []
        self.links: set[str] = set()
        self._parts: list[str] = []
        self._linked = 0
        self._link: list[str] | None = None
        self._heading = False
        self._unseen: str | None = None

    def end_block(self) -> None:
        """End the block that is open."""
        text = " ".join("".join(self._parts).split())
        if text:
            size = sum(len("".join(part.split())) for part in self._parts)
            self.blocks.append((text, self._linked >= _LINKED * size, self._heading))
        self._parts, self._linked = [], 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen is None and tag in _UNSEEN:
            self._unseen = tag
        elif tag in _BLOCKS or tag in _HEADINGS:
            self.end_block()
            self._heading = tag in _HEADINGS
        elif tag == "a" and any(name == "href" for name, _ in attrs):
            self._link = []

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = None
        elif tag in _BLOCKS or tag in _HEADINGS:
            self.end_block()
            self._heading = False
        elif tag == "a" and self._link is not None:
            self.links.add(" ".join("".join(self._link).split()))
            self._link = None

    def handle_data(self, data: str) -> None:
        if self._unseen is None:
            self._parts.append(data)
            if self._link is not None:
                self._link.append(data)
                self._linked += len("".join(data.split()))
