"""JSONL: one article a line, with `id`, `date`, `title` and `text`, or under the names of NGEC and other corpora."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from polgraph.extract.read.blob import Blob, Row, empty, whole
from polgraph.extract.read.decoding import decode
from polgraph.extract.read.fields import row
from polgraph.extract.read.lines import bounded_lines
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.extract.read.reader import Context, Head

_OBJECT = re.compile(r'\s*\{\s*(?:["}]|\Z)')
_DOCUMENT = re.compile(r"\ufeff?\s*(?:\[\s*\{|\{[ \t]*\r?\n)")
_ADVICE = 'Write one JSON object a line: {"id": "a1", "date": "2020-12-26", "title": "…", "text": "…"}.'


class JsonReader:
    """One JSON document: a list of objects, or one object over several lines."""

    name = "JSON"

    def sniff(self, head: Head) -> bool:
        """Whether a list of objects, or an object that does not end in its first line, begins the text."""
        return _DOCUMENT.match(head.text) is not None

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Iterator[Row | PolgraphError]:
        """An article or an error an object."""
        text = decode(whole(stream, blob.where), blob.where, blob.charset)
        try:
            content: Any = json.loads(text.removeprefix("\ufeff"))
        except (RecursionError, ValueError) as error:
            raise PolgraphError(
                ErrorCode.INPUT_INVALID, f"{blob.where}: not valid JSON ({str(error)[:200]}).", _ADVICE
            ) from error
        for number, entry in enumerate(content if isinstance(content, list) else [content], start=1):
            where = f"{blob.where}, object {number}"
            try:
                yield _record(entry, where, context)
            except PolgraphError as error:
                yield error


class JsonlReader:
    """Lines of JSON objects."""

    name = "JSONL"

    def sniff(self, head: Head) -> bool:
        """Whether a JSON object begins the text."""
        return _OBJECT.match(head.text) is not None or head.blob.suffix in {".jsonl", ".ndjson"}

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Iterator[Row | PolgraphError]:
        """An article or an error a line; blank lines are skipped."""
        found = False
        for number, line in bounded_lines(stream, blob.where, blob.charset):
            if isinstance(line, PolgraphError):
                yield line
            elif line.strip():
                try:
                    yield _row(line, f"{blob.where}, line {number}", context)
                except PolgraphError as error:
                    yield error
            else:
                continue
            found = True
        if not found:
            raise empty(blob.where)


def _row(line: str, where: str, context: Context) -> Row:
    try:
        entry: Any = json.loads(line.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        problem = f"not valid JSON ({error.msg}, column {error.colno})"
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{where}: {problem}.", _ADVICE) from error
    except (RecursionError, ValueError) as error:
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{where}: not valid JSON ({error}).", _ADVICE) from error
    return _record(entry, where, context)


def _record(entry: Any, where: str, context: Context) -> Row:  # noqa: ANN401 - any JSON
    if not isinstance(entry, dict):
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{where}: not a JSON object.", _ADVICE)
    return row(entry, where, context.fields, _ADVICE)
