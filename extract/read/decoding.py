"""Bytes to text: byte order mark, declared encoding, UTF-8, or what the bytes look like, in this order."""

from __future__ import annotations

import codecs

from polgraph.extract.read.limits import HEAD
from polgraph.ontology.errors import ErrorCode, PolgraphError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = "cp1252"
"""Windows-1252: what Western pages without a declared encoding are in (WHATWG, Encoding, labels of ISO-8859-1)."""
# Every other byte of Latin text in UTF-16 is zero; of text with stray null characters hardly one is.
_WIDE, _STRAY = 0.4, 0.01
_FEWEST = 4
# English in a Western encoding is ASCII but for names and quotation marks.
_MOSTLY = 0.9
# A text in UTF-8 may have been cut or damaged in a place or two.
_DAMAGED = 10
# Codecs of Python's own, which no carrier means; the first takes time with the square of the length.
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"})
_WIDE_NAMES = ("utf-16", "utf-32")
_HINT = "Convert it, for instance: iconv -f WINDOWS-1252 -t UTF-8 FILE > FILE.utf8.txt"


def encoding_of(data: bytes, declared: str | None = None) -> str | None:
    """The name of the encoding that some bytes are in; None where they are no text.

    Args:
        data: the bytes, or the first of them.
        declared: what the carrier of the bytes says, taken where it can be true.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    wide = _wide(data)
    if wide is not None:
        return wide
    if data.count(0) > _STRAY * len(data):
        return None
    utf8 = _utf8(data)
    if declared is not None and _fits(data, declared):
        name = _python_name(declared)
        # Converted since: as browsers do, who read a declaration in bytes of ASCII.
        return "utf-8" if utf8 and name.startswith(_WIDE_NAMES) else name
    if utf8:
        return "utf-8"
    if sum(byte < 0x80 for byte in data[:HEAD]) > _MOSTLY * len(data[:HEAD]):
        return WESTERN
    from charset_normalizer import from_bytes

    best = from_bytes(data[:HEAD]).best()
    return best.encoding if best is not None else None


def decode(data: bytes, where: str, declared: str | None = None) -> str:
    """Decode the bytes of one document; null characters are dropped.

    Args:
        data: the whole content.
        where: its name, for the message.
        declared: what its carrier says of its encoding.

    Raises:
        PolgraphError: INPUT_BINARY if it is no text, INPUT_ENCODING if its encoding cannot be told.
    """
    encoding = encoding_of(data, declared)
    if encoding is None:
        raise (
            not_text(where)
            if data.count(0)
            else PolgraphError(ErrorCode.INPUT_ENCODING, f"The encoding of {where} cannot be told.", _HINT)
        )
    return data.decode(encoding, errors="replace").replace("\0", "")


def not_text(
    where: str, hint: str = "Give text, or one of the formats that `polgraph extract --help` names."
) -> PolgraphError:
    """The error for bytes that are neither text nor a format that is read."""
    return PolgraphError(ErrorCode.INPUT_BINARY, f"{where} is not a text file.", hint)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark, in either order of bytes, or None."""
    half = min(len(data), HEAD) // 2
    head = data[: half * 2]
    if half < _FEWEST:
        return None
    for zeros, others, name in ((head[1::2], head[::2], "utf-16-le"), (head[::2], head[1::2], "utf-16-be")):
        if zeros.count(0) > _WIDE * half and others.count(0) <= _STRAY * half and _fits(data, name):
            return name
    return None


def is_charset(name: str) -> bool:
    """Whether a declared name is that of an encoding of texts: Python's codecs unpack archives, too."""
    try:
        _python_name(name)
    except (LookupError, UnicodeError, ValueError):
        return False
    return True


def _python_name(name: str) -> str:
    """The codec of a declared name; Latin-1 and ASCII are read as Windows-1252, as browsers do.

    Raises:
        LookupError: if there is none, or it does not read texts.
    """
    found = codecs.lookup(name.strip()).name
    if found in _NO_CHARSETS:
        raise LookupError(name)
    b" ".decode(found, errors="replace")
    return WESTERN if found in {"iso8859-1", "ascii"} else found


def _fits(data: bytes, name: str) -> bool:
    """Whether bytes can be in an encoding; the last character may be cut."""
    try:
        codecs.getincrementaldecoder(_python_name(name))().decode(data)
    except (LookupError, UnicodeError, ValueError):
        return False
    return True


def _utf8(data: bytes) -> bool:
    """Whether bytes are in UTF-8, but for a few that are damaged."""
    if _fits(data, "utf-8"):
        return True
    text = data.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - wrong > _DAMAGED * wrong
