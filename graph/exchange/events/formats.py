"""Formats of event tables: what is known of each (data/events/formats.yaml), and which one a table is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from polgraph.ontology.errors import ErrorCode, PolgraphError


class EventFormat(StrEnum):
    """Formats of event tables."""

    GDELT = "gdelt"
    ICEWS = "icews"
    POLECAT = "polecat"
    ACLED = "acled"


@dataclass(frozen=True, slots=True)
class Layout:
    """What is known of a format.

    Attributes:
        format: the format.
        title: its name for people.
        confidence: of its statements, where the user names none.
        header: its columns in order, where its files have no header; else empty.
        known_by: columns that tell it from others.
        columns: what is wanted of a row, and the column that holds it.
    """

    format: EventFormat
    title: str
    confidence: float
    header: tuple[str, ...]
    known_by: frozenset[str]
    columns: Mapping[str, str]


@cache
def _data() -> dict[str, Any]:
    source = files("polgraph.graph").joinpath("data", "events", "formats.yaml")
    content: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return content


def layout(style: EventFormat) -> Layout:
    """What is known of a format."""
    entry = _data()[style.value]
    header = tuple(str(entry.get("header", "")).split())
    return Layout(style, entry["title"], entry["confidence"], header, frozenset(entry["known_by"]), entry["columns"])


def acled_events() -> Mapping[str, tuple[str, str | None, int | str]]:
    """For each ACLED sub-event the event type, the mode or None, and who acts: 1, 2 or `both`."""
    return {name: tuple(entry) for name, entry in _data()["acled_events"].items()}


def acled_without() -> frozenset[str]:
    """ACLED sub-events that state no relation between the two actors."""
    return frozenset(_data()["acled_without"])


def acled_kind(role: str) -> str | None:
    """The type of an actor by ACLED's name or number of its kind: `State forces`, in other years `State Forces`."""
    kinds: Mapping[str, str] = _data()["acled_kinds"]
    key = role.casefold()
    return kinds.get(key) or kinds.get(key.removesuffix("s"))


def icews_kind(sectors: str) -> str | None:
    """The type of an actor that ICEWS names by what it is (`Police (Kenya)`), by its sectors, which commas part."""
    kinds: Mapping[str, str] = _data()["icews_kinds"]
    return next((kinds[one.strip()] for one in sectors.split(",") if one.strip() in kinds), None)


def told(cells: Sequence[str], delimiter: str) -> EventFormat:
    """The format of a table by its first line: by the names of its columns, or their number where it has no header.

    Args:
        cells: the cells of the first line.
        delimiter: what parts them.

    Raises:
        PolgraphError: INPUT_INVALID if it is of none.
    """
    names = frozenset(cell.strip() for cell in cells)
    for style in EventFormat:
        known = layout(style)
        if known.known_by <= names or (known.header and len(cells) == len(known.header) and delimiter == "\t"):
            return style
    raise PolgraphError(
        ErrorCode.INPUT_INVALID,
        "The file is no table of events that is known.",
        f"Give one of {', '.join(layout(style).title for style in EventFormat)}, or say which it is with --format.",
    )
