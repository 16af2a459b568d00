"""Plain CSV and Wikidata query results: rows with named columns, of which several may speak of one actor."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from polgraph.graph.known.countries import split_office, state_of
from polgraph.graph.known.drafts import Draft, RowError, Rows, checked_name, dated
from polgraph.graph.known.names import clean_name, is_name, known_data
from polgraph.graph.known.records import KnownFormat
from polgraph.graph.resolve import name_key
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.graph.known.source import Source
    from polgraph.graph.resolution.records import KnownActor

_DELIMITERS = ",\t;|"
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")
_ADDRESS = re.compile(r"https?://\S+")
# Codes of countries have at most so many letters.
_CODE = 3
_ALIAS_MARKS = re.compile(r"[|;]")
Row = Mapping[str, str]
"""One row: cells by normalised name of their column."""


def column_key(name: str) -> str:
    """A column's name as it is compared: small letters and digits only."""
    return "".join(char for char in name.casefold() if char.isalnum())


@cache
def _columns(field: str) -> tuple[str, ...]:
    return tuple(known_data()["columns"][field])


def cell(row: Row, field: str) -> str:
    """What a row says in the first column for a field that is filled, links to items and pages left out."""
    filled = (row.get(column, "").strip() for column in _columns(field))
    return next((text for text in filled if text and not _ADDRESS.fullmatch(text) and not _ITEM.fullmatch(text)), "")


def _item(row: Row, field: str) -> str:
    """The Wikidata item in a field's columns; empty if there is none."""
    found = (_ITEM.fullmatch(row.get(column, "").strip()) for column in _columns(field))
    return next((match[1] for match in found if match), "")


def split_aliases(row: Row) -> list[str]:
    """The aliases of a row: between `|` or `;`, or, as Wikidata's label service lists them, between commas."""
    text = cell(row, "aliases")
    if _ALIAS_MARKS.search(text):
        return _ALIAS_MARKS.split(text)
    return text.split(", ") if row.get("itemaltlabel", "").strip() == text else [text]


def type_named(text: str) -> ActorType | None:
    """The type that a word or description means; None if none."""
    plain = f" {text.casefold().replace('_', ' ').strip()} "
    exact = plain.strip()
    types: dict[str, list[str]] = known_data()["types"]
    for name, words in types.items():
        if exact in words or exact.replace(" ", "_") in words:
            return ActorType(name)
    return next((ActorType(name) for name, words in types.items() if any(f" {word} " in plain for word in words)), None)


@dataclass(frozen=True, slots=True)
class _Table:
    """Makes actors of rows.

    Attributes:
        rows: where problems go.
        persons: whether rows with an office, a party or dates but no type are persons.
        strange: the countries that the catalogue does not know, in compared form, each with its first row, that row's
            name, and how it is written.
    """

    rows: Rows
    persons: bool
    strange: dict[str, tuple[int, str, str]] = field(default_factory=dict)

    def actors(self, numbered: Iterator[tuple[int, Row]]) -> Iterator[KnownActor]:
        """The actors of all rows, in order of their first rows."""
        drafts: dict[str, Draft] = {}
        for number, row in numbered:
            try:
                self._add(number, row, drafts)
            except RowError as error:
                self.rows.reject(number, str(error), ", ".join(text for text in row.values() if text))
        self._settle_countries(drafts.values())
        yield from (draft.actor() for draft in drafts.values())

    def _add(self, number: int, row: Row, drafts: dict[str, Draft]) -> None:
        name = self._name(row)
        given = (_item(row, "id") or cell(row, "id")) if any(column in row for column in _columns("id")) else ""
        # A further row of an actor need not say again what it is.
        kind = drafts[given].type if given in drafts and not cell(row, "type") else self._type(row)
        country = self._country(number, row)
        key = given or "|".join((name_key(name), kind.value, country or ""))
        draft = drafts.setdefault(key, Draft(key, kind))
        if draft.type is not kind and cell(row, "type"):
            self.rows.leave_out(number, f"type {kind.value}, in an earlier row {draft.type.value}", name)
        draft.names += [one for one in (name, *map(clean_name, split_aliases(row))) if one and is_name(one)]
        draft.country = draft.country or country
        draft.sector = draft.sector or self._sector(number, row)
        self._tenure(number, row, draft)
        party = clean_name(cell(row, "party"))
        draft.memberships += [part.strip() for part in _ALIAS_MARKS.split(party) if part.strip()]
        item = _item(row, "wikidata")
        draft.identifiers += [("wikidata", item)] if item else []

    def _name(self, row: Row) -> str:
        text = cell(row, "name")
        if not text and _item(row, "name"):
            raise RowError(f"no label: only the item {_item(row, 'name')}")
        return checked_name(text)

    def _type(self, row: Row) -> ActorType:
        said = cell(row, "type")
        kind = type_named(said) if said else self.rows.type
        if kind is None and said:
            raise RowError(f"unknown type {said[:40]!r}")
        if kind is None and self.persons and any(cell(row, field) for field in ("position", "party", "start", "end")):
            kind = ActorType.PERSON
        if kind is None:
            raise RowError("no type: no column says what kind of actor it is")
        return kind

    def _country(self, number: int, row: Row) -> str | None:
        said = cell(row, "country") or _item(row, "country")
        country = state_of(said) if said else None
        if country or not said:
            return country
        if not is_name(clean_name(said)) or _ITEM.fullmatch(said) or (len(said) <= _CODE and said.isupper()):
            self.rows.leave_out(number, f"country {said[:40]!r} is not in the catalogue", cell(row, "name"))
            return None
        self.strange.setdefault(name_key(said), (number, cell(row, "name"), said))
        return clean_name(said)

    def _settle_countries(self, drafts: Collection[Draft]) -> None:
        """Bring countries that the catalogue does not know to the names of the states in this file; tell of others."""
        states = {
            name_key(name): draft.names[0] for draft in drafts if draft.type is ActorType.STATE for name in draft.names
        }
        for draft in drafts:
            if draft.type is ActorType.STATE:
                draft.country = draft.country or state_of(draft.names[0]) or draft.names[0]
            elif draft.country and name_key(draft.country) in self.strange:
                draft.country = states.get(name_key(draft.country), draft.country)
        for key, (number, name, said) in self.strange.items():
            if key not in states:
                self.rows.doubt(number, f"country {said[:40]!r} is not in the catalogue: kept as it is written", name)

    def _sector(self, number: int, row: Row) -> str | None:
        from polgraph.ontology.load import load_ontology

        said = cell(row, "sector").upper()
        if not said or said in {term.name for term in load_ontology().sectors}:
            return said or None
        self.rows.leave_out(number, f"unknown sector {said[:40]!r}", cell(row, "name"))
        return None

    def _tenure(self, number: int, row: Row, draft: Draft) -> None:
        said = clean_name(cell(row, "position"))
        if not said:
            return
        for part in _ALIAS_MARKS.split(said):
            title, of = split_office(part.strip())
            of = state_of(cell(row, "of")) or clean_name(cell(row, "of")) or of
            draft.offices.append(
                dated(
                    title,
                    of,
                    cell(row, "start"),
                    cell(row, "end"),
                    lambda reason: self.rows.leave_out(number, reason, draft.names[0]),
                )
            )


