"""Which lines of a text are headlines: short ones that no full stop ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


def headlines(doc: Sequence[Word], spaces: Iterable[int] | None = None) -> list[list[Word]]:
    """The tokens of each headline, white space left out.

    Args:
        doc: the tokens of a text.
        spaces: the places of white space, where they are known.
    """
    if spaces is None:
        spaces = [place for place, token in enumerate(doc) if token.is_space]
    found: list[list[Word]] = []
    start = blanks = 0
    for place in (*spaces, len(doc)):
        if place < len(doc) and "\n" not in doc[place].text:
            blanks += 1
            continue
        if LEAST <= place - start - blanks <= MOST:
            line = [token for token in doc[start:place] if not token.is_space]
            found += [line] if _is_headline(line) else []
        start, blanks = place + 1, 0
    return found


def _is_headline(line: list[Word]) -> bool:
    return line[-1].text[-1] not in ENDS and any(token.text[:1].isupper() for token in line)
