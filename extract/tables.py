"""Reading of the tab-separated data files beside the code."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

EMPTY = "-"


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `extract/data/<name>` as dictionaries by column; an empty cell (`-`) becomes an empty string.

    Args:
        name: path below `extract/data`, such as `actors/states.tsv`.

    Raises:
        PolgraphError: (DATA_INVALID) when a row has not as many cells as the header.
    """
    source = files("polgraph.extract").joinpath("data", *name.split("/"))
    return tuple(_rows(name, source.read_text(encoding="utf8")))


def _rows(name: str, text: str) -> Iterator[dict[str, str]]:
    header: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        if len(cells) != len(header):
            raise PolgraphError(
                ErrorCode.DATA_INVALID,
                f"{name}:{number} has {len(cells)} cells, the header has {len(header)}.",
                "Separate the cells by single tabs and write - for an empty one.",
            )
        yield {column: "" if cell == EMPTY else cell for column, cell in zip(header, cells, strict=True)}


@cache
def fingerprint() -> str:
    """The first 8 hexadecimal digits of a hash over all data files, so that a changed lexicon is another extractor."""
    digest = hashlib.sha256()
    for path, item in _data_files(files("polgraph.extract").joinpath("data")):
        content = item.read_bytes()
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:8]


def _data_files(folder: Traversable, below: str = "") -> Iterator[tuple[str, Traversable]]:
    """Path and file in a fixed order, without what editors and systems leave behind (hidden files, backups)."""
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.name.startswith(".") or item.name.endswith("~"):
            continue
        if item.is_dir():
            yield from _data_files(item, f"{below}{item.name}/")
        else:
            yield f"{below}{item.name}", item


def listed(cell: str) -> tuple[str, ...]:
    """The alternatives of a cell, which stand between `|`."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def flags(cell: str) -> frozenset[str]:
    """The flags of a cell, which stand between `;` (or `|`)."""
    return frozenset(part.strip() for part in cell.replace("|", ";").split(";") if part.strip())
