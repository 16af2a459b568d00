"""What one input may cost: sizes beyond which it is refused with a reason, so that no file can stop a batch.

News articles seldom have more than 10,000 words; what is larger than any limit here is something else.
"""

from __future__ import annotations

from polgraph.ontology.errors import ErrorCode, PolgraphError

HEAD = 65_536
"""Bytes that a format is told by."""
LONGEST_ARTICLE = 120_000
"""Characters of an article: 20,000 words. Extraction of 60,000 full of actors takes 18 s, and its time grows faster."""
LONGEST_TITLE = 600
"""Characters of a headline; what is longer is read as text."""
LONGEST_NAME = 300
"""Characters of an article's id."""
LONGEST_WORD = 1_000
"""Characters without a space: what is longer is data, not a word."""
LONGEST_SENTENCE = 2_000
"""Words without a mark that ends a sentence and without a line break: what is longer is no prose."""
LARGEST_DOCUMENT = 20_000_000
"""Bytes of one web page, PDF file, feed, message or text."""
LONGEST_LINE = 10_000_000
"""Bytes of one line of JSONL or of a table."""
MOST_ELEMENTS = 100_000
"""Elements of a web page: so many take 10 s and 300 MB; long reports have 10,000."""
MOST_PARTS = 10_000
"""Parts of a message: so many take 2 s, newsletters have three."""
LONGEST_FIELDS = 100_000
"""Characters of those header fields of a message that are parsed, over all its parts: so many take up to 6 s."""
DEEPEST_ARCHIVE = 3
"""Archives within archives."""
UNPACKED_FREE, UNPACKED_RATIO = 50_000_000, 100
"""An archive may unpack to so many bytes, and beyond to so many times its own size: JSONL shrinks to a tenth."""
MOST_MEMBERS = 1_000_000
"""Files in an archive."""
MOST_PAGES = 2_000
"""Pages of a PDF file."""


def too_large(where: str, what: str) -> PolgraphError:
    """The error for an input beyond a limit.

    Args:
        where: name of the input.
        what: what is too large, as the end of a sentence ("is larger than 20 MB").
    """
    return PolgraphError(ErrorCode.INPUT_INVALID, f"{where} {what}.", "Split it, or leave it out.")
