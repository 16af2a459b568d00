"""Which reader an input needs, and what becomes of those that break it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from polgraph.extract.read.decoding import encoding_of
from polgraph.extract.read.limits import HEAD
from polgraph.extract.read.reader import Context, Found, Head, Reader
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.extract.read.blob import Blob


def read_blob(blob: Blob, fields: Mapping[str, str]) -> Found:
    """The articles of an input, each as found, and an error for each that cannot be read.

    Args:
        blob: the input.
        fields: columns that the user named, by field of an article.
    """
    context = Context(lambda inner: read_blob(inner, fields), fields)
    known = "text"
    try:
        with blob.open() as stream:
            data = stream.read(HEAD)
            stream.seek(0)
            reader = reader_of(data, blob, fields)
            known = reader.name
            yield from reader.read(stream, blob, context)
    except PolgraphError as error:
        yield error
    except Exception as error:  # noqa: BLE001 - libraries break in their own ways on broken files: the batch goes on
        # What the system refuses has a reason of the system's; libraries raise the same class for damage.
        if isinstance(error, OSError) and error.strerror:
            problem = f"{blob.where} cannot be read: {error.strerror}."
            yield PolgraphError(ErrorCode.INPUT_NOT_FOUND, problem, "Check the file and its permissions.")
            return
        problem = f"{blob.where} cannot be read as {known} ({type(error).__name__}: {str(error)[:200]})."
        yield PolgraphError(ErrorCode.INPUT_INVALID, problem, "It may be damaged; leave it out or convert it.")


def reader_of(data: bytes, blob: Blob, fields: Mapping[str, str] = MappingProxyType({})) -> Reader:
    """The reader that an input needs.

    Args:
        data: its first bytes.
        blob: the input.
        fields: columns that the user named, by field of an article.
    """
    # The readers are loaded with the first input, and with them the parsers of the standard library.
    from polgraph.extract.read.formats import READERS

    encoding = encoding_of(data, blob.charset)
    head = Head(data, data.decode(encoding, errors="replace") if encoding else "", blob, fields)
    return next(reader for reader in READERS if reader.sniff(head))
