"""Bytes to text: UTF-8, or UTF-16 with a byte order mark; anything else is refused with advice."""

from __future__ import annotations

import codecs
import re

from polgraph.ontology.errors import ErrorCode, PolgraphError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MAGIC = {
    b"%PDF": "a PDF file; turn it into text first, for instance with pdftotext",
    b"PK\x03\x04": "a ZIP archive or office document; save it as plain text or unpack it first",
    b"\x1f\x8b": "compressed with gzip; unpack it first (gunzip)",
    b"\xd0\xcf\x11\xe0": "an office document; save it as plain text first",
}
_HTML = re.compile(r"\s*(?:<!doctype html|<html|<\?xml)", re.IGNORECASE)


def _binary(where: str, hint: str) -> PolgraphError:
    return PolgraphError(ErrorCode.INPUT_BINARY, f"{where} is not a text file.", hint)


def decode(data: bytes, where: str) -> str:
    """Decode the bytes of one input.

    Args:
        data: the whole content.
        where: its name, for the message.

    Raises:
        PolgraphError: INPUT_EMPTY, INPUT_BINARY, INPUT_ENCODING, or INPUT_INVALID for a web page.
    """
    if not data.strip():
        raise PolgraphError(ErrorCode.INPUT_EMPTY, f"{where} is empty.", "Give a file with the text of an article.")
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise _binary(where, f"It is {kind}.")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in data:
        raise _binary(where, "Give plain text in UTF-8 (UTF-16 needs a byte order mark).")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise PolgraphError(
            ErrorCode.INPUT_ENCODING,
            f"{where} is not in {encoding.removesuffix('-sig').upper()} (byte {error.start}).",
            "Convert it, for instance: iconv -f WINDOWS-1252 -t UTF-8 FILE > FILE.utf8.txt",
        ) from error
    if not text.strip():
        raise PolgraphError(ErrorCode.INPUT_EMPTY, f"{where} is empty.", "Give a file with the text of an article.")
    if _HTML.match(text):
        raise PolgraphError(
            ErrorCode.INPUT_INVALID, f"{where} is a web page, not plain text.", "Save the article's text and give that."
        )
    return text
