"""Names of articles that no file names: by address, by number of a message."""

from __future__ import annotations

import hashlib

_DIGITS = 12


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:_DIGITS]


def web_name(url: str) -> str:
    """The id of an article that is named by its address: the same whenever and however it is fetched."""
    return f"web-{_mark(url)}"


def mail_name(number: str) -> str:
    """The id of a message by its Message-ID."""
    return f"mail-{_mark(number.strip())}"
