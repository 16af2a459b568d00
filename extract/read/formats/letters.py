"""The text of a message without what mail programs put around it: forwards, quotations, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parseaddr

from polgraph.extract.read.dates import maybe_date

_FORWARDED = re.compile(r"-{2,}\s*forwarded (?:message|by)\b.{0,200}|begin forwarded message:", re.IGNORECASE)
_ORIGINAL = re.compile(r"-{2,}\s*original message\s*-{2,}|_{20,}", re.IGNORECASE)
# A field as mail programs print it below such a line, perhaps in bold.
_FIELD = re.compile(
    r"\*?(?P<name>from|sent|date|to|cc|bcc|reply-to|subject|importance)\s?:\*?\s*(?P<value>.*)", re.IGNORECASE
)
_WROTE = re.compile(r"(?:on .{6,150}|.{3,100}<[^<>@\s]+@[^<>\s]+>.{0,20})\bwrote:", re.IGNORECASE)
_FORWARDS = re.compile(r"\s*(?:fwd?|wg|tr)\s*:\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*<(?:mailto:)?[^<>\s]*>|\s*\[mailto:[^\]]*\]", re.IGNORECASE)
_CLOCK = re.compile(r"\s+at\s+(?=\d)")
_FEWEST_FIELDS, _MOST_FIELDS = 3, 12
# Forwards within forwards that are opened.
_DEEPEST = 5
# A signature has fewer lines; what is longer is a part of a newsletter below a rule.
_SIGNATURE = 12


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as a person reads it.

    Attributes:
        text: what was written, or what was forwarded.
        title: subject, or None.
        publisher: the first sender's name, or None.
        published: the day when the first sender sent it, or None.
    """

    text: str
    title: str | None
    publisher: str | None
    published: date | None


def opened(letter: Letter) -> Letter:
    """A message without its furniture; one that only forwards another is the other, with its sender, subject and day.

    Args:
        letter: the message as it came.
    """
    found = replace(letter, text=letter.text.replace("\r\n", "\n"))
    for _ in range(_DEEPEST):
        inner = _forwarded(found)
        if inner is None:
            break
        found = inner
    lines = _without_signature(_without_quotes(found.text.split("\n")))
    return replace(found, text="\n".join(lines))


def _forwarded(letter: Letter) -> Letter | None:
    """The message that another forwards in its text, or None; below a reply it is only quoted, and goes."""
    lines = letter.text.split("\n")
    at = next((n for n, line in enumerate(lines) if _begins(lines, n, line)), None)
    if at is None:
        return None
    marked = bool(_FORWARDED.fullmatch(_bare(lines[at])))
    above = "\n".join(lines[:at])
    if not marked and above.strip() and not _FORWARDS.match(letter.title or ""):
        return replace(letter, text=above)
    below = [_bare(line) for line in lines[at:]] if lines[at].startswith(">") else lines[at:]
    if marked or _ORIGINAL.fullmatch(_bare(lines[at])):
        below = below[1:]
    if any(line.strip() for line in below) and _quoted(below):
        below = [line.removeprefix(">").removeprefix(" ") for line in below]
    fields, length = _fields(below)
    if len(fields) < _FEWEST_FIELDS - marked:
        return None
    sender = fields.get("from", "")
    name = parseaddr(sender)[0] or _ADDRESS.sub("", sender).strip(" \"'") or None
    day = maybe_date(_CLOCK.sub(" ", fields.get("date") or fields.get("sent") or ""))
    title = _FORWARDS.sub("", fields.get("subject") or letter.title or "", count=1).strip() or None
    return Letter("\n".join(below[length:]), title, name or letter.publisher, day or letter.published)


def _begins(lines: Sequence[str], at: int, line: str) -> bool:
    """Whether the message that is forwarded or answered begins with a line."""
    bare = _bare(line)
    if not bare:
        return False
    if _FORWARDED.fullmatch(bare) or _ORIGINAL.fullmatch(bare):
        return len(_fields([_bare(one) for one in lines[at + 1 : at + 1 + 2 * _MOST_FIELDS]])[0]) >= _FEWEST_FIELDS - 1
    found = _FIELD.fullmatch(bare)
    if found is None or found["name"].casefold() != "from":
        return False
    fields, _ = _fields([_bare(one) for one in lines[at : at + 2 * _MOST_FIELDS]])
    return "subject" in fields and bool({"sent", "date"} & fields.keys())


def _bare(line: str) -> str:
    return line.lstrip("> \t").rstrip()


def _fields(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """The header fields that begin some lines, and the number of lines that they take."""
    fields: dict[str, str] = {}
    last = 0
    for number, line in enumerate(lines[: 2 * _MOST_FIELDS], start=1):
        found = _FIELD.fullmatch(line.strip())
        if found and found["name"].casefold() not in fields:
            fields[found["name"].casefold()] = found["value"].strip()
            last = number
        elif line.strip() and (number - last > 1 or not fields or not line.startswith((" ", "\t"))):
            # Some programs print a blank line between the fields, so that one does not end them.
            break
        elif line.strip():
            last = number
    return fields, last


def _quoted(lines: Sequence[str]) -> bool:
    """Whether nearly all lines are quoted."""
    filled = [line for line in lines if line.strip()]
    return sum(line.startswith(">") for line in filled) * 10 >= len(filled) * 9


def _without_quotes(lines: list[str]) -> list[str]:
    """The lines without those that are quoted, and without who wrote them; where all are, they are the text."""
    if not any(line.startswith(">") for line in lines):
        return lines
    own = [line for line in lines if not line.startswith(">")]
    kept = [line for line in own if not _WROTE.fullmatch(" ".join(line.split()))]
    if any(line.strip() for line in kept):
        return kept
    return [line.lstrip(">").removeprefix(" ") for line in lines if not _WROTE.fullmatch(" ".join(line.split()))]


def _without_signature(lines: list[str]) -> list[str]:
    """The lines above the mark of a signature (RFC 3676, 4.3), where no more follow than a signature has."""
    for at in range(len(lines) - 1, 0, -1):
        if lines[at] in {"-- ", "--"} and any(line.strip() for line in lines[:at]):
            return lines[:at] if sum(bool(line.strip()) for line in lines[at + 1 :]) <= _SIGNATURE else lines
    return lines