def delimiter(head: str) -> str:
    """The character that separates the cells of a CSV file: the most frequent candidate of its first line."""
    line = next((line for line in head.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=lambda mark: (line.count(mark), -_DELIMITERS.index(mark)))


def header(head: str) -> list[str]:
    """The names of the columns of a CSV file as they are compared; none if there is no header."""
    lines = [line for line in head.splitlines() if line.strip()]
    try:
        cells = next(csv.reader(lines[:1], delimiter=delimiter(head)), [])
    except csv.Error:
        return []
    return [column_key(name) for name in cells]


def _csv_rows(source: Source, rows: Rows) -> Iterator[tuple[int, Row]]:
    """The rows of a CSV file by line number, those with another number of cells than the header reported."""
    with source.text() as stream:
        reader = csv.reader(stream, delimiter=delimiter(source.head()))
        columns: list[str] | None = None
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                rows.reject(reader.line_num, f"no CSV: {error}", "")
                continue
            if not any(text.strip() for text in cells):
                continue
            if columns is None:
                columns = [column_key(name) for name in cells]
            elif len(cells) > len(columns) and any(text.strip() for text in cells[len(columns) :]):
                rows.reject(reader.line_num, f"{len(cells)} cells, the header has {len(columns)}", ", ".join(cells))
            else:
                yield reader.line_num, _by_column(columns, cells)


def _by_column(columns: list[str], cells: list[str]) -> Row:
    """Cells by column; of two columns of one name the first counts."""
    found: dict[str, str] = {}
    for column, text in zip(columns, cells, strict=False):
        found.setdefault(column, text)
    return found


class CsvReader:
    """Plain CSV with a header: name, type, country, aliases, office, start, end, party, id."""

    format = KnownFormat.CSV

    def fits(self, head: str) -> bool:
        """Whether the first line names columns, one of them for names."""
        columns = header(head)
        return len(columns) > 1 and not set(_columns("name")).isdisjoint(columns)

    def read(self, source: Source, rows: Rows) -> Iterator[KnownActor]:
        """The actors of a file; rows of one id, or of one name, type and country, are one actor."""
        return _Table(rows, persons=False).actors(_csv_rows(source, rows))


class WikidataReader:
    """Wikidata query results: SPARQL JSON, the query service's short JSON, or CSV; several rows an item."""

    format = KnownFormat.WIKIDATA

    def fits(self, head: str) -> bool:
        """Whether it is a result in JSON, or CSV with a column of items."""
        if head.lstrip().startswith(("{", "[")):
            return '"bindings"' in head or "wikidata.org/entity/Q" in head
        columns = header(head)
        lines = [line for line in head.splitlines() if line.strip()]
        try:
            first = next(csv.reader(lines[1:2], delimiter=delimiter(head)), [])
        except csv.Error:
            return False
        return any(
            column in _columns("wikidata") and _ITEM.fullmatch(text.strip())
            for column, text in zip(columns, first, strict=False)
        )

    def read(self, source: Source, rows: Rows) -> Iterator[KnownActor]:
        """The actors of a result; JSON is read as a whole, as the query service limits its size."""
        is_json = source.head().lstrip().startswith(("{", "["))
        numbered = _bindings(source, rows) if is_json else _csv_rows(source, rows)
        return _Table(rows, persons=True).actors(numbered)


def _bindings(source: Source, rows: Rows) -> Iterator[tuple[int, Row]]:
    with source.text() as stream:
        try:
            content = json.load(stream)
            found = content if isinstance(content, list) else content["results"]["bindings"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise PolgraphError(
                ErrorCode.INPUT_INVALID,
                f"{source.path} is no complete Wikidata query result.",
                'Save the result of a query as JSON ({"head": …, "results": {"bindings": [ … ]}}) or CSV.',
            ) from error
    for number, binding in enumerate(found if isinstance(found, list) else [], start=1):
        if not isinstance(binding, dict):
            rows.reject(number, "no JSON object", str(binding))
            continue
        values = {name: value.get("value") if isinstance(value, dict) else value for name, value in binding.items()}
        yield number, {column_key(name): text for name, text in values.items() if isinstance(text, str)}
