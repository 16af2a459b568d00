"""Repair of characters: composed form, line ends, invisible marks, and optionally every kind of space."""

from __future__ import annotations

import re
import unicodedata

# Soft hyphen; grapheme joiner; Arabic letter mark; Mongolian vowel separator; zero-width space and (non-)joiner,
# direction marks, embeddings, overrides and isolates; word joiner and invisible operators; variation selectors; byte
# order mark; interlinear annotation.
INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff\ufff9\ufffa\ufffb"
)
_DROP: dict[int, str | None] = dict.fromkeys([ord(c) for c in INVISIBLE])
# Letters that printers set as one piece: "Griffiths" is the same name with and without.
_DROP |= {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
# A soft hyphen at the end of a line is where a word was broken.
_BROKEN = re.compile("(?<=[^\\W\\d_])\u00ad[ \t]*\n[ \t]*(?=[^\\W\\d_])")
_NEWLINE = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Colours, cursor movements and titles of windows (ECMA-48, control sequences and operating system commands).
_TERMINAL = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b\n]{0,1000}(?:\x07|\x1b\\\\))")
_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
# Letters that UTF-8 read as a Western encoding begins its wrong pairs with; without them no line is looked at.
_SUSPECT = re.compile("[\u00c2-\u00c6\u00ca-\u00d1\u00d7-\u00da\u00e2\u00e3\u00ef\u00f0]")


def repair(text: str) -> str:
    """Make text what its author saw: nothing of it is a word, a mark or a space more or less.

    Encodings that were mixed up are undone where that is certain (ftfy), characters are composed (Unicode NFC), every
    line end becomes a line feed; invisible, control and terminal characters go, and halves of characters become U+FFFD.
    """
    whole = _SURROGATE.sub(_REPLACEMENT, _TERMINAL.sub("", text))
    lines = _NEWLINE.sub("\n", without_mojibake(whole))
    bare = _CONTROL.sub("", _BROKEN.sub("", lines)).translate(_DROP)
    # Last, because what stood between two characters may have kept them apart.
    composed = unicodedata.normalize("NFC", bare)
    # What is gone may have hidden a mixed-up pair; undoing one makes the text shorter, so this ends.
    again = without_mojibake(composed)
    return composed if again == composed else repair(again)


def without_mojibake(text: str) -> str:
    """Undo UTF-8 that was read as another encoding, line by line, where the result is certain.

    Certain: ftfy's measure finds what no language writes before, and nothing of it after.
    """
    if text.isascii() or not _SUSPECT.search(text):
        return text
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    lines = []
    for line in text.split("\n"):
        fixed = fix_encoding(line) if _SUSPECT.search(line) and is_bad(line) else line
        lines.append(line if fixed != line and is_bad(fixed) else fixed)
    return "\n".join(lines)


def even_spaces(text: str) -> str:
    """Turn every run of tabs, non-breaking and other spaces into one space; line feeds stay."""
    return _SPACES.sub(" ", text)
