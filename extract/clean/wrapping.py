"""Hard-wrapped lines: is a text broken at a fixed width, and where do its paragraphs really end?"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

# Mail and terminal widths run from 40 to 120 characters; longer lines are paragraphs, shorter ones lists or verse.
_NARROWEST, _WIDEST = 40, 120
# A few lines of a wrapped text break early (a heading, a long word): this share has to break where the width says.
_SHARE = 0.8
_SENTENCE_END = tuple(".!?:;\"”'’)]")


def _overflows(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def wrap_width(blocks: Sequence[Sequence[str]]) -> int | None:
    """The width in characters at which a text is hard-wrapped, or None where it is not.

    A line break is a wrap if the next word would not have fitted; a text is wrapped if nearly all breaks inside its
    blocks are, and most of them fall inside a sentence.

    Args:
        blocks: the runs of lines between blank lines; no line is empty.
    """
    pairs = [pair for block in blocks for pair in itertools.pairwise(block)]
    width = max((len(line) for block in blocks if len(block) > 1 for line in block), default=0)
    if not pairs or not _NARROWEST <= width <= _WIDEST:
        return None
    wraps = sum(_overflows(line, following, width) for line, following in pairs)
    inside = sum(not line.endswith(_SENTENCE_END) for line, _ in pairs)
    return width if wraps >= _SHARE * len(pairs) and inside * 2 > len(pairs) else None


def join_lines(block: Sequence[str], width: int | None) -> list[str]:
    """Join the lines of one block into its paragraphs.

    Where the text is wrapped at `width`, a break before a word that would have fitted ends a paragraph; where it is
    not, every break does. A sentence that plainly runs on is joined in both. A hyphen at a line end is kept ("pro-" +
    "Iranian" is "pro-Iranian"): nothing tells it from a hyphenation.
    """
    paragraphs = [block[0]]
    for line, following in itertools.pairwise(block):
        runs_on = following[0].islower() and not line.endswith(_SENTENCE_END)
        if not runs_on and (width is None or not _overflows(line, following, width)):
            paragraphs.append(following)
            continue
        glue = "" if line.endswith("-") and len(line) > 1 and line[-2].isalpha() and following[0].isalpha() else " "
        paragraphs[-1] += glue + following
    return paragraphs
