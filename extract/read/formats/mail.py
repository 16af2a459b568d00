"""Messages: newsletters as single files (EML) or in a mailbox (mbox)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import TYPE_CHECKING, BinaryIO

from polgraph.extract.read.blob import Blob, Row, whole
from polgraph.extract.read.dates import maybe_date
from polgraph.extract.read.decoding import decode
from polgraph.extract.read.formats.letters import Letter, opened
from polgraph.extract.read.limits import HEAD, LARGEST_DOCUMENT, LONGEST_FIELDS, MOST_PARTS, too_large
from polgraph.extract.read.markup import markup_text
from polgraph.extract.read.names import mail_name
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.extract.read.reader import Context, Found, Head

_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,70}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,200}){2,}")
_TELLING = re.compile(
    rb"^(?:from|date|message-id|mime-version|received|return-path|delivered-to|subject|to):",
    re.IGNORECASE | re.MULTILINE,
)
_ENOUGH = 3
_MESSAGE = "message/rfc822"
_DOCUMENTS = frozenset({"application/pdf", "application/msword", "application/rtf"})
# What mail programs attach on their own: pictures, signatures, invitations, cards.
_UNTOLD = (
    "image/",
    "audio/",
    "video/",
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
    "application/pgp",
    "application/pkcs7",
    "application/x-pkcs7",
    "application/ics",
    "application/ms-tnef",
    "message/",
)
_ENVELOPE = re.compile(rb"From \S+ .*\d{4}\s*$")
# The fields that the standard library takes apart, with their further lines.
_PARSED = re.compile(
    rb"^(?:subject|from|date|message-id|content-[a-z-]{1,30}):[^\n]*+(?:\n[ \t][^\n]*+)*+", re.IGNORECASE | re.MULTILINE
)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def _is_message(data: bytes) -> bool:
    """Whether header fields of a message begin some bytes, at least three that messages have."""
    found = _HEADER.match(data.replace(b"\r\n", b"\n")[:HEAD])
    return found is not None and len({one.lower() for one in _TELLING.findall(found[0])}) >= _ENOUGH


class MailReader:
    """One message in a file."""

    name = "message"

    def sniff(self, head: Head) -> bool:
        """Whether a message's header begins the file."""
        return _is_message(head.data)

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Found:  # noqa: ARG002 - as all readers
        """The message as an article."""
        yield from _rows(whole(stream, blob.where), blob.where, blob.stem)


class MboxReader:
    """A mailbox: many messages in a file."""

    name = "mbox"

    def sniff(self, head: Head) -> bool:
        """Whether the line that parts messages begins the file, with a message's header below it."""
        first, _, rest = head.data.partition(b"\n")
        return _ENVELOPE.match(first) is not None and _is_message(rest)

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Found:  # noqa: ARG002 - as all readers
        """An article a message, named by its Message-ID."""
        for number, data in enumerate(_messages(stream), start=1):
            where = f"{blob.where}, message {number}"
            try:
                if data is None:
                    raise too_large(where, f"is larger than {LARGEST_DOCUMENT // 1_000_000} MB")
                yield from _rows(data, where, None)
            except PolgraphError as error:
                yield error


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """The messages of a mailbox one by one; None for one that is too large."""
    parts: list[bytes] = []
    size, blank, begun = 0, True, False
    while line := stream.readline(HEAD):
        if blank and _ENVELOPE.match(line):
            if begun:
                yield _ESCAPED.sub(rb"\1", b"".join(parts)) if size <= LARGEST_DOCUMENT else None
            parts, size, begun = [], 0, True
        else:
            size += len(line)
            if size <= LARGEST_DOCUMENT:
                parts.append(line)
        blank = not line.strip()
    if begun:
        yield _ESCAPED.sub(rb"\1", b"".join(parts)) if size <= LARGEST_DOCUMENT else None


def _rows(data: bytes, where: str, stem: str | None) -> Iterator[Row | PolgraphError]:
    """A message, and those that are forwarded with it as attachments, each an article; an error for each other one."""
    if data.count(b"\n--") > MOST_PARTS:
        raise too_large(where, f"has more than {MOST_PARTS:,} parts")
    if sum(found.end() - found.start() for found in _PARSED.finditer(data)) > LONGEST_FIELDS:
        raise too_large(where, f"has more than {LONGEST_FIELDS:,} characters of header fields")
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        forwarded = [part.get_content() for part in message.walk() if part.get_content_type() == _MESSAGE]
        inner = [_row(one, f"{where}, attached message {n}", None) for n, one in enumerate(forwarded, start=1)]
        rows = [one for one in (_row(message, where, stem), *inner) if one.text.strip()]
        untold = [_unread(part, where) for part in message.walk() if _is_document(part)]
    except (LookupError, ValueError, AttributeError, TypeError, RecursionError) as error:
        # The parser of the standard library stumbles in many ways over broken headers.
        problem = f"{where} is no valid message ({type(error).__name__})"
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{problem}.", "Leave it out.") from error
    if not rows and not untold:
        raise PolgraphError(ErrorCode.INPUT_EMPTY, f"{where} is a message without text.", "Leave it out.")
    yield from rows
    yield from untold


def _is_document(part: EmailMessage) -> bool:
    """Whether a part of a message is a document that is attached to it, and no picture, card or key."""
    kind = part.get_content_type()
    if part.is_multipart() or kind == _MESSAGE or kind.startswith(_UNTOLD):
        return False
    return part.get_content_disposition() == "attachment" or (kind in _DOCUMENTS and bool(part.get_filename()))


def _unread(part: EmailMessage, where: str) -> PolgraphError:
    name = " ".join(str(part.get_filename() or "without a name").split())[:200]
    problem = f"{where}: the attachment {name} ({part.get_content_type()}) is not read."
    return PolgraphError(ErrorCode.INPUT_INVALID, problem, "Save it and give the file.")


def _row(message: EmailMessage, where: str, stem: str | None) -> Row:
    subject, sender, sent, number = (message.get(name) for name in ("Subject", "From", "Date", "Message-ID"))
    publisher = parseaddr(str(sender or ""))[0] or None
    mark = mail_name(str(number)) if number else ""
    name = mark if stem is None else stem
    title = str(subject or "").strip() or None
    letter = opened(Letter(_text(message, where), title, publisher, maybe_date(str(sent or ""))))
    return Row(name, letter.text, where, letter.title, letter.published, letter.publisher)


def _text(message: EmailMessage, where: str) -> str:
    """The plain text of a message, or else the text of its HTML."""
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    data = body.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    text = decode(data, where, body.get_content_charset())
    return markup_text(text) if body.get_content_type() == "text/html" else text
