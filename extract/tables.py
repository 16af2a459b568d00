"""Reading of the tab-separated data files beside the code."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from polgraph.ontology.tsv import actor_tables, table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `extract/data/<name>` as dictionaries by column; an empty cell (`-`) becomes an empty string.

    Args:
        name: path below `extract/data`, such as `actors/nouns.tsv`.

    Raises:
        PolgraphError: (DATA_INVALID) when a row has not as many cells as the header.
    """
    source = files("polgraph.extract").joinpath("data", *name.split("/"))
    return tuple(table_rows(name, source.read_text(encoding="utf8")))


@cache
def fingerprint() -> str:
    """The first 8 hexadecimal digits of a hash over all data files, so that a changed lexicon is another extractor.

    The tables of actors that are shared with the graph count as well.
    """
    digest = hashlib.sha256()
    folders = (files("polgraph.extract").joinpath("data"), ""), (actor_tables(), "shared/")
    for path, item in (found for folder, below in folders for found in _data_files(folder, below)):
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


def flags(cell: str) -> frozenset[str]:
    """The flags of a cell, which stand between `;` (or `|`)."""
    return frozenset(part.strip() for part in cell.replace("|", ";").split(";") if part.strip())


@cache
def words_by_class(name: str) -> dict[str, frozenset[str]]:
    """The words of a table with the columns `word` and `class`, by class.

    Raises:
        PolgraphError: (DATA_INVALID) when a line breaks the format.
    """
    rows = read_table(name)
    kinds = dict.fromkeys(row["class"] for row in rows)
    return {kind: frozenset(row["word"] for row in rows if row["class"] == kind) for kind in kinds}
