"""Fields of records (lines of JSON, rows of tables) to articles: which name means what, and what is not valid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from polgraph.extract.read.blob import Row
from polgraph.extract.read.dates import field_date
from polgraph.extract.read.limits import LONGEST_NAME
from polgraph.ontology.errors import ErrorCode, PolgraphError

# `event_text` and `headline` as in the input of NGEC; the rest are the names that news corpora and crawlers use.
KNOWN: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "text": ("text", "event_text", "body", "content", "maintext", "article_text"),
    "title": ("title", "headline"),
    "date": ("date", "published", "date_publish", "publication_date", "pub_date"),
    "publisher": ("publisher", "source", "outlet"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
    "author": ("author", "authors", "byline"),
}
"""For each field of an article the names that it goes by, the first that is there counting."""


def parse_fields(options: Iterable[str]) -> dict[str, str]:
    """Read values of `--field`: `title=headline` says that the column `headline` holds the title.

    Raises:
        PolgraphError: OPTION_INVALID if one is not of this form.
    """
    fields = {}
    for option in options:
        field, found, column = option.partition("=")
        if not found or field.strip() not in KNOWN or not column.strip():
            raise PolgraphError(
                ErrorCode.OPTION_INVALID,
                f"--field {option!r} is not understood.",
                f"Write FIELD=COLUMN, such as title=headline; fields are {', '.join(KNOWN)}.",
            )
        fields[field.strip()] = column.strip()
    return fields


def columns(names: Iterable[str], given: Mapping[str, str]) -> dict[str, str]:
    """For each field of an article the column that holds it, of those that there are.

    Args:
        names: the columns that there are.
        given: columns that the user named, by field.
    """
    there = {name.strip().casefold(): name for name in reversed(tuple(names))}
    found = {}
    for field, known in KNOWN.items():
        wanted = (given[field],) if field in given else known
        column = next((there[name.casefold()] for name in wanted if name.casefold() in there), None)
        if column is not None:
            found[field] = column
    return found


def row(record: Mapping[str, object], where: str, given: Mapping[str, str], advice: str) -> Row:
    """The article that a record is.

    Args:
        record: values by column.
        where: the record's place, for messages.
        given: columns that the user named, by field.
        advice: what the record should look like.

    Raises:
        PolgraphError: INPUT_INVALID, INPUT_EMPTY or DATE_INVALID.
    """

    def invalid(problem: str) -> PolgraphError:
        return PolgraphError(ErrorCode.INPUT_INVALID, f"{where}: {problem}.", advice)

    at = columns(record, given)
    texts: dict[str, str] = {}
    for field, column in at.items():
        value = record[column]
        if field == "author" and isinstance(value, list):
            value = "; ".join(name for name in value if isinstance(name, str))
        if field not in {"id", "date"} and value is not None and not isinstance(value, str):
            raise invalid(f'"{column}" is not a text')
        if isinstance(value, str):
            texts[field] = value
    if "text" not in texts:
        raise invalid(f'"{at.get("text", given.get("text", "text"))}" is missing or not a text')
    if not texts["text"].strip():
        raise PolgraphError(ErrorCode.INPUT_EMPTY, f'{where}: "{at["text"]}" is empty.', "Fill it or remove the line.")
    return Row(
        id=_name(record[at["id"]], invalid) if "id" in at else "",
        text=texts["text"],
        where=where,
        title=texts.get("title") or None,
        published=_day(record[at["date"]], where, invalid, at["date"]) if "date" in at else None,
        publisher=texts.get("publisher") or None,
        url=texts.get("url") or None,
        language=texts.get("language") or None,
        author=texts.get("author") or None,
        verbatim=True,
    )


def _name(value: object, invalid: Callable[[str], PolgraphError]) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int)) or not str(value).strip():
        raise invalid('"id" is missing or not a text')
    name = str(value).strip()
    if len(name) > LONGEST_NAME:
        raise invalid(f'"id" is longer than {LONGEST_NAME} characters')
    return name


def _day(value: object, where: str, invalid: Callable[[str], PolgraphError], column: str) -> date | None:
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise invalid(f'"{column}" is not a text')
    return field_date(value, where)
