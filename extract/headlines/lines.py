"""Which lines of a text are headlines: short ones that no full stop ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST, MOST = 3, 22
"""How many words a headline has; own choice."""
ENDS = frozenset(".?!:;,…")


class Written(Protocol):
    """A token as spaCy and the rules have it."""

    @property
    def text(self) -> str:
        """The word."""

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""


Word = TypeVar("Word", bound=Written)


def headlines(doc: Iterable[Word]) -> list[list[Word]]:
    """The tokens of each headline, white space left out."""
    found: list[list[Word]] = []
    line: list[Word] = []
    for token in doc:
        if not token.is_space:
            line.append(token)
        elif "\n" in token.text:
            found += [line] if _is_headline(line) else []
            line = []
    return [*found, line] if _is_headline(line) else found


def _is_headline(line: list[Word]) -> bool:
    return LEAST <= len(line) <= MOST and line[-1].text[-1] not in ENDS and any(t.text[:1].isupper() for t in line)
