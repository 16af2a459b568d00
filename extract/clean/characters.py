"""Repair of characters: composed form, line ends, invisible marks, and optionally every kind of space."""

from __future__ import annotations

import re
import unicodedata

# Soft hyphen, zero-width space and (non-)joiner, direction marks and isolates, word joiner, byte order mark.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_DROP = dict.fromkeys([ord(c) for c in INVISIBLE])
_NEWLINE = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")


def repair(text: str) -> str:
    """Compose characters (Unicode NFC), make every line end a line feed, drop invisible and control characters.

    Words, punctuation and spaces stay as they are.
    """
    composed = unicodedata.normalize("NFC", text)
    return _CONTROL.sub("", _NEWLINE.sub("\n", composed)).translate(_DROP)


def even_spaces(text: str) -> str:
    """Turn every run of tabs, non-breaking and other spaces into one space; line feeds stay."""
    return _SPACES.sub(" ", text)
